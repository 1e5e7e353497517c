//! What the committee keeps of each person: in the cohort's partition, so that a list is one Query.

use std::collections::BTreeMap;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Counts, Decision, Deed, PutStanding, Standing, Who};
use domain::id::{CohortId, FormId, ProgramId};
use domain::instant::Instant;
use domain::matching::Facts;
use domain::reference::Reference;
use serde::Deserialize;

use super::audit::line;
use super::error::StoreError;
use super::items::{Item, from_json, is_over, read, to_json};
use super::keys::{ItemKey, STANDINGS, cohort_pk, submissions_prefix};
use super::own::{Found, NOT_WITHDRAWN};
use super::table::Table;
use super::together::{Together, Values, Write};

/// Reading what the committee keeps of people.
pub trait ReadStandings {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:Query"];

    /// What is kept of everybody in a cohort of whom anything is.
    fn standings(
        &self,
        program: &ProgramId,
        cohort: &CohortId,
        now: Instant,
    ) -> impl Future<Output = Result<BTreeMap<Reference, Kept>, StoreError>> + Send;

    /// What is kept of somebody.
    fn standing(
        &self,
        found: &Found,
        now: Instant,
    ) -> impl Future<Output = Result<Kept, StoreError>> + Send;
}

/// Changing what the committee keeps of people.
pub trait PutStandings {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Puts what is decided and known of some people in place of what was seen of them, as many at a
    /// time as fit into a transaction. Of whom it was not put, because it was changed meanwhile or
    /// they have withdrawn.
    fn put_standings(
        &self,
        program: &ProgramId,
        puts: &[(&Found, &PutStanding)],
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<Vec<Reference>, StoreError>> + Send;
}

/// What is kept of somebody, and what is counted of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// What the committee keeps.
    pub standing: Standing,
    /// What is counted.
    pub counts: Counts,
}

/// All of it may be missing: what was withdrawn and restored leaves an empty one.
#[derive(Deserialize)]
struct StandingItem {
    #[serde(default)]
    revision: u32,
    #[serde(default)]
    decision: Decision,
    /// As JSON.
    facts: Option<String>,
    changed_at: Option<Instant>,
    /// As JSON.
    changed_by: Option<String>,
    #[serde(default)]
    notes: u32,
    #[serde(default)]
    asked: u32,
    #[serde(default)]
    answered: u32,
    expires: Option<i64>,
}

impl StandingItem {
    fn into_kept(self) -> Result<Kept, StoreError> {
        let facts: Option<Facts> = self.facts.as_deref().map(from_json).transpose()?;
        let by: Option<Who> = self.changed_by.as_deref().map(from_json).transpose()?;
        let (revision, status, at) = (self.revision, self.decision, self.changed_at);
        let facts = facts.unwrap_or_default();
        let Self { notes, asked, answered, .. } = self;
        Ok(Kept {
            standing: Standing { revision, status, facts, at, by },
            counts: Counts { notes, asked, answered },
        })
    }
}

impl ReadStandings for Table {
    async fn standings(
        &self,
        program: &ProgramId,
        cohort: &CohortId,
        now: Instant,
    ) -> Result<BTreeMap<Reference, Kept>, StoreError> {
        let mut kept = BTreeMap::new();
        for item in self.partition(cohort_pk(program, cohort), Some(STANDINGS)).await? {
            let reference = whose(&item)?;
            let item: StandingItem = read(item)?;
            if !is_over(item.expires, now) {
                kept.insert(reference, item.into_kept()?);
            }
        }
        Ok(kept)
    }

    async fn standing(&self, found: &Found, now: Instant) -> Result<Kept, StoreError> {
        let item: Option<StandingItem> = self.get(found.standing()).await?;
        let item = item.filter(|item| !is_over(item.expires, now));
        item.map_or_else(|| Ok(Kept::default()), StandingItem::into_kept)
    }
}

/// Of whom an item keeps it.
pub(super) fn whose(item: &Item) -> Result<Reference, StoreError> {
    let sk = item.get("sk").and_then(|sk| sk.as_s().ok());
    let name = sk.and_then(|sk| sk.strip_prefix(STANDINGS));
    let reference = name.and_then(|name| Reference::parse(name).ok());
    reference.ok_or(StoreError::Unreadable("a standing of nobody"))
}

/// How many people fit into a transaction of a hundred writes: two for each, and a line.
const TOGETHER: usize = 49;

impl PutStandings for Table {
    async fn put_standings(
        &self,
        program: &ProgramId,
        puts: &[(&Found, &PutStanding)],
        who: &Who,
        now: Instant,
    ) -> Result<Vec<Reference>, StoreError> {
        let mut not = Vec::new();
        for some in puts.chunks(TOGETHER) {
            let mut left = some.to_vec();
            while !left.is_empty() {
                let mut writes = Vec::with_capacity(left.len() * 2 + 1);
                for (found, put) in &left {
                    writes.push(found.must_not_be_withdrawn());
                    writes.push(putting(found, put, who, now)?);
                }
                let people = left.iter().map(|(_, put)| put.reference.clone()).collect();
                writes.push(line(program, who, &Deed::StandingsPut { people }, now)?);
                let places = match self.write_together(&writes).await? {
                    Together::Written => break,
                    Together::WasThere(places) => places,
                };
                // The others once more, without those who got in the way.
                let before = left.len();
                let mut at = 0;
                left.retain(|(_, put)| {
                    let is_in_the_way = places.iter().any(|place| place / 2 == at);
                    at += 1;
                    if is_in_the_way {
                        not.push(put.reference.clone());
                    }
                    !is_in_the_way
                });
                if left.len() == before {
                    return Err(StoreError::Unreadable(
                        "a transaction that nobody was in the way of",
                    ));
                }
            }
        }
        Ok(not)
    }
}

fn putting(found: &Found, put: &PutStanding, who: &Who, now: Instant) -> Result<Write, StoreError> {
    let text = |text: String| AttributeValue::S(text);
    let number = |number: u32| AttributeValue::N(number.to_string());
    let mut values: Values = vec![
        (":decision", decision(put.status)?),
        (":facts", text(to_json(&put.facts)?)),
        (":now", text(now.to_string())),
        (":who", text(to_json(who)?)),
        (":next", number(put.revision.saturating_add(1))),
    ];
    let update = "SET decision = :decision, facts = :facts, changed_at = :now, \
                  changed_by = :who, revision = :next";
    let seen = match put.revision {
        0 => "attribute_not_exists(revision)",
        revision => {
            values.push((":seen", number(revision)));
            "revision = :seen"
        }
    };
    Ok(Write::Change(found.standing(), update, seen, values))
}

/// A decision as an item has it.
pub(super) fn decision(decision: Decision) -> Result<AttributeValue, StoreError> {
    serde_dynamo::to_attribute_value(decision)
        .map_err(|_| StoreError::Unreadable("a decision that can't be written"))
}

impl Found {
    pub(super) fn standing(&self) -> ItemKey {
        ItemKey { pk: self.home.pk.clone(), sk: format!("{STANDINGS}{}", self.reference) }
    }

    /// A write's condition that the person is there and has not withdrawn.
    pub(super) fn must_not_be_withdrawn(&self) -> Write {
        Write::If(self.home.clone(), NOT_WITHDRAWN)
    }

    /// Whether it was sent to a cohort.
    #[must_use]
    pub fn is_in(&self, program: &ProgramId, cohort: &CohortId) -> bool {
        self.home.pk == cohort_pk(program, cohort)
    }

    /// Whether it answers a form.
    #[must_use]
    pub fn is_of(&self, form: &FormId) -> bool {
        self.home.sk.starts_with(&submissions_prefix(form))
    }

    /// What names it.
    #[must_use]
    pub fn reference(&self) -> &Reference {
        &self.reference
    }
}
