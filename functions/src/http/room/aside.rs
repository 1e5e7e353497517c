//! What one of the two tells whoever looks after them, in private.

use domain::desk::{Aside, AsideId, MOST_ASIDES, Wish, Words};

use super::{Room, RoomStore};
use crate::http::problem::Problem;
use crate::store::Added;

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

impl<S: RoomStore> Room<'_, S> {
    /// Tells whoever looks after the two what the person wants, once for its id: nobody else hears
    /// of it, and their partner least of all.
    ///
    /// # Errors
    /// `Problem::too_often`, where they have told as much within a day as they may;
    /// `Problem::withdrawn`; or a failure of the store.
    pub async fn say_aside(
        &self,
        id: AsideId,
        wish: Wish,
        text: Option<Words>,
    ) -> Result<(), Problem> {
        let (store, at) = (&self.site.store, self.site.clock.now());
        let before = store.file(self.own.held.reference(), at).await?.asides;
        if before.iter().any(|aside| aside.id == id) {
            return Ok(());
        }
        let is_of_today = |aside: &&Aside| at.milliseconds() - aside.at.milliseconds() < DAY;
        if before.iter().filter(is_of_today).count() >= MOST_ASIDES {
            return Err(Problem::too_often(&self.head.program.address));
        }
        let aside = Aside { id, at, pairing: self.pairing.id.clone(), wish, text };
        let of = (self.own.held.program(), self.own.held.cohort());
        match store.say_aside(of, &self.found, &aside).await? {
            Added::New => Ok(()),
            // There is no more room in their file, for which it takes a hundred of these.
            Added::Not => Err(Problem::too_often(&self.head.program.address)),
            Added::Withdrawn => Err(Problem::withdrawn()),
        }
    }
}
