//! What Ligature itself says to people: labels, sentences and errors, by key.
//!
//! The words are in `programs/texts/`, a file a language; this module only knows their keys. A key
//! that has no constant here can't be asked for, and `cargo xtask check` names every constant that
//! a text file leaves out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::{Date, Month};

/// The texts of one language, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<String, String>);

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
    pub fn new(texts: BTreeMap<String, String>) -> Self {
        Self(texts)
    }

    /// These texts, but for those that `others` has: a program's own words.
    #[must_use]
    pub fn with(mut self, others: BTreeMap<String, String>) -> Self {
        self.0.extend(others);
        self
    }

    /// The texts that a page needs: all but those of exports.
    #[must_use]
    pub fn for_page(self) -> Self {
        Self(self.0.into_iter().filter(|(key, _)| !key.starts_with("export.")).collect())
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

    /// The names of the twelve months, in order.
    pub fn month_names(&self) -> impl Iterator<Item = &str> {
        self.get(MONTHS).split(',').map(str::trim)
    }

    fn month_name(&self, month: Month) -> &str {
        self.month_names().nth(usize::from(month.number()) - 1).unwrap_or_default()
    }
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        $($(#[$doc])* #[doc = concat!("\n\nKey `", $key, "`.")] pub const $name: Key = Key($key);)*

        /// Every key that a text file must have.
        pub const ALL: &[Key] = &[$($name),*];
    };
}

keys! {
    /// The names of the months, from January on, with commas between them.
    MONTHS = "date.months";
    /// A day: `{day}`, `{month}`, `{year}`.
    DATE_DAY = "date.day";
    /// A month: `{month}`, `{year}`.
    DATE_MONTH = "date.month";

    /// A missing answer to be typed: `{ask}`.
    MISSING_TEXT = "problem.missing-text";
    /// A missing choice: `{ask}`.
    MISSING_CHOICE = "problem.missing-choice";
    /// A missing choice of several: `{ask}`.
    MISSING_CHOICES = "problem.missing-choices";
    /// Consent that was not given.
    MISSING_CONSENT = "problem.missing-consent";
    /// A problem in a row of a group: `{item}`, `{row}`, `{problem}`.
    PROBLEM_IN_ROW = "problem.in-row";
    /// Too long: `{ask}`, the limit `{n}`, `{over}` characters over it.
    PROBLEM_TOO_LONG = "problem.too-long";
    /// Not an e-mail address.
    PROBLEM_EMAIL = "problem.email";
    /// Not a web address.
    PROBLEM_WEB_ADDRESS = "problem.web-address";
    /// Not one of the options: `{ask}`.
    PROBLEM_OPTION = "problem.option";
    /// Too few chosen: `{ask}`, at least `{n}`.
    PROBLEM_TOO_FEW = "problem.too-few";
    /// Too many chosen: `{ask}`, at most `{n}`.
    PROBLEM_TOO_MANY = "problem.too-many";
    /// Ranked twice: `{label}`.
    PROBLEM_RANKED_TWICE = "problem.ranked-twice";
    /// The day is missing, or the month has no such day.
    PROBLEM_DAY = "problem.day";
    /// The month is missing or wrong.
    PROBLEM_MONTH = "problem.month";
    /// The year is missing or wrong.
    PROBLEM_YEAR = "problem.year";
    /// Not a time zone.
    PROBLEM_TIME_ZONE = "problem.time-zone";
    /// Not on the scale: `{from}`, `{to}`.
    PROBLEM_SCALE = "problem.scale";
    /// A question that this version of the form does not have.
    PROBLEM_UNKNOWN_QUESTION = "problem.unknown-question";
    /// An answer of the wrong shape: `{ask}`.
    PROBLEM_SHAPE = "problem.shape";

    /// Only the person sees the answer.
    SEEN_BY_ONESELF = "seen.self";
    /// Only matching uses the answer.
    SEEN_BY_MATCHING = "seen.matching";
    /// The committee sees the answer.
    SEEN_BY_COMMITTEE = "seen.committee";
    /// The committee and the partner see the answer.
    SEEN_BY_PARTNER = "seen.partner";
    /// Anyone sees the answer.
    SEEN_BY_PUBLIC = "seen.public";

    /// Column: the reference.
    EXPORT_REFERENCE = "export.reference";
    /// Column: when it was sent.
    EXPORT_SENT = "export.sent";
    /// Column: the cohort.
    EXPORT_COHORT = "export.cohort";
    /// Column: whether the same address sent the form before.
    EXPORT_REPEAT = "export.repeat";
    /// Column: when it was withdrawn.
    EXPORT_WITHDRAWN = "export.withdrawn";
    /// Column: the language that the person saw.
    EXPORT_LANG = "export.lang";
    /// Column: the form's version.
    EXPORT_VERSION = "export.version";
    /// What stands in a cell for yes, and for agreement.
    EXPORT_YES = "export.yes";
    /// Column: one rank of a ranked choice: `{ask}`, `{n}`.
    EXPORT_RANK = "export.rank";
    /// Column: a part of a row: `{item}`, `{n}`, `{ask}`.
    EXPORT_PART = "export.part";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(Key, &str)]) -> Texts {
        Texts::new(pairs.iter().map(|(k, v)| (k.as_str().to_owned(), (*v).to_owned())).collect())
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
