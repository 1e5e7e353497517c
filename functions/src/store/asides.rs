//! What somebody in a pairing tells whoever looks after it: an entry in their file, a mark beside what
//! is decided of them, and a message.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Aside, Deed, Who};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::audit::line;
use super::error::StoreError;
use super::file::{ANYWAY, Added, Entry};
use super::items::{from_json, item, read, to_json};
use super::keys::{DUE, ItemKey, STANDINGS, cohort_pk};
use super::outbox::{ASIDE, AboutAside};
use super::own::Found;
use super::standings::whose;
use super::table::Table;
use super::together::Write;

/// Adding to somebody's file what they tell whoever looks after a pairing of theirs.
pub trait SayAside {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Adds it, once for its id, with a message to whoever looks after the pairing.
    fn say_aside(
        &self,
        of: (&ProgramId, &CohortId),
        found: &Found,
        aside: &Aside,
    ) -> impl Future<Output = Result<Added, StoreError>> + Send;
}

/// Reading who has told whoever looks after them something.
pub trait ReadAsides {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// Who of a cohort has, what they want, and when they wrote it; not their words, which are in
    /// their file. What somebody wrote who has withdrawn is not told any more.
    fn asides(
        &self,
        of: (&ProgramId, &CohortId),
    ) -> impl Future<Output = Result<Vec<(Reference, Aside)>, StoreError>> + Send;
}

/// Where it is marked that somebody has.
#[derive(Deserialize)]
struct MarkedItem {
    /// Each as JSON, without its words.
    #[serde(default)]
    asides: Vec<String>,
    expires: Option<i64>,
}

/// A message about an aside.
#[derive(Serialize)]
struct MessageItem {
    kind: &'static str,
    #[serde(flatten)]
    about: AboutAside,
    due_pk: &'static str,
    due_at: Instant,
    expires: i64,
}

/// For how many days the message stays.
const STAYS_DAYS: u32 = 30;

impl SayAside for Table {
    async fn say_aside(
        &self,
        of: (&ProgramId, &CohortId),
        found: &Found,
        aside: &Aside,
    ) -> Result<Added, StoreError> {
        let who = Who::Person { reference: found.reference.clone() };
        let deed = Deed::AsideSaid { pairing: aside.pairing.clone() };
        let more = vec![
            marking(found, aside)?,
            message(of, &found.reference, aside)?,
            line(of.0, &who, &deed, aside.at)?,
        ];
        self.add(found, &Entry::Aside(aside.clone()), more).await
    }
}

/// A message to whoever looks after the pairing.
pub(super) fn message(
    (program, cohort): (&ProgramId, &CohortId),
    reference: &Reference,
    aside: &Aside,
) -> Result<Write, StoreError> {
    let message = MessageItem {
        kind: ASIDE,
        about: AboutAside {
            program: program.clone(),
            cohort: cohort.clone(),
            pairing: aside.pairing.clone(),
            reference: reference.clone(),
            aside: aside.id.clone(),
        },
        due_pk: DUE,
        due_at: aside.at,
        expires: aside.at.plus_days(STAYS_DAYS).seconds(),
    };
    Ok(Write::New(item(ItemKey::aside_message(ASIDE, &aside.id), &message)?))
}

/// A mark of it, without its words, beside what is decided of the person.
fn marking(found: &Found, aside: &Aside) -> Result<Write, StoreError> {
    let mark = "SET asides = list_append(if_not_exists(asides, :none), :aside)";
    let said = AttributeValue::S(to_json(&aside.without_words())?);
    let values =
        vec![(":none", AttributeValue::L(Vec::new())), (":aside", AttributeValue::L(vec![said]))];
    Ok(Write::Change(found.standing(), mark, ANYWAY, values))
}

impl ReadAsides for Table {
    async fn asides(
        &self,
        (program, cohort): (&ProgramId, &CohortId),
    ) -> Result<Vec<(Reference, Aside)>, StoreError> {
        let mut asides = Vec::new();
        for item in self.partition(cohort_pk(program, cohort), Some(STANDINGS)).await? {
            let who = whose(&item)?;
            let marked: MarkedItem = read(item)?;
            if marked.expires.is_some() {
                continue;
            }
            for aside in marked.asides {
                asides.push((who.clone(), from_json(&aside)?));
            }
        }
        Ok(asides)
    }
}
