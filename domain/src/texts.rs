//! What Ligature itself says to people: labels, sentences and errors, by key.
//!
//! The words are in `programs/texts/`, a file a language; this module only knows their keys. A key
//! that has no constant here can't be asked for, and `cargo xtask check` names every constant that
//! a text file leaves out.

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        $($(#[$doc])* #[doc = concat!("\n\nKey `", $key, "`.")] pub const $name: Key = Key($key);)*

        pub(super) const KEYS: &[Key] = &[$($name),*];
    };
}

mod keys;
mod snippet;

pub use self::keys::*;
pub use self::snippet::*;

use serde::{Deserialize, Serialize};

use crate::by_name::ByName;
use crate::date::{Date, Month};
use crate::program::Opening;

/// Every key that a text file must have.
pub fn all() -> impl Iterator<Item = Key> {
    keys::KEYS.iter().chain(snippet::KEYS).copied()
}

/// The texts of one language, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(ByName<String, String>);

/// The key of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(&'static str);

impl Key {
    /// The key as the text files write it: table, dot, name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl Texts {
    /// Texts by key.
    #[must_use]
    pub fn new(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(texts.into_iter().collect())
    }

    /// These texts, but for those that `others` has: a program's own words.
    #[must_use]
    pub fn with(mut self, others: impl IntoIterator<Item = (String, String)>) -> Self {
        for (key, text) in others {
            self.0.set(key, text);
        }
        self
    }

    /// The texts that a widget needs: all but those of exports, of mails and of whole pages.
    #[must_use]
    pub fn for_widget(self) -> Self {
        let apart = |key: &str| {
            ["export.", "mail.", "page.", "snippet."].iter().any(|table| key.starts_with(table))
        };
        Self(self.0.into_iter().filter(|(key, _)| !apart(key)).collect())
    }

    /// A text as it stands. A text that the file leaves out shows its key, so that nobody sees a
    /// blank.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        self.0.get(key.0).map_or(key.0, String::as_str)
    }

    /// A text with `{name}` replaced by what stands for each name. What is put in is not searched
    /// again.
    #[must_use]
    pub fn say(&self, key: Key, values: &[(&str, &str)]) -> String {
        let mut said = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let named = after.split_once('}').and_then(|(name, after)| {
                let value = values.iter().find(|(known, _)| *known == name)?.1;
                Some((value, after))
            });
            match named {
                Some((value, after)) => {
                    said.push_str(value);
                    rest = after;
                }
                None => {
                    said.push('{');
                    rest = after;
                }
            }
        }
        said.push_str(rest);
        said
    }

    /// A day in words: "January 15, 2027".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (month, year) = (self.month_name(date.month()), date.month().year().to_string());
        self.say(DATE_DAY, &[("day", &date.day().to_string()), ("month", month), ("year", &year)])
    }

    /// A month in words: "January 2027".
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        let year = month.year().to_string();
        self.say(DATE_MONTH, &[("month", self.month_name(month)), ("year", &year)])
    }

    /// When a form can be sent, in a sentence.
    #[must_use]
    pub fn opening(&self, opening: &Opening) -> String {
        match opening {
            Opening::Open { closes, .. } => {
                self.say(FORM_OPEN_UNTIL, &[("date", &self.date(*closes))])
            }
            Opening::NotYet { opens, closes } => {
                let dates = [("opens", &*self.date(*opens)), ("closes", &*self.date(*closes))];
                self.say(WINDOW_NOT_YET, &dates)
            }
            Opening::Over { closed } => self.say(WINDOW_OVER, &[("closed", &self.date(*closed))]),
        }
    }

    /// The names of the twelve months, in order.
    pub fn month_names(&self) -> impl Iterator<Item = &str> {
        self.get(MONTHS).split(',').map(str::trim)
    }

    fn month_name(&self, month: Month) -> &str {
        self.month_names().nth(usize::from(month.number()) - 1).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(Key, &str)]) -> Texts {
        Texts::new(pairs.iter().map(|(k, v)| (k.as_str().to_owned(), (*v).to_owned())))
    }

    #[test]
    fn what_is_put_into_a_text_is_not_searched_for_more_names() {
        let texts = texts(&[(PROBLEM_IN_ROW, "{item} {row}: {problem} {other} {")]);
        let said = texts.say(PROBLEM_IN_ROW, &[("item", "{row}"), ("row", "1"), ("problem", "x")]);
        assert_eq!(said, "{row} 1: x {other} {");
    }

    #[test]
    fn a_text_that_a_file_leaves_out_shows_its_key() {
        assert_eq!(Texts::default().get(PROBLEM_DAY), "problem.day");
    }

    #[test]
    fn a_day_is_said_in_the_words_of_its_language() {
        let texts = texts(&[
            (
                MONTHS,
                "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre",
            ),
            (DATE_DAY, "{day} {month} {year}"),
            (DATE_MONTH, "{month} {year}"),
        ]);
        let day = Date::parse("2027-08-15").unwrap();
        assert_eq!(texts.date(day), "15 août 2027");
        assert_eq!(texts.month(day.month()), "août 2027");
    }
}
