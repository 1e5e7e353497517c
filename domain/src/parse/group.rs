//! A repeatable group's rows.

use super::Reading;
use crate::answers::{Answers, Raw};
use crate::form::Question;
use crate::id::QuestionId;
use crate::rejection::{Fault, Field, Problem};
use crate::submission::{Value, Values};

/// Reads the rows of a group. Empty rows are left out, but as many of the first rows as there must
/// be are read even if they are empty, so that what is missing is said where it belongs.
pub(super) fn read(
    question: &Question,
    (least, most): (u32, u32),
    parts: &[Question],
    answers: &Answers,
    around: &Values,
) -> Result<Option<Value>, Vec<Problem>> {
    let fault = |fault| vec![Problem { field: Field::of(&question.id), fault }];
    let rows = match answers.get(&question.id) {
        None => &[],
        Some(Raw::Rows(rows)) => rows.as_slice(),
        Some(raw) if raw.is_empty() => &[],
        Some(_) => return Err(fault(Fault::WrongShape)),
    };
    let filled = rows.iter().filter(|row| !row.is_empty()).count();
    if filled > size(most) {
        return Err(fault(Fault::TooMany(most)));
    }
    if filled == 0 && question.optional {
        return Ok(None);
    }
    let mut empty_to_read = size(least).saturating_sub(filled);
    let (mut values, mut problems) = (Vec::new(), Vec::new());
    let none = Answers::new();
    for at in 0..rows.len().max(size(least)) {
        let row = rows.get(at).unwrap_or(&none);
        if row.is_empty() {
            if empty_to_read == 0 {
                continue;
            }
            empty_to_read -= 1;
        }
        let reading = read_row(question, parts, row, at + 1, around);
        problems.extend(reading.problems);
        if !reading.values.is_empty() {
            values.push(reading.values);
        }
    }
    match (problems.is_empty(), values.is_empty()) {
        (false, _) => Err(problems),
        (true, true) if question.optional => Ok(None),
        (true, true) => Err(fault(Fault::Missing)),
        (true, false) => Ok(Some(Value::Rows(values))),
    }
}

fn read_row(
    group: &Question,
    parts: &[Question],
    row: &Answers,
    number: usize,
    around: &Values,
) -> Reading {
    let field = |part: &QuestionId| Field::part(&group.id, number, part);
    let mut reading = Reading::default();
    for part in parts {
        reading.question(part, row, around, &field);
    }
    let unknown = row.iter().filter(|(id, _)| !parts.iter().any(|part| part.id == **id));
    reading
        .problems
        .extend(unknown.map(|(id, _)| Problem { field: field(id), fault: Fault::UnknownQuestion }));
    reading
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
