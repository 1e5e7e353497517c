//! Why a form did not accept some answers: every problem at once, each with a sentence that says
//! what to do.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::date::NotADate;
use crate::form::{Form, Kind, Question};
use crate::id::QuestionId;
use crate::texts::{self, Key, Texts};

/// Every problem that a form found, in the form's order; never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection(Vec<Problem>);

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub field: Field,
    /// What it is.
    pub fault: Fault,
}

/// The place of an answer: a question, or a part of a group's row. Written as `name`, or as
/// `goals.1.statement`, rows counted from one: the `name` of the control that takes the answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Field {
    /// The question.
    pub question: QuestionId,
    /// In a group: which row, counted from one, and which part of it.
    pub part: Option<(usize, QuestionId)>,
}

/// What can be wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is none, and there must be one.
    Missing,
    /// It is longer than the limit by so many characters.
    TooLong {
        /// The limit.
        most: u32,
        /// How many characters too many.
        over: usize,
    },
    /// It is not an e-mail address.
    NotAnEmail,
    /// It is not a web address.
    NotAWebAddress,
    /// It is not among the options that are offered.
    NotAnOption,
    /// Fewer were chosen than must be.
    TooFew(u32),
    /// More were chosen than may be.
    TooMany(u32),
    /// An option was ranked twice; the option's label.
    RankedTwice(String),
    /// It is not a month or a day, and which part of it is wrong.
    NotADate(NotADate),
    /// It is not a time zone's name.
    NotATimeZone,
    /// It is not on the scale.
    NotOnScale {
        /// The lowest.
        from: u8,
        /// The highest.
        to: u8,
    },
    /// The form has no such question.
    UnknownQuestion,
    /// It is a list where a text belongs, or the other way about.
    WrongShape,
}

/// A text that is not a field's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a field is a question's name, or a question, a row and a part: goals.1.statement")]
pub struct NotAField;

impl Rejection {
    /// The problems as a rejection; nothing, if there are none.
    #[must_use]
    pub fn of(problems: Vec<Problem>) -> Option<Self> {
        if problems.is_empty() { None } else { Some(Self(problems)) }
    }

    /// The problems, in the form's order.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0
    }
}

impl Field {
    /// The field of a question.
    #[must_use]
    pub fn of(question: &QuestionId) -> Self {
        Self { question: question.clone(), part: None }
    }

    /// The field of a part in a row (counted from one) of a group.
    #[must_use]
    pub fn part(group: &QuestionId, row: usize, part: &QuestionId) -> Self {
        Self { question: group.clone(), part: Some((row, part.clone())) }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            None => f.write_str(self.question.as_str()),
            Some((row, part)) => write!(f, "{}.{row}.{part}", self.question),
        }
    }
}

impl TryFrom<String> for Field {
    type Error = NotAField;

    fn try_from(text: String) -> Result<Self, NotAField> {
        let name = |text: &str| QuestionId::new(text).map_err(|_| NotAField);
        let mut words = text.split('.');
        let question = name(words.next().unwrap_or_default())?;
        let Some(row) = words.next() else { return Ok(Self { question, part: None }) };
        let row = row.parse().map_err(|_| NotAField)?;
        let part = name(words.next().unwrap_or_default())?;
        match words.next() {
            None => Ok(Self { question, part: Some((row, part)) }),
            Some(_) => Err(NotAField),
        }
    }
}

impl From<Field> for String {
    fn from(field: Field) -> String {
        field.to_string()
    }
}

impl Problem {
    /// What to tell the person: what to do, in the form's language.
    #[must_use]
    pub fn sentence(&self, form: &Form, texts: &Texts) -> String {
        let group = form.question(&self.field.question);
        let question = match &self.field.part {
            None => group,
            Some((_, part)) => group.and_then(|g| g.kind.parts().iter().find(|p| p.id == *part)),
        };
        let sentence = self.fault.sentence(question, texts);
        match (&self.field.part, group.map(|g| &g.kind)) {
            (Some((row, _)), Some(Kind::Group { item, at_most, .. })) if *at_most > 1 => texts.say(
                texts::PROBLEM_IN_ROW,
                &[("item", item), ("row", &row.to_string()), ("problem", &sentence)],
            ),
            _ => sentence,
        }
    }
}

impl Fault {
    fn sentence(&self, question: Option<&Question>, texts: &Texts) -> String {
        let ask = question.map_or("", |question| question.ask.as_str());
        let say = |key: Key| texts.say(key, &[("ask", ask)]);
        let count =
            |key: Key, n: &dyn fmt::Display| texts.say(key, &[("ask", ask), ("n", &n.to_string())]);
        match self {
            Self::Missing => match question.and_then(|question| question.missing.clone()) {
                Some(sentence) => sentence,
                None => say(missing(question.map(|question| &question.kind))),
            },
            Self::TooLong { most, over } => texts.say(
                texts::PROBLEM_TOO_LONG,
                &[("ask", ask), ("n", &most.to_string()), ("over", &over.to_string())],
            ),
            Self::NotAnEmail => say(texts::PROBLEM_EMAIL),
            Self::NotAWebAddress => say(texts::PROBLEM_WEB_ADDRESS),
            Self::NotAnOption => say(texts::PROBLEM_OPTION),
            Self::TooFew(n) => count(texts::PROBLEM_TOO_FEW, n),
            Self::TooMany(n) => count(texts::PROBLEM_TOO_MANY, n),
            Self::RankedTwice(label) => {
                texts.say(texts::PROBLEM_RANKED_TWICE, &[("ask", ask), ("label", label)])
            }
            Self::NotADate(NotADate::Day) => say(texts::PROBLEM_DAY),
            Self::NotADate(NotADate::Month) => say(texts::PROBLEM_MONTH),
            Self::NotADate(NotADate::Year) => say(texts::PROBLEM_YEAR),
            Self::NotATimeZone => say(texts::PROBLEM_TIME_ZONE),
            Self::NotOnScale { from, to } => texts.say(
                texts::PROBLEM_SCALE,
                &[("ask", ask), ("from", &from.to_string()), ("to", &to.to_string())],
            ),
            Self::UnknownQuestion => say(texts::PROBLEM_UNKNOWN_QUESTION),
            Self::WrongShape => say(texts::PROBLEM_SHAPE),
        }
    }
}

fn missing(kind: Option<&Kind>) -> Key {
    match kind {
        Some(Kind::Choice { .. } | Kind::Menu { .. } | Kind::Scale { .. }) => texts::MISSING_CHOICE,
        Some(Kind::Choices { .. } | Kind::Ranked { .. }) => texts::MISSING_CHOICES,
        Some(Kind::Consent) => texts::MISSING_CONSENT,
        _ => texts::MISSING_TEXT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_back_as_it_was_written() {
        for text in ["name", "goals.1.statement", "a-b.12.c-d"] {
            assert_eq!(Field::try_from(text.to_owned()).map(String::from).as_deref(), Ok(text));
        }
        for bad in ["", "a.b", "a.1", "a.1.", "a.1.b.c", "A"] {
            assert_eq!(Field::try_from(bad.to_owned()), Err(NotAField), "{bad}");
        }
    }

    #[test]
    fn there_is_no_rejection_without_a_problem() {
        assert_eq!(Rejection::of(Vec::new()), None);
    }
}
