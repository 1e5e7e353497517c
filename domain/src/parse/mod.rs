//! From answers to a submission, or to every problem at once.

mod group;
mod value;

use crate::answers::Answers;
use crate::form::{Condition, Form, Question};
use crate::id::{QuestionId, SectionId};
use crate::rejection::{Fault, Field, Problem, Rejection};
use crate::submission::{Submission, Values};

impl Form {
    /// Accepts answers, or says everything that keeps it from accepting them.
    ///
    /// Answers to questions that were not asked (their condition does not hold) are left out of the
    /// submission without a word; the page hid them.
    ///
    /// # Errors
    /// [`Rejection`], with a problem for each answer that is missing or wrong, in the form's order,
    /// and one for each answer to a question that this version does not have.
    pub fn parse(&self, answers: &Answers) -> Result<Submission, Rejection> {
        let mut reading = self.read(answers);
        reading.problems.extend(self.unknown(answers));
        match Rejection::of(reading.problems) {
            Some(rejection) => Err(rejection),
            None => Ok(Submission::new(self, reading.values)),
        }
    }

    /// Checks one section's answers, by the same rules as [`Form::parse`]: what Continue does.
    ///
    /// # Errors
    /// [`Rejection`], with the problems of that section.
    pub fn parse_section(&self, section: &SectionId, answers: &Answers) -> Result<(), Rejection> {
        let section = self.sections.iter().find(|known| known.id == *section);
        let of_section = |problem: &Problem| {
            section.is_some_and(|section| {
                section.questions.iter().any(|question| question.id == problem.field.question)
            })
        };
        let problems = self.read(answers).problems.into_iter().filter(of_section).collect();
        Rejection::of(problems).map_or(Ok(()), Err)
    }

    /// Which questions and options the answers so far leave in sight.
    #[must_use]
    pub fn asked(&self, answers: &Answers) -> Asked {
        Asked(self.read(answers).values)
    }

    fn read(&self, answers: &Answers) -> Reading {
        let mut reading = Reading::default();
        for question in self.questions() {
            reading.question(question, answers, &Values::new(), &Field::of);
        }
        reading
    }

    fn unknown(&self, answers: &Answers) -> Vec<Problem> {
        let unknown = answers.iter().filter(|(question, _)| self.question(question).is_none());
        unknown
            .map(|(question, _)| Problem {
                field: Field::of(question),
                fault: Fault::UnknownQuestion,
            })
            .collect()
    }
}

/// What answers leave in sight: a question is asked, and an option offered, when its condition
/// holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked(Values);

impl Asked {
    /// Whether a condition holds.
    #[must_use]
    pub fn holds(&self, condition: Option<&Condition>) -> bool {
        holds(condition, &[&self.0])
    }

    /// Whether a condition holds in a row of a group: a part of the same row comes before a
    /// question of the form.
    #[must_use]
    pub fn holds_in_row(
        &self,
        condition: Option<&Condition>,
        parts: &[Question],
        row: &Answers,
    ) -> bool {
        let mut reading = Reading::default();
        for part in parts {
            reading.question(part, row, &self.0, &Field::of);
        }
        holds(condition, &[&reading.values, &self.0])
    }
}

/// The values accepted so far, and the problems found so far.
#[derive(Default)]
struct Reading {
    values: Values,
    problems: Vec<Problem>,
}

impl Reading {
    /// Reads one question. `around` are the values outside a group; `field` says where the
    /// question stands.
    fn question(
        &mut self,
        question: &Question,
        answers: &Answers,
        around: &Values,
        field: &dyn Fn(&QuestionId) -> Field,
    ) {
        let scope = [&self.values, around];
        if !holds(question.when.as_ref(), &scope) {
            return;
        }
        let read = match &question.kind {
            crate::form::Kind::Group { at_least, at_most, parts, .. } => {
                group::read(question, (*at_least, *at_most), parts, answers, &self.values)
            }
            _ => value::read(question, answers.get(&question.id), &scope)
                .map_err(|fault| vec![Problem { field: field(&question.id), fault }]),
        };
        match read {
            Ok(Some(value)) => {
                self.values.set(question.id.clone(), value);
            }
            Ok(None) => {}
            Err(problems) => self.problems.extend(problems),
        }
    }
}

/// Whether a condition holds: in the nearest scope that has its question.
fn holds(condition: Option<&Condition>, scopes: &[&Values]) -> bool {
    let Some(condition) = condition else { return true };
    let value = scopes.iter().find_map(|scope| scope.get(&condition.question));
    value.is_some_and(|value| condition.is.iter().any(|option| value.holds(option)))
}
