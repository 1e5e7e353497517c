use domain::answers::{Answers, Raw};
use domain::api::{Code, FieldProblem, Receipt};
use domain::id::QuestionId;
use domain::instant::Instant;
use domain::program::Opening;
use domain::reference::Reference;
use domain::rejection::Field;
use domain::version::Version;

use super::form::opening;
use super::{Value, parse};
use crate::draft::Draft;

/// What the widget needs of an error's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What happened.
    pub code: Code,
    /// The reference of what is stored under the same key.
    pub reference: Option<Reference>,
    /// The person's own link to that.
    pub link: Option<String>,
    /// When the form is open.
    pub opening: Option<Opening>,
    /// Every problem with the answers.
    pub problems: Vec<FieldProblem>,
}

/// Reads a receipt.
#[must_use]
pub fn receipt(text: &str) -> Option<Receipt> {
    receipt_of(parse(text)?)
}

fn receipt_of(mut receipt: Value) -> Option<Receipt> {
    Some(Receipt {
        reference: reference(receipt.take("reference"))?,
        submitted_at: Instant::try_from(receipt.take("submitted_at").text()?).ok()?,
        link: receipt.take("link").text_or_none()?,
    })
}

fn reference(reference: Value) -> Option<Reference> {
    Reference::parse(&reference.text()?).ok()
}

/// Reads an error's body.
#[must_use]
pub fn problem(text: &str) -> Option<Problem> {
    let mut problem = parse(text)?;
    Some(Problem {
        code: code(&problem.take("code").text()?),
        reference: problem.take("reference").maybe(reference)?,
        link: problem.take("link").text_or_none()?,
        opening: problem.take("opening").maybe(opening)?,
        problems: problem.take("problems").each(field_problem)?,
    })
}

/// The codes that the widget tells apart; for all others there is nothing that a person could do.
fn code(name: &str) -> Code {
    match name {
        "rejected" => Code::Rejected,
        "closed" => Code::Closed,
        "version" => Code::Version,
        "key-reused" => Code::KeyReused,
        "origin" => Code::Origin,
        _ => Code::Internal,
    }
}

fn field_problem(mut problem: Value) -> Option<FieldProblem> {
    Some(FieldProblem {
        field: Field::try_from(problem.take("field").text()?).ok()?,
        sentence: problem.take("sentence").text()?,
    })
}

/// Reads a draft.
#[must_use]
pub fn read_draft(text: &str) -> Option<Draft> {
    let mut draft = parse(text)?;
    Some(Draft {
        version: Version::new(&draft.take("version").text()?).ok()?,
        key: draft.take("key").text()?,
        step: usize::try_from(draft.take("step").number()?).ok()?,
        answers: answers(draft.take("answers"))?,
        receipt: draft.take("receipt").maybe(receipt_of)?,
    })
}

fn answers(answers: Value) -> Option<Answers> {
    let Value::Object(pairs) = answers else { return None };
    let mut read = Answers::new();
    for (question, answer) in pairs {
        read.set(QuestionId::new(&question).ok()?, raw(answer)?);
    }
    Some(read)
}

fn raw(raw: Value) -> Option<Raw> {
    match raw {
        Value::Text(text) => Some(Raw::Text(text)),
        Value::List(items) if items.iter().any(|item| matches!(item, Value::Object(_))) => {
            Value::List(items).each(answers).map(Raw::Rows)
        }
        items => items.list().and_then(|items| Value::List(items).each(Value::text)).map(Raw::Many),
    }
}
