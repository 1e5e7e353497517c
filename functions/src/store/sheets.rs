//! The worksheets that the two of a pairing fill in together, what each was before a change, and which
//! of them both have agreed to.

use std::collections::BTreeSet;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::PairingId;
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::sheet::Sheet;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::file::ANYWAY;
use super::items::{from_json, item, to_json};
use super::keys::{ItemKey, cohort_pk, sheets_prefix};
use super::pair_keys::{AGREED, pairing_of};
use super::table::Table;
use super::together::{Together, Write};

/// Reading worksheets. One of two people of whom one has withdrawn is not told any more.
pub trait ReadSheet {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// A pairing's worksheet as it is now; nothing, where neither has saved anything.
    fn sheet(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> impl Future<Output = Result<Option<Sheet>, StoreError>> + Send;

    /// What it was before a change; nothing, for a number that it didn't have.
    fn sheet_before(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        revision: u32,
    ) -> impl Future<Output = Result<Option<Sheet>, StoreError>> + Send;
}

/// Changing worksheets.
pub trait KeepSheet {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem"];

    /// Puts a worksheet in place of the one that was read, which is kept. Whether that was still in
    /// place.
    fn keep_sheet(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        read: Option<&Sheet>,
        sheet: &Sheet,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Reading which pairs have agreed.
pub trait ReadAgreed {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// Of which of a cohort's pairings both have agreed to their worksheet, once. Their answers, and
    /// what they were before, are not read.
    fn agreed(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<BTreeSet<PairingId>, StoreError>> + Send;
}

/// That both have agreed.
#[derive(Serialize)]
struct AgreedItem {
    /// Since when.
    at: Instant,
}

#[derive(Serialize)]
struct SheetItem {
    /// How often it was saved, agreed to, or both: what a change must have read.
    changes: u32,
    /// As JSON.
    sheet: String,
}

/// The same as it is read. Where one of the two has withdrawn before anything was saved, an item
/// with nothing but its end stands for it.
#[derive(Deserialize)]
struct StoredSheet {
    sheet: Option<String>,
    expires: Option<i64>,
}

impl StoredSheet {
    fn read(self) -> Result<Option<Sheet>, StoreError> {
        let sheet = self.sheet.filter(|_| self.expires.is_none());
        sheet.as_deref().map(from_json).transpose()
    }
}

impl SheetItem {
    fn of(sheet: &Sheet) -> Result<Self, StoreError> {
        Ok(Self { changes: changes(sheet), sheet: to_json(sheet)? })
    }
}

/// A number that every change makes another one: an agreement is no new revision.
fn changes(sheet: &Sheet) -> u32 {
    let agreed = sheet.agreed.iter().map(|agreement| agreement.to);
    agreed.fold(sheet.revision, u32::saturating_add)
}

impl ReadSheet for Table {
    async fn sheet(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> Result<Option<Sheet>, StoreError> {
        let item: Option<StoredSheet> = self.get(ItemKey::sheet(of, pairing)).await?;
        item.map_or(Ok(None), StoredSheet::read)
    }

    async fn sheet_before(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        revision: u32,
    ) -> Result<Option<Sheet>, StoreError> {
        let key = ItemKey::sheet_before(of, pairing, revision);
        let item: Option<StoredSheet> = self.get(key).await?;
        item.map_or(Ok(None), StoredSheet::read)
    }
}

/// The condition that a worksheet is as it was read, and neither of the two has withdrawn.
const AS_READ: &str = "changes = :seen AND attribute_not_exists(expires)";

impl KeepSheet for Table {
    async fn keep_sheet(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        read: Option<&Sheet>,
        sheet: &Sheet,
    ) -> Result<bool, StoreError> {
        let now = item(ItemKey::sheet(of, pairing), &SheetItem::of(sheet)?)?;
        let Some(read) = read else {
            return Ok(self.write_together(&[Write::New(now)]).await? == Together::Written);
        };
        let seen = vec![(":seen", AttributeValue::N(changes(read).to_string()))];
        let mut writes = vec![Write::Instead(now, AS_READ, seen)];
        if read.revision != sheet.revision {
            let key = ItemKey::sheet_before(of, pairing, read.revision);
            writes.push(Write::Over(item(key, &SheetItem::of(read)?)?));
        }
        if let Some(last) = sheet.agreed.last().filter(|_| sheet.was_agreed() && !read.was_agreed())
        {
            let agreed = AgreedItem { at: last.at };
            writes.push(Write::Over(item(ItemKey::agreed(of, pairing), &agreed)?));
        }
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}

impl Table {
    /// Gives a worksheet and all that it was an end, in seconds. From then on nobody can save it: so
    /// what comes first is the worksheet as it is now, whether there is one or not.
    pub(super) async fn end_sheet(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
        end: i64,
    ) -> Result<(), StoreError> {
        let at = (":end", AttributeValue::N(end.to_string()));
        self.update_if(ItemKey::sheet(of, pairing), "SET expires = :end", ANYWAY, [at]).await?;
        let before = self.partition(cohort_pk(of.0, of.1), Some(&sheets_prefix(pairing))).await?;
        for key in before.iter().filter_map(ItemKey::of_item) {
            self.end_item(key, Some(end)).await?;
        }
        Ok(())
    }
}

impl ReadAgreed for Table {
    async fn agreed(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<BTreeSet<PairingId>, StoreError> {
        let items = self.partition(cohort_pk(program, cohort), Some(AGREED)).await?;
        let pairings = items.iter().map(|item| pairing_of(item, AGREED));
        pairings.map(|id| id.ok_or(StoreError::Unreadable("an agreement of nobody"))).collect()
    }
}
