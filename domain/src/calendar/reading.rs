//! How a draft becomes a year: what is written is brought to days and to steps, and compared.

use super::{After, Draft, LONGEST, MOST_CHECK_INS, Milestone, Misfit, SHORTEST, When};
use crate::date::Date;

/// What was found out of a draft so far.
pub(super) struct Reading {
    introductions: Option<Date>,
    pub(super) misfits: Vec<Misfit>,
}

impl Reading {
    pub(super) fn begin(draft: &Draft) -> Self {
        let mut misfits = Vec::new();
        match (draft.matching, draft.introductions) {
            (Some(_), None) => misfits.push(Misfit::Alone(Milestone::Introductions)),
            (None, Some(_)) => misfits.push(Misfit::Alone(Milestone::Matching)),
            _ => {}
        }
        if draft.check_ins.len() > usize::from(MOST_CHECK_INS) {
            misfits.push(Misfit::TooMany);
        }
        Self { introductions: draft.introductions, misfits }
    }

    /// A day of the whole cohort.
    pub(super) fn day(&mut self, milestone: Milestone, when: When) -> Option<Date> {
        let day = match (when, self.introductions) {
            (When::On(day), _) => Ok(day),
            (When::After(after), Some(first)) => {
                after.date(first).ok_or(Misfit::TooLate(milestone))
            }
            (When::After(_), None) => Err(Misfit::NothingToCountFrom(milestone)),
        };
        self.keep(day)
    }

    /// A step of each pair. A day that the file names is what lies between it and the
    /// introductions.
    pub(super) fn step(&mut self, milestone: Milestone, when: When) -> Option<After> {
        let after = match (when, self.introductions) {
            (When::After(after), _) => Ok(after),
            (When::On(_), None) => Err(Misfit::NotFromAFirstDay(milestone)),
            (When::On(day), Some(first)) if day <= first => {
                let first = (Milestone::Introductions, When::On(first));
                Err(Misfit::NotLater { first, then: (milestone, when) })
            }
            (When::On(day), Some(first)) => {
                let is_check_in = matches!(milestone, Milestone::CheckIn(_));
                let months = After::months_between(first, day).filter(|_| is_check_in);
                let after = months.or_else(|| After::days_between(first, day));
                after.ok_or(Misfit::TooLate(milestone))
            }
        };
        self.keep(after)
    }

    /// The steps of a pair come one after the other, whatever day is its first; only what it should
    /// have agreed on may be due with the first contact.
    pub(super) fn compare_steps(&mut self, steps: &[(Milestone, After)]) {
        for (a, b) in steps.iter().zip(steps.iter().skip(1)) {
            let (first, then) = ((a.0, When::After(a.1)), (b.0, When::After(b.1)));
            if b.0 == Milestone::Agreement {
                if !a.1.is_not_after(b.1) {
                    self.misfits.push(Misfit::Earlier { first, then });
                }
            } else if !a.1.is_before(b.1) {
                self.misfits.push(Misfit::NotLater { first, then });
            }
        }
    }

    /// The last step is before the evaluation, where all are introduced on one day.
    pub(super) fn compare_last(&mut self, steps: &[(Milestone, After)], evaluation: Date) {
        let (Some((milestone, after)), Some(first)) = (steps.last(), self.introductions) else {
            return;
        };
        let Some(day) = after.date(first) else {
            self.misfits.push(Misfit::TooLate(*milestone));
            return;
        };
        self.later((*milestone, day), (Milestone::Evaluation, evaluation));
    }

    /// The second is later than the first.
    pub(super) fn later(&mut self, first: (Milestone, Date), then: (Milestone, Date)) {
        if then.1 <= first.1 {
            let (first, then) = (on(first), on(then));
            self.misfits.push(Misfit::NotLater { first, then });
        }
    }

    /// The second is not before the first.
    pub(super) fn not_earlier(&mut self, first: (Milestone, Date), then: (Milestone, Date)) {
        if then.1 < first.1 {
            let (first, then) = (on(first), on(then));
            self.misfits.push(Misfit::Earlier { first, then });
        }
    }

    /// A year has the length that years have.
    pub(super) fn measure(&mut self, evaluation: Date) {
        let Some(introductions) = self.introductions else { return };
        let shortest = introductions.plus_months(SHORTEST);
        let longest = introductions.plus_months(LONGEST);
        let fits = shortest.is_some_and(|day| day <= evaluation)
            && longest.is_none_or(|day| evaluation <= day);
        if !fits {
            self.misfits.push(Misfit::Length { introductions, evaluation });
        }
    }

    pub(super) fn keep<T>(&mut self, read: Result<T, Misfit>) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err(misfit) => {
                self.misfits.push(misfit);
                None
            }
        }
    }
}

fn on((milestone, day): (Milestone, Date)) -> (Milestone, When) {
    (milestone, When::On(day))
}
