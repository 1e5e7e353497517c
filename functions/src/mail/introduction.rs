//! What the mail says that introduces two people to each other.

use domain::date::Date;
use domain::form::SharedAnswer;
use domain::matching::Side;
use domain::program::Program;
use domain::texts::{self, Texts};

use super::notice::{Notice, Part};
use super::notices::leading;
use crate::link::Link;
use crate::reasons::Reason;

/// What somebody learns of whom they are introduced to, in their own language.
#[derive(Clone)]
pub struct Introduction {
    /// What the mail's id begins with.
    pub id: String,
    /// As what the person takes part; nothing, where they are peers.
    pub side: Option<Side>,
    /// What the partner shares.
    pub shared: Vec<SharedAnswer>,
    /// Why these two.
    pub reasons: Vec<Reason>,
    /// The page of the two, for this one of them.
    pub room: Link,
    /// The worksheet for the first meeting, where the program has one: its title and its address.
    pub worksheet: Option<(String, String)>,
    /// What the liaison is called, if there is one.
    pub liaison: Option<String>,
}

/// What a mentor learns who is asked first, in their own language: not who it is.
#[derive(Clone)]
pub struct Invitation {
    /// What the mail's id begins with.
    pub id: String,
    /// The last day on which they can answer.
    pub until: Date,
    /// Why they were thought of.
    pub reasons: Vec<Reason>,
    /// Their own link, where they answer.
    pub link: Link,
}

impl Notice {
    /// Asks a mentor whether they take somebody on.
    #[must_use]
    pub fn invited(program: &Program, texts: &Texts, of: Invitation) -> Self {
        let words =
            [texts::MAIL_INVITED_SUBJECT, texts::MAIL_INVITED_TITLE, texts::MAIL_INVITED_ABOUT];
        let until = texts.date(of.until);
        let names = [("program", program.name.as_str()), ("date", &until)];
        let notice = Self::new(program, texts, program.lang.as_str(), of.id);
        let mut notice = notice.saying(texts, words, &names);
        notice.why = texts.say(texts::MAIL_INVITED_WHY, &names);
        if !of.reasons.is_empty() {
            let reasons = of.reasons.into_iter().map(|reason| reason.said(texts));
            let title = texts.get(texts::MAIL_INVITED_WHY_YOU).to_owned();
            notice.parts = vec![Part::Heading(title), Part::Details(reasons.collect())];
        }
        let text = |key| texts.get(key).to_owned();
        notice.parts.extend([
            Part::Heading(text(texts::MAIL_INVITED_ANSWER)),
            leading(texts, None, &of.link),
            Part::Paragraph(text(texts::MAIL_INVITED_SILENT)),
        ]);
        notice
    }

    /// Introduces somebody to their partner.
    #[must_use]
    pub fn introduced(program: &Program, texts: &Texts, of: Introduction) -> Self {
        let title = match of.side {
            Some(Side::Mentee) => texts::MAIL_INTRODUCED_MENTEE,
            Some(Side::Mentor) => texts::MAIL_INTRODUCED_MENTOR,
            None => texts::MAIL_INTRODUCED_PEER,
        };
        let words = [texts::MAIL_INTRODUCED_SUBJECT, title, texts::MAIL_INTRODUCED_ABOUT];
        let names = [("program", program.name.as_str())];
        let notice = Self::new(program, texts, program.lang.as_str(), of.id);
        let mut notice = notice.saying(texts, words, &names);
        notice.why = texts.say(texts::MAIL_INTRODUCED_WHY, &names);
        notice.questions =
            texts.say(texts::MAIL_DESK_QUESTIONS, &[("address", super::notice::ADDRESS)]);
        let heading = |key| Part::Heading(texts.get(key).to_owned());
        notice.parts = vec![heading(texts::MAIL_INTRODUCED_SHARED), Part::Details(of.shared)];
        if !of.reasons.is_empty() {
            let reasons = of.reasons.into_iter().map(|reason| reason.said(texts));
            notice.parts.push(heading(texts::MAIL_INTRODUCED_WHY_YOU));
            notice.parts.push(Part::Details(reasons.collect()));
        }
        notice.parts.push(heading(texts::MAIL_INTRODUCED_ROOM));
        let about = texts.get(texts::MAIL_INTRODUCED_ROOM_ABOUT).to_owned();
        notice.parts.extend([Part::Paragraph(about), leading(texts, None, &of.room)]);
        if let Some((title, address)) = of.worksheet {
            notice.parts.push(heading(texts::MAIL_INTRODUCED_WORKSHEET));
            notice.parts.push(Part::Address(title, address));
        }
        if let Some(liaison) = of.liaison {
            let about = texts.say(texts::MAIL_INTRODUCED_LIAISON_ABOUT, &[("name", &liaison)]);
            notice.parts.push(heading(texts::MAIL_INTRODUCED_LIAISON));
            notice.parts.push(Part::Paragraph(about));
        }
        notice
    }
}
