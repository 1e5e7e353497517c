//! The courier: it sends what the outbox has. The table's stream and a schedule ring its bell, and a
//! bell tells it nothing: it looks for itself at what is due. Without a mailer, it only says how much
//! that is, and how long it has been waiting.

mod aside;
mod introduction;
mod invitation;
mod letter;
mod liaison;
mod milestone;
mod parting;
mod round;
mod two;

use lambda_runtime::{Context, LambdaEvent};
use serde::Serialize;
use serde::de::IgnoredAny;

pub use self::round::{ATTEMPTS, LEASE, REFUSALS, Round, deliver};
use crate::clock::Clock;
use crate::link::Links;
use crate::log::TraceId;
use crate::mail::Mailer;
use crate::store::{
    Due, FindByAddress, LeaseMessages, OpenPairing, OpenSubmission, ReadCommittee, ReadDue,
    ReadFile, ReadHeard, ReadPrograms, StoreError,
};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait CourierStore:
    ReadDue
    + LeaseMessages
    + OpenSubmission
    + FindByAddress
    + ReadFile
    + ReadPrograms
    + ReadCommittee
    + OpenPairing
    + ReadHeard
    + Sync
{
    /// The IAM actions of these traits on the index `due`.
    const ON_DUE: [&'static [&'static str]; 1] = [<Self as ReadDue>::ACTIONS];

    /// The IAM actions of these traits on the table.
    const ACTIONS: [&'static [&'static str]; 8] = [
        <Self as LeaseMessages>::ACTIONS,
        <Self as OpenSubmission>::ACTIONS,
        <Self as FindByAddress>::ACTIONS,
        <Self as ReadFile>::ACTIONS,
        <Self as ReadPrograms>::ACTIONS,
        <Self as ReadCommittee>::ACTIONS,
        <Self as OpenPairing>::ACTIONS,
        <Self as ReadHeard>::ACTIONS,
    ];
}

impl<S> CourierStore for S where
    S: ReadDue
        + LeaseMessages
        + OpenSubmission
        + FindByAddress
        + ReadFile
        + ReadPrograms
        + ReadCommittee
        + OpenPairing
        + ReadHeard
        + Sync
{
}

/// Where the courier works: what it takes messages from, what time it is there, and what makes the
/// links that mails have.
#[derive(Debug)]
pub struct Office<'a, S> {
    /// The store.
    pub store: &'a S,
    /// The time.
    pub clock: &'a Clock,
    /// The links.
    pub links: &'a Links,
}

impl<S> Clone for Office<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Office<'_, S> {}

/// What rings: records of the stream, or the schedule. It is not read, for a record has answers in
/// it.
pub type Bell = LambdaEvent<IgnoredAny>;

/// What a stream wants to hear: which of its records have to be sent again. None ever has to, since
/// nothing is read in them.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    batch_item_failures: [(); 0],
}

/// Answers a bell: measures what is due, sends it where there is a mailer, and says both.
///
/// # Errors
/// [`StoreError`], where the table did not answer. Lambda then rings again.
pub async fn answer<S: CourierStore>(
    office: Office<'_, S>,
    mailer: Option<&Mailer>,
    Bell { context, .. }: Bell,
) -> Result<Answer, StoreError> {
    let now = office.clock.now();
    let due = office.store.due(now).await.inspect_err(|error| say_failed(&context, error))?;
    let waited = due.since.map_or(0, |since| now.milliseconds() - since.milliseconds());
    let round = match mailer {
        None => None,
        Some(mailer) => {
            let round = deliver(office, mailer).await;
            Some(round.inspect_err(|error| say_failed(&context, error))?)
        }
    };
    say(&context, due, waited.max(0) / 1000, round);
    Ok(Answer::default())
}

fn say(context: &Context, due: Due, oldest: i64, round: Option<Round>) {
    let Due { messages, odd, .. } = due;
    let sends = round.is_some();
    let Round { sent, settled, put_off, parked, unmarked } = round.unwrap_or_default();
    tracing::info!(
        OutboxDue = messages,
        OutboxOldest = oldest,
        odd,
        sends,
        sent,
        settled,
        put_off,
        parked,
        unmarked,
        request_id = context.request_id,
        xray_trace_id = trace(context).as_ref().map(TraceId::as_str),
        "bell"
    );
}

fn say_failed(context: &Context, error: &StoreError) {
    tracing::error!(
        request_id = context.request_id,
        xray_trace_id = trace(context).as_ref().map(TraceId::as_str),
        cause = error.to_string(),
        "bell"
    );
}

fn trace(context: &Context) -> Option<TraceId> {
    context.xray_trace_id.as_deref().and_then(TraceId::in_header)
}
