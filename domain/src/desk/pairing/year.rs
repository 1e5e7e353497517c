//! What a pairing's year follows from: its days, and how it stands.

use super::{EndReason, Pairing, Stage};
use crate::calendar::{Milestone, PairingYear, Standing, Year};
use crate::date::Date;

impl Pairing {
    /// The days of this pair: those that it was introduced with. Where none are kept, since it was
    /// introduced before they were, or is just being introduced, they are its cohort's, counted from the
    /// introductions, or from its own first day, if that is later. Nothing, where it never was.
    #[must_use]
    pub fn year(&self, own: Option<PairingYear>, cohort: Option<&Year>) -> Option<PairingYear> {
        own.or_else(|| Some(cohort?.of_pairing(self.first_day(cohort)?)))
    }

    /// The first day of its year: that of its cohort's introductions, or its own, if that is later.
    /// Nothing, where it never was introduced.
    #[must_use]
    pub fn first_day(&self, cohort: Option<&Year>) -> Option<Date> {
        let introductions = cohort.and_then(|year| year.due(Milestone::Introductions));
        let first = self.introduced()?.day()?;
        Some(introductions.map_or(first, |day| day.max(first)))
    }

    /// How it stands, as far as its year goes.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.stage {
            Stage::Introduced { .. } => Standing::GoesOn,
            Stage::Paused { .. } => Standing::Rests,
            Stage::Ended { reason: EndReason::Finished, .. } => Standing::Finished,
            Stage::Asked { .. } | Stage::Declined { .. } | Stage::Ended { .. } => Standing::Over,
        }
    }
}
