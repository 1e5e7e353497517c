use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::policy::{AnswerTo, Policy, Side};
use super::said::{self, Said};
use super::week::UtcOffset;
use super::weight::Capacity;
use crate::form::Condition;
use crate::id::{OptionId, QuestionId};
use crate::reference::Reference;
use crate::submission::Submission;
use crate::time_zone::TimeZone;

/// Somebody who takes part on one side: what they sent, and what the committee knows besides.
///
/// Who is both sends both forms and is two of these; the same e-mail address shows it. Of what they
/// sent, it has what the policy names and no more: so it can go to the desk's browser, which solves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Participant {
    pub(super) reference: Reference,
    pub(super) side: Side,
    #[serde(default)]
    pub(super) facts: Facts,
    /// As it is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// By the question, and its part behind a slash.
    said: BTreeMap<String, Said>,
}

/// What somebody said is personal.
impl std::fmt::Debug for Participant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Participant({}, {:?}, {:?}, …)", self.reference, self.side, self.facts)
    }
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
    /// How many people a mentor takes on, where that is another number than they answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<Capacity>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            eligible: true,
            waited: false,
            past: Vec::new(),
            reporting_line: Vec::new(),
            also_at: Vec::new(),
            places: None,
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
        let email = submission.email().map(crate::email::Email::folded);
        let said = said::of(&policy.names(side), &submission);
        Ok(Self { reference, side, facts, email, said })
    }

    /// What they quote when they write to the committee.
    #[must_use]
    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    /// Remembers that somebody was their partner before.
    pub fn was_with(&mut self, partner: Reference) {
        self.facts.past.push(partner);
    }

    /// The side that they take part on.
    #[must_use]
    pub fn side(&self) -> Side {
        self.side
    }

    /// What the committee knows of them.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Their e-mail address, folded: two who have the same are one person.
    #[must_use]
    pub fn email(&self) -> Option<String> {
        self.email.clone()
    }

    pub(super) fn holds(&self, condition: &Condition) -> bool {
        let chosen = self.options(&AnswerTo::question(&condition.question));
        chosen.iter().any(|option| condition.is.contains(option))
    }

    /// The options that they chose there, in their order.
    #[must_use]
    pub fn options(&self, to: &AnswerTo) -> &[OptionId] {
        match self.said(to) {
            Some(Said::Options(options)) => options,
            _ => &[],
        }
    }

    /// The option that they chose there, where they chose one.
    pub(super) fn option(&self, question: &QuestionId) -> Option<&OptionId> {
        self.options(&AnswerTo::question(question)).first()
    }

    /// The words that they wrote there.
    #[must_use]
    pub fn texts(&self, to: &AnswerTo) -> &[String] {
        match self.said(to) {
            Some(Said::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// The time zone that they named there.
    #[must_use]
    pub fn time_zone(&self, to: &AnswerTo) -> Option<&TimeZone> {
        match self.said(to) {
            Some(Said::TimeZone(zone)) => Some(zone),
            _ => None,
        }
    }

    /// Every time zone that they named.
    pub fn time_zones(&self) -> impl Iterator<Item = &TimeZone> {
        self.said.values().filter_map(|said| match said {
            Said::TimeZone(zone) => Some(zone),
            _ => None,
        })
    }

    fn said(&self, to: &AnswerTo) -> Option<&Said> {
        self.said.get(&said::key(to))
    }
}

/// How far clocks are from UTC in the time zones that people live in, on the day that counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
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

    /// Takes over what others say.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// What a zone's name means, if anybody has said it.
    #[must_use]
    pub fn get(&self, zone: &TimeZone) -> Option<UtcOffset> {
        self.0.get(zone.as_str()).copied()
    }
}
