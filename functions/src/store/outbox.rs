//! The outbox: messages that are due, taken by one courier at a time.

use std::collections::HashMap;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::Lang;
use domain::calendar::Milestone;
use domain::desk::{AsideId, MailId, PairingId, WhyParked};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::addresses::AddressHashes;
use super::error::StoreError;
use super::items::{Item, is_update_refused, read};
use super::keys::{DUE, ItemKey, parked_pk};
use super::table::Table;

/// Taking messages out of the outbox, and saying what became of them.
pub trait LeaseMessages {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:UpdateItem"];

    /// Takes a message until a moment, so that nobody else does; nothing, if somebody else has it.
    fn lease(
        &self,
        message: DueMessage,
        until: Instant,
    ) -> impl Future<Output = Result<Option<Leased>, StoreError>> + Send;

    /// Ends a message for good. Whether the lease still held: if not, nothing was changed.
    fn end(
        &self,
        message: &Leased,
        outcome: Outcome,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Puts a message off. Whether the lease still held: if not, nothing was changed.
    fn put_off(
        &self,
        message: &Leased,
        until: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// A message that is due.
#[derive(Debug)]
pub struct DueMessage {
    key: ItemKey,
    due_at: String,
    program: Option<ProgramId>,
    message: Option<Message>,
}

/// A message that this courier has for a while.
#[derive(Debug)]
pub struct Leased {
    key: ItemKey,
    until: Instant,
    /// Whose committee hears of it, if it can't be sent.
    program: Option<ProgramId>,
    /// How often it has been taken, this time among them.
    pub attempts: u32,
    /// What it is; nothing, where its item can't be read.
    pub message: Option<Message>,
}

/// What has to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Message {
    /// A submission was received.
    Receipt(About),
    /// A submission was changed.
    Changed(About),
    /// A submission was withdrawn.
    Withdrawn(About),
    /// Somebody is introduced to their partner.
    Introduced(AboutPairing),
    /// A mentor is asked whether they take somebody on.
    Invited(AboutPairing),
    /// Their partner has ended their pairing.
    Parted(AboutPairing),
    /// A day of their year has come for one of a pair.
    Milestone(AboutMilestone),
    /// One of a pair has answered that the two have not been in contact: for their liaison.
    NotYet(AboutTurn),
    /// Of a pair somebody has not answered: for their liaison.
    Silent(AboutTurn),
    /// The committee has asked the person something.
    Question(About),
    /// Somebody in a pairing has told whoever looks after it something, in private.
    Aside(AboutAside),
    /// Somebody has asked for the links to what was sent from an address.
    Links(Asked),
    /// Somebody has asked for a code with an address, which may be on the committee.
    Code(AskedForCode),
    /// A code was tried too often.
    Locked(AskedForCode),
}

/// The submission that a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct About {
    /// The program that it comes from.
    pub program: ProgramId,
    /// What the person quotes.
    pub reference: Reference,
}

/// The pairing that a message is about, and which of its people it goes to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AboutPairing {
    /// The program.
    pub program: ProgramId,
    /// The cohort.
    pub cohort: CohortId,
    /// The pairing.
    pub pairing: PairingId,
    /// Who it goes to.
    pub reference: Reference,
}

/// What somebody in a pairing has told whoever looks after it. The words are in their file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutAside {
    /// The program.
    pub program: ProgramId,
    /// The cohort.
    pub cohort: CohortId,
    /// The pairing.
    pub pairing: PairingId,
    /// Who has told it.
    pub reference: Reference,
    /// What names it.
    pub aside: AsideId,
}

/// The day that a message is about, and which of the two it goes to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AboutMilestone {
    /// The program.
    pub program: ProgramId,
    /// The cohort.
    pub cohort: CohortId,
    /// The pairing.
    pub pairing: PairingId,
    /// Who it goes to.
    pub reference: Reference,
    /// What the day is.
    pub milestone: Milestone,
    /// How often they hear of it, this time among them.
    pub times: u8,
}

/// What a liaison is told of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AboutTurn {
    /// The program.
    pub program: ProgramId,
    /// The cohort.
    pub cohort: CohortId,
    /// The pairing.
    pub pairing: PairingId,
    /// What was asked.
    pub milestone: Milestone,
}

/// Whose links were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Asked {
    /// The message's own name.
    pub id: String,
    /// The program.
    pub program: ProgramId,
    /// The address.
    pub addresses: AddressHashes,
}

/// Who asked for a code that signs them in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedForCode {
    /// What the code is made of, beside the service key.
    pub id: String,
    /// The program.
    pub program: ProgramId,
    /// The address.
    pub addresses: AddressHashes,
    /// The language of their page, where it said one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Until when the code is good.
    pub until: Instant,
}

/// The kinds of message about a submission, as keys and items name them.
pub(super) const RECEIPT: &str = "receipt";
pub(super) const CHANGED: &str = "changed";
pub(super) const WITHDRAWN: &str = "withdrawn";
pub(super) const QUESTION: &str = "question";

/// The kinds of message about a pairing.
pub(super) const INTRODUCED: &str = "introduced";
pub(super) const INVITED: &str = "invited";
pub(super) const PARTED: &str = "parted";
pub(super) const ASIDE: &str = "aside";
pub(super) const MILESTONE: &str = "milestone";

/// The kinds of message to a pairing's liaison.
pub(super) const NOT_YET: &str = "not-yet";
pub(super) const SILENT: &str = "silent";

/// How a message ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was sent.
    Sent,
    /// There was nobody to send it to, or nothing to tell them any more.
    NothingToSend,
    /// It can't be sent: the committee finds it among the parked ones.
    Parked(WhyParked),
}

impl Outcome {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::NothingToSend => "nothing-to-send",
            Self::Parked(_) => "parked",
        }
    }
}

impl Leased {
    /// What names it.
    #[must_use]
    pub fn id(&self) -> Option<MailId> {
        self.key.mail_id()
    }
}

impl DueMessage {
    /// Nothing for an item without a key, which no table has.
    pub(super) fn of(item: Item) -> Option<Self> {
        let text = |name: &str| item.get(name).and_then(|value| value.as_s().ok()).cloned();
        let key = ItemKey::of_item(&item)?;
        let program = text("program").and_then(|program| ProgramId::new(&program).ok());
        Some(Self { key, due_at: text("due_at")?, program, message: read(item).ok() })
    }
}

/// Where a program's committee finds what could not be sent: in the index of what is due, apart
/// from that.
pub(super) const PARK: &str = "SET outcome = :outcome, ended_at = :now, reason = :reason, \
                    due_pk = :parked, due_at = :now";

/// What doesn't even say of which program it is, nobody could be told of.
const LOSE: &str =
    "SET outcome = :outcome, ended_at = :now, reason = :reason REMOVE due_pk, due_at";

impl LeaseMessages for Table {
    async fn lease(
        &self,
        message: DueMessage,
        until: Instant,
    ) -> Result<Option<Leased>, StoreError> {
        let DueMessage { key, due_at, program, message } = message;
        let update = "SET due_at = :until, since = if_not_exists(since, :seen) ADD attempts :one";
        let values = [
            (":until", AttributeValue::S(until.to_string())),
            (":one", AttributeValue::N("1".to_owned())),
        ];
        let Some(new) = self.update_due(&key, &due_at, update, values).await? else {
            return Ok(None);
        };
        let attempts = new.get("attempts").and_then(|attempts| attempts.as_n().ok());
        let attempts = attempts.and_then(|attempts| attempts.parse().ok()).unwrap_or(u32::MAX);
        Ok(Some(Leased { key, until, program, attempts, message }))
    }

    async fn end(
        &self,
        message: &Leased,
        outcome: Outcome,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let text = |text: String| AttributeValue::S(text);
        let outcome_name = text(outcome.name().to_owned());
        let mut values = vec![(":outcome", outcome_name), (":now", text(now.to_string()))];
        let update = match (outcome, &message.program) {
            (Outcome::Parked(why), program) => {
                values.push((":reason", text(why.to_string())));
                match program {
                    Some(program) => {
                        values.push((":parked", text(parked_pk(program))));
                        PARK
                    }
                    None => LOSE,
                }
            }
            _ => "SET outcome = :outcome, ended_at = :now REMOVE due_pk, due_at",
        };
        let held = message.until.to_string();
        Ok(self.update_due(&message.key, &held, update, values).await?.is_some())
    }

    async fn put_off(&self, message: &Leased, until: Instant) -> Result<bool, StoreError> {
        let values = [(":until", AttributeValue::S(until.to_string()))];
        let (held, update) = (message.until.to_string(), "SET due_at = :until");
        Ok(self.update_due(&message.key, &held, update, values).await?.is_some())
    }
}

impl Table {
    /// Changes a message that is due at the moment that the caller has seen; nothing, if it is not,
    /// and so was changed by somebody else.
    async fn update_due(
        &self,
        key: &ItemKey,
        seen: &str,
        update: &str,
        values: impl IntoIterator<Item = (&'static str, AttributeValue)>,
    ) -> Result<Option<HashMap<String, AttributeValue>>, StoreError> {
        let [(pk, pk_value), (sk, sk_value)] = key.clone().attributes();
        let mut call = self.client.update_item().table_name(&*self.name);
        call = call.key(pk, pk_value).key(sk, sk_value).update_expression(update);
        for (name, value) in values {
            call = call.expression_attribute_values(name, value);
        }
        let call = call
            .condition_expression("due_pk = :due AND due_at = :seen")
            .expression_attribute_values(":due", AttributeValue::S(DUE.to_owned()))
            .expression_attribute_values(":seen", AttributeValue::S(seen.to_owned()))
            .return_values(aws_sdk_dynamodb::types::ReturnValue::AllNew);
        match call.send().await {
            Ok(done) => Ok(Some(done.attributes.unwrap_or_default())),
            Err(error) if is_update_refused(error.as_service_error()) => Ok(None),
            Err(error) => Err(StoreError::of("UpdateItem", &error)),
        }
    }
}
