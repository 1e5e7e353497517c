//! Forgetting a year: all that is kept of its people is taken out of the table, and how many they
//! were stays.

use std::collections::BTreeMap;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Deed, Who};
use domain::id::{CohortId, FormId, ProgramId};
use domain::instant::Instant;
use futures::{StreamExt, TryStreamExt, stream};
use serde::{Deserialize, Serialize};

use super::audit;
use super::error::StoreError;
use super::items::{Item, item, read};
use super::keys::{ItemKey, SENT, cases_pk, cases_prefix, cohort_pk, submission_pk};
use super::outbox::{QUESTION, WITHDRAWN};
use super::submissions::SubmissionItem;
use super::table::Table;
use super::together::Write;

/// Forgetting the people of a cohort.
pub trait PurgeCohort {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"];

    /// Erases all that is kept of a cohort's people, and keeps how many they were. Broken off, it
    /// goes on where it is begun again; of a year that has nothing left, it changes nothing.
    fn purge(
        &self,
        of: (&ProgramId, &CohortId),
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<Purged, StoreError>> + Send;

    /// The same by steps, for whoever has not all the time in the world: each erases all that is kept of a
    /// hundred submissions at the most, and the last of them the rest.
    fn purge_some(
        &self,
        of: (&ProgramId, &CohortId),
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<Step, StoreError>> + Send;
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// How many items were erased.
    pub items: u32,
    /// Whether nothing is left.
    pub is_last: bool,
}

/// What stays of a year that was forgotten: counts, and nothing of anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remains {
    /// How many submissions each form had that were not withdrawn.
    pub submissions: BTreeMap<FormId, u32>,
    /// How many pairings there were, whatever became of them.
    pub pairings: u32,
}

/// What became of a cohort's items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// How many items were erased, this time.
    pub items: u32,
    /// What stays.
    pub remains: Remains,
}

/// How many items are erased at once.
const AT_ONCE: usize = 16;

/// How many submissions are read at once.
const PAGE: i32 = 100;

#[derive(Serialize, Deserialize)]
struct RemainsItem {
    remains: Remains,
    /// When the year was first forgotten.
    at: Instant,
}

impl PurgeCohort for Table {
    async fn purge(
        &self,
        of: (&ProgramId, &CohortId),
        who: &Who,
        now: Instant,
    ) -> Result<Purged, StoreError> {
        let remains = self.keep_remains(of, who, now).await?;
        let mut items = 0;
        loop {
            let step = self.erase_some(of).await?;
            items += step.items;
            if step.is_last {
                return Ok(Purged { items, remains });
            }
        }
    }

    async fn purge_some(
        &self,
        of: (&ProgramId, &CohortId),
        who: &Who,
        now: Instant,
    ) -> Result<Step, StoreError> {
        self.keep_remains(of, who, now).await?;
        self.erase_some(of).await
    }
}

impl Table {
    /// Counts what there is, before any of it goes; what was counted before stays as it was.
    async fn keep_remains(
        &self,
        of: (&ProgramId, &CohortId),
        who: &Who,
        now: Instant,
    ) -> Result<Remains, StoreError> {
        let key = ItemKey::remains(of);
        if let Some(kept) = self.get::<RemainsItem>(key.clone()).await? {
            return Ok(kept.remains);
        }
        let mut remains = Remains::default();
        for item in self.partition(cohort_pk(of.0, of.1), None).await? {
            remains.count(&item);
        }
        if remains != Remains::default() {
            let kept = RemainsItem { remains: remains.clone(), at: now };
            let deed = Deed::YearForgotten { cohort: of.1.clone() };
            let line = audit::line(of.0, who, &deed, now)?;
            self.write_together(&[Write::New(item(key, &kept)?), line]).await?;
        }
        Ok(remains)
    }

    /// The first of a cohort's items whose sort keys begin so.
    async fn some_of(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
        begins: &str,
        most: i32,
    ) -> Result<Vec<Item>, StoreError> {
        let call = self.client.query().table_name(&*self.name).consistent_read(true).limit(most);
        let text = |text: String| AttributeValue::S(text);
        let call = call
            .key_condition_expression("pk = :pk AND begins_with(sk, :begins)")
            .expression_attribute_values(":pk", text(cohort_pk(program, cohort)))
            .expression_attribute_values(":begins", text(begins.to_owned()));
        let got = call.send().await.map_err(|error| StoreError::of("Query", &error))?;
        Ok(got.items.unwrap_or_default())
    }

    /// Erases a page of submissions; where there are none, the rest of their cohort.
    async fn erase_some(&self, of: (&ProgramId, &CohortId)) -> Result<Step, StoreError> {
        let page = self.some_of(of, SENT, PAGE).await?;
        if page.is_empty() {
            let mut rest = self.partition(cohort_pk(of.0, of.1), None).await?;
            rest.extend(self.partition(cases_pk(of.0), Some(&cases_prefix(of.1))).await?);
            let items = self.erase(rest.iter().filter_map(ItemKey::of_item)).await?;
            return Ok(Step { items, is_last: true });
        }
        let mut items = 0;
        for submission in page {
            items += self.erase_submission(submission).await?;
        }
        Ok(Step { items, is_last: false })
    }

    /// Erases a submission with all that belongs to it. It goes last: as long as it is there, what
    /// belongs to it is found again.
    pub(super) async fn erase_submission(&self, submission: Item) -> Result<u32, StoreError> {
        let key = ItemKey::of_item(&submission).ok_or(StoreError::Unreadable("a key"))?;
        let submission: SubmissionItem = read(submission)?;
        let reference = &submission.reference;
        let under = self.partition(submission_pk(reference), None).await?;
        let under = under.iter().filter_map(ItemKey::of_item);
        let mails = [QUESTION, WITHDRAWN].map(|kind| ItemKey::message(kind, reference));
        let elsewhere = submission.belongings().into_iter().chain(mails).chain(under);
        let mut erased = self.erase(elsewhere).await?;
        erased += self.erase([key]).await?;
        Ok(erased)
    }

    /// Takes items away; how many of them were there.
    async fn erase(&self, keys: impl IntoIterator<Item = ItemKey>) -> Result<u32, StoreError> {
        let erased = stream::iter(keys.into_iter().map(|key| self.erase_one(key)));
        erased.buffer_unordered(AT_ONCE).try_fold(0, async |sum, one| Ok(sum + one)).await
    }

    async fn erase_one(&self, key: ItemKey) -> Result<u32, StoreError> {
        let [(pk, pk_value), (sk, sk_value)] = key.attributes();
        let call = self.client.delete_item().table_name(&*self.name);
        let call = call.key(pk, pk_value).key(sk, sk_value);
        let call = call.return_values(aws_sdk_dynamodb::types::ReturnValue::AllOld);
        let gone = call.send().await.map_err(|error| StoreError::of("DeleteItem", &error))?;
        Ok(u32::from(gone.attributes.is_some_and(|item| !item.is_empty())))
    }
}

impl Remains {
    fn count(&mut self, item: &Item) {
        let sk = item.get("sk").and_then(|sk| sk.as_s().ok()).map_or("", String::as_str);
        let is_withdrawn = item.contains_key("withdrawn_at");
        if let Some(form) = sk.strip_prefix(SENT).and_then(|rest| rest.split('#').next()) {
            if let (Ok(form), false) = (FormId::new(form), is_withdrawn) {
                *self.submissions.entry(form).or_default() += 1;
            }
        } else if sk.starts_with("PAIRING#") {
            self.pairings += 1;
        }
    }
}
