//! What the two of a pairing have answered: in the cohort's partition, by pairing and milestone.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::calendar::Milestone;
use domain::desk::PairingId;
use domain::heard::{Contact, Filled, Heard, HeardOfPair};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use serde::Deserialize;

use super::error::StoreError;
use super::file::ANYWAY;
use super::items::{Item, from_json, read, to_json};
use super::keys::{HEARD, ItemKey, cohort_pk, heard_prefix};
use super::own::Found;
use super::submissions::Cursor;
use super::table::Table;
use super::together::{Together, Values, Write};

/// Reading what pairs have answered. What somebody said who has withdrawn is not told any more.
pub trait ReadHeard {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// What the two of a pairing have answered.
    fn heard(
        &self,
        of: (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> impl Future<Output = Result<HeardOfPair, StoreError>> + Send;

    /// What all of a cohort have answered, pairing by pairing.
    fn heard_of_all(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<Vec<HeardFrom>, StoreError>> + Send;

    /// A page of the same, of at most so many, from where the page before it ended; and where the
    /// next begins, if there is one.
    fn heard_page(
        &self,
        of: (&ProgramId, &CohortId),
        most: u16,
        after: Option<Cursor>,
    ) -> impl Future<Output = Result<(Vec<HeardFrom>, Option<Cursor>), StoreError>> + Send;
}

/// Somebody's answers, and in which pairing and at which milestone they gave them.
pub type HeardFrom = (PairingId, Milestone, Reference, Heard);

/// Keeping what pairs answer. The press and the form are kept beside each other, so that neither is
/// ever written over by the other.
pub trait KeepHeard {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Keeps whether somebody was in contact. False, where they have withdrawn.
    fn keep_contact(
        &self,
        of: (&ProgramId, &CohortId),
        whose: &Whose<'_>,
        contact: Contact,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Keeps a form that somebody has filled in. False, where they have withdrawn.
    fn keep_filled(
        &self,
        of: (&ProgramId, &CohortId),
        whose: &Whose<'_>,
        filled: &Filled,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Who answers, in which pairing, and what it is that they were asked at.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'a> {
    /// One of the two.
    pub found: &'a Found,
    /// The pairing.
    pub pairing: &'a PairingId,
    /// A milestone of its year.
    pub milestone: Milestone,
}

#[derive(Deserialize)]
struct HeardItem {
    heard_at: Instant,
    revision: u32,
    contact: Option<Contact>,
    /// As JSON.
    filled: Option<String>,
    expires: Option<i64>,
}

impl ReadHeard for Table {
    async fn heard(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> Result<HeardOfPair, StoreError> {
        let items =
            self.partition(cohort_pk(program, cohort), Some(&heard_prefix(pairing))).await?;
        let all = items.into_iter().filter_map(|item| heard_from(item).transpose());
        all.map(|from| from.map(|(_, milestone, who, heard)| (milestone, who, heard))).collect()
    }

    async fn heard_of_all(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<Vec<HeardFrom>, StoreError> {
        let items = self.partition(cohort_pk(program, cohort), Some(HEARD)).await?;
        items.into_iter().filter_map(|item| heard_from(item).transpose()).collect()
    }

    async fn heard_page(
        &self,
        of: (&ProgramId, &CohortId),
        most: u16,
        after: Option<Cursor>,
    ) -> Result<(Vec<HeardFrom>, Option<Cursor>), StoreError> {
        let (items, next) = self.query(of, HEARD, Some(most), after).await?;
        let heard = items.into_iter().filter_map(|item| heard_from(item).transpose());
        Ok((heard.collect::<Result<_, _>>()?, next))
    }
}

/// What an item has; nothing, where its person has withdrawn.
fn heard_from(item: Item) -> Result<Option<HeardFrom>, StoreError> {
    let name = item.get("sk").and_then(|sk| sk.as_s().ok()).and_then(|sk| named(sk));
    let (pairing, milestone, who) = name.ok_or(StoreError::Unreadable("answers of nobody"))?;
    let HeardItem { heard_at: at, revision, contact, filled, expires } = read(item)?;
    if expires.is_some() {
        return Ok(None);
    }
    let filled = filled.as_deref().map(from_json).transpose()?;
    Ok(Some((pairing, milestone, who, Heard { at, revision, contact, filled })))
}

/// Whose answers a sort key names.
fn named(sk: &str) -> Option<(PairingId, Milestone, Reference)> {
    let (pairing, rest) = sk.strip_prefix(HEARD)?.split_once('#')?;
    let (milestone, who) = rest.split_once('#')?;
    Some((
        PairingId::new(pairing).ok()?,
        Milestone::parse(milestone).ok()?,
        Reference::parse(who).ok()?,
    ))
}

impl KeepHeard for Table {
    async fn keep_contact(
        &self,
        of: (&ProgramId, &CohortId),
        whose: &Whose<'_>,
        contact: Contact,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let update = "SET heard_at = :at, contact = :contact ADD revision :one";
        let contact = (":contact", AttributeValue::S(contact.as_str().to_owned()));
        self.keep_heard(of, whose, update, contact, now).await
    }

    async fn keep_filled(
        &self,
        of: (&ProgramId, &CohortId),
        whose: &Whose<'_>,
        filled: &Filled,
        now: Instant,
    ) -> Result<bool, StoreError> {
        self.note_used_version((of.0, of.1, &filled.form), &filled.version, now).await?;
        let update = "SET heard_at = :at, filled = :filled ADD revision :one";
        let filled = (":filled", AttributeValue::S(to_json(filled)?));
        self.keep_heard(of, whose, update, filled, now).await
    }
}

impl Table {
    async fn keep_heard(
        &self,
        of: (&ProgramId, &CohortId),
        whose: &Whose<'_>,
        update: &'static str,
        what: (&'static str, AttributeValue),
        now: Instant,
    ) -> Result<bool, StoreError> {
        let key = ItemKey::heard(of, whose.pairing, whose.milestone, whose.found.reference());
        let values: Values = vec![
            (":at", AttributeValue::S(now.to_string())),
            (":one", AttributeValue::N("1".to_owned())),
            what,
        ];
        let is_there = whose.found.must_not_be_withdrawn();
        let writes = [is_there, Write::Change(key, update, ANYWAY, values)];
        Ok(self.write_together(&writes).await? == Together::Written)
    }

    /// Gives all that somebody has answered in a pairing an end, in seconds; or takes it away again.
    pub(super) async fn end_heard(
        &self,
        of: (&ProgramId, &CohortId),
        (pairing, who): (&PairingId, &Reference),
        end: Option<i64>,
    ) -> Result<(), StoreError> {
        let prefix = heard_prefix(pairing);
        for item in self.partition(cohort_pk(of.0, of.1), Some(&prefix)).await? {
            let name = item.get("sk").and_then(|sk| sk.as_s().ok()).and_then(|sk| named(sk));
            let Some((_, milestone, by)) = name.filter(|(_, _, by)| by == who) else {
                continue;
            };
            self.end_item(ItemKey::heard(of, pairing, milestone, &by), end).await?;
        }
        Ok(())
    }
}
