//! The days of a pair's year.

use domain::calendar::{Milestone, day};
use domain::date::Date;
use domain::desk::Stage;
use domain::topic;

use super::{Room, RoomStore};

impl<S: RoomStore> Room<'_, S> {
    /// The day that counts at the moment; nothing, for years that no date has.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        day::counts(self.now())
    }

    /// The day on which the two were introduced; nothing, where they have come to the end of it.
    #[must_use]
    pub fn introduced(&self) -> Option<Date> {
        match self.pairing.stage {
            Stage::Introduced { at, .. } | Stage::Paused { introduced: at, .. } => at.day(),
            _ => None,
        }
    }

    /// Since when the two rest; nothing, where they don't.
    #[must_use]
    pub fn paused(&self) -> Option<Date> {
        self.pairing.paused()?.day()
    }

    /// In which month of their year the two are, of those that a topic may be for; nothing, before
    /// it has begun, or where they have come to the end of it.
    #[must_use]
    pub fn month(&self) -> Option<u8> {
        let cohort = self.own_head.year(self.own.held.cohort());
        let first = self.pairing.first_day(cohort).filter(|_| !self.is_finished())?;
        topic::month_of(first, self.today()?)
    }

    /// When all that is here is deleted; nothing, where their cohort has no year.
    #[must_use]
    pub fn purged(&self) -> Option<Date> {
        self.head.year(self.own.held.cohort())?.due(Milestone::Purge)
    }
}
