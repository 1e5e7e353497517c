//! Every row of a sheet as answers, and what the form says to them.

use super::day::First;
use super::mapping::{Mapping, Target};
use super::value::{Reading, option, raw};
use super::{Sheet, SheetRow};
use crate::answers::{Answers, Raw};
use crate::api::FieldProblem;
use crate::form::{Form, Question};
use crate::id::QuestionId;
use crate::texts::Texts;

/// A row, as answers.
#[derive(Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its number, as a spreadsheet counts.
    pub number: usize,
    /// What it answers.
    pub answers: Answers,
    /// What is wrong with that; nothing, where the form accepts it.
    pub problems: Vec<FieldProblem>,
    /// The row before it that says the same, if there is one: then this one is not imported.
    pub same_as: Option<usize>,
}

/// Checks every row by the form itself.
#[must_use]
pub fn check(form: &Form, texts: &Texts, sheet: &Sheet, mapping: &Mapping) -> Vec<Checked> {
    let mut checked: Vec<Checked> = Vec::with_capacity(sheet.rows.len());
    let reading = |column| Reading { first: First::of(sheet.column(column), &form.lang), texts };
    let readings: Vec<Reading<'_>> = (0..sheet.headers.len()).map(reading).collect();
    for row in &sheet.rows {
        let answers = form.for_sending(&answers(form, row, mapping, &readings));
        let problems = match form.parse(&answers) {
            Ok(_) => Vec::new(),
            Err(rejection) => {
                let say = |problem: &crate::rejection::Problem| FieldProblem {
                    field: problem.field.clone(),
                    sentence: problem.sentence(form, texts),
                };
                rejection.problems().iter().map(say).collect()
            }
        };
        let same = checked.iter().find(|before| before.answers == answers);
        let same_as = same.map(|before| before.number);
        checked.push(Checked { number: row.number, answers, problems, same_as });
    }
    checked
}

/// What a row answers.
fn answers(form: &Form, row: &SheetRow, mapping: &Mapping, readings: &[Reading<'_>]) -> Answers {
    let mut answers = Answers::new();
    for ((cell, target), reading) in row.cells.iter().zip(&mapping.columns).zip(readings) {
        let Some(target) = target else { continue };
        let Some(question) = form.question(target.question()) else { continue };
        match target {
            Target::Question { .. } => {
                if let Some(raw) = raw(question, cell, *reading) {
                    answers.set(question.id.clone(), raw);
                }
            }
            Target::Place { place, .. } => place_in(&mut answers, question, *place, cell),
            Target::Part { row, part, .. } => {
                part_of(&mut answers, question, (*row, part), (cell, *reading));
            }
        }
    }
    for (question, raw) in mapping.everybody.iter() {
        if answers.get(question).is_none_or(Raw::is_empty) {
            answers.set(question.clone(), raw.clone());
        }
    }
    answers
}

/// Places and rows are counted from one, and no form has more of either.
const MOST_PLACES: usize = 100;

fn place_in(answers: &mut Answers, question: &Question, place: usize, cell: &str) {
    if cell.trim().is_empty() || !(1..=MOST_PLACES).contains(&place) {
        return;
    }
    let mut many = answers.many(&question.id).to_vec();
    if many.len() < place {
        many.resize(place, String::new());
    }
    if let Some(free) = many.get_mut(place - 1) {
        *free = option(question.kind.options(), cell);
    }
    answers.set(question.id.clone(), Raw::Many(many));
}

fn part_of(
    answers: &mut Answers,
    group: &Question,
    at: (usize, &QuestionId),
    (cell, reading): (&str, Reading<'_>),
) {
    let (row, part) = at;
    let Some(part) = group.kind.parts().iter().find(|known| known.id == *part) else { return };
    let Some(raw) = raw(part, cell, reading) else { return };
    if !(1..=MOST_PLACES).contains(&row) {
        return;
    }
    let mut rows = answers.rows(&group.id).to_vec();
    if rows.len() < row {
        rows.resize(row, Answers::new());
    }
    if let Some(answers) = rows.get_mut(row - 1) {
        answers.set(part.id.clone(), raw);
    }
    answers.set(group.id.clone(), Raw::Rows(rows));
}

/// What others wrote is personal: only where something is wrong shows.
impl std::fmt::Debug for Checked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Checked(row {}, {} problems)", self.number, self.problems.len())
    }
}
