use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::policy::{AnswerTo, Policy, Side};
use super::week::UtcOffset;
use crate::form::Condition;
use crate::id::{OptionId, QuestionId};
use crate::reference::Reference;
use crate::submission::{Submission, Value};
use crate::time_zone::TimeZone;

/// Somebody who takes part on one side: what they sent, and what the committee knows besides.
///
/// Who is both sends both forms and is two of these; the same e-mail address shows it.
#[derive(Debug, Clone)]
pub struct Participant {
    pub(super) reference: Reference,
    pub(super) side: Side,
    pub(super) facts: Facts,
    submission: Submission,
}

/// Why somebody does not take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a submission of a form that the matching policy does not name")]
pub struct NotAParticipant;

/// What the committee knows of somebody.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Facts {
    /// Whether they are to be matched at all.
    pub eligible: bool,
    /// Whether they have waited since last year.
    pub waited: bool,
    /// Who was their partner before.
    pub past: Vec<Reference>,
    /// Whom they report to, or who reports to them, or judges their work.
    pub reporting_line: Vec<Reference>,
    /// Institutions that they belong to and did not name, or named otherwise.
    pub also_at: Vec<String>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            eligible: true,
            waited: false,
            past: Vec::new(),
            reporting_line: Vec::new(),
            also_at: Vec::new(),
        }
    }
}

/// What is known of a person is personal: only what has no words in it shows.
impl std::fmt::Debug for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Facts(eligible: {}, waited: {}, …)", self.eligible, self.waited)
    }
}

impl Participant {
    /// Takes somebody in by what they sent.
    ///
    /// # Errors
    /// [`NotAParticipant`] where it is neither side's form.
    pub fn new(
        policy: &Policy,
        reference: Reference,
        submission: Submission,
        facts: Facts,
    ) -> Result<Self, NotAParticipant> {
        let sides = [Side::Mentee, Side::Mentor].into_iter();
        let mut sides = sides.filter(|side| policy.sheet(*side).form == *submission.form());
        let side = sides.next().ok_or(NotAParticipant)?;
        Ok(Self { reference, side, facts, submission })
    }

    /// What they quote when they write to the committee.
    #[must_use]
    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    /// The side that they take part on.
    #[must_use]
    pub fn side(&self) -> Side {
        self.side
    }

    pub(super) fn email(&self) -> Option<String> {
        self.submission.email().map(crate::email::Email::folded)
    }

    pub(super) fn holds(&self, condition: &Condition) -> bool {
        let value = self.submission.value(&condition.question);
        value.is_some_and(|value| condition.is.iter().any(|option| value.holds(option)))
    }

    /// The options that they chose there, in their order.
    pub(super) fn options(&self, to: &AnswerTo) -> Vec<&OptionId> {
        let mut chosen = Vec::new();
        for value in self.values(to) {
            match value {
                Value::Option(option) => chosen.push(option),
                Value::Options(options) => chosen.extend(options),
                _ => {}
            }
        }
        chosen
    }

    /// The option that they chose there, where they chose one.
    pub(super) fn option(&self, question: &QuestionId) -> Option<&OptionId> {
        match self.submission.value(question) {
            Some(Value::Option(option)) => Some(option),
            _ => None,
        }
    }

    /// The words that they wrote there.
    pub(super) fn texts(&self, to: &AnswerTo) -> Vec<&str> {
        let mut texts = Vec::new();
        for value in self.values(to) {
            if let Value::Text(text) = value {
                texts.push(&**text);
            }
        }
        texts
    }

    pub(super) fn time_zone(&self, to: &AnswerTo) -> Option<&TimeZone> {
        match self.submission.value(&to.question) {
            Some(Value::TimeZone(zone)) => Some(zone),
            _ => None,
        }
    }

    fn values(&self, to: &AnswerTo) -> Vec<&Value> {
        match (self.submission.value(&to.question), &to.part) {
            (Some(Value::Rows(rows)), Some(part)) => {
                rows.iter().filter_map(|row| row.get(part)).collect()
            }
            (Some(value), None) => vec![value],
            _ => Vec::new(),
        }
    }
}

/// How far clocks are from UTC in the time zones that people live in, on the day that counts.
#[derive(Debug, Clone, Default)]
pub struct Offsets(BTreeMap<Box<str>, UtcOffset>);

impl Offsets {
    /// Knows no zone.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says what a zone's name means.
    pub fn set(&mut self, zone: &TimeZone, offset: UtcOffset) {
        self.0.insert(zone.as_str().into(), offset);
    }

    /// What a zone's name means, if anybody has said it.
    #[must_use]
    pub fn get(&self, zone: &TimeZone) -> Option<UtcOffset> {
        self.0.get(zone.as_str()).copied()
    }
}
