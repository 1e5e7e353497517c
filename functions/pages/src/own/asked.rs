//! What the committee asks a person, on the page of their own link, and the field in which they
//! answer.

use axum::response::Response;
use domain::desk::{Inquiry, InquiryId, NotWords, Words};
use domain::texts::{self, Texts};
use functions::http::Problem;

use super::shown::Shown;
use crate::PagesStore;
use crate::behind_link::day;
use crate::template::{fill, insert};

const AROUND: &str = include_str!("../../templates/own-asked.html");
const OPEN: &str = include_str!("../../templates/own-inquiry.html");
const ANSWERED: &str = include_str!("../../templates/own-answered.html");
const PROBLEM: &str = "<p class=\"problem\" id=\"problem-{{ID}}\">{{TEXT}}</p>";
const INVALID: &str =
    "aria-invalid=\"true\" aria-describedby=\"asked-{{ID}} problem-{{ID}}\" autofocus";
const VALID: &str = "aria-describedby=\"asked-{{ID}}\"";
const LINE: &str = "<p>{{LINE}}</p>";

/// An answer that can't be taken.
pub(super) struct Wrong<'a> {
    pub(super) id: &'a InquiryId,
    pub(super) typed: &'a str,
    pub(super) why: NotWords,
}

/// The questions as markup, those that are not answered first; nothing, where there are none.
pub(super) fn questions(
    texts: &Texts,
    inquiries: &[Inquiry],
    code: &str,
    wrong: Option<&Wrong<'_>>,
) -> String {
    if inquiries.is_empty() {
        return String::new();
    }
    let open = inquiries.iter().filter(|inquiry| inquiry.answer.is_none());
    let open = open.map(|inquiry| {
        let wrong = wrong.filter(|wrong| *wrong.id == inquiry.id);
        unanswered(texts, inquiry, code, wrong)
    });
    let answered = inquiries.iter().filter_map(|inquiry| answered(texts, inquiry));
    let all: String = open.chain(answered).collect();
    let around = fill(AROUND, &[("TITLE", texts.get(texts::OWN_ASKED_TITLE))]);
    insert(&around, "QUESTIONS", &all)
}

fn unanswered(texts: &Texts, inquiry: &Inquiry, code: &str, wrong: Option<&Wrong<'_>>) -> String {
    let id = ("ID", inquiry.id.as_str());
    let problem = wrong.map(|wrong| fill(PROBLEM, &[id, ("TEXT", &sentence(texts, wrong.why))]));
    let described = fill(if wrong.is_some() { INVALID } else { VALID }, &[id]);
    let asked = texts.say(texts::OWN_ASKED_ON, &[("date", &day(texts, inquiry.at))]);
    let words = [
        id,
        ("CODE", code),
        ("WHEN", &asked),
        ("LABEL", texts.get(texts::OWN_ANSWER)),
        ("SEND", texts.get(texts::OWN_ANSWER_SEND)),
        ("TYPED", wrong.map_or("", |wrong| wrong.typed)),
    ];
    let form = insert(&fill(OPEN, &words), "INVALID", &described);
    let form = insert(&form, "PROBLEM", &problem.unwrap_or_default());
    insert(&form, "TEXT", &paragraphs(&inquiry.text))
}

fn answered(texts: &Texts, inquiry: &Inquiry) -> Option<String> {
    let reply = inquiry.answer.as_ref()?;
    let when = texts.say(texts::OWN_ANSWERED_ON, &[("date", &day(texts, reply.at))]);
    let shown = insert(&fill(ANSWERED, &[("WHEN", &when)]), "TEXT", &paragraphs(&inquiry.text));
    Some(insert(&shown, "ANSWER", &paragraphs(&reply.text)))
}

fn paragraphs(words: &Words) -> String {
    let lines = words.as_str().lines().filter(|line| !line.is_empty());
    lines.map(|line| fill(LINE, &[("LINE", line)])).collect()
}

fn sentence(texts: &Texts, why: NotWords) -> String {
    match why {
        NotWords::Empty => texts.get(texts::OWN_ANSWER_EMPTY).to_owned(),
        NotWords::TooLong(over) => {
            texts.say(texts::OWN_ANSWER_TOO_LONG, &[("n", &over.to_string())])
        }
    }
}

impl<S: PagesStore> Shown<'_, S> {
    /// Takes an answer; what was sent again once it is there, or the same page with what is wrong
    /// with the answer. The number of a question that is not there, or was answered, does nothing.
    pub(super) async fn answer(&self, id: &str, typed: &str) -> Result<Option<Response>, Problem> {
        let Ok(id) = InquiryId::new(id) else { return Ok(None) };
        let is_open = |inquiry: &&Inquiry| inquiry.id == id && inquiry.answer.is_none();
        if self.inquiries().iter().find(is_open).is_none() {
            return Ok(None);
        }
        match Words::new(typed) {
            Err(why) => Ok(Some(self.wrong(&Wrong { id: &id, typed, why }))),
            Ok(words) => {
                self.opened().answer(&id, &words).await?;
                Ok(None)
            }
        }
    }
}
