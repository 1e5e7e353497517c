//! Pairs that needed somebody, or rested, when another deployment handed its program over: whoever looks after
//! them here sees them until they are dealt with, and at the latest until their year is forgotten.

use std::future::Future;

use domain::course::OpenCase;
use domain::desk::{Deed, PairingId, Who};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use serde::{Deserialize, Serialize};

use super::audit;
use super::copy::StoredItem;
use super::error::StoreError;
use super::items::{from_json, is_over, item, read, to_json};
use super::keys::{ItemKey, cases_pk, cases_prefix};
use super::table::Table;
use super::together::Write;

/// Keeping what another deployment has handed over of a cohort.
pub trait KeepOpenCases {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"];

    /// Those with which nobody has dealt.
    fn open_cases(
        &self,
        of: (&ProgramId, &CohortId),
        now: Instant,
    ) -> impl Future<Output = Result<Vec<OpenCase>, StoreError>> + Send;

    /// One of them, whether it was dealt with or not.
    fn open_case(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        now: Instant,
    ) -> impl Future<Output = Result<Option<OpenCase>, StoreError>> + Send;

    /// Keeps that one of them is dealt with, or is not, and notes who said so. Whether there is such a one.
    fn put_case_dealt_with(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        is_dealt_with: bool,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

#[derive(Serialize, Deserialize)]
struct CaseItem {
    /// As JSON.
    case: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dealt_with: Option<Instant>,
    /// When its year is forgotten, in seconds.
    expires: i64,
}

/// What is handed over of a pair whose year is forgotten at a moment, as an item to be put into another table.
///
/// # Errors
/// [`StoreError::Unreadable`], which does not happen.
pub fn handed_over(
    of: (&ProgramId, &CohortId),
    case: &OpenCase,
    end: Instant,
) -> Result<StoredItem, StoreError> {
    let key = ItemKey::open_case(of, &case.pairing.id);
    let kept = CaseItem { case: to_json(case)?, dealt_with: None, expires: end.seconds() };
    Ok(StoredItem::new(item(key, &kept)?))
}

impl KeepOpenCases for Table {
    async fn open_cases(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
        now: Instant,
    ) -> Result<Vec<OpenCase>, StoreError> {
        let items = self.partition(cases_pk(program), Some(&cases_prefix(cohort))).await?;
        let all = items.into_iter().map(read::<CaseItem>).collect::<Result<Vec<_>, _>>()?;
        let open = all.into_iter().filter(|it| it.dealt_with.is_none() && it.is_kept(now));
        open.map(|it| from_json(&it.case)).collect()
    }

    async fn open_case(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        now: Instant,
    ) -> Result<Option<OpenCase>, StoreError> {
        let kept = self.get::<CaseItem>(ItemKey::open_case(of, pairing)).await?;
        kept.filter(|it| it.is_kept(now)).map(|it| from_json(&it.case)).transpose()
    }

    async fn put_case_dealt_with(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        is_dealt_with: bool,
        who: &Who,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let key = ItemKey::open_case(of, pairing);
        let kept = self.get::<CaseItem>(key.clone()).await?;
        let Some(kept) = kept.filter(|it| it.is_kept(now)) else { return Ok(false) };
        let changed = CaseItem { dealt_with: is_dealt_with.then_some(now), ..kept };
        let deed = Deed::DealtWith { pairing: pairing.clone() };
        let writes = [Write::Over(item(key, &changed)?), audit::line(of.0, who, &deed, now)?];
        self.write_together(&writes).await?;
        Ok(true)
    }
}

impl CaseItem {
    fn is_kept(&self, now: Instant) -> bool {
        !is_over(Some(self.expires), now)
    }
}
