//! What somebody in a pairing tells whoever looks after it: an entry in their file, and a message.

use std::future::Future;

use domain::desk::{Aside, Deed, Who};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use serde::Serialize;

use super::audit::line;
use super::error::StoreError;
use super::file::{Added, Entry};
use super::items::item;
use super::keys::{DUE, ItemKey};
use super::outbox::{ASIDE, AboutAside};
use super::own::Found;
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
        let more = vec![message(of, &found.reference, aside)?, line(of.0, &who, &deed, aside.at)?];
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
