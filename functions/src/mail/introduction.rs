//! What the mail says that introduces two people to each other.

use domain::form::SharedAnswer;
use domain::matching::Side;
use domain::program::Program;
use domain::texts::{self, Texts};

use super::notice::{Notice, Part};

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
    /// The worksheet for the first meeting, where the program has one: its title and its address.
    pub worksheet: Option<(String, String)>,
    /// What the liaison is called, if there is one.
    pub liaison: Option<String>,
}

/// Why two were matched. It is made of what both share with each other and of nothing else.
#[derive(Clone, PartialEq, Eq)]
pub enum Reason {
    /// What agrees, by the person's own question.
    Agree(SharedAnswer),
    /// So many hours of a week suit both, by the person's own question.
    Hours(u32),
    /// Both live in the same country.
    SameCountry,
}

impl Notice {
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

impl Reason {
    fn said(self, texts: &Texts) -> SharedAnswer {
        let line = match self {
            Self::Agree(answer) => return answer,
            Self::Hours(hours) => {
                texts.say(texts::MAIL_INTRODUCED_HOURS, &[("n", &hours.to_string())])
            }
            Self::SameCountry => texts.get(texts::MAIL_INTRODUCED_COUNTRY).to_owned(),
        };
        SharedAnswer { ask: String::new(), lang: None, lines: vec![line] }
    }
}
