use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::instant::Instant;

use super::error::StoreError;
use super::items::Item;
use super::keys::DUE;
use super::table::Table;

/// Reading what is due in the outbox.
pub trait ReadDue {
    /// The IAM actions that this takes, on the index `due`.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// What is due at a moment.
    fn due(&self, now: Instant) -> impl Future<Output = Result<Due, StoreError>> + Send;
}

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

    /// Where the oldest come first.
    fn count(&mut self, item: &Item, now: Instant) {
        let expires = item.get("expires").and_then(|expires| expires.as_n().ok());
        let expires = expires.and_then(|seconds| seconds.parse::<i64>().ok());
        // DynamoDB deletes late what has expired: only the time itself counts.
        if expires.is_some_and(|expires| expires <= now.seconds()) {
            return;
        }
        self.messages += 1;
        let due_at = item.get("due_at").and_then(|due_at| due_at.as_s().ok());
        match due_at.and_then(|due_at| Instant::try_from(due_at.clone()).ok()) {
            Some(due_at) => self.since = self.since.or(Some(due_at)),
            None => self.odd += 1,
        }
    }
}

/// How many messages a call reads.
const PAGE: i32 = 250;

impl ReadDue for Table {
    async fn due(&self, now: Instant) -> Result<Due, StoreError> {
        let (mut due, mut read, mut after) = (Due::default(), 0, None);
        loop {
            let call = self
                .client
                .query()
                .table_name(&*self.name)
                .index_name("due")
                .key_condition_expression("due_pk = :due AND due_at <= :now")
                .expression_attribute_values(":due", AttributeValue::S(DUE.to_owned()))
                .expression_attribute_values(":now", AttributeValue::S(now.to_string()))
                .projection_expression("due_at, #expires")
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
}
