use std::fmt;

use super::{LONGEST, MOST_CHECK_INS, MOST_MONTHS, Milestone, SHORTEST, When};
use crate::date::Date;

/// Why days make no year. Each says what to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// The other of the two that belong together is there.
    #[error("“matching” and “introductions” belong together: add “{0}”, or take the other out")]
    Alone(Milestone),
    /// It counts from introductions that are not there.
    #[error(
        "“{0}” counts from the introductions, and this year says nothing of them: write the day"
    )]
    NothingToCountFrom(Milestone),
    /// It is a day, and each pair has a first day of its own.
    #[error(
        "where a year has no “introductions”, “{0}” counts from each pair’s first day: write it as in \"day 14\" or \"month 3\""
    )]
    NotFromAFirstDay(Milestone),
    /// It is later than a year can say.
    #[error(
        "“{0}” is too late: {MOST_MONTHS} months after the introductions are the most, and 2199 is the last year"
    )]
    TooLate(Milestone),
    /// There are too many check-ins.
    #[error("a year has {MOST_CHECK_INS} check-ins at the most")]
    TooMany,
    /// It is not later than what it has to be later than.
    #[error("“{}” ({}) must come after “{}” ({})", .then.0, .then.1, .first.0, .first.1)]
    NotLater {
        /// What comes first, and when it is.
        first: (Milestone, When),
        /// What has to come later, and when it is.
        then: (Milestone, When),
    },
    /// It is earlier than what it may not be earlier than.
    #[error("“{}” ({}) must not come before “{}” ({})", .then.0, .then.1, .first.0, .first.1)]
    Earlier {
        /// What comes first, and when it is.
        first: (Milestone, When),
        /// What may be on the same day, but not before it, and when it is.
        then: (Milestone, When),
    },
    /// The year is too short or too long.
    #[error(
        "from the introductions ({introductions}) to the evaluation ({evaluation}) there must be {SHORTEST} to {LONGEST} months"
    )]
    Length {
        /// The first day.
        introductions: Date,
        /// The last day.
        evaluation: Date,
    },
}

impl Misfit {
    /// Which milestone to look at.
    #[must_use]
    pub fn milestone(&self) -> Milestone {
        match self {
            Self::Alone(Milestone::Matching) => Milestone::Introductions,
            Self::Alone(_) => Milestone::Matching,
            Self::NothingToCountFrom(milestone)
            | Self::NotFromAFirstDay(milestone)
            | Self::TooLate(milestone) => *milestone,
            Self::TooMany => Milestone::CheckIn(1),
            Self::NotLater { then, .. } | Self::Earlier { then, .. } => then.0,
            Self::Length { .. } => Milestone::Evaluation,
        }
    }
}

/// Everything that is wrong with a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfits(pub(super) Vec<Misfit>);

impl Misfits {
    /// Each of them; there is one at the least.
    pub fn iter(&self) -> impl Iterator<Item = &Misfit> {
        self.0.iter()
    }
}

impl fmt::Display for Misfits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, misfit) in self.0.iter().enumerate() {
            let between = if at > 0 { "; " } else { "" };
            write!(f, "{between}{misfit}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Misfits {}
