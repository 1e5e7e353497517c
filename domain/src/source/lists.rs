//! Lists of options, in `lists.toml` or beside a question.

use std::collections::BTreeMap;

use super::reader::{Place, Reader, parse};
use super::{Faults, File, question};
use crate::form::Choice;
use crate::id::OptionId;

/// The lists that a program's questions share, by name.
pub(super) type Lists = BTreeMap<String, Vec<Choice>>;

pub(super) fn read(file: &File, faults: &Faults) -> Lists {
    let Some(table) = parse(file, faults) else { return Lists::new() };
    let mut lists = Lists::new();
    for (name, place, value) in
        Reader::new(Place::start_of(file, faults), table.get_ref()).entries()
    {
        match value {
            Err(table) => {
                lists.insert(name.to_owned(), options(&table));
            }
            Ok(_) => {
                place.fault(format!("“{name}” must be a list: put its options under [{name}]"))
            }
        }
    }
    lists
}

/// The options of a table: `name = "Label"`, or `name = { label = "…", help = "…", when = {…} }`.
pub(super) fn options(table: &Reader<'_>) -> Vec<Choice> {
    let mut read = Vec::new();
    for (name, place, value) in table.entries() {
        let Ok(id) = OptionId::new(name) else {
            place.fault(format!("rename the option “{name}”: {}", crate::id::NotAName));
            continue;
        };
        match value {
            Ok(label) => read.push(Choice { id, label: label.to_owned(), help: None, when: None }),
            Err(table) => {
                let label = table.need("label", table.text("label")).unwrap_or(name).to_owned();
                let help = table.text("help").map(str::to_owned);
                let when = question::condition(&table);
                table.finish();
                read.push(Choice { id, label, help, when });
            }
        }
    }
    if read.is_empty() {
        table.place().fault("this list has no options: add one, as in other = \"Other\"");
    }
    read
}
