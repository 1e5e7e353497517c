//! The turns of pairs' years: those that are due are read, and each is taken once.

use std::collections::HashMap;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::calendar::{Milestone, Next, PairingYear, Tell, Turn, day};
use domain::desk::PairingId;
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{Item, from_json, item, read, to_json};
use super::keys::{CALENDAR, DUE, ItemKey};
use super::outbox::{MILESTONE, NOT_YET, SILENT};
use super::table::Table;
use super::together::{Together, Write};

/// Reading which turns are due.
pub trait ReadDueTurns {
    /// The IAM actions that this takes, on the index `due`.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// Turns that are due at a moment, the first of them first, a page at a time. The pages that follow may show
    /// some of them again.
    fn due_turns(
        &self,
        now: Instant,
        after: Option<AfterTurns>,
    ) -> impl Future<Output = Result<DueTurns, StoreError>> + Send;
}

/// Taking turns.
pub trait TakeTurns {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Puts messages into the outbox, and says what is next for the pair: all of it or nothing. Whether the
    /// turn was still due as it was read. What the outbox has already is not put again.
    fn take_turn(
        &self,
        due: &DueTurn,
        messages: &[TurnMessage],
        next: Option<Next>,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// A page of turns that are due.
#[derive(Debug, Default)]
pub struct DueTurns {
    /// The turns.
    pub turns: Vec<DueTurn>,
    /// How many items can't be read. They stay.
    pub odd: usize,
    /// Where the next page begins; nothing, after the last.
    pub next: Option<AfterTurns>,
}

/// Where a page of turns begins.
#[derive(Debug, Clone)]
pub struct AfterTurns(HashMap<String, AttributeValue>);

/// A turn that is due.
#[derive(Debug, Clone)]
pub struct DueTurn {
    /// The program.
    pub program: ProgramId,
    /// The cohort.
    pub cohort: CohortId,
    /// The pair.
    pub pairing: PairingId,
    /// Its days.
    pub year: PairingYear,
    /// The turn.
    pub turn: Turn,
    due_at: Instant,
}

/// A message that a turn puts into the outbox: one of each kind, whoever takes the turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TurnMessage {
    /// To one of the two, who hears of it so often, this time among them.
    Milestone(Reference, u8),
    /// To their liaison.
    Tell(Tell),
}

/// How many turns are read at a time.
const PAGE: i32 = 100;

/// For how many days a message about a turn stays.
const STAYS_DAYS: u32 = 30;

#[derive(Deserialize)]
struct TurnItem {
    program: ProgramId,
    cohort: CohortId,
    pairing: PairingId,
    year: String,
    turn: String,
    due_at: Instant,
}

#[derive(Serialize)]
struct TurnMessageItem<'a> {
    kind: &'static str,
    program: &'a ProgramId,
    cohort: &'a CohortId,
    pairing: &'a PairingId,
    milestone: Milestone,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u8>,
    due_pk: &'static str,
    due_at: Instant,
    expires: i64,
}

impl DueTurn {
    fn of(item: Item) -> Result<Self, StoreError> {
        let TurnItem { program, cohort, pairing, year, turn, due_at } = read(item)?;
        let (year, turn) = (from_json(&year)?, from_json(&turn)?);
        Ok(Self { program, cohort, pairing, year, turn, due_at })
    }

    /// The same pair, when what is next has been written.
    #[must_use]
    pub fn moved(self, next: Next) -> Self {
        Self { turn: next.turn, due_at: day::begins(next.on), ..self }
    }

    fn message(&self, message: &TurnMessage, now: Instant) -> Result<Write, StoreError> {
        let (kind, reference, times) = match message {
            TurnMessage::Milestone(reference, times) => (MILESTONE, Some(reference), Some(*times)),
            TurnMessage::Tell(Tell::NotYet) => (NOT_YET, None, None),
            TurnMessage::Tell(Tell::Silent) => (SILENT, None, None),
        };
        let milestone = self.turn.milestone;
        let to = reference.zip(times);
        let key = ItemKey::turn_message(kind, &self.pairing, milestone, to);
        let message = TurnMessageItem {
            kind,
            program: &self.program,
            cohort: &self.cohort,
            pairing: &self.pairing,
            milestone,
            reference,
            times,
            due_pk: DUE,
            due_at: now,
            expires: now.plus_days(STAYS_DAYS).seconds(),
        };
        Ok(Write::New(item(key, &message)?))
    }

    /// That the turn is as it was read, and another is next; or none.
    fn followed_by(&self, next: Option<Next>) -> Result<Write, StoreError> {
        let text = AttributeValue::S;
        let mut values = vec![
            (":calendar", text(CALENDAR.to_owned())),
            (":seen", text(self.due_at.to_string())),
        ];
        let update = match next {
            Some(next) => {
                values.push((":turn", text(to_json(&next.turn)?)));
                values.push((":at", text(day::begins(next.on).to_string())));
                "SET turn = :turn, due_at = :at"
            }
            None => "REMOVE turn, due_pk, due_at",
        };
        let key = ItemKey::pairing_year((&self.program, &self.cohort), &self.pairing);
        Ok(Write::Change(key, update, "due_pk = :calendar AND due_at = :seen", values))
    }
}

impl ReadDueTurns for Table {
    async fn due_turns(
        &self,
        now: Instant,
        after: Option<AfterTurns>,
    ) -> Result<DueTurns, StoreError> {
        let call = self.client.query().table_name(&*self.name).index_name("due");
        let call = call
            .key_condition_expression("due_pk = :calendar AND due_at <= :now")
            .expression_attribute_values(":calendar", AttributeValue::S(CALENDAR.to_owned()))
            .expression_attribute_values(":now", AttributeValue::S(now.to_string()))
            .set_exclusive_start_key(after.map(|AfterTurns(key)| key))
            .limit(PAGE);
        let got = call.send().await.map_err(|error| StoreError::of("Query", &error))?;
        let mut page =
            DueTurns { next: got.last_evaluated_key.map(AfterTurns), ..DueTurns::default() };
        for item in got.items.unwrap_or_default() {
            match DueTurn::of(item) {
                Ok(turn) => page.turns.push(turn),
                Err(_) => page.odd += 1,
            }
        }
        Ok(page)
    }
}

impl TakeTurns for Table {
    async fn take_turn(
        &self,
        due: &DueTurn,
        messages: &[TurnMessage],
        next: Option<Next>,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let mut writes = vec![due.followed_by(next)?];
        for message in messages {
            writes.push(due.message(message, now)?);
        }
        match self.write_together(&writes).await? {
            Together::Written => Ok(true),
            Together::WasThere(places) if places.contains(&0) => Ok(false),
            Together::WasThere(places) => {
                let new = writes.into_iter().enumerate();
                let new = new.filter(|(place, _)| !places.contains(place)).map(|(_, write)| write);
                let new: Vec<Write> = new.collect();
                Ok(self.write_together(&new).await? == Together::Written)
            }
        }
    }
}
