//! Reads the tables of a TOML file word by word, and notes what is missing, misplaced or unknown
//! with its line.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::File;
use super::fault::Faults;
use crate::calendar::{After, When};
use crate::date::Date;

/// A place in a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    file: &'a File,
    faults: &'a Faults,
    start: usize,
}

/// A table that is being read.
pub(super) struct Reader<'a> {
    place: Place<'a>,
    entries: Vec<(&'a str, Range<usize>, &'a Spanned<DeValue<'a>>)>,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Place<'a> {
    pub(super) fn start_of(file: &'a File, faults: &'a Faults) -> Self {
        Self { file, faults, start: 0 }
    }

    fn at(self, span: &Range<usize>) -> Self {
        Self { start: span.start, ..self }
    }

    /// How many bytes into its file the place is.
    pub(super) fn offset(self) -> usize {
        self.start
    }

    /// The place so many bytes into the same file.
    pub(super) fn at_offset(self, start: usize) -> Self {
        Self { start, ..self }
    }

    pub(super) fn fault(self, message: impl Into<String>) {
        let before = self.file.text.get(..self.start).unwrap_or_default();
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        self.faults.add(&self.file.path, line, message.into());
    }
}

/// Reads a file as TOML; its syntax errors become faults.
pub(super) fn parse<'a>(file: &'a File, faults: &'a Faults) -> Option<Spanned<DeTable<'a>>> {
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    let start = Place::start_of(file, faults);
    for error in &errors {
        let place = error.span().map_or(start, |span| start.at(&span));
        place.fault(format!("this is not TOML: {}", error.message()));
    }
    errors.is_empty().then_some(table)
}

impl<'a> Reader<'a> {
    pub(super) fn new(place: Place<'a>, table: &'a DeTable<'a>) -> Self {
        let mut entries: Vec<_> =
            table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value)).collect();
        entries.sort_by_key(|(_, span, _)| span.start);
        Self { place, entries, known: RefCell::default() }
    }

    /// Where the table begins.
    pub(super) fn place(&self) -> Place<'a> {
        self.place
    }

    /// Where the value of a word stands, or else where the table begins.
    pub(super) fn place_of(&self, word: &'static str) -> Place<'a> {
        let found = self.entries.iter().find(|(key, ..)| *key == word);
        found.map_or(self.place, |(_, span, _)| self.place.at(span))
    }

    fn find(&self, word: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.borrow_mut().push(word);
        self.entries.iter().find(|(key, ..)| *key == word).map(|(_, _, value)| *value)
    }

    /// Reads a word's value; a value of the wrong kind becomes a fault.
    fn read<T>(
        &self,
        word: &'static str,
        what: &str,
        get: impl FnOnce(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let value = get(self.find(word)?.get_ref());
        if value.is_none() {
            self.place_of(word).fault(format!("“{word}” must be {what}"));
        }
        value
    }

    pub(super) fn text(&self, word: &'static str) -> Option<&'a str> {
        let text = self.read(word, "a text in quotation marks", DeValue::as_str)?.trim();
        if text.is_empty() {
            self.place_of(word)
                .fault(format!("“{word}” is empty: write something, or take it out"));
        }
        Some(text)
    }

    pub(super) fn flag(&self, word: &'static str) -> bool {
        self.read(word, "true or false", DeValue::as_bool).unwrap_or(false)
    }

    pub(super) fn number<T: std::str::FromStr>(&self, word: &'static str) -> Option<T> {
        self.read(word, "a whole number that is not too large", |value| {
            value.as_integer()?.as_str().parse().ok()
        })
    }

    pub(super) fn date(&self, word: &'static str) -> Option<Date> {
        self.read(word, "a day, as in 2027-01-31 without quotation marks", date)
    }

    /// A day, or what counts from the introductions.
    pub(super) fn when(&self, word: &'static str) -> Option<When> {
        self.read(word, "a day, as in 2027-01-31, or as in \"day 14\" or \"month 3\"", when)
    }

    pub(super) fn whens(&self, word: &'static str) -> Vec<When> {
        let whens = self.read(word, "a list, as in [\"month 3\", 2027-08-15]", |value| {
            value.as_array()?.iter().map(|item| when(item.get_ref())).collect::<Option<Vec<_>>>()
        });
        whens.unwrap_or_default()
    }

    pub(super) fn texts(&self, word: &'static str) -> Vec<String> {
        let texts = self.read(word, "a list of texts in [ ]", |value| {
            let text =
                |item: &Spanned<DeValue<'_>>| item.get_ref().as_str().map(|t| t.trim().to_owned());
            value.as_array()?.iter().map(text).collect::<Option<Vec<_>>>()
        });
        texts.unwrap_or_default()
    }

    pub(super) fn table(&self, word: &'static str) -> Option<Reader<'a>> {
        let value = self.find(word)?;
        let table = self.read(word, "a table", DeValue::as_table)?;
        Some(Reader::new(self.place.at(&value.span()), table))
    }

    pub(super) fn tables(&self, word: &'static str) -> Vec<Reader<'a>> {
        let read = |item: &'a Spanned<DeValue<'a>>| {
            Some(Reader::new(self.place.at(&item.span()), item.get_ref().as_table()?))
        };
        let tables = self.read(word, "one or more tables, each under [[…]]", |value| {
            value.as_array()?.iter().map(read).collect::<Option<Vec<_>>>()
        });
        tables.unwrap_or_default()
    }

    /// A text, or a table: for words that take either.
    pub(super) fn text_or_table(&self, word: &'static str) -> Option<Result<&'a str, Reader<'a>>> {
        if self.find(word)?.get_ref().is_str() {
            self.text(word).map(Ok)
        } else {
            self.table(word).map(Err)
        }
    }

    /// Every entry in its order, for tables whose words the committee chooses: the word, its
    /// place, and its value as a text or a table.
    pub(super) fn entries(&self) -> Vec<(&'a str, Place<'a>, Result<&'a str, Reader<'a>>)> {
        let mut read = Vec::new();
        for (word, span, value) in &self.entries {
            let place = self.place.at(span);
            match value.get_ref() {
                DeValue::String(text) => read.push((*word, place, Ok(text.trim()))),
                DeValue::Table(table) => read.push((*word, place, Err(Reader::new(place, table)))),
                _ => place.fault(format!("“{word}” must be a text or a table")),
            }
        }
        read
    }

    /// Every entry as a whole number, for tables whose words the committee chooses.
    pub(super) fn counts(&self) -> Vec<(&'a str, Place<'a>, u16)> {
        let mut read = Vec::new();
        for (word, span, value) in &self.entries {
            let place = self.place.at(span);
            let number =
                value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
            match number {
                Some(number) => read.push((*word, place, number)),
                None => place.fault(format!("“{word}” must be a whole number")),
            }
        }
        read
    }

    /// Whether a word is there, and is `false`: what is on unless somebody switches it off.
    pub(super) fn is_off(&self, word: &'static str) -> bool {
        let value = self.entries.iter().find(|(key, ..)| *key == word);
        let is_off = value.is_some_and(|(_, _, value)| value.get_ref().as_bool() == Some(false));
        if is_off {
            self.known.borrow_mut().push(word);
        }
        is_off
    }

    /// What a word must have: notes its absence.
    pub(super) fn need<T>(&self, word: &'static str, read: Option<T>) -> Option<T> {
        if read.is_none() && !self.entries.iter().any(|(key, ..)| *key == word) {
            self.place.fault(format!("“{word}” is missing here: add it"));
        }
        read
    }

    /// Notes every word that nobody asked for, with the nearest one that would have been.
    pub(super) fn finish(self) {
        let known = self.known.into_inner();
        for (word, span, _) in &self.entries {
            if known.contains(word) {
                continue;
            }
            let near = known.iter().min_by_key(|known| distance(known, word));
            let near = near.filter(|near| distance(near, word) <= 2 + word.len() / 4);
            let hint =
                near.map_or("take it out".to_owned(), |near| format!("did you mean “{near}”?"));
            self.place.at(span).fault(format!("“{word}” is not a word that belongs here: {hint}"));
        }
    }
}

fn date(value: &DeValue<'_>) -> Option<Date> {
    Date::parse(&value.as_datetime()?.to_string()).ok()
}

fn when(value: &DeValue<'_>) -> Option<When> {
    match value.as_str() {
        Some(text) => After::parse(text.trim()).map(When::After).ok(),
        None => date(value).map(When::On),
    }
}

/// How many letters two words differ by (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b.chars()) {
            let best = (diagonal + usize::from(x != y)).min(left + 1).min(*cell + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_of_two_words_is_the_letters_they_differ_by() {
        for (a, b, expected) in [
            ("kind", "kind", 0),
            ("knid", "kind", 2),
            ("ask", "", 3),
            ("hepl", "help", 2),
            ("most", "mist", 1),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
