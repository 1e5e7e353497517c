//! The courier: it sends what the outbox has. The table's stream and a schedule ring its bell, and a
//! bell tells it nothing: it looks for itself at what is due. Without a mailer, it only says how much
//! that is, and how long it has been waiting. The mail service rings, too, where a mail came back.

mod aside;
mod introduction;
mod invitation;
mod letter;
mod liaison;
mod milestone;
mod parting;
mod returned;
mod round;
mod rung;
mod two;

use domain::desk::WhyParked;
use lambda_runtime::{Context, LambdaEvent};
use serde::Serialize;

pub use self::round::{ATTEMPTS, LEASE, REFUSALS, Round, deliver};
pub use self::rung::Rung;
use crate::clock::Clock;
use crate::link::Links;
use crate::log::TraceId;
use crate::mail::Mailer;
use crate::store::{
    Due, FindByAddress, LeaseMessages, NoteCameBack, OpenPairing, OpenSubmission, ReadCommittee,
    ReadDue, ReadFile, ReadHeard, ReadPrograms, ReadSheet, StoreError,
};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait CourierStore:
    ReadDue
    + LeaseMessages
    + NoteCameBack
    + OpenSubmission
    + FindByAddress
    + ReadFile
    + ReadPrograms
    + ReadCommittee
    + OpenPairing
    + ReadHeard
    + ReadSheet
    + Sync
{
    /// The IAM actions of these traits on the index `due`.
    const ON_DUE: [&'static [&'static str]; 1] = [<Self as ReadDue>::ACTIONS];

    /// The IAM actions of these traits on the table.
    const ACTIONS: [&'static [&'static str]; 10] = [
        <Self as LeaseMessages>::ACTIONS,
        <Self as NoteCameBack>::ACTIONS,
        <Self as OpenSubmission>::ACTIONS,
        <Self as FindByAddress>::ACTIONS,
        <Self as ReadFile>::ACTIONS,
        <Self as ReadPrograms>::ACTIONS,
        <Self as ReadCommittee>::ACTIONS,
        <Self as OpenPairing>::ACTIONS,
        <Self as ReadHeard>::ACTIONS,
        <Self as ReadSheet>::ACTIONS,
    ];
}

impl<S> CourierStore for S where
    S: ReadDue
        + LeaseMessages
        + NoteCameBack
        + OpenSubmission
        + FindByAddress
        + ReadFile
        + ReadPrograms
        + ReadCommittee
        + OpenPairing
        + ReadHeard
        + ReadSheet
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

/// What rings: records of the stream, or the schedule; or the mail service, of a mail that came back.
pub type Bell = LambdaEvent<Rung>;

/// What a stream wants to hear: which of its records have to be sent again. None ever has to, since
/// nothing is read in them.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    batch_item_failures: [(); 0],
}

/// Answers a bell: notes that a mail came back, where the bell tells so. Else it measures what is due, sends
/// it where there is a mailer, and says both.
///
/// # Errors
/// [`StoreError`], where the table did not answer. Lambda then rings again.
pub async fn answer<S: CourierStore>(
    office: Office<'_, S>,
    mailer: Option<&Mailer>,
    Bell { payload, context }: Bell,
) -> Result<Answer, StoreError> {
    if let Some(returned) = payload.returned() {
        let noted = returned::note(office, &returned).await;
        let is_there = noted.inspect_err(|error| say_failed(&context, error))?;
        say_returned(&context, returned.why.into(), is_there);
        return Ok(Answer::default());
    }
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

/// Why, and whether the mail was there: nothing of whom it was to.
fn say_returned(context: &Context, why: WhyParked, is_there: bool) {
    tracing::warn!(
        why = why.to_string(),
        is_there,
        request_id = context.request_id,
        xray_trace_id = trace(context).as_ref().map(TraceId::as_str),
        "mail came back"
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
