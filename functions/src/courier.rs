//! The courier: what has to be sent, and how long it has been waiting. The table's stream and a
//! schedule ring its bell, and a bell tells it nothing: it looks for itself at what is due.

use lambda_runtime::{Context, LambdaEvent};
use serde::Serialize;
use serde::de::IgnoredAny;

use crate::clock::Clock;
use crate::log::TraceId;
use crate::store::{Due, ReadDue, StoreError};

/// What this function needs of the store: its traits, and so its IAM actions.
pub trait CourierStore: ReadDue + Sync {
    /// The IAM actions of these traits.
    const ACTIONS: [&'static [&'static str]; 1] = [<Self as ReadDue>::ACTIONS];
}

impl<S: ReadDue + Sync> CourierStore for S {}

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

/// Answers a bell: measures what is due, and says it.
///
/// # Errors
/// [`StoreError`], where the table did not answer. Lambda then rings again.
pub async fn answer<S: CourierStore>(
    store: &S,
    clock: &Clock,
    Bell { context, .. }: Bell,
) -> Result<Answer, StoreError> {
    let now = clock.now();
    let due = store.due(now).await.inspect_err(|error| say_failed(&context, error))?;
    let waited = due.since.map_or(0, |since| now.milliseconds() - since.milliseconds());
    say(&context, due, waited.max(0) / 1000);
    Ok(Answer::default())
}

fn say(context: &Context, due: Due, oldest: i64) {
    let Due { messages, odd, .. } = due;
    tracing::info!(
        OutboxDue = messages,
        OutboxOldest = oldest,
        odd,
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
