use serde::{Deserialize, Serialize};

use super::reading::Reading;
use super::{After, Draft, Milestone, Misfit, Misfits, PairingYear, When};
use crate::date::Date;

/// So many months a year has at the least, from the introductions to the evaluation.
pub const SHORTEST: u16 = 2;

/// So many months a year has at the most, from the introductions to the evaluation.
pub const LONGEST: u16 = 18;

/// So many check-ins a year has at the most.
pub const MOST_CHECK_INS: u8 = 24;

/// The days of a cohort's year. They are in order: none comes before what it follows from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Draft", into = "Draft")]
pub struct Year {
    /// Nothing, where people are introduced at any time.
    start: Option<Start>,
    first_contact: After,
    agreement: After,
    /// Rising from any first day, and after the agreement.
    check_ins: Vec<After>,
    evaluation: Date,
    follow_up: Option<Date>,
    keep_months: u16,
    purge: Date,
}

/// How a year begins where all are introduced on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Start {
    matching: Date,
    introductions: Date,
}

impl Year {
    /// Reads a year.
    ///
    /// # Errors
    /// Every [`Misfit`] of its days.
    pub fn new(draft: &Draft) -> Result<Self, Misfits> {
        let mut reading = Reading::begin(draft);
        let year = Self::read(draft, &mut reading);
        match year {
            Some(year) if reading.misfits.is_empty() => Ok(year),
            _ => Err(Misfits(reading.misfits)),
        }
    }

    fn read(draft: &Draft, reading: &mut Reading) -> Option<Self> {
        let start = draft.matching.zip(draft.introductions);
        if let Some((matching, introductions)) = start {
            reading.not_earlier(
                (Milestone::Matching, matching),
                (Milestone::Introductions, introductions),
            );
        }
        let first_contact = reading.step(Milestone::FirstContact, draft.first_contact);
        let agreement = reading.step(Milestone::Agreement, draft.agreement);
        let counted = (1..=MOST_CHECK_INS).zip(&draft.check_ins);
        let check_ins: Vec<After> = counted
            .filter_map(|(count, when)| reading.step(Milestone::CheckIn(count), *when))
            .collect();
        let (first_contact, agreement) = (first_contact?, agreement?);
        let steps: Vec<_> = steps(first_contact, agreement, &check_ins).collect();
        reading.compare_steps(&steps);
        let follow_up = draft.follow_up.and_then(|when| reading.day(Milestone::FollowUp, when));
        let evaluation = reading.day(Milestone::Evaluation, draft.evaluation)?;
        reading.measure(evaluation);
        reading.compare_last(&steps, evaluation);
        let purge = evaluation.plus_months(draft.keep_months);
        let purge = reading.keep(purge.ok_or(Misfit::TooLate(Milestone::Purge)))?;
        if let Some(follow_up) = follow_up.map(|day| (Milestone::FollowUp, day)) {
            reading.later((Milestone::Evaluation, evaluation), follow_up);
            reading.not_earlier(follow_up, (Milestone::Purge, purge));
        }
        let start = start.map(|(matching, introductions)| Start { matching, introductions });
        let keep_months = draft.keep_months;
        Some(Self {
            start,
            first_contact,
            agreement,
            check_ins,
            evaluation,
            follow_up,
            keep_months,
            purge,
        })
    }

    /// The day of a milestone. Nothing, where the year has no such milestone, or where each pair
    /// has a day of its own for it.
    #[must_use]
    pub fn due(&self, milestone: Milestone) -> Option<Date> {
        match milestone {
            Milestone::Matching => self.start.map(|start| start.matching),
            Milestone::Introductions => self.start.map(|start| start.introductions),
            Milestone::Evaluation => Some(self.evaluation),
            Milestone::FollowUp => self.follow_up,
            Milestone::Purge => Some(self.purge),
            Milestone::FirstContact | Milestone::Agreement | Milestone::CheckIn(_) => {
                self.after(milestone)?.date(self.start?.introductions)
            }
        }
    }

    /// Every milestone that has a day for the whole cohort, in order.
    pub fn days(&self) -> impl Iterator<Item = (Milestone, Date)> {
        let steps = self.steps().map(|(milestone, _)| milestone);
        [Milestone::Matching, Milestone::Introductions]
            .into_iter()
            .chain(steps)
            .chain([Milestone::Evaluation, Milestone::FollowUp, Milestone::Purge])
            .filter_map(|milestone| Some((milestone, self.due(milestone)?)))
    }

    /// How long after a pair's first day a step of it is due; nothing, for what is no step of a
    /// pair.
    #[must_use]
    pub fn after(&self, milestone: Milestone) -> Option<After> {
        self.steps().find(|(known, _)| *known == milestone).map(|(_, after)| after)
    }

    fn steps(&self) -> impl Iterator<Item = (Milestone, After)> {
        steps(self.first_contact, self.agreement, &self.check_ins)
    }

    /// The year of a pair that is introduced on a day of its own: it counts first contact,
    /// agreement and check-ins from there, and ends with its cohort.
    #[must_use]
    pub fn of_pairing(&self, introduced: Date) -> PairingYear {
        let own = self.steps().filter_map(|(milestone, after)| {
            Some((milestone, after.date(introduced).filter(|day| *day < self.evaluation)?))
        });
        let ends =
            [(Milestone::Evaluation, Some(self.evaluation)), (Milestone::FollowUp, self.follow_up)];
        let ends = ends.into_iter().filter_map(|(milestone, day)| Some((milestone, day?)));
        PairingYear::of(own.chain(ends.filter(|(_, day)| *day > introduced)))
    }
}

impl TryFrom<Draft> for Year {
    type Error = Misfits;
    fn try_from(draft: Draft) -> Result<Self, Misfits> {
        Self::new(&draft)
    }
}

impl From<Year> for Draft {
    fn from(year: Year) -> Self {
        Self {
            matching: year.start.map(|start| start.matching),
            introductions: year.start.map(|start| start.introductions),
            first_contact: When::After(year.first_contact),
            agreement: When::After(year.agreement),
            check_ins: year.check_ins.into_iter().map(When::After).collect(),
            evaluation: When::On(year.evaluation),
            follow_up: year.follow_up.map(When::On),
            keep_months: year.keep_months,
        }
    }
}

/// The steps of each pair, in order.
fn steps(
    first_contact: After,
    agreement: After,
    check_ins: &[After],
) -> impl Iterator<Item = (Milestone, After)> {
    let check_ins = (1..=MOST_CHECK_INS).zip(check_ins);
    let check_ins = check_ins.map(|(count, after)| (Milestone::CheckIn(count), *after));
    [(Milestone::FirstContact, first_contact), (Milestone::Agreement, agreement)]
        .into_iter()
        .chain(check_ins)
}
