//! The end of a pairing by one of its two: both are free at that moment, and their partner and
//! whoever looks after them hear of it.

use std::future::Future;

use domain::desk::{Aside, Deed, EndReason, Pairing, Pairings, Who};
use domain::id::{CohortId, ProgramId};

use super::asides;
use super::audit::line;
use super::error::StoreError;
use super::file::{Entry, adding};
use super::outbox::PARTED;
use super::own::Found;
use super::pairings::{kept, message, next};
use super::table::Table;
use super::together::{Together, Write};

/// Ending a pairing as one of its two.
pub trait EndOwnPairing {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Keeps it as it has ended, with a message to the partner, and one to whoever looks after the
    /// two with what the person tells them: all of it, or nothing.
    fn end_own_pairing(
        &self,
        of: (&ProgramId, &CohortId),
        found: &Found,
        read: &Pairings,
        ended: &Pairing,
        aside: &Aside,
    ) -> impl Future<Output = Result<Parting, StoreError>> + Send;
}

/// What became of an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parting {
    /// It is so now.
    Done,
    /// The pairings were changed since they were read: nothing has happened.
    Stale,
    /// The person's file has no more room, for which it takes a hundred private words.
    NoRoom,
    /// The person has withdrawn.
    Withdrawn,
}

impl EndOwnPairing for Table {
    async fn end_own_pairing(
        &self,
        of: (&ProgramId, &CohortId),
        found: &Found,
        read: &Pairings,
        ended: &Pairing,
        aside: &Aside,
    ) -> Result<Parting, StoreError> {
        let (reference, now) = (&found.reference, aside.at);
        let who = Who::Person { reference: reference.clone() };
        let (pairings, reason) = (vec![ended.id.clone()], EndReason::Parted);
        let mut writes = adding(found, &Entry::Aside(aside.clone()))?.to_vec();
        writes.extend([
            asides::message(of, reference, aside)?,
            next(of, read)?,
            Write::Over(kept(of, ended)?),
            line(of.0, &who, &Deed::PairingsEnded { pairings, reason }, now)?,
        ]);
        let partner = ended.partners.other(reference);
        writes.extend(partner.map(|to| message(PARTED, of, &ended.id, to, now)).transpose()?);
        Ok(match self.write_together(&writes).await? {
            Together::Written => Parting::Done,
            Together::WasThere(places) if places.contains(&0) => Parting::Withdrawn,
            Together::WasThere(places) if places.contains(&1) => Parting::NoRoom,
            Together::WasThere(_) => Parting::Stale,
        })
    }
}
