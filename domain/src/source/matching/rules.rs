//! The hard rules. Each is in the file, or is switched off there: nobody forgets one.

use super::super::form::named;
use super::super::reader::{Place, Reader};
use super::asked::{Sides, is_one_option, is_words};
use super::word;
use crate::form::Kind;
use crate::id::{OptionId, QuestionId};
use crate::matching::{
    AnswerTo, Capacities, Capacity, Experience, NamedConflict, PastPair, Rules, SameInstitution,
    Side,
};

/// What the file says of institutions: which names are one, and what is none.
pub(super) struct Institutions {
    alike: Vec<Vec<String>>,
    ignore: Vec<String>,
}

pub(super) fn institutions(reader: &Reader<'_>) -> Institutions {
    let mut alike = Vec::new();
    for table in reader.tables("institution") {
        let names = table.texts("names");
        if names.len() < 2 {
            table.place().fault("“names” needs two names or more that mean one institution");
        }
        alike.push(names);
        table.finish();
    }
    Institutions { alike, ignore: reader.texts("no-institution") }
}

pub(super) fn read(
    table: Reader<'_>,
    sides: Sides<'_>,
    institutions: Institutions,
) -> Option<Rules> {
    let same_institution = rule(&table, "same-institution").map(|table| {
        let (mentee, mentor) = both(&table, sides);
        table.finish();
        let Institutions { alike, ignore } = institutions;
        SameInstitution { mentee, mentor, alike, ignore }
    });
    let named_conflict = rule(&table, "named-conflict").map(|table| {
        let (mentee, mentor) = both(&table, sides);
        table.finish();
        NamedConflict { mentee, mentor }
    });
    let past_pair = rule(&table, "past-pair").map(|table| {
        let (mentee, mentor) = both(&table, sides);
        table.finish();
        PastPair { mentee, mentor }
    });
    let experience = rule(&table, "not-less-experienced");
    let not_less_experienced = experience.and_then(|table| experience_of(table, sides));
    let capacity = rule(&table, "capacity").and_then(|table| capacities(table, sides));
    let read = Rules {
        waited_first: switch(&table, "waited-first"),
        same_name: switch(&table, "same-name"),
        reporting_line: switch(&table, "reporting-line"),
        past_pair,
        same_institution,
        named_conflict,
        not_less_experienced,
        capacity,
    };
    table.finish();
    Some(read)
}

/// A rule's table; nothing, where it is switched off.
fn rule<'a>(table: &Reader<'a>, word: &'static str) -> Option<Reader<'a>> {
    if table.is_off(word) {
        return None;
    }
    let rule = table.table(word);
    if rule.is_none() {
        missing(table, word);
    }
    rule
}

fn switch(table: &Reader<'_>, word: &'static str) -> bool {
    let on = table.flag(word);
    if !on && !table.is_off(word) {
        missing(table, word);
    }
    on
}

fn missing(table: &Reader<'_>, word: &'static str) {
    table.need::<()>(word, None);
}

/// Questions of both sides in which people write names.
fn both(table: &Reader<'_>, sides: Sides<'_>) -> (Vec<AnswerTo>, Vec<AnswerTo>) {
    let of = |side: Side| {
        let place = table.place_of(word(side));
        let names = table.texts(word(side));
        let read =
            names.iter().filter_map(|name| sides.named(name, side, place, is_words, "a text"));
        read.map(|(to, _)| to).collect()
    };
    (of(Side::Mentee), of(Side::Mentor))
}

fn experience_of(table: Reader<'_>, sides: Sides<'_>) -> Option<Experience> {
    let kinds = "a choice or a menu";
    let mentee = sides.answer(&table, Side::Mentee, is_one_option, kinds);
    let mentor = sides.answer(&table, Side::Mentor, is_one_option, kinds);
    let place = table.place_of("mentor");
    table.finish();
    let ((mentee, asked), (mentor, other)) = (mentee?, mentor?);
    let names = |kind: &Kind| -> Vec<OptionId> {
        kind.options().iter().map(|choice| choice.id.clone()).collect()
    };
    let order = names(&asked.kind);
    if order != names(&other.kind) {
        place.fault(format!(
            "“{}” and “{}” must have the same options in the same order, from the least experience to the most",
            asked.id, other.id
        ));
    }
    Some(Experience { mentee, mentor, order })
}

fn capacities(table: Reader<'_>, sides: Sides<'_>) -> Option<Capacities> {
    let name = table.need("question", table.text("question"));
    let question = name.and_then(|name| {
        let place = table.place_of("question");
        sides.named(name, Side::Mentor, place, is_one_option, "a choice or a menu")
    });
    let most = table.need("most", table.number("most"));
    let most = most.and_then(|most| capacity(most, table.place_of("most")));
    let options = table.need("options", table.table("options"));
    let mut read = std::collections::BTreeMap::new();
    for (name, place, number) in options.iter().flat_map(Reader::counts) {
        let option = named(name, OptionId::new, place);
        if let (Some(option), Some(capacity)) = (option, capacity(number, place)) {
            read.insert(option, capacity);
        }
    }
    let place = table.place_of("options");
    table.finish();
    let (to, asked) = question?;
    for choice in asked.kind.options().iter().filter(|choice| !read.contains_key(&choice.id)) {
        place.fault(format!("“options” does not say how many people “{}” means", choice.id));
    }
    for option in read.keys() {
        if !asked.kind.options().iter().any(|choice| choice.id == *option) {
            place.fault(format!("“{}” does not offer “{option}”", asked.id));
        }
    }
    let question: QuestionId = to.question;
    Some(Capacities { question, options: read, most: most? })
}

fn capacity(people: u16, place: Place<'_>) -> Option<Capacity> {
    match Capacity::new(people) {
        Ok(capacity) => Some(capacity),
        Err(rule) => {
            place.fault(rule.to_string());
            None
        }
    }
}
