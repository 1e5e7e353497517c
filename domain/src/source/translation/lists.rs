//! Options in other words.

use std::collections::BTreeMap;

use super::Original;
use crate::form::Choice;
use crate::id::OptionId;
use crate::lang::Lang;
use crate::source::reader::{Place, Reader, parse};
use crate::source::{Faults, File, Language};

/// The lists that questions share, in other words: those that are whole.
pub(super) struct Words {
    lists: BTreeMap<String, Vec<Choice>>,
    countries: Option<Vec<Choice>>,
}

pub(super) fn read(
    file: Option<&File>,
    original: &Original<'_>,
    lang: &Lang,
    language: &Language,
    faults: &Faults,
) -> Words {
    let countries = Some(language.countries.clone()).filter(|countries| !countries.is_empty());
    let mut words = Words { lists: BTreeMap::new(), countries };
    let Some((file, table)) = file.and_then(|file| Some((file, parse(file, faults)?))) else {
        return words;
    };
    let reader = Reader::new(Place::start_of(file, faults), table.get_ref());
    let mut tables: BTreeMap<&str, Reader<'_>> = BTreeMap::new();
    for (name, place, value) in reader.entries() {
        match value {
            Err(table) if original.lists.contains_key(name) => drop(tables.insert(name, table)),
            _ => place.fault(format!("the original has no list “{name}”: take it out")),
        }
    }
    for (name, list) in original.lists {
        match options(list, tables.get(name.as_str())) {
            Ok(translated) => drop(words.lists.insert(name.clone(), translated)),
            Err(lacks) => faults.miss(&file.path, lang, lacks.under(name)),
        }
    }
    words
}

/// Where a question's options come from, when they don't stand beside it.
pub(super) enum Shared<'w> {
    /// From a list, or the countries; with the words, if they are whole.
    From(Option<&'w Vec<Choice>>),
    /// From nowhere else.
    Own,
}

impl Words {
    /// The words of a list that offers exactly these options.
    pub(super) fn of(&self, options: &[Choice], original: &Original<'_>) -> Shared<'_> {
        if *options == *original.language.countries {
            return Shared::From(self.countries.as_ref());
        }
        match original.lists.iter().find(|(_, list)| **list == *options) {
            Some((name, _)) => Shared::From(self.lists.get(name)),
            None => Shared::Own,
        }
    }
}

/// The options that have no words.
pub(super) struct Lacks(Vec<OptionId>);

impl Lacks {
    pub(super) fn under(&self, table: &str) -> String {
        let names: Vec<String> = self.0.iter().map(|id| format!("“{id}”")).collect();
        format!("{} under [{table}]", names.join(", "))
    }
}

/// The same options in the words of a table.
pub(super) fn options(
    original: &[Choice],
    table: Option<&Reader<'_>>,
) -> Result<Vec<Choice>, Lacks> {
    let mut entries = BTreeMap::new();
    for (name, place, value) in table.map(Reader::entries).unwrap_or_default() {
        if original.iter().any(|choice| choice.id.as_str() == name) {
            entries.insert(name, value);
        } else {
            place.fault(format!("the original has no option “{name}”: take it out"));
        }
    }
    let (mut translated, mut lacks) = (Vec::new(), Vec::new());
    for choice in original {
        match entries.remove(choice.id.as_str()).and_then(|words| option(choice, words)) {
            Some(choice) => translated.push(choice),
            None => lacks.push(choice.id.clone()),
        }
    }
    if lacks.is_empty() { Ok(translated) } else { Err(Lacks(lacks)) }
}

/// An option in other words; nothing, where its label or its help is missing.
fn option(original: &Choice, words: Result<&str, Reader<'_>>) -> Option<Choice> {
    let (label, help) = match words {
        Ok(label) => (Some(label.to_owned()), None),
        Err(table) => {
            let label = table.text("label").map(str::to_owned);
            let help = original.help.as_ref().and_then(|_| table.text("help")).map(str::to_owned);
            table.finish();
            (label, help)
        }
    };
    let is_whole = help.is_some() == original.help.is_some();
    label.filter(|label| is_whole && !label.is_empty()).map(|label| Choice {
        label,
        help,
        ..original.clone()
    })
}
