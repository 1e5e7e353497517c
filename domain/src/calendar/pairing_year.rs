use serde::{Deserialize, Serialize};

use super::{DAYS_BETWEEN, Milestone, REMINDERS};
use crate::date::Date;

/// What a pair is asked, and when: steps in the order of the year, on rising days.
///
/// A pairing keeps its own, so that a program's file that changes in mid-year changes nothing for
/// those who were introduced before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Step>", into = "Vec<Step>")]
pub struct PairingYear(Vec<Step>);

/// A step of a pair's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it is.
    pub milestone: Milestone,
    /// Its day.
    pub on: Date,
}

/// Why steps make no year of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the steps of a pair’s year are in its order, on days of which none is before the one before"
)]
pub struct NoPairingYear;

impl PairingYear {
    /// Steps that a [`super::Year`] has put in order.
    pub(super) fn of(steps: impl Iterator<Item = (Milestone, Date)>) -> Self {
        Self(steps.map(|(milestone, on)| Step { milestone, on }).collect())
    }

    /// The day of a milestone; nothing, where it is no step of this pair.
    #[must_use]
    pub fn due(&self, milestone: Milestone) -> Option<Date> {
        self.0.iter().find(|step| step.milestone == milestone).map(|step| step.on)
    }

    /// Every step, in order.
    pub fn steps(&self) -> impl Iterator<Item = Step> {
        self.0.iter().copied()
    }

    /// The first step.
    #[must_use]
    pub fn first(&self) -> Option<Step> {
        self.0.first().copied()
    }

    /// The step that follows another.
    #[must_use]
    pub fn following(&self, milestone: Milestone) -> Option<Step> {
        self.steps().find(|step| step.milestone > milestone)
    }

    /// The day from which on nobody waits for an answer to a milestone, if everything was said on its day:
    /// after two reminders, or when the next question takes their place, as long as there was time to
    /// answer.
    #[must_use]
    pub fn waits_until(&self, milestone: Milestone) -> Option<Date> {
        let asked = self.due(milestone)?;
        let reminded = asked.plus_days(DAYS_BETWEEN * (u16::from(REMINDERS) + 1))?;
        let overtaken = self.following(milestone).map_or(reminded, |step| step.on);
        Some(reminded.min(overtaken.max(asked.plus_days(DAYS_BETWEEN)?)))
    }
}

impl TryFrom<Vec<Step>> for PairingYear {
    type Error = NoPairingYear;
    fn try_from(steps: Vec<Step>) -> Result<Self, NoPairingYear> {
        let mut pairs = steps.iter().zip(steps.iter().skip(1));
        let rising = pairs.all(|(a, b)| a.milestone < b.milestone && a.on <= b.on);
        if rising { Ok(Self(steps)) } else { Err(NoPairingYear) }
    }
}

impl From<PairingYear> for Vec<Step> {
    fn from(year: PairingYear) -> Self {
        year.0
    }
}
