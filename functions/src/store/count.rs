//! Counters that know what they count by a keyed hash only, and are gone after their hour.

use std::future::Future;

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::instant::Instant;

use super::error::StoreError;
use super::keys::ItemKey;
use super::table::Table;
use crate::hex::digits;

/// Counting calls, so that nobody calls too often.
pub trait CountCalls {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:UpdateItem"];

    /// Counts one more, and says how many there are with it. A counter is good until a moment, and
    /// its name is for that time alone: nothing reads it after that.
    fn count(
        &self,
        counter: &Counter,
        until: Instant,
    ) -> impl Future<Output = Result<u32, StoreError>> + Send;
}

/// A counter's name: a keyed hash of what it counts, and of when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counter(Box<str>);

impl Counter {
    /// The counter of a keyed hash, of which half is enough to be unlike all others.
    #[must_use]
    pub fn new(hash: &[u8; 32]) -> Self {
        Self(digits(hash.get(..16).unwrap_or(hash)).into())
    }

    pub(super) fn name(&self) -> &str {
        &self.0
    }
}

impl CountCalls for Table {
    async fn count(&self, counter: &Counter, until: Instant) -> Result<u32, StoreError> {
        let number = |number: i64| AttributeValue::N(number.to_string());
        let [(pk, pk_value), (sk, sk_value)] = ItemKey::counter(counter).attributes();
        let call = self.client.update_item().table_name(&*self.name);
        let call = call
            .key(pk, pk_value)
            .key(sk, sk_value)
            .update_expression("SET expires = :until ADD calls :one")
            .expression_attribute_values(":until", number(until.seconds()))
            .expression_attribute_values(":one", number(1))
            .return_values(ReturnValue::UpdatedNew);
        let counted = call.send().await.map_err(|error| StoreError::of("UpdateItem", &error))?;
        let counted = counted.attributes.as_ref().and_then(|new| new.get("calls")?.as_n().ok());
        let counted = counted.and_then(|calls| calls.parse().ok());
        counted.ok_or(StoreError::Unreadable("a counter"))
    }
}
