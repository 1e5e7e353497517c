//! What a control says goes into the answers.

use domain::answers::{Answers, Raw};
use domain::form::{Choice, Kind, Question};
use domain::id::QuestionId;
use domain::rejection::Field;

use super::Journey;

/// What a person did to a control.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// The control says this now.
    Text(&'a str),
    /// One of several options was ticked, or not any more.
    Tick(&'a str, bool),
    /// An option was put at a rank, counted from zero; nothing, if it is empty.
    Rank(usize, &'a str),
    /// One part of a date, counted from the year, says this now.
    DatePart(usize, &'a str),
}

impl Journey {
    /// Takes what a control says. The answer is whether other controls may have come or gone.
    pub fn enter(&mut self, field: &Field, entry: Entry<'_>) -> bool {
        let Some(question) = self.question(field) else { return false };
        let chooses = !question.kind.options().is_empty() || matches!(question.kind, Kind::Consent);
        let parts = if matches!(question.kind, Kind::Month) { 2 } else { 3 };
        let raw = match entry {
            Entry::Text(text) => Raw::Text(text.to_owned()),
            Entry::Tick(option, on) => ticked(self.many(field), option, on),
            Entry::Rank(at, option) => ranked(self.many(field), at, option),
            Entry::DatePart(at, text) => dated(self.text(field), parts, at, text),
        };
        self.set(field, raw);
        self.cleared = None;
        if chooses {
            self.settle();
        }
        chooses
    }

    /// The question that a field belongs to.
    #[must_use]
    pub fn question(&self, field: &Field) -> Option<&Question> {
        let question = self.form().question(&field.question)?;
        match &field.part {
            None => Some(question),
            Some((_, part)) => question.kind.parts().iter().find(|known| known.id == *part),
        }
    }

    fn set(&mut self, field: &Field, raw: Raw) {
        match &field.part {
            None => put(&mut self.answers, &field.question, raw),
            Some((row, part)) => {
                let mut rows = self.answers.rows(&field.question).to_vec();
                if rows.len() < *row {
                    rows.resize(*row, Answers::new());
                }
                if let Some(row) = row.checked_sub(1).and_then(|at| rows.get_mut(at)) {
                    put(row, part, raw);
                }
                self.answers.set(field.question.clone(), Raw::Rows(rows));
            }
        }
    }

    /// Drops chosen options that are not offered any more, and what depended on them.
    pub(super) fn drop_unoffered(&mut self) {
        while let Some((field, raw)) = self.unoffered() {
            self.set(&field, raw);
            self.asked = self.form().asked(&self.answers);
        }
    }

    /// A field that holds an option not offered, and what it should hold instead.
    fn unoffered(&self) -> Option<(Field, Raw)> {
        let here = |question: &Question| {
            let is_offered = |choice: &Choice| self.asked.holds(choice.when.as_ref());
            let raw = offered(question, self.answers.get(&question.id)?, &is_offered)?;
            Some((Field::of(&question.id), raw))
        };
        let in_rows = |group: &Question| {
            let parts = group.kind.parts();
            self.answers.rows(&group.id).iter().enumerate().find_map(|(at, row)| {
                let is_offered =
                    |choice: &Choice| self.asked.holds_in_row(choice.when.as_ref(), parts, row);
                parts.iter().find_map(|part| {
                    let raw = offered(part, row.get(&part.id)?, &is_offered)?;
                    Some((Field::part(&group.id, at + 1, &part.id), raw))
                })
            })
        };
        self.form().questions().find_map(|question| here(question).or_else(|| in_rows(question)))
    }
}

/// What is left of a raw answer when options that are not offered go; nothing, if all are offered.
fn offered(question: &Question, raw: &Raw, is_offered: &dyn Fn(&Choice) -> bool) -> Option<Raw> {
    let options = question.kind.options();
    let is_gone = |name: &String| {
        options.iter().any(|choice| choice.id.as_str() == name.as_str() && !is_offered(choice))
    };
    match raw {
        Raw::Text(text) if is_gone(text) => Some(Raw::Text(String::new())),
        Raw::Many(many) if many.iter().any(is_gone) => {
            Some(Raw::Many(many.iter().filter(|name| !is_gone(name)).cloned().collect()))
        }
        _ => None,
    }
}

/// An empty answer is no answer: so a form whose controls were emptied again counts as untouched.
fn put(answers: &mut Answers, question: &QuestionId, raw: Raw) {
    if raw.is_empty() {
        answers.remove(question);
    } else {
        answers.set(question.clone(), raw);
    }
}

fn ticked(many: &[String], option: &str, on: bool) -> Raw {
    let mut many: Vec<String> = many.iter().filter(|name| *name != option).cloned().collect();
    if on {
        many.push(option.to_owned());
    }
    Raw::Many(many)
}

fn ranked(many: &[String], at: usize, option: &str) -> Raw {
    let mut many = many.to_vec();
    if many.len() <= at {
        many.resize(at + 1, String::new());
    }
    if let Some(place) = many.get_mut(at) {
        option.clone_into(place);
    }
    Raw::Many(many)
}

fn dated(raw: &str, parts: usize, at: usize, text: &str) -> Raw {
    let mut written: Vec<String> = raw.splitn(parts, '-').map(str::to_owned).collect();
    written.resize(parts, String::new());
    if let Some(part) = written.get_mut(at) {
        *part = text.trim().replace('-', "");
    }
    let empty = written.iter().all(String::is_empty);
    Raw::Text(if empty { String::new() } else { written.join("-") })
}
