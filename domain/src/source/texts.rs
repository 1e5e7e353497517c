//! The text files: what Ligature itself says, in each language.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::{Place, parse};
use super::{FIRST, Faults, File, Reader};
use crate::form::Choice;
use crate::id::OptionId;
use crate::lang::Lang;
use crate::texts::{self, Key, Texts, plural};

/// One language's text file.
#[derive(Clone, Default)]
pub(super) struct Language {
    pub(super) texts: Texts,
    /// In the order of the names; none, where the file leaves out some.
    pub(super) countries: Vec<Choice>,
    pub(super) loader: BTreeMap<String, String>,
}

/// Tables without which nothing can be said in a language: no other language's would do.
const NEEDED: &[&str] = &["language", "number", "list", "date"];

/// The table of what `embed.js` says.
const LOADER: &str = "loader";

/// The first language, which must be whole.
pub(super) fn first(files: &[File], faults: &Faults) -> Language {
    let path = format!("texts/{FIRST}.toml");
    match (files.iter().find(|file| file.path == path), Lang::new(FIRST)) {
        (Some(file), Ok(lang)) => read(file, &lang, None, faults),
        _ => {
            faults.add(&path, 1, "the file is missing: every other is measured by it".into());
            Language::default()
        }
    }
}

/// Another language; `stand_in` has what it lacks. Nothing, where it has no file.
pub(super) fn other(
    files: &[File],
    lang: &Lang,
    stand_in: &Language,
    faults: &Faults,
) -> Option<Language> {
    let path = format!("texts/{lang}.toml");
    let file = files.iter().find(|file| file.path == path)?;
    Some(read(file, lang, Some(stand_in), faults))
}

/// Every language that has a file.
pub(super) fn all(files: &[File], faults: &Faults) -> BTreeMap<Lang, Language> {
    let first = first(files, faults);
    let mut languages = BTreeMap::new();
    for file in files {
        let name = file.path.strip_prefix("texts/").and_then(|name| name.strip_suffix(".toml"));
        let lang = name.and_then(|name| Lang::new(name).ok().filter(|lang| lang.as_str() == name));
        match lang {
            Some(lang) if lang.as_str() == FIRST => drop(languages.insert(lang, first.clone())),
            Some(lang) => {
                drop(languages.insert(lang.clone(), read(file, &lang, Some(&first), faults)))
            }
            None => {
                let fault = "call the file as its language is called, as in fr.toml or pt-BR.toml";
                faults.add(&file.path, 1, fault.into());
            }
        }
    }
    languages
}

/// Reads a language's file. `first` is the language that stands in for what it lacks; without it,
/// nothing may be lacking.
fn read(file: &File, lang: &Lang, first: Option<&Language>, faults: &Faults) -> Language {
    let Some(table) = parse(file, faults) else { return first.cloned().unwrap_or_default() };
    let start = Place::start_of(file, faults);
    let mut sentences: Vec<Sentence<'_>> = Vec::new();
    let mut countries = Vec::new();
    for (name, place, value) in Reader::new(start, table.get_ref()).entries() {
        match (name, value) {
            (_, Ok(_)) => place.fault("put this text into a table, under a line such as [form]"),
            ("countries", Err(table)) => countries = read_countries(&table),
            (LOADER, Err(table)) => sentences.extend(read_sentences(&table, LOADER)),
            (area, Err(table)) => sentences.extend(known_sentences(area, &table)),
        }
    }
    let lacks = |key: &str| !sentences.iter().any(|sentence| sentence.key == key);
    let loader_keys = first.into_iter().flat_map(|first| first.loader.keys());
    let loader_keys = loader_keys.map(|word| format!("{LOADER}.{word}"));
    let keys = texts::all().map(|key| key.as_str().to_owned()).chain(loader_keys);
    for key in keys.filter(|key| lacks(key)) {
        let (area, word) = key.split_once('.').unwrap_or(("", &key));
        if first.is_none() || NEEDED.contains(&area) {
            start.fault(format!("the text “{word}” is missing: add it under [{area}]"));
        } else {
            faults.miss(&file.path, lang, format!("“{word}” under [{area}]"));
        }
    }
    check_rules(&sentences);
    if let Some(first) = first {
        check_names(&sentences, first);
        countries = same_countries(countries, first, file, lang, faults);
    }
    let mut language = first.cloned().unwrap_or_default();
    language.countries = countries;
    for Sentence { key, text, .. } in sentences {
        match key.strip_prefix("loader.") {
            Some(word) => drop(language.loader.insert(word.to_owned(), text.to_owned())),
            None => language.texts = language.texts.with([(key, text.to_owned())]),
        }
    }
    language
}

/// A sentence, and where it stands.
struct Sentence<'a> {
    key: String,
    text: &'a str,
    place: Place<'a>,
}

/// The sentences of a program's own `[texts]` table, which come before the language's.
pub(super) fn overrides(table: &Reader<'_>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (area, place, value) in table.entries() {
        match value {
            Ok(_) => place.fault("put this text into a table, as in [texts.form]"),
            Err(table) => texts.extend(
                known_sentences(area, &table)
                    .into_iter()
                    .map(|said| (said.key, said.text.to_owned())),
            ),
        }
    }
    texts
}

fn known_sentences<'a>(area: &str, table: &Reader<'a>) -> Vec<Sentence<'a>> {
    let known: BTreeSet<&str> = texts::all().map(Key::as_str).collect();
    let mut sentences = read_sentences(table, area);
    sentences.retain(|sentence| {
        let is_known = known.contains(sentence.key.as_str());
        if !is_known {
            let fault = format!("nothing says “{}”: take it out, or mend its name", sentence.key);
            sentence.place.fault(fault);
        }
        is_known
    });
    sentences
}

fn read_sentences<'a>(table: &Reader<'a>, area: &str) -> Vec<Sentence<'a>> {
    let mut read = Vec::new();
    for (word, place, value) in table.entries() {
        match value {
            Ok(text) => read.push(Sentence { key: format!("{area}.{word}"), text, place }),
            Err(_) => place.fault(format!("“{word}” must be a text in quotation marks")),
        }
    }
    read
}

/// What the formatter reads must be what it understands.
fn check_rules(sentences: &[Sentence<'_>]) {
    let find = |key: Key| sentences.iter().find(|sentence| sentence.key == key.as_str());
    let mut forms = usize::MAX;
    if let Some(rules) = find(texts::NUMBER_PLURAL) {
        forms = rules.text.split(';').count() + 1;
        if !plural::are_rules(rules.text) {
            rules
                .place
                .fault("these are no rules: write numbers, as in \"1\", or \"0; 1; %100 3-10\"");
        }
    }
    if let Some(direction) = find(texts::LANGUAGE_DIRECTION)
        && !["ltr", "rtl"].contains(&direction.text)
    {
        direction.place.fault("“direction” can be ltr or rtl");
    }
    if let Some(months) = find(texts::MONTHS)
        && months.text.split(',').filter(|month| !month.trim().is_empty()).count() != 12
    {
        months.place.fault("“months” must be twelve names with commas between them");
    }
    for sentence in sentences {
        match names(sentence.text) {
            None => sentence.place.fault("a brace is not closed, or stands within others"),
            Some(names) if names.iter().any(|(_, count)| *count > forms) => {
                sentence
                    .place
                    .fault("there are more forms of a word than [number] plural has rules for");
            }
            Some(_) => {}
        }
    }
}

/// A sentence must be filled in with what the first language's is.
fn check_names(sentences: &[Sentence<'_>], first: &Language) {
    let known: BTreeMap<String, &str> = first
        .texts
        .iter()
        .map(|(key, text)| (key.to_owned(), text))
        .chain(first.loader.iter().map(|(word, text)| (format!("{LOADER}.{word}"), text.as_str())))
        .collect();
    for sentence in sentences {
        let Some(original) = known.get(&sentence.key) else {
            let fault = format!("nothing says “{}”: take it out, or mend its name", sentence.key);
            sentence.place.fault(fault);
            continue;
        };
        let all = |text| -> BTreeSet<&str> {
            names(text).into_iter().flatten().map(|(name, _)| alike(name)).collect()
        };
        let (needed, written) = (all(original), all(sentence.text));
        for name in needed.difference(&written) {
            sentence.place.fault(format!("“{}” must have {{{name}}} in it", sentence.key));
        }
        for name in written.difference(&needed) {
            let fault = format!("“{}” is filled in with no {{{name}}}: take it out", sentence.key);
            sentence.place.fault(fault);
        }
    }
}

/// A thing's name, at the beginning of a sentence or within it: a language may need either.
fn alike(name: &str) -> &str {
    if name == "item-small" { "item" } else { name }
}

/// The names in a text's braces, each with how many forms of a word stand behind it.
fn names(text: &str) -> Option<Vec<(&str, usize)>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let (named, after) = after.split_once('}')?;
        if named.contains('{') {
            return None;
        }
        let (name, forms) = named.split_once('|').unwrap_or((named, ""));
        found.push((name, forms.split('|').count()));
        rest = after;
    }
    Some(found)
}

fn read_countries(table: &Reader<'_>) -> Vec<Choice> {
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

/// The countries, if they are those of the other language; none, where some are missing.
fn same_countries(
    countries: Vec<Choice>,
    first: &Language,
    file: &File,
    lang: &Lang,
    faults: &Faults,
) -> Vec<Choice> {
    let has = |all: &[Choice], id: &OptionId| all.iter().any(|country| country.id == *id);
    for country in countries.iter().filter(|country| !has(&first.countries, &country.id)) {
        let fault =
            format!("there is no country “{}” in the other languages: take it out", country.id);
        faults.add(&file.path, 1, fault);
    }
    let lacking = first.countries.iter().filter(|country| !has(&countries, &country.id));
    let lacking: Vec<&str> = lacking.map(|country| country.id.as_str()).collect();
    if lacking.is_empty() {
        return countries;
    }
    faults.miss(&file.path, lang, format!("{} under [countries]", lacking.join(", ")));
    Vec::new()
}
