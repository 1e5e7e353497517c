//! Who is introduced to whom: all pairings of a cohort are read, and one is changed at a time.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::calendar::Year;
use domain::desk::{Deed, EndReason, Pairing, PairingChange, PairingId, Pairings, Stage, Who};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::audit;
use super::error::StoreError;
use super::items::{Item, from_json, item, read, to_json};
use super::keys::{DUE, ItemKey, PAIRING, PAIRINGS, cohort_pk};
use super::outbox::{INTRODUCED, INVITED};
use super::own::Held;
use super::pairing_years;
use super::table::Table;
use super::together::{Together, Write};

/// Reading pairings.
pub trait ReadPairings {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// The pairings of a cohort, as they are at this moment.
    fn pairings(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<Pairings, StoreError>> + Send;
}

/// Reading one pairing.
pub trait OpenPairing {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// A pairing of a cohort, as it is at this moment; nothing, if there is none of that name.
    fn pairing(
        &self,
        of: (&ProgramId, &CohortId),
        id: &PairingId,
    ) -> impl Future<Output = Result<Option<Pairing>, StoreError>> + Send;
}

/// Changing pairings.
pub trait ChangePairings {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem"];

    /// Makes one change of the pairings that were read, with the messages to those whom it concerns,
    /// and notes who did: all of it or nothing. Who is introduced by it gets the days of the cohort's
    /// year, if it has one, for good. Whether they were still as they were read.
    fn change_pairings(
        &self,
        of: (&ProgramId, &CohortId),
        read: &Pairings,
        change: &PairingChange,
        year: Option<&Year>,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

#[derive(Serialize, Deserialize)]
struct NumberItem {
    revision: u32,
}

#[derive(Serialize, Deserialize)]
struct PairingItem {
    /// As JSON.
    pairing: String,
}

/// A message about a pairing to one of its people. The address is in what they sent.
#[derive(Serialize)]
struct MessageItem<'a> {
    kind: &'static str,
    program: &'a ProgramId,
    cohort: &'a CohortId,
    pairing: &'a PairingId,
    reference: &'a Reference,
    due_pk: &'static str,
    due_at: Instant,
    expires: i64,
}

/// For how many days a message about a pairing stays.
const STAYS_DAYS: u32 = 30;

impl ReadPairings for Table {
    async fn pairings(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<Pairings, StoreError> {
        let mut pairings = Pairings::default();
        for item in self.partition(cohort_pk(program, cohort), Some(PAIRING)).await? {
            if is_number(&item) {
                pairings.number = read::<NumberItem>(item)?.revision;
            } else {
                pairings.all.push(from_json(&read::<PairingItem>(item)?.pairing)?);
            }
        }
        Ok(pairings)
    }
}

impl OpenPairing for Table {
    async fn pairing(
        &self,
        of: (&ProgramId, &CohortId),
        id: &PairingId,
    ) -> Result<Option<Pairing>, StoreError> {
        let item: Option<PairingItem> = self.get(ItemKey::pairing(of, id)).await?;
        item.map(|item| from_json(&item.pairing)).transpose()
    }
}

fn is_number(item: &Item) -> bool {
    item.get("sk").and_then(|sk| sk.as_s().ok()).is_some_and(|sk| sk == PAIRINGS)
}

impl ChangePairings for Table {
    async fn change_pairings(
        &self,
        of: (&ProgramId, &CohortId),
        read: &Pairings,
        change: &PairingChange,
        year: Option<&Year>,
        who: &Who,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let pairing = change.pairing();
        let kept = kept(of, pairing)?;
        let kept = match change {
            PairingChange::Made(_) => Write::New(kept),
            _ => Write::Over(kept),
        };
        let mut writes = vec![next(of, read)?, kept];
        writes.extend(pairing_years::beginning(of, change, year)?);
        writes.extend(messages(of, change, now)?);
        writes.push(audit::line(of.0, who, &deed(change), now)?);
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}

/// That the pairings are as they were read, and are changed now.
pub(super) fn next(of: (&ProgramId, &CohortId), read: &Pairings) -> Result<Write, StoreError> {
    let number = NumberItem { revision: read.number.saturating_add(1) };
    let number = item(ItemKey::pairings(of), &number)?;
    Ok(match read.number {
        0 => Write::New(number),
        seen => {
            let seen = vec![(":seen", AttributeValue::N(seen.to_string()))];
            Write::Instead(number, "revision = :seen", seen)
        }
    })
}

pub(super) fn kept(of: (&ProgramId, &CohortId), pairing: &Pairing) -> Result<Item, StoreError> {
    item(ItemKey::pairing(of, &pairing.id), &PairingItem { pairing: to_json(pairing)? })
}

/// What its people hear of a change: both, that they are introduced; or the mentor, that they are
/// asked.
fn messages(
    of: (&ProgramId, &CohortId),
    change: &PairingChange,
    now: Instant,
) -> Result<Vec<Write>, StoreError> {
    let pairing = change.pairing();
    let (kind, to): (_, Vec<&Reference>) = match (change, &pairing.stage) {
        (PairingChange::Made(_), Stage::Asked { .. }) => {
            (INVITED, pairing.mentor().into_iter().collect())
        }
        (PairingChange::Made(_) | PairingChange::Accepted(_), _) => {
            (INTRODUCED, pairing.partners.both().to_vec())
        }
        _ => return Ok(Vec::new()),
    };
    to.into_iter().map(|reference| message(kind, of, &pairing.id, reference, now)).collect()
}

/// A message about a pairing to one of its people: one of each kind.
pub(super) fn message(
    kind: &'static str,
    (program, cohort): (&ProgramId, &CohortId),
    pairing: &PairingId,
    reference: &Reference,
    now: Instant,
) -> Result<Write, StoreError> {
    let (due_pk, due_at, expires) = (DUE, now, now.plus_days(STAYS_DAYS).seconds());
    let key = ItemKey::pairing_message(kind, pairing, reference);
    let message =
        MessageItem { kind, program, cohort, pairing, reference, due_pk, due_at, expires };
    Ok(Write::New(item(key, &message)?))
}

fn deed(change: &PairingChange) -> Deed {
    let pairing = change.pairing().id.clone();
    match change {
        PairingChange::Made(made) => Deed::PairingMade {
            pairing,
            partners: made.partners.clone(),
            ask_first: matches!(made.stage, Stage::Asked { .. }),
        },
        PairingChange::Accepted(_) => Deed::PairingAccepted { pairing },
        PairingChange::Declined(_) => Deed::PairingDeclined { pairing },
        PairingChange::Paused(_) => Deed::PairingPaused { pairing },
        PairingChange::Resumed(_) => Deed::PairingResumed { pairing },
        PairingChange::Ended(_, reason) => {
            Deed::PairingsEnded { pairings: vec![pairing], reason: *reason }
        }
    }
}

/// What ends the pairings of somebody who withdraws: written with the withdrawal, so that their
/// partners are free at the same moment. Where there are none it is their number alone: so nobody
/// pairs somebody of whom they have read before that they are there.
pub(super) fn ending_for(
    held: &Held,
    pairings: &Pairings,
    now: Instant,
) -> Result<Vec<Write>, StoreError> {
    let (of, reference) = ((held.program(), held.cohort()), held.reference());
    let theirs = pairings.live(now).filter(|pairing| pairing.partners.have(reference));
    let theirs: Vec<&Pairing> = theirs.collect();
    let reason = EndReason::Withdrawn;
    let mut writes = vec![next(of, pairings)?];
    if theirs.is_empty() {
        return Ok(writes);
    }
    for pairing in &theirs {
        let ended = pairing.ended(now, reason);
        writes.push(Write::Over(kept(of, &ended)?));
    }
    let who = Who::Person { reference: reference.clone() };
    let pairings = theirs.iter().map(|pairing| pairing.id.clone()).collect();
    writes.push(audit::line(of.0, &who, &Deed::PairingsEnded { pairings, reason }, now)?);
    Ok(writes)
}
