use std::future::Future;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::instant::Instant;

use super::error::StoreError;
use super::items::{Item, is_over};
use super::keys::DUE;
use super::outbox::DueMessage;
use super::table::Table;

/// Reading what is due in the outbox.
pub trait ReadDue {
    /// The IAM actions that this takes, on the index `due`.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// What is due at a moment.
    fn due(&self, now: Instant) -> impl Future<Output = Result<Due, StoreError>> + Send;

    /// The first of what is due at a moment, at most 25.
    fn first_due(
        &self,
        now: Instant,
    ) -> impl Future<Output = Result<Vec<DueMessage>, StoreError>> + Send;
}

/// How many messages are handed out at once.
const BATCH: usize = 25;

/// How many are read for that: more, so that what has expired at the front hides nobody.
const FRONT: i32 = 100;

/// How many messages are due, and for how long. Counted up to [`Due::MOST`]: a bell rings for each
/// submission, and must not read all that has piled up each time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Due {
    /// How many messages are due.
    pub messages: usize,
    /// When the first of them became due.
    pub since: Option<Instant>,
    /// How many of them don't say when they became due, so that [`Due::since`] leaves them out.
    pub odd: usize,
}

impl Due {
    /// The most messages that are counted.
    pub const MOST: usize = 1000;

    fn count(&mut self, item: &Item, now: Instant) {
        if has_expired(item, now) {
            return;
        }
        self.messages += 1;
        // One that was put off has waited since it first became due.
        match moment(item, "since").or_else(|| moment(item, "due_at")) {
            Some(since) => self.since = Some(self.since.map_or(since, |first| first.min(since))),
            None => self.odd += 1,
        }
    }
}

/// DynamoDB deletes late what has expired: only the time itself counts.
fn has_expired(item: &Item, now: Instant) -> bool {
    let expires = item.get("expires").and_then(|expires| expires.as_n().ok());
    is_over(expires.and_then(|seconds| seconds.parse().ok()), now)
}

fn moment(item: &Item, name: &str) -> Option<Instant> {
    Instant::try_from(item.get(name)?.as_s().ok()?.clone()).ok()
}

/// How many messages a call reads.
const PAGE: i32 = 250;

impl ReadDue for Table {
    async fn due(&self, now: Instant) -> Result<Due, StoreError> {
        let (mut due, mut read, mut after) = (Due::default(), 0, None);
        loop {
            let call = self
                .query_due(now)
                .projection_expression("due_at, since, #expires")
                .expression_attribute_names("#expires", "expires")
                .limit(PAGE)
                .set_exclusive_start_key(after);
            let got = call.send().await.map_err(|error| StoreError::of("Query", &error))?;
            let items = got.items.unwrap_or_default();
            read += items.len();
            items.iter().for_each(|item| due.count(item, now));
            match got.last_evaluated_key {
                Some(last) if read < Due::MOST => after = Some(last),
                _ => return Ok(due),
            }
        }
    }

    async fn first_due(&self, now: Instant) -> Result<Vec<DueMessage>, StoreError> {
        let got = self.query_due(now).limit(FRONT).send().await;
        let items = got.map_err(|error| StoreError::of("Query", &error))?.items;
        let items = items.unwrap_or_default().into_iter().filter(|item| !has_expired(item, now));
        Ok(items.filter_map(DueMessage::of).take(BATCH).collect())
    }
}

impl Table {
    /// What is due, the first of it first.
    fn query_due(&self, now: Instant) -> QueryFluentBuilder {
        let call = self.client.query().table_name(&*self.name).index_name("due");
        call.key_condition_expression("due_pk = :due AND due_at <= :now")
            .expression_attribute_values(":due", AttributeValue::S(DUE.to_owned()))
            .expression_attribute_values(":now", AttributeValue::S(now.to_string()))
    }
}
