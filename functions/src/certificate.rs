//! What a mentor gets for their file when their year has come to its end, in the program's words.

use domain::calendar::{Milestone, PairingYear};
use domain::date::Date;
use domain::desk::{EndReason, Pairing, Stage};
use domain::matching::Side;
use domain::program::Program;
use domain::reference::Reference;
use domain::texts::{self, Texts};

use crate::html::{escaped, mark};

const STYLE: &str = include_str!("certificate.css");

/// That somebody was a mentor, from a day to a day.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    name: String,
    from: Date,
    until: Date,
}

impl Certificate {
    /// The certificate of one of a pairing's two, whose name is this. Nothing for whoever is no mentor, as long as
    /// the year goes on, or where the pairing has ended before its time.
    #[must_use]
    pub fn of(
        pairing: &Pairing,
        who: &Reference,
        name: &str,
        year: Option<&PairingYear>,
        today: Date,
    ) -> Option<Self> {
        let is_mentor = pairing.partners.side(who) == Some(Side::Mentor);
        let from = pairing.introduced()?.day()?;
        let last = year.and_then(|year| year.due(Milestone::Evaluation));
        let until = match pairing.stage {
            Stage::Introduced { .. } | Stage::Paused { .. } => last.filter(|last| *last <= today),
            Stage::Ended { at, reason: EndReason::Finished, .. } => at.day(),
            _ => None,
        };
        let name = Some(name.trim().to_owned()).filter(|name| is_mentor && !name.is_empty())?;
        Some(Self { name, from, until: until? })
    }

    /// It as a page that needs nothing else: no script, no picture, no file.
    #[must_use]
    pub fn page(&self, program: &Program, texts: &Texts, today: Date) -> String {
        let (lang, direction) = (&program.lang, texts.direction());
        let title = escaped(texts.get(texts::CERTIFICATE_TITLE));
        let article = self.html(program, texts, today);
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <main>\n{article}</main>\n</body>\n</html>\n"
        )
    }

    /// It as markup, made out on a day.
    #[must_use]
    pub fn html(&self, program: &Program, texts: &Texts, today: Date) -> String {
        let [from, until, today] = [self.from, self.until, today].map(|day| texts.date(day));
        let names: [(&str, &str); 6] = [
            ("name", &*self.name),
            ("program", &program.name),
            ("association", &program.association),
            ("from", &from),
            ("until", &until),
            ("date", &today),
        ];
        let line = |key| escaped(&texts.say(key, &names));
        let mark = mark(program.words_in.as_ref());
        format!(
            "<article class=\"certificate\" lang=\"{}\" dir=\"{}\">\n<p class=\"whose\"{mark}>{}</p>\n<h1 class=\"form-title\">{}</h1>\n\
             <p class=\"name\"><bdi>{}</bdi></p>\n<p>{}</p>\n<p>{}</p>\n\
             <p class=\"signed\">{}</p>\n</article>\n",
            program.lang,
            texts.direction(),
            escaped(&[&*program.association, &program.name].join(" · ")),
            line(texts::CERTIFICATE_TITLE),
            escaped(&self.name),
            line(texts::CERTIFICATE_SAID),
            line(texts::CERTIFICATE_THANKS),
            line(texts::CERTIFICATE_SIGNED),
        )
    }
}

/// A name is in it.
impl std::fmt::Debug for Certificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Certificate({} to {})", self.from, self.until)
    }
}
