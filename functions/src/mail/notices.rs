//! What each mail says.

use domain::Form;
use domain::desk::Words;
use domain::instant::Instant;
use domain::program::Program;
use domain::reference::Reference;
use domain::texts::{self, Texts};

use super::notice::{Notice, Part};
use crate::link::Link;

/// A link to one of several submissions.
#[derive(Debug, Clone)]
pub struct OneLink {
    /// What was sent.
    pub form: String,
    /// When.
    pub sent: Instant,
    /// What opens it.
    pub link: Link,
}

impl Notice {
    /// A submission was received: a receipt to keep, and the person's own link.
    #[must_use]
    pub fn received(
        program: &Program,
        texts: &Texts,
        form: &Form,
        reference: &Reference,
        link: &Link,
    ) -> Self {
        let words =
            [texts::MAIL_RECEIVED_SUBJECT, texts::MAIL_RECEIVED_TITLE, texts::MAIL_RECEIVED_ABOUT];
        let id = format!("receipt.{reference}");
        let mut notice = Self::new(program, texts, form.lang.as_str(), id);
        notice = notice.saying(texts, words, &names(program, form));
        notice.parts = vec![quoted(texts, reference)];
        notice.parts.extend(own_link(texts, link));
        if !form.next.is_empty() {
            notice.parts.push(Part::Heading(texts.get(texts::MAIL_NEXT).to_owned()));
            notice.parts.push(Part::Lines(form.next.clone(), form.words_in.clone()));
        }
        notice
    }

    /// A submission was changed; the number of the change is its own.
    #[must_use]
    pub fn changed(
        program: &Program,
        texts: &Texts,
        form: &Form,
        (reference, revision): (&Reference, u32),
        link: &Link,
    ) -> Self {
        let words =
            [texts::MAIL_CHANGED_SUBJECT, texts::MAIL_CHANGED_TITLE, texts::MAIL_CHANGED_ABOUT];
        let id = format!("changed.{reference}.{revision}");
        let mut notice = Self::new(program, texts, form.lang.as_str(), id);
        notice = notice.saying(texts, words, &names(program, form));
        notice.parts = vec![quoted(texts, reference)];
        notice.parts.extend(own_link(texts, link));
        notice
    }

    /// A submission was withdrawn, and is erased at a moment.
    #[must_use]
    pub fn withdrawn(
        program: &Program,
        texts: &Texts,
        form: &Form,
        (reference, end): (&Reference, Instant),
        link: &Link,
    ) -> Self {
        let words = [
            texts::MAIL_WITHDRAWN_SUBJECT,
            texts::MAIL_WITHDRAWN_TITLE,
            texts::MAIL_WITHDRAWN_ABOUT,
        ];
        let id = format!("withdrawn.{reference}.{}", end.seconds());
        let day = day(texts, end);
        let [form_name, program_name] = names(program, form);
        let mut notice = Self::new(program, texts, form.lang.as_str(), id);
        notice = notice.saying(texts, words, &[form_name, program_name, ("date", &day)]);
        notice.parts = vec![quoted(texts, reference)];
        notice.parts.extend(own_link(texts, link));
        notice
    }

    /// The committee asks somebody for more: what, and their own link, where they answer. Each time
    /// that it asks them something is a mail of its own.
    #[must_use]
    pub fn asked(
        program: &Program,
        texts: &Texts,
        form: &Form,
        (reference, times): (&Reference, usize),
        questions: &[&Words],
        link: &Link,
    ) -> Self {
        let words =
            [texts::MAIL_QUESTION_SUBJECT, texts::MAIL_QUESTION_TITLE, texts::MAIL_QUESTION_ABOUT];
        let id = format!("question.{reference}.{times}");
        let mut notice = Self::new(program, texts, form.lang.as_str(), id);
        notice = notice.saying(texts, words, &names(program, form));
        let quote = |words: &&Words| Part::Quote(words.as_str().to_owned());
        notice.parts = questions.iter().map(quote).collect();
        let text = |key| texts.get(key).to_owned();
        notice.parts.extend([
            Part::Paragraph(text(texts::MAIL_QUESTION_ANSWER)),
            leading(texts, None, link),
            quoted(texts, reference),
        ]);
        notice
    }

    /// The links that somebody has asked for, who has this address.
    #[must_use]
    pub fn links(program: &Program, texts: &Texts, id: &str, links: &[OneLink]) -> Self {
        let words = [texts::MAIL_LINKS_SUBJECT, texts::MAIL_LINKS_TITLE, texts::MAIL_LINKS_ABOUT];
        let mut notice = Self::new(program, texts, program.lang.as_str(), format!("links.{id}"));
        notice = notice.saying(texts, words, &[("program", &program.name)]);
        notice.why = texts.get(texts::MAIL_LINKS_WHY).to_owned();
        let part = |one: &OneLink| {
            let sent = texts.get(texts::RECEIPT_SENT);
            let title = format!("{} ({sent}: {})", one.form, day(texts, one.sent));
            leading(texts, Some(title), &one.link)
        };
        notice.parts = links.iter().map(part).collect();
        notice
    }
}

fn names<'a>(program: &'a Program, form: &'a Form) -> [(&'static str, &'a str); 2] {
    [("form", &form.title), ("program", &program.name)]
}

fn quoted(texts: &Texts, reference: &Reference) -> Part {
    Part::Label {
        label: texts.get(texts::MAIL_REFERENCE).to_owned(),
        text: reference.to_string(),
        in_line: texts.apart(reference.as_str()),
    }
}

fn own_link(texts: &Texts, link: &Link) -> [Part; 3] {
    let text = |key| texts.get(key).to_owned();
    [
        Part::Heading(text(texts::MAIL_LINK)),
        Part::Paragraph(text(texts::MAIL_LINK_ABOUT)),
        leading(texts, None, link),
    ]
}

pub(super) fn leading(texts: &Texts, title: Option<String>, link: &Link) -> Part {
    let label = texts.get(texts::MAIL_CODE).to_owned();
    let code = link.code.as_str().to_owned();
    Part::Link { title, address: link.address.clone(), label, code }
}

/// A moment's day in words, by the calendar of UTC.
fn day(texts: &Texts, moment: Instant) -> String {
    moment.day().map(|day| texts.date(day)).unwrap_or_default()
}
