//! The text files: what Ligature itself says in one language.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::{Place, parse};
use super::{Faults, File, Reader};
use crate::form::Choice;
use crate::id::OptionId;
use crate::texts::{self, Key, Texts};

/// One language's text file.
pub(super) struct Language {
    pub(super) texts: Texts,
    pub(super) countries: Vec<Choice>,
    pub(super) loader: BTreeMap<String, String>,
}

pub(super) fn read(file: &File, faults: &Faults) -> Language {
    let mut language =
        Language { texts: Texts::default(), countries: Vec::new(), loader: BTreeMap::new() };
    let Some(table) = parse(file, faults) else { return language };
    let start = Place::start_of(file, faults);
    let mut texts = BTreeMap::new();
    for (name, place, value) in Reader::new(start, table.get_ref()).entries() {
        match (name, value) {
            (_, Ok(_)) => place.fault("put this text into a table, under a line such as [form]"),
            ("countries", Err(table)) => language.countries = countries(&table),
            ("loader", Err(table)) => language.loader = sentences(&table, "").into_iter().collect(),
            (area, Err(table)) => texts.extend(known_sentences(area, &table)),
        }
    }
    for key in texts::all().filter(|key| !texts.contains_key(key.as_str())) {
        let (area, word) = key.as_str().split_once('.').unwrap_or(("", key.as_str()));
        start.fault(format!("the text “{word}” is missing: add it under [{area}]"));
    }
    language.texts = Texts::new(texts);
    language
}

/// The sentences of a program's own `[texts]` table, which come before the language's.
pub(super) fn overrides(table: &Reader<'_>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (area, place, value) in table.entries() {
        match value {
            Ok(_) => place.fault("put this text into a table, as in [texts.form]"),
            Err(table) => texts.extend(known_sentences(area, &table)),
        }
    }
    texts
}

fn known_sentences(area: &str, table: &Reader<'_>) -> Vec<(String, String)> {
    let known: BTreeSet<&str> = texts::all().map(Key::as_str).collect();
    for (word, place, _) in table.entries() {
        if !known.contains(format!("{area}.{word}").as_str()) {
            place.fault(format!("nothing says “{area}.{word}”: take it out, or mend its name"));
        }
    }
    sentences(table, &format!("{area}."))
}

fn sentences(table: &Reader<'_>, prefix: &str) -> Vec<(String, String)> {
    let mut read = Vec::new();
    for (word, place, value) in table.entries() {
        match value {
            Ok(text) => read.push((format!("{prefix}{word}"), text.to_owned())),
            Err(_) => place.fault(format!("“{word}” must be a text in quotation marks")),
        }
    }
    read
}

fn countries(table: &Reader<'_>) -> Vec<Choice> {
    let mut read = Vec::new();
    for (code, place, value) in table.entries() {
        match (OptionId::new(code), value) {
            (Ok(id), Ok(name)) => {
                read.push(Choice { id, label: name.to_owned(), help: None, when: None });
            }
            _ => place.fault(format!("“{code}” must be a country's two letters and its name")),
        }
    }
    read
}
