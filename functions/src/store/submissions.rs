use std::collections::HashMap;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::Lang;
use domain::answers::Answers;
use domain::export::Record;
use domain::flag::Flag;
use domain::id::{CohortId, FormId, ProgramId, QuestionId};
use domain::instant::Instant;
use domain::reference::Reference;
use domain::version::Version;
use serde::{Deserialize, Serialize};

use super::addresses::AddressHash;
use super::error::StoreError;
use super::items::{Item, from_json, is_over, read};
use super::keys::{ItemKey, cohort_pk, submissions_prefix, versions_prefix};
use super::outbox::{CHANGED, RECEIPT};
use super::table::Table;

/// Reading submissions, many at a time.
pub trait ReadSubmissions {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// The versions of a form that a cohort's submissions name, in no order.
    fn used_versions(
        &self,
        program: &ProgramId,
        cohort: &CohortId,
        form: &FormId,
    ) -> impl Future<Output = Result<Vec<UsedVersion>, StoreError>> + Send;

    /// A page of at most `most` of a cohort's submissions of a form, the earliest first, from
    /// where the page before it ended; without those that are over by now.
    fn page(
        &self,
        of: (&ProgramId, &CohortId, &FormId),
        most: u16,
        after: Option<Cursor>,
        now: Instant,
    ) -> impl Future<Output = Result<Page, StoreError>> + Send;
}

/// Some submissions, and where the next ones begin.
#[derive(Debug)]
pub struct Page {
    /// The submissions. Their records do not say yet whether they are repeats.
    pub records: Vec<Record>,
    /// Where the next page begins; nothing after the last.
    pub next: Option<Cursor>,
}

/// Where a page ended.
#[derive(Debug)]
pub struct Cursor(HashMap<String, AttributeValue>);

/// A version that a cohort's submissions name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedVersion {
    /// The version.
    pub version: Version,
    /// When the first of these submissions came.
    pub first_at: Instant,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct SubmissionItem {
    pub(super) program: ProgramId,
    pub(super) cohort: CohortId,
    pub(super) form: FormId,
    pub(super) version: Version,
    pub(super) lang: Lang,
    pub(super) reference: Reference,
    pub(super) submitted_at: Instant,
    #[serde(default = "first")]
    pub(super) revision: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) revised_at: Option<Instant>,
    /// The questions whose answers were changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) changed: Vec<QuestionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) withdrawn_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) flags: Vec<Flag>,
    /// When it is erased, if it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expires: Option<i64>,
    /// The keyed hash under which its address finds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<AddressHash>,
    /// That mail to that address came back, as JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) came_back: Option<String>,
    /// Where the record of its key is.
    #[serde(default)]
    pub(super) key_pk: String,
    pub(super) answers: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct UsedVersionItem {
    pub(super) version: Version,
    pub(super) first_at: Instant,
}

fn first() -> u32 {
    1
}

impl SubmissionItem {
    /// All that belongs to it and lies elsewhere: what goes when it goes.
    pub(super) fn belongings(&self) -> Vec<ItemKey> {
        let reference = &self.reference;
        let mut keys = vec![ItemKey::pointer(reference), ItemKey::message(RECEIPT, reference)];
        if !self.key_pk.is_empty() {
            keys.push(ItemKey::idempotency_at(self.key_pk.clone()));
        }
        if let Some(address) = &self.address {
            keys.push(ItemKey::sent_from(&self.program, address.as_str(), reference));
        }
        if self.revision > 1 {
            keys.push(ItemKey::message(CHANGED, reference));
        }
        keys.extend((1..self.revision).map(|number| ItemKey::revision(reference, number)));
        keys
    }
}

impl SubmissionItem {
    pub(super) fn into_record(self) -> Result<Record, StoreError> {
        let answers: Answers = from_json(&self.answers)?;
        Ok(Record {
            reference: self.reference,
            form: self.form,
            version: self.version,
            lang: self.lang,
            cohort: self.cohort,
            submitted_at: self.submitted_at,
            withdrawn_at: self.withdrawn_at,
            revised_at: self.revised_at,
            changed: self.changed,
            repeat: false,
            flags: self.flags,
            asked: None,
            answers,
        })
    }
}

impl ReadSubmissions for Table {
    async fn used_versions(
        &self,
        program: &ProgramId,
        cohort: &CohortId,
        form: &FormId,
    ) -> Result<Vec<UsedVersion>, StoreError> {
        let prefix = versions_prefix(form);
        let (mut versions, mut after) = (Vec::new(), None);
        loop {
            let (items, next) = self.query((program, cohort), &prefix, None, after).await?;
            for item in items {
                let UsedVersionItem { version, first_at } = read(item)?;
                versions.push(UsedVersion { version, first_at });
            }
            match next {
                None => return Ok(versions),
                next => after = next,
            }
        }
    }

    async fn page(
        &self,
        (program, cohort, form): (&ProgramId, &CohortId, &FormId),
        most: u16,
        after: Option<Cursor>,
        now: Instant,
    ) -> Result<Page, StoreError> {
        let prefix = submissions_prefix(form);
        let (items, next) = self.query((program, cohort), &prefix, Some(most), after).await?;
        let mut records = Vec::with_capacity(items.len());
        for item in items {
            let item: SubmissionItem = read(item)?;
            if !is_over(item.expires, now) {
                records.push(item.into_record()?);
            }
        }
        Ok(Page { records, next })
    }
}

impl Table {
    /// One page of a cohort's items with that beginning of their sort key.
    pub(super) async fn query(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
        prefix: &str,
        most: Option<u16>,
        after: Option<Cursor>,
    ) -> Result<(Vec<Item>, Option<Cursor>), StoreError> {
        let call = self
            .client
            .query()
            .table_name(&*self.name)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", AttributeValue::S(cohort_pk(program, cohort)))
            .expression_attribute_values(":prefix", AttributeValue::S(prefix.to_owned()))
            .set_limit(most.map(i32::from))
            .set_exclusive_start_key(after.map(|cursor| cursor.0));
        let got = call.send().await.map_err(|error| StoreError::of("Query", &error))?;
        Ok((got.items.unwrap_or_default(), got.last_evaluated_key.map(Cursor)))
    }
}
