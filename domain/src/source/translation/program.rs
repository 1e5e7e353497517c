//! `{lang}/program.toml`.

use std::collections::BTreeMap;

use super::unit::Unit;
use super::{Context, start, topic};
use crate::program::{Cohort, Event, Program};
use crate::source::reader::{Reader, parse};
use crate::source::{File, texts};

/// The program in the translation's words, and the program's own words in the place of Ligature's.
pub(super) fn read(
    file: Option<&File>,
    context: &Context<'_>,
) -> (Program, BTreeMap<String, String>) {
    let original = context.original.program;
    let mut untranslated =
        Program { lang: context.lang.clone(), words_in: Some(context.own()), ..original.clone() };
    let events = untranslated.cohorts.iter_mut().flat_map(|cohort| &mut cohort.calendar);
    events.for_each(|event| event.lang = Some(context.own()));
    untranslated.topics.iter_mut().for_each(|topic| topic.words_in = Some(context.own()));
    let Some(file) = file else { return (untranslated, BTreeMap::new()) };
    let Some(table) = parse(file, context.faults) else { return (untranslated, BTreeMap::new()) };
    let reader = Reader::new(start(file, context.faults), table.get_ref());

    let mut program = Program { words_in: None, ..untranslated.clone() };
    let mut unit = Unit::new(Some(&reader));
    unit.text("name", &mut program.name);
    unit.text("association", &mut program.association);
    unit.lines("about", &mut program.about);
    if !unit.end("", &file.path, context) {
        program = untranslated;
    }
    let cohorts = names(reader.table("cohorts"), |name| {
        let known = original.cohorts.iter().any(|cohort| cohort.id.as_str() == name);
        (!known).then(|| format!("the program has no cohort “{name}”"))
    });
    let days = || original.cohorts.iter().flat_map(|cohort| &cohort.calendar);
    let calendar = names(reader.table("calendar"), |what| {
        let known = days().any(|event| event.what == what);
        (!known).then(|| format!("no calendar of the program says “{what}”"))
    });
    for day in days().filter(|day| !calendar.contains_key(&day.what)) {
        context.miss(&file.path, format!("“{}” under [calendar]", day.what));
    }
    let cohort = |cohort: Cohort| Cohort {
        name: cohorts.get(cohort.id.as_str()).cloned().unwrap_or(cohort.name),
        calendar: cohort.calendar.into_iter().map(|event| said(event, &calendar)).collect(),
        ..cohort
    };
    program.cohorts = program.cohorts.into_iter().map(cohort).collect();
    program.topics = topic::read(reader.table("topics"), &file.path, context);
    let own_words = own_words(&reader, file, context);
    reader.finish();
    (program, own_words)
}

fn said(event: Event, calendar: &BTreeMap<String, String>) -> Event {
    match calendar.get(&event.what) {
        Some(what) => Event { what: what.clone(), lang: None, ..event },
        None => event,
    }
}

/// What a table says under each name; a name that `strange` has something against is a fault.
fn names(
    table: Option<Reader<'_>>,
    strange: impl Fn(&str) -> Option<String>,
) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (name, place, value) in table.map(|table| table.entries()).unwrap_or_default() {
        match (strange(name), value) {
            (Some(fault), _) => place.fault(format!("{fault}: take it out, or mend its name")),
            (None, Ok(text)) if !text.is_empty() => {
                names.insert(name.to_owned(), text.to_owned());
            }
            _ => place.fault(format!("“{name}” must be a text in quotation marks")),
        }
    }
    names
}

fn own_words(reader: &Reader<'_>, file: &File, context: &Context<'_>) -> BTreeMap<String, String> {
    let said = reader.table("texts").map(|table| texts::overrides(&table)).unwrap_or_default();
    let originals = context.original.own_words;
    for key in said.keys().filter(|key| !originals.contains_key(*key)) {
        let fault = format!("the program has no words of its own for “{key}”: take it out");
        reader.place_of("texts").fault(fault);
    }
    for key in originals.keys().filter(|key| !said.contains_key(*key)) {
        context.miss(&file.path, format!("“{key}” under [texts]"));
    }
    said
}
