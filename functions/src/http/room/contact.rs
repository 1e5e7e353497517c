//! Whether the two have been in contact: what one of them is asked, and answers by a press.

use domain::calendar::Milestone;
use domain::heard::Contact;

use super::{Room, RoomStore};
use crate::http::problem::Problem;
use crate::store::Whose;

impl<S: RoomStore> Room<'_, S> {
    /// What the person is asked at now and has not answered: the last that has come since the two go
    /// on. Nothing, where there is none, or the two rest or have come to the end.
    #[must_use]
    pub fn asks_for_contact_at(&self) -> Option<Milestone> {
        let (year, since) = (self.year()?, self.pairing.goes_on_since()?.day()?);
        let steps = year.steps().filter(|step| step.on >= since).map(|step| step.milestone);
        let last = steps.filter(|milestone| self.takes_contact_at(*milestone)).last()?;
        let heard = self.heard.at(last, self.own.held.reference());
        heard.and_then(|heard| heard.contact).is_none().then_some(last)
    }

    /// Whether the person can say at a milestone whether the two have been in contact: as soon as
    /// they are introduced for the first one, and from its day on for every other.
    #[must_use]
    pub fn takes_contact_at(&self, milestone: Milestone) -> bool {
        let on = self.year().and_then(|year| year.due(milestone));
        let has_come = milestone == Milestone::FirstContact || on <= self.today();
        on.is_some() && has_come && milestone.asks_for_contact() && !self.is_finished()
    }

    /// Keeps whether the two have been in contact. It can be said otherwise later.
    ///
    /// # Errors
    /// `Problem::withdrawn`, or a failure of the store.
    pub async fn keep_contact(
        &self,
        milestone: Milestone,
        contact: Contact,
    ) -> Result<(), Problem> {
        let of = (self.own.held.program(), self.own.held.cohort());
        let whose = Whose { found: &self.found, pairing: &self.pairing.id, milestone };
        let kept = self.site.store.keep_contact(of, &whose, contact, self.now()).await?;
        kept.then_some(()).ok_or_else(Problem::withdrawn)
    }
}
