//! What the mail says to somebody whose partner has ended their pairing.

use domain::program::Program;
use domain::texts::{self, Texts};

use super::notice::{ADDRESS, Notice, Part};

/// A pairing that has ended, as the partner of whoever ended it hears of it.
#[derive(Clone)]
pub struct Parted {
    /// What the mail's id begins with.
    pub id: String,
    /// What the partner is called, where they share that.
    pub partner: Option<String>,
    /// What the committee member is called who looks after the two, where somebody does.
    pub liaison: Option<String>,
}

impl Notice {
    /// Tells somebody that their pairing has ended, and not why.
    #[must_use]
    pub fn parted(program: &Program, texts: &Texts, of: Parted) -> Self {
        let text = |key| texts.get(key).to_owned();
        let partner = of.partner.unwrap_or_else(|| text(texts::MAIL_PARTNER));
        let names = [("program", program.name.as_str()), ("name", &*partner)];
        let words =
            [texts::MAIL_PARTED_SUBJECT, texts::MAIL_PARTED_TITLE, texts::MAIL_PARTED_ABOUT];
        let mut notice = Self::new(program, texts, program.lang.as_str(), of.id);
        notice = notice.saying(texts, words, &names);
        notice.questions = texts.say(texts::MAIL_DESK_QUESTIONS, &[("address", ADDRESS)]);
        notice.why = texts.say(texts::MAIL_PARTED_WHY, &names);
        let help = match of.liaison {
            Some(liaison) => texts.say(texts::MAIL_PARTED_LIAISON, &[("name", &liaison)]),
            None => text(texts::MAIL_PARTED_COMMITTEE),
        };
        notice.parts = vec![
            Part::Paragraph(text(texts::MAIL_PARTED_NO_FAULT)),
            Part::Heading(text(texts::MAIL_NEXT)),
            Part::Paragraph(text(texts::MAIL_PARTED_NEXT)),
            Part::Paragraph(help),
        ];
        notice
    }
}
