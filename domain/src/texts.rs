//! What Ligature itself says to people: labels, sentences and errors, by key.
//!
//! The words are in `programs/texts/`, a file a language; this module only knows their keys. A key
//! that has no constant here can't be asked for, and `cargo xtask check` names every constant that
//! a text file leaves out.
//!
//! [`Texts`] also knows how the language says numbers, lists and days, by rules and patterns from
//! the same file: one formatter for the guide page, the pages of HOST and the mails.

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        $($(#[$doc])* #[doc = concat!("\n\nKey `", $key, "`.")] pub const $name: Key = Key($key);)*

        pub(super) const KEYS: &[Key] = &[$($name),*];
    };
}

mod arrival;
mod certificate;
mod desk;
mod elsewhere;
mod export;
mod filling;
mod journal;
mod keys;
mod own;
mod pairing;
mod paper;
mod parting;
pub(crate) mod plural;
mod report;
mod room;
mod sheet;
mod snippet;
mod topic;
mod workplace;
mod year;
mod year_mail;

pub use self::arrival::*;
pub use self::certificate::*;
pub use self::desk::*;
pub use self::elsewhere::*;
pub use self::export::*;
pub use self::filling::*;
pub use self::journal::*;
pub use self::keys::*;
pub use self::own::*;
pub use self::pairing::*;
pub use self::paper::*;
pub use self::parting::*;
pub use self::report::*;
pub use self::room::*;
pub use self::sheet::*;
pub use self::snippet::*;
pub use self::topic::*;
pub use self::workplace::*;
pub use self::year::*;
pub use self::year_mail::*;

use serde::{Deserialize, Serialize};

use crate::by_name::ByName;
use crate::date::{Date, Month};
use crate::program::Opening;

/// Every key that a text file must have.
pub fn all() -> impl Iterator<Item = Key> {
    let all = [
        keys::KEYS,
        export::KEYS,
        elsewhere::KEYS,
        filling::KEYS,
        journal::KEYS,
        arrival::KEYS,
        desk::KEYS,
        own::KEYS,
        certificate::KEYS,
        pairing::KEYS,
        paper::KEYS,
        parting::KEYS,
        room::KEYS,
        report::KEYS,
        sheet::KEYS,
        snippet::KEYS,
        topic::KEYS,
        year::KEYS,
        year_mail::KEYS,
    ];
    all.into_iter().flatten().copied().chain(workplace::keys())
}

/// The keys of what is said where a draft goes on elsewhere.
pub fn elsewhere() -> impl Iterator<Item = Key> {
    elsewhere::KEYS.iter().copied()
}

/// The direction of a language that is written from right to left.
const RIGHT_TO_LEFT: &str = "rtl";

/// Letters of addresses, and the hyphens of references, which digits alone would turn around.
fn is_of_left_to_right(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'-'
}

/// The texts of one language, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(ByName<String, String>);

/// Tables whose texts no form carries.
const APART: &[&str] = &[
    "arrival.",
    "board.",
    "certificate.",
    "change.",
    "desk.",
    "elsewhere.",
    "export.",
    "filling.",
    "journal.",
    "language.name",
    "list.",
    "mail.",
    "own.",
    "page.",
    "paper.",
    "parting.",
    "room.",
    "report.",
    "sheet.",
    "snippet.",
    "topic.",
    "work.",
    "year.",
];

/// Tables of which the desk's page has every text.
const AT_THE_DESK: &[&str] = &[
    "board.",
    "change.",
    "date.",
    "desk.",
    "export.flag-",
    "journal.dropped",
    "journal.not-begun",
    "journal.reached",
    "journal.under-way",
    "language.",
    "list.",
    "number.",
    "seen.",
];

/// The key of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(&'static str);

impl Key {
    /// The key as the text files write it: table, dot, name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The name within its table.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.split_once('.').map_or(self.0, |(_, name)| name)
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

    /// Every key and its text, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// The texts that a widget needs: all but those of exports, of mails, of whole pages, and of
    /// what few people need.
    #[must_use]
    pub fn for_widget(self) -> Self {
        let apart = |key: &str| APART.iter().any(|table| key.starts_with(table));
        Self(self.0.into_iter().filter(|(key, _)| !apart(key)).collect())
    }

    /// The texts that the desk needs: its own, and how the language says days and lists.
    #[must_use]
    pub fn for_desk(&self) -> Self {
        let kept = |key: &str| AT_THE_DESK.iter().any(|table| key.starts_with(table));
        Self::new(
            self.iter()
                .filter(|(key, _)| kept(key))
                .map(|(key, text)| (key.to_owned(), text.to_owned())),
        )
    }

    /// A text as it stands. A text that the file leaves out shows its key, so that nobody sees a
    /// blank.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        self.0.get(key.0).map_or(key.0, String::as_str)
    }

    /// Which way the language is written: `rtl` or `ltr`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if self.is_rtl() { RIGHT_TO_LEFT } else { "ltr" }
    }

    /// Whether the language is read from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        self.get(LANGUAGE_DIRECTION) == RIGHT_TO_LEFT
    }

    /// A text with `{name}` replaced by what stands for each name, and `{n|minute|minutes}` by the
    /// form that the number takes. What is put in is not searched again.
    #[must_use]
    pub fn say(&self, key: Key, values: &[(&str, &str)]) -> String {
        let isolates = self.is_rtl();
        let mut said = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let named = after.split_once('}').and_then(|(named, after)| {
                let (name, forms) = named.split_once('|').unwrap_or((named, "#"));
                let value = values.iter().find(|(known, _)| *known == name)?.1;
                Some((value, forms, after))
            });
            match named {
                Some((value, forms, after)) => {
                    // An address or a reference keeps its own direction within the sentence.
                    let apart = isolates && value.bytes().any(is_of_left_to_right);
                    let form = plural::form(self.get(NUMBER_PLURAL), value, forms);
                    for (at, piece) in form.split('#').enumerate() {
                        if at > 0 {
                            said.push_str(if apart { "\u{2068}" } else { "" });
                            said.push_str(value);
                            said.push_str(if apart { "\u{2069}" } else { "" });
                        }
                        said.push_str(piece);
                    }
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

    /// A reference or an address as it stands in a line of this language: with its own direction.
    #[must_use]
    pub fn apart(&self, value: &str) -> String {
        if self.is_rtl() { ["\u{2068}", value, "\u{2069}"].concat() } else { value.to_owned() }
    }

    /// Several things in a row: "English, French and Spanish".
    #[must_use]
    pub fn list(&self, things: &[&str]) -> String {
        let Some((last, before)) = things.split_last() else { return String::new() };
        let mut before = before.iter().map(|thing| (*thing).to_owned());
        let Some(first) = before.next() else { return (*last).to_owned() };
        let before = before.fold(first, |a, b| self.say(LIST_MORE, &[("a", &a), ("b", &b)]));
        self.say(LIST_PAIR, &[("a", &before), ("b", last)])
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
    fn a_number_chooses_its_form_and_stands_in_it() {
        let texts = texts(&[
            (NUMBER_PLURAL, "1"),
            (FORM_MINUTES, "Takes about {n|# minute|# minutes}."),
            (FORM_UP_TO, "Choose {n|one|up to #|unused}."),
        ]);
        let minutes = |n| texts.say(FORM_MINUTES, &[("n", n)]);
        assert_eq!(minutes("1"), "Takes about 1 minute.");
        assert_eq!(minutes("15"), "Takes about 15 minutes.");
        assert_eq!(minutes("#|"), "Takes about #| minutes.");
        assert_eq!(texts.say(FORM_UP_TO, &[("n", "1")]), "Choose one.");
        assert_eq!(texts.say(FORM_UP_TO, &[]), "Choose {n|one|up to #|unused}.");
    }

    #[test]
    fn a_list_is_said_in_the_words_of_its_language() {
        let texts = texts(&[(LIST_PAIR, "{a} and {b}"), (LIST_MORE, "{a}, {b}")]);
        for (things, said) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "{b}", "d"], "a, b, {b} and d"),
        ] {
            assert_eq!(texts.list(things), said);
        }
    }

    #[test]
    fn what_is_written_from_left_to_right_is_set_apart_where_the_rest_is_not() {
        let said = |direction, address| {
            let words = [(LANGUAGE_DIRECTION, direction), (FORM_QUESTIONS_TO, "إلى {address}.")];
            texts(&words).say(FORM_QUESTIONS_TO, &[("address", address)])
        };
        assert_eq!(said("rtl", "a@example.org"), "إلى \u{2068}a@example.org\u{2069}.");
        assert_eq!(said("rtl", "15"), "إلى 15.");
        assert_eq!(said("ltr", "a@example.org"), "إلى a@example.org.");
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
