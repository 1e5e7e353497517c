//! Languages, by their BCP 47 tags.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest tag, in characters: BCP 47 asks for room for so many.
const LONGEST: usize = 35;

/// The most languages of a list that are looked at.
const MOST_WANTED: usize = 32;

/// A language's tag, such as `en`, `fr-CA` or `zh-Hant`: a primary language of two or three
/// letters, and perhaps what narrows it. It is written as BCP 47 advises, however it came.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(Box<str>);

/// Why a text is not a language's tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a language is two or three letters, and perhaps more after a hyphen, as in fr or fr-CA")]
pub struct NotALang;

impl Lang {
    /// Reads a tag.
    ///
    /// # Errors
    /// [`NotALang`] where the text is none.
    pub fn new(tag: &str) -> Result<Self, NotALang> {
        if tag.len() > LONGEST {
            return Err(NotALang);
        }
        let mut written = tag.to_ascii_lowercase();
        let mut start = 0;
        for part in tag.split('-') {
            let length = part.len();
            let is_primary = start == 0;
            let fits = if is_primary {
                (2..=3).contains(&length) && part.bytes().all(|b| b.is_ascii_alphabetic())
            } else {
                (1..=8).contains(&length) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            };
            // A region is written large, and a script begins so.
            let large = match length {
                _ if is_primary => 0,
                2 => 2,
                4 => 1,
                _ => 0,
            };
            let head = written.get_mut(start..start + large);
            let Some(head) = head.filter(|_| fits) else { return Err(NotALang) };
            head.make_ascii_uppercase();
            start += length + 1;
        }
        Ok(Self(written.into()))
    }

    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without what narrows it.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Lang {
    type Error = NotALang;
    fn try_from(tag: String) -> Result<Self, NotALang> {
        Self::new(&tag)
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> String {
        lang.0.into()
    }
}

/// The languages that somebody reads, the one they like best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted(Vec<Lang>);

impl Wanted {
    /// Reads what a page or a browser says: one tag, or several with commas between them, perhaps
    /// with weights as in `Accept-Language`. What is no tag is passed over.
    #[must_use]
    pub fn read(list: &str) -> Self {
        let mut weighed: Vec<(u16, Lang)> = Vec::new();
        for item in list.split(',').take(MOST_WANTED) {
            let (tag, weight) = item.split_once(';').unwrap_or((item, ""));
            let Ok(lang) = Lang::new(tag.trim()) else { continue };
            match thousandths(weight) {
                0 => {}
                weight => weighed.push((weight, lang)),
            }
        }
        // Stable: of those with the same weight, the first is liked best.
        weighed.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        Self(weighed.into_iter().map(|(_, lang)| lang).collect())
    }

    /// One language and no other.
    #[must_use]
    pub fn just(lang: &Lang) -> Self {
        Self(vec![lang.clone()])
    }

    /// The best of what is offered: for each wanted language the same, or a wider one (`fr` for
    /// `fr-CA`), or else any of the same kind (`pt-BR` for `pt`). Nothing, where none is wanted.
    #[must_use]
    pub fn choose<'a>(&self, offered: impl Iterator<Item = &'a Lang> + Clone) -> Option<&'a Lang> {
        self.0.iter().find_map(|wanted| choose(wanted, offered.clone()))
    }
}

fn choose<'a>(wanted: &Lang, offered: impl Iterator<Item = &'a Lang> + Clone) -> Option<&'a Lang> {
    let mut tag = wanted.as_str();
    loop {
        if let Some(found) = offered.clone().find(|offered| offered.as_str() == tag) {
            return Some(found);
        }
        match tag.rsplit_once('-') {
            Some((wider, _)) => tag = wider,
            None => return offered.clone().find(|offered| offered.primary() == tag),
        }
    }
}

/// A weight such as `q=0.8` in thousandths; what says nothing sensible counts in full.
fn thousandths(weight: &str) -> u16 {
    let number = weight.trim().strip_prefix("q=").unwrap_or("1");
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if whole != "0" {
        return 1000;
    }
    let digits = part.chars().chain("000".chars()).take(3);
    digits.fold(0, |sum, c| {
        sum * 10 + c.to_digit(10).and_then(|d| u16::try_from(d).ok()).unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn langs(tags: &[&str]) -> Vec<Lang> {
        tags.iter().map(|tag| Lang::new(tag).unwrap()).collect()
    }

    #[test]
    fn a_tag_is_written_alike_however_it_came() {
        for (typed, written) in [
            ("en", "en"),
            ("FR-ca", "fr-CA"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("sl-rozaj-biske", "sl-rozaj-biske"),
            ("fil", "fil"),
        ] {
            assert_eq!(Lang::new(typed).unwrap().as_str(), written);
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for bad in ["", "e", "english", "en-", "-en", "en_US", "en us", "fr-ça", "12", "en--US"] {
            assert_eq!(Lang::new(bad), Err(NotALang), "{bad}");
        }
        assert_eq!(Lang::new(&format!("en{}", "-abcdefgh".repeat(4))), Err(NotALang));
    }

    #[test]
    fn the_best_of_the_offered_languages_is_chosen() {
        let offered = langs(&["en", "fr", "es", "pt-BR", "zh-Hant"]);
        for (wanted, chosen) in [
            ("fr", Some("fr")),
            ("fr-CA", Some("fr")),
            ("FR-ca", Some("fr")),
            ("pt", Some("pt-BR")),
            ("pt-PT", Some("pt-BR")),
            ("zh-Hant-TW", Some("zh-Hant")),
            ("de, es;q=0.5, fr;q=0.9", Some("fr")),
            ("de-CH,de,fr,en", Some("fr")),
            ("es;q=0, en;q=0.1", Some("en")),
            ("fr;q=0.80, es;q=0.9", Some("es")),
            ("de", None),
            ("english", None),
            ("*", None),
            ("", None),
            (";q=1,,fr_CA,../../etc", None),
        ] {
            let found = Wanted::read(wanted).choose(offered.iter()).map(Lang::as_str);
            assert_eq!(found, chosen, "{wanted}");
        }
    }
}
