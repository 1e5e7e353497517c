//! The calendar: once a day it looks what of pairs' years is due, and puts it into the outbox; and it
//! forgets the years whose time is over. A schedule rings its bell, and a bell tells it nothing: so whoever rings again, or late, or twice at
//! once, does no harm.

mod forgetting;
mod run;
mod turn;

use lambda_runtime::{Context, LambdaEvent};
use serde::de::IgnoredAny;

pub use self::run::{Run, run};
pub(crate) use self::turn::{asked, replies};
use crate::clock::Clock;
use crate::log::TraceId;
use crate::store::{
    NoteForgotten, OpenPairing, PurgeCohort, ReadDueTurns, ReadHeard, ReadPrograms, ReadSheet,
    ReadToForget, StoreError, TakeTurns,
};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait CalendarStore: AskOfPairs + ForgetYears + Sync {
    /// The IAM actions of these traits on the index `due`.
    const ON_DUE: [&'static [&'static str]; 2] =
        [<Self as ReadDueTurns>::ACTIONS, <Self as ReadToForget>::ACTIONS];

    /// The IAM actions of these traits on the table.
    const ACTIONS: [&'static [&'static str]; 7] = [
        <Self as TakeTurns>::ACTIONS,
        <Self as OpenPairing>::ACTIONS,
        <Self as ReadHeard>::ACTIONS,
        <Self as ReadSheet>::ACTIONS,
        <Self as ReadPrograms>::ACTIONS,
        <Self as PurgeCohort>::ACTIONS,
        <Self as NoteForgotten>::ACTIONS,
    ];
}

impl<S: AskOfPairs + ForgetYears + Sync> CalendarStore for S {}

/// What it takes to ask pairs what is due.
pub trait AskOfPairs:
    ReadDueTurns + TakeTurns + OpenPairing + ReadHeard + ReadSheet + ReadPrograms
{
}

impl<S> AskOfPairs for S where
    S: ReadDueTurns + TakeTurns + OpenPairing + ReadHeard + ReadSheet + ReadPrograms
{
}

/// What it takes to forget years.
pub trait ForgetYears: ReadToForget + PurgeCohort + NoteForgotten {}

impl<S: ReadToForget + PurgeCohort + NoteForgotten> ForgetYears for S {}

/// What rings: the schedule. It is not read.
pub type Bell = LambdaEvent<IgnoredAny>;

/// Answers a bell: takes every turn that is due, forgets the years whose day has come, and says how many
/// they were.
///
/// # Errors
/// [`StoreError`], where the table did not answer. Lambda then rings again, and what was not done is
/// done.
pub async fn answer<S: CalendarStore>(
    store: &S,
    clock: &Clock,
    Bell { context, .. }: Bell,
) -> Result<(), StoreError> {
    let ran = run(store, clock).await;
    let ran = ran.inspect_err(|error| say_failed(&context, error))?;
    say(&context, ran);
    Ok(())
}

fn say(context: &Context, ran: Run) {
    let Run { turns, mails, quicker, odd, forgotten, erased } = ran;
    tracing::info!(
        turns,
        mails,
        quicker,
        odd,
        forgotten,
        erased,
        request_id = context.request_id,
        xray_trace_id = trace(context).as_ref().map(TraceId::as_str),
        "day"
    );
}

fn say_failed(context: &Context, error: &StoreError) {
    tracing::error!(
        request_id = context.request_id,
        xray_trace_id = trace(context).as_ref().map(TraceId::as_str),
        cause = error.to_string(),
        "day"
    );
}

fn trace(context: &Context) -> Option<TraceId> {
    context.xray_trace_id.as_deref().and_then(TraceId::in_header)
}
