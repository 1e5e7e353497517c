//! Where somebody who is introduced goes on: the pages of their pairings.

use domain::desk::{EndReason, Pairings, Stage};
use domain::instant::Instant;

use super::Opened;
use crate::http::intake::IntakeStore;
use crate::http::problem::Problem;
use crate::http::roll::sides;
use crate::link::Link;

/// A pairing that goes on, or has come to its end.
#[derive(Debug, Clone)]
pub struct OwnRoom {
    /// Since when.
    pub since: Instant,
    /// The person's own link to its page.
    pub link: Link,
}

impl<S: IntakeStore> Opened<'_, S> {
    /// The pairings of the person's cohort; none, where what they sent is of no side.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn pairings(&self) -> Result<Pairings, Problem> {
        let head = self.site.store.program(self.held.program()).await?;
        let is_of_a_side =
            head.is_some_and(|head| sides(&head).any(|(_, form, _)| form == self.held.form()));
        if !is_of_a_side || self.held.withdrawn_at().is_some() {
            return Ok(Pairings::default());
        }
        let of = (self.held.program(), self.held.cohort());
        Ok(self.site.store.pairings(of).await?)
    }

    /// The pages of those in which the person was introduced to somebody, and that did not end before
    /// their time.
    #[must_use]
    pub fn rooms(&self, pairings: &Pairings) -> Vec<OwnRoom> {
        let (program, me) = (self.held.program(), self.held.reference());
        let mine = pairings.all.iter().filter(|pairing| pairing.partners.have(me));
        let room = mine.filter_map(|pairing| {
            let since = match pairing.stage {
                Stage::Introduced { at, .. } | Stage::Paused { introduced: at, .. } => at,
                Stage::Ended { reason: EndReason::Finished, .. } => pairing.made_at,
                _ => return None,
            };
            let link = self.site.links.room(program, &pairing.id, me, self.found.link);
            Some(OwnRoom { since, link })
        });
        room.collect()
    }
}
