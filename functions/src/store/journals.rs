//! What the two of a pairing note for themselves: an item for each of them, which nobody else changes.

use std::collections::BTreeSet;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::PairingId;
use domain::id::{CohortId, ProgramId};
use domain::journal::Diary;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{Item, from_json, item, read, to_json};
use super::keys::{ItemKey, JOURNALS, cohort_pk, journal_prefix};
use super::own::Found;
use super::table::Table;
use super::together::{Together, Write};

/// Reading what pairs note. What somebody has noted who has withdrawn is not told any more.
pub trait ReadJournal {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// What each of the two has noted. Whoever has noted nothing yet is not among them.
    fn diaries(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> impl Future<Output = Result<Vec<(Reference, Diary)>, StoreError>> + Send;

    /// In which of a cohort's pairings somebody has told the committee something. What it is, is not
    /// read.
    fn told(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<BTreeSet<PairingId>, StoreError>> + Send;
}

/// Keeping what pairs note.
pub trait KeepJournal {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:ConditionCheckItem", "dynamodb:PutItem"];

    /// Keeps what one of the two has noted in place of what it was one change before.
    fn keep_diary(
        &self,
        of: (&ProgramId, &CohortId),
        whose: (&Found, &PairingId),
        diary: &Diary,
    ) -> impl Future<Output = Result<KeptDiary, StoreError>> + Send;
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptDiary {
    /// It is kept.
    Kept,
    /// The same person has changed it since it was read.
    Overtaken,
    /// They have withdrawn.
    Withdrawn,
}

#[derive(Serialize, Deserialize)]
struct DiaryItem {
    /// How often it was changed: what a change must have read.
    changes: u32,
    /// As JSON.
    entries: String,
    /// There where something in it is told to the committee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    told: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<i64>,
}

/// The condition that a diary is as it was read, and whoever wrote it has not withdrawn.
const AS_READ: &str = "changes = :seen AND attribute_not_exists(expires)";

impl ReadJournal for Table {
    async fn diaries(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> Result<Vec<(Reference, Diary)>, StoreError> {
        let prefix = journal_prefix(pairing);
        let items = self.partition(cohort_pk(program, cohort), Some(&prefix)).await?;
        items.into_iter().filter_map(|item| diary(item, &prefix).transpose()).collect()
    }

    async fn told(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<BTreeSet<PairingId>, StoreError> {
        let text = |text: String| AttributeValue::S(text);
        let call = self.client.query().table_name(&*self.name).consistent_read(true);
        let call = call
            .key_condition_expression("pk = :pk AND begins_with(sk, :begins)")
            .filter_expression("attribute_exists(told) AND attribute_not_exists(expires)")
            .projection_expression("sk")
            .expression_attribute_values(":pk", text(cohort_pk(program, cohort)))
            .expression_attribute_values(":begins", text(JOURNALS.to_owned()));
        let (mut told, mut pages) = (BTreeSet::new(), call.into_paginator().items().send());
        while let Some(item) = pages.next().await {
            let item = item.map_err(|error| StoreError::of("Query", &error))?;
            let id = journal_of(&item).ok_or(StoreError::Unreadable("a diary of nobody"))?;
            told.insert(id);
        }
        Ok(told)
    }
}

/// In which pairing an item's diary is kept.
fn journal_of(item: &Item) -> Option<PairingId> {
    let rest = item.get("sk")?.as_s().ok()?.strip_prefix(JOURNALS)?;
    PairingId::new(rest.split('#').next()?).ok()
}

/// What an item has; nothing, where its person has withdrawn.
fn diary(item: Item, prefix: &str) -> Result<Option<(Reference, Diary)>, StoreError> {
    let who = item.get("sk").and_then(|sk| sk.as_s().ok()?.strip_prefix(prefix));
    let who = who.and_then(|who| Reference::parse(who).ok());
    let who = who.ok_or(StoreError::Unreadable("a diary of nobody"))?;
    let DiaryItem { changes, entries, expires, .. } = read(item)?;
    if expires.is_some() {
        return Ok(None);
    }
    Ok(Some((who, Diary { changes, entries: from_json(&entries)? })))
}

impl KeepJournal for Table {
    async fn keep_diary(
        &self,
        of: (&ProgramId, &CohortId),
        (found, pairing): (&Found, &PairingId),
        diary: &Diary,
    ) -> Result<KeptDiary, StoreError> {
        let entries = to_json(&diary.entries)?;
        let told = diary.tells_committee(found.reference()).then_some(true);
        let kept = DiaryItem { changes: diary.changes, entries, told, expires: None };
        let kept = item(ItemKey::journal(of, pairing, found.reference()), &kept)?;
        let kept = match diary.changes.saturating_sub(1) {
            0 => Write::New(kept),
            seen => {
                let seen = vec![(":seen", AttributeValue::N(seen.to_string()))];
                Write::Instead(kept, AS_READ, seen)
            }
        };
        Ok(match self.write_together(&[found.must_not_be_withdrawn(), kept]).await? {
            Together::Written => KeptDiary::Kept,
            Together::WasThere(places) if places.contains(&0) => KeptDiary::Withdrawn,
            Together::WasThere(_) => KeptDiary::Overtaken,
        })
    }
}
