//! What the mail says that brings a private word from somebody in a pairing to whoever looks after
//! it.

use domain::desk::{Aside, Wish};
use domain::email::Email;
use domain::program::Program;
use domain::texts::{self, Texts};

use super::notice::{ADDRESS, Notice, Part};

/// A private word, and who it is from.
#[derive(Clone)]
pub struct Private {
    /// What they are called, or what they quote.
    pub name: String,
    /// Where an answer goes, where their address is known.
    pub address: Option<Email>,
    /// What they tell.
    pub aside: Aside,
    /// Where the pairing is at the desk.
    pub desk: String,
}

impl Notice {
    /// Tells whoever looks after a pairing what one of the two wants. An answer to it goes to them.
    #[must_use]
    pub fn aside(program: &Program, texts: &Texts, of: Private) -> Self {
        let title = match of.aside.wish {
            Wish::Talk => texts::MAIL_ASIDE_TALK,
            Wish::Rematch => texts::MAIL_ASIDE_REMATCH,
            Wish::Stop => texts::MAIL_ASIDE_STOP,
            Wish::Wrong => texts::MAIL_ASIDE_WRONG,
            Wish::Parted => texts::MAIL_ASIDE_PARTED,
        };
        let names = [("program", program.name.as_str()), ("name", of.name.as_str())];
        let about = match of.aside.wish {
            Wish::Parted => texts::MAIL_ASIDE_PARTED_ABOUT,
            _ => texts::MAIL_ASIDE_ABOUT,
        };
        let words = [texts::MAIL_ASIDE_SUBJECT, title, about];
        let id = format!("aside.{}", of.aside.id);
        let mut notice = Self::new(program, texts, program.lang.as_str(), id);
        notice = notice.saying(texts, words, &names);
        notice.why = texts.say(texts::MAIL_ASIDE_WHY, &names);
        if let Some(text) = &of.aside.text {
            notice.parts.push(Part::Quote(text.as_str().to_owned()));
        }
        let text = |key| texts.get(key).to_owned();
        let next = match of.aside.wish {
            Wish::Talk => texts::MAIL_ASIDE_TALK_NEXT,
            Wish::Rematch => texts::MAIL_ASIDE_REMATCH_NEXT,
            Wish::Stop => texts::MAIL_ASIDE_STOP_NEXT,
            Wish::Wrong => texts::MAIL_ASIDE_WRONG_NEXT,
            Wish::Parted => texts::MAIL_ASIDE_PARTED_NEXT,
        };
        notice.parts.extend([
            Part::Heading(text(texts::MAIL_ASIDE_NEXT)),
            Part::Paragraph(text(next)),
            Part::Address(text(texts::MAIL_ASIDE_DESK), of.desk),
        ]);
        if let Some(address) = of.address {
            notice.questions =
                texts.say(texts::MAIL_ASIDE_REPLY, &[("name", &of.name), ("address", ADDRESS)]);
            notice.address = address.as_str().to_owned();
            notice.answers_to = of.name;
        }
        notice
    }
}
