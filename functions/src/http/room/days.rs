//! The days of a pair's year.

use domain::calendar::{Milestone, PairingYear, Year};
use domain::date::Date;

use super::{Room, RoomStore};

impl<S: RoomStore> Room<'_, S> {
    /// The year of the two; nothing, where their cohort has none.
    #[must_use]
    pub fn year(&self) -> Option<PairingYear> {
        Some(self.cohorts_year()?.of_pairing(self.introduced.day()?))
    }

    /// The day on which the two were introduced.
    #[must_use]
    pub fn introduced(&self) -> Option<Date> {
        self.introduced.day()
    }

    /// When all that is here is deleted; nothing, where their cohort has no year.
    #[must_use]
    pub fn purged(&self) -> Option<Date> {
        self.cohorts_year()?.due(Milestone::Purge)
    }

    fn cohorts_year(&self) -> Option<&Year> {
        self.head.program.cohort(self.own.held.cohort())?.year.as_ref()
    }
}
