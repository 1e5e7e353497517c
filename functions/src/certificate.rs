//! What a mentor gets for their file when their year has come to its end, in the program's words: a page, and a PDF.

mod face;
mod line;
mod page;
mod pdf;

use domain::calendar::{Milestone, PairingYear};
use domain::date::Date;
use domain::desk::{EndReason, Pairing, Stage};
use domain::matching::Side;
use domain::program::Program;
use domain::reference::Reference;
use domain::texts::{self, Texts};

use unicode_bidi::ParagraphBidiInfo;

use self::page::{About, Words};
pub use self::pdf::NoFile;
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
        let no_file = match self.has_file(program, texts, today) {
            true => String::new(),
            false => {
                let about = escaped(texts.get(texts::CERTIFICATE_NO_FILE));
                format!("<p class=\"hint\" data-no-file>{about}</p>\n")
            }
        };
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <main>\n{article}{no_file}</main>\n</body>\n</html>\n"
        )
    }

    /// It as markup, made out on a day.
    #[must_use]
    pub fn html(&self, program: &Program, texts: &Texts, today: Date) -> String {
        let Words { whose, title, name, said, thanks, signed } = self.words(program, texts, today);
        let mark = mark(program.words_in.as_ref());
        format!(
            "<article class=\"certificate\" lang=\"{}\" dir=\"{}\">\n<p class=\"whose\"{mark}>{}</p>\n<h1 class=\"form-title\">{}</h1>\n\
             <p class=\"name\"><bdi>{}</bdi></p>\n<p>{}</p>\n<p>{}</p>\n\
             <p class=\"signed\">{}</p>\n</article>\n",
            program.lang,
            texts.direction(),
            escaped(&whose),
            escaped(&title),
            escaped(&name),
            escaped(&said),
            escaped(&thanks),
            escaped(&signed),
        )
    }

    /// It as a file, made out on a day: a PDF, the same one each time.
    ///
    /// # Errors
    /// [`NoFile`].
    pub fn pdf(&self, program: &Program, texts: &Texts, today: Date) -> Result<Vec<u8>, NoFile> {
        pdf::file(&self.words(program, texts, today), &about(program, texts, today))
    }

    /// Whether there is a file of it. A name may have letters that no face of ours has; those of a browser have them.
    #[must_use]
    pub fn has_file(&self, program: &Program, texts: &Texts, today: Date) -> bool {
        pdf::has_letters(&self.words(program, texts, today), &about(program, texts, today))
    }

    /// What it says.
    fn words(&self, program: &Program, texts: &Texts, today: Date) -> Words {
        let [from, until, today] = [self.from, self.until, today].map(|day| texts.date(day));
        let [name, of, association] =
            [&self.name, &program.name, &program.association].map(|value| apart(texts, value));
        let values: [(&str, &str); 6] = [
            ("name", &name),
            ("program", &of),
            ("association", &association),
            ("from", &from),
            ("until", &until),
            ("date", &today),
        ];
        Words {
            whose: [&*association, &of].join(" · "),
            title: texts.say(texts::CERTIFICATE_TITLE, &values),
            name: self.name.clone(),
            said: texts.say(texts::CERTIFICATE_SAID, &values),
            thanks: texts.say(texts::CERTIFICATE_THANKS, &values),
            signed: texts.say(texts::CERTIFICATE_SIGNED, &values),
        }
    }
}

/// A value that is read from right to left keeps its direction within a text that is not: two in a row would change places.
/// The other way around, the texts see to it.
fn apart(texts: &Texts, value: &str) -> String {
    match !texts.is_rtl() && ParagraphBidiInfo::new(value, None).has_rtl() {
        true => ["\u{2068}", value, "\u{2069}"].concat(),
        false => value.to_owned(),
    }
}

fn about<'a>(program: &'a Program, texts: &Texts, on: Date) -> About<'a> {
    About {
        lang: &program.lang,
        is_rtl: texts.is_rtl(),
        names_in: program.words_in.as_ref(),
        program: &program.name,
        association: &program.association,
        on,
    }
}

/// A name is in it.
impl std::fmt::Debug for Certificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Certificate({} to {})", self.from, self.until)
    }
}
