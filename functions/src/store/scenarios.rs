//! What the committee keeps while it matches: scenarios, and what it has judged of pairs.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Deed, PutJudged, ScenarioCard, Who};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::matching::Judged;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::audit;
use super::error::StoreError;
use super::items::{from_json, item, read, to_json};
use super::keys::{ItemKey, JUDGED, SCENARIOS, cohort_pk};
use super::own::{Found, NOT_WITHDRAWN};
use super::table::Table;
use super::together::{Together, Write};

/// Keeping scenarios.
pub trait KeepScenarios {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query"];

    /// The scenarios of a cohort, in no order.
    fn scenarios(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<Vec<ScenarioCard>, StoreError>> + Send;

    /// Keeps a scenario in place of what was seen of it, if anything. Whether that was still there.
    fn put_scenario(
        &self,
        of: (&ProgramId, &CohortId),
        scenario: &ScenarioCard,
        seen: Option<u32>,
        who: &Who,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Takes a scenario away. Whether it was still as it was seen.
    fn delete_scenario(
        &self,
        of: (&ProgramId, &CohortId),
        scenario: &ScenarioCard,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Reading what was judged of pairs.
pub trait ReadJudged {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// What was judged in a cohort.
    fn judged(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<Vec<Judged>, StoreError>> + Send;
}

/// Keeping what was judged of pairs.
pub trait KeepJudged {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem"];

    /// Keeps what was judged of a pair, in place of what was before; or takes that back. Whether
    /// neither of the two has withdrawn.
    fn put_judged(
        &self,
        of: (&ProgramId, &CohortId),
        pair: [&Found; 2],
        judged: &PutJudged,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

#[derive(Serialize, Deserialize)]
struct ScenarioItem {
    revision: u32,
    /// As JSON.
    scenario: String,
}

#[derive(Serialize, Deserialize)]
struct JudgedItem {
    /// As JSON.
    judged: String,
}

/// The condition that a scenario is as it was seen.
const AS_SEEN: &str = "revision = :seen";

fn seen(revision: u32) -> Vec<(&'static str, AttributeValue)> {
    vec![(":seen", AttributeValue::N(revision.to_string()))]
}

impl KeepScenarios for Table {
    async fn scenarios(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<Vec<ScenarioCard>, StoreError> {
        let items = self.partition(cohort_pk(program, cohort), Some(SCENARIOS)).await?;
        let scenarios =
            items.into_iter().map(|item| from_json(&read::<ScenarioItem>(item)?.scenario));
        scenarios.collect()
    }

    async fn put_scenario(
        &self,
        of: (&ProgramId, &CohortId),
        scenario: &ScenarioCard,
        was: Option<u32>,
        who: &Who,
    ) -> Result<bool, StoreError> {
        let (revision, now) = (scenario.revision, scenario.changed_at);
        let kept = ScenarioItem { revision, scenario: to_json(scenario)? };
        let kept = item(ItemKey::scenario(of, &scenario.id), &kept)?;
        let kept = match was {
            None => Write::New(kept),
            Some(revision) => Write::Instead(kept, AS_SEEN, seen(revision)),
        };
        let (id, name) = (scenario.id.clone(), scenario.name.clone());
        let deed = Deed::ScenarioPut { cohort: of.1.clone(), scenario: id, name };
        let writes = [kept, audit::line(of.0, who, &deed, now)?];
        Ok(self.write_together(&writes).await? == Together::Written)
    }

    async fn delete_scenario(
        &self,
        of: (&ProgramId, &CohortId),
        scenario: &ScenarioCard,
        who: &Who,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let key = ItemKey::scenario(of, &scenario.id);
        let (id, name) = (scenario.id.clone(), scenario.name.clone());
        let deed = Deed::ScenarioDeleted { cohort: of.1.clone(), scenario: id, name };
        let gone = Write::Gone(key, AS_SEEN, seen(scenario.revision));
        let writes = [gone, audit::line(of.0, who, &deed, now)?];
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}

impl ReadJudged for Table {
    async fn judged(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<Vec<Judged>, StoreError> {
        let items = self.partition(cohort_pk(program, cohort), Some(JUDGED)).await?;
        let judged = items.into_iter().map(|item| from_json(&read::<JudgedItem>(item)?.judged));
        judged.collect()
    }
}

impl KeepJudged for Table {
    async fn put_judged(
        &self,
        of: (&ProgramId, &CohortId),
        pair: [&Found; 2],
        judged: &PutJudged,
        who: &Who,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let PutJudged { mentee, mentor, line, fit } = judged.clone();
        let key = ItemKey::judged(of, &line, (&mentee, &mentor));
        let deed =
            Deed::Judged { mentee: mentee.clone(), mentor: mentor.clone(), line: line.clone() };
        let change = match fit {
            Some(fit) => {
                let judged = to_json(&Judged { mentee, mentor, line, fit })?;
                Write::Over(item(key, &JudgedItem { judged })?)
            }
            None => Write::Gone(key, "attribute_exists(pk)", Vec::new()),
        };
        let [one, other] = pair.map(|found| Write::If(found.home.clone(), NOT_WITHDRAWN));
        let writes = [one, other, change, audit::line(of.0, who, &deed, now)?];
        Ok(match self.write_together(&writes).await? {
            // Where nothing was judged, nothing had to be taken back.
            Together::Written => true,
            Together::WasThere(places) => places.iter().all(|at| *at > 1),
        })
    }
}

impl Table {
    /// Forgets what was judged of somebody, with whomever it was.
    pub(super) async fn forget_judged(
        &self,
        of: (&ProgramId, &CohortId),
        reference: &Reference,
    ) -> Result<(), StoreError> {
        for judged in self.judged(of).await? {
            let pair = (&judged.mentee, &judged.mentor);
            if pair.0 != reference && pair.1 != reference {
                continue;
            }
            let key = ItemKey::judged(of, &judged.line, pair);
            let [(pk, pk_value), (sk, sk_value)] = key.attributes();
            let call = self.client.delete_item().table_name(&*self.name);
            let gone = call.key(pk, pk_value).key(sk, sk_value).send().await;
            gone.map_err(|error| StoreError::of("DeleteItem", &error))?;
        }
        Ok(())
    }
}
