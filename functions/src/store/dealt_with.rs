//! Until when what has happened in a pairing was dealt with, by whoever looks after it.

use std::collections::BTreeMap;
use std::future::Future;

use domain::desk::{Deed, PairingId, Who};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::audit;
use super::error::StoreError;
use super::items::{item, read};
use super::keys::{ItemKey, cohort_pk};
use super::pair_keys::{DEALT_WITH, pairing_of};
use super::table::Table;
use super::together::Write;

/// Keeping until when what has happened in pairings was dealt with.
pub trait KeepDealtWith {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem", "dynamodb:Query"];

    /// Until when, of each of a cohort's pairings of which anything was.
    fn dealt_with(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<BTreeMap<PairingId, Instant>, StoreError>> + Send;

    /// Keeps it in place of what was kept before, and notes who did; nothing takes it back.
    fn put_dealt_with(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        until: Option<Instant>,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

#[derive(Serialize, Deserialize)]
struct DealtWithItem {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Instant>,
}

impl KeepDealtWith for Table {
    async fn dealt_with(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<BTreeMap<PairingId, Instant>, StoreError> {
        let mut dealt_with = BTreeMap::new();
        for item in self.partition(cohort_pk(program, cohort), Some(DEALT_WITH)).await? {
            let id = pairing_of(&item, DEALT_WITH);
            let id = id.ok_or(StoreError::Unreadable("a pairing of nobody"))?;
            if let Some(until) = read::<DealtWithItem>(item)?.until {
                dealt_with.insert(id, until);
            }
        }
        Ok(dealt_with)
    }

    async fn put_dealt_with(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        until: Option<Instant>,
        who: &Who,
        now: Instant,
    ) -> Result<(), StoreError> {
        let kept = item(ItemKey::dealt_with(of, pairing), &DealtWithItem { until })?;
        let deed = Deed::DealtWith { pairing: pairing.clone() };
        let writes = [Write::Over(kept), audit::line(of.0, who, &deed, now)?];
        self.write_together(&writes).await.map(|_| ())
    }
}
