//! What a page posted goes into the answers of its step.
//!
//! The controls of a date, and the menus of ranks, share their field's name: they are told apart by
//! their order on the page. A box that isn't ticked posts nothing.

use std::collections::BTreeSet;

use domain::form::{Kind, Question};
use domain::rejection::Field;

use crate::journey::{Entry, Journey, Notice};

/// The parts of a date in the order of the page, counted from the year.
const DAY: [usize; 3] = [1, 2, 0];
const MONTH: [usize; 2] = [1, 0];

/// Enters what was posted into the step where the journey is. If that leads to more questions on
/// the same step, the journey's notice says so.
pub(super) fn fill(journey: &mut Journey, posted: &[(String, String)]) {
    let Some(section) = journey.section().cloned() else { return };
    let before = asked(journey, &section.questions);
    for question in &section.questions {
        if !before.contains(question.id.as_str()) {
            continue;
        }
        let parts = question.kind.parts();
        if parts.is_empty() {
            enter(journey, question, &Field::of(&question.id), posted);
        }
        for row in 1..=journey.rows_shown(question) {
            for part in parts {
                enter(journey, part, &Field::part(&question.id, row, &part.id), posted);
            }
        }
    }
    if !asked(journey, &section.questions).is_subset(&before) {
        journey.tell(Notice::MoreAsked);
    }
}

/// The questions of a step that are in sight.
fn asked(journey: &Journey, questions: &[Question]) -> BTreeSet<String> {
    let asked = questions.iter().filter(|question| journey.asked().holds(question.when.as_ref()));
    asked.map(|question| question.id.as_str().to_owned()).collect()
}

fn enter(journey: &mut Journey, question: &Question, field: &Field, posted: &[(String, String)]) {
    let name = field.to_string();
    let values = || posted.iter().filter(|(known, _)| *known == name).map(|(_, value)| value);
    let in_order = |journey: &mut Journey, order: &[usize], entry: fn(usize, &str) -> Entry<'_>| {
        for (at, value) in order.iter().zip(values()) {
            journey.enter(field, entry(*at, value));
        }
    };
    match &question.kind {
        Kind::Choices { options, .. } => {
            for option in options {
                let ticked = values().any(|value| value == option.id.as_str());
                journey.enter(field, Entry::Tick(option.id.as_str(), ticked));
            }
        }
        Kind::Ranked { options, .. } => {
            let ranks: Vec<usize> = (0..options.len()).collect();
            in_order(journey, &ranks, |at, value| Entry::Rank(at, value));
        }
        Kind::Date => in_order(journey, &DAY, |at, value| Entry::DatePart(at, value)),
        Kind::Month => in_order(journey, &MONTH, |at, value| Entry::DatePart(at, value)),
        _ => drop(journey.enter(field, Entry::Text(values().next().map_or("", String::as_str)))),
    }
}
