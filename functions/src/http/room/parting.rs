//! The end of a pairing by one of its two.

use domain::desk::{Aside, AsideId, EndReason, Wish, Words};

use super::{Room, RoomStore};
use crate::http::problem::Problem;
use crate::store::Parting;

/// How often an end is tried that meets other changes of pairings.
const MEETINGS: usize = 25;

impl<S: RoomStore> Room<'_, S> {
    /// Whether the person can end it: it goes on, or rests.
    #[must_use]
    pub fn can_end(&self) -> bool {
        !self.is_finished()
    }

    /// Ends it: both are free again, the partner gets a mail without a reason, and whoever looks after
    /// the two one with what the person writes. If it has ended meanwhile, that is what was wanted.
    ///
    /// # Errors
    /// `Problem::withdrawn`; `Problem::too_often`, where there is no more room for what they write;
    /// `Problem::unavailable`, where too many others change pairings; or a failure of the store.
    pub async fn end(&self, id: AsideId, text: Option<Words>) -> Result<(), Problem> {
        let (store, held) = (&self.site.store, &self.own.held);
        let of = (held.program(), held.cohort());
        for _ in 0..MEETINGS {
            let (pairings, at) = (store.pairings(of).await?, self.now());
            let there = pairings.get(&self.pairing.id).ok_or_else(Problem::link)?;
            if !there.is_live(at) {
                return Ok(());
            }
            let ended = there.ended(at, EndReason::Parted);
            let (id, pairing, text) = (id.clone(), ended.id.clone(), text.clone());
            let aside = Aside { id, at, pairing, wish: Wish::Parted, text };
            let parting = store.end_own_pairing(of, &self.found, &pairings, &ended, &aside);
            match parting.await? {
                Parting::Done => return Ok(()),
                Parting::Withdrawn => return Err(Problem::withdrawn()),
                Parting::NoRoom => return Err(Problem::too_often(&self.head.program.address)),
                Parting::Stale => {}
            }
        }
        Err(Problem::unavailable())
    }
}
