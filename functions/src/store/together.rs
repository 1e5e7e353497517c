//! Several writes at once: all of them or none.

use std::time::Duration;

use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::{BuildError, SdkError};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Delete, Put, TransactWriteItem, Update,
};

use super::error::StoreError;
use super::items::{IS_NEW, Item};
use super::keys::ItemKey;
use super::table::Table;

/// A write, and the condition on which it is one.
#[derive(Debug, Clone)]
pub(super) enum Write {
    /// An item that is not there yet.
    New(Item),
    /// An item, whatever is there.
    Over(Item),
    /// An item in place of one that fits a condition.
    Instead(Item, &'static str, Values),
    /// A change of an item that fits a condition.
    Change(ItemKey, &'static str, &'static str, Values),
    /// No write, but a condition that an item must fit.
    If(ItemKey, &'static str),
    /// An item that fits a condition, taken away.
    Gone(ItemKey, &'static str, Values),
}

/// What the placeholders of an expression stand for.
pub(super) type Values = Vec<(&'static str, AttributeValue)>;

/// What became of writes that were to be made together.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Together {
    /// All are made.
    Written,
    /// None is, because the conditions of those at these places did not hold: where an item was to
    /// be new, it was there already.
    WasThere(Vec<usize>),
}

/// How often a transaction is tried that meets another one on the same items.
const ATTEMPTS: u32 = 6;

/// The longest pause after the first conflict, in milliseconds; it doubles with each.
const FIRST_PAUSE: u64 = 40;

const OPERATION: &str = "TransactWriteItems";

impl Table {
    /// Writes in one transaction, each on its own condition.
    pub(super) async fn write_together(&self, writes: &[Write]) -> Result<Together, StoreError> {
        for attempt in 0..ATTEMPTS {
            let refusal = match self.write_once(writes).await {
                Ok(()) => return Ok(Together::Written),
                Err(error) => refusal(&error)?,
            };
            match refusal {
                Refusal::WasThere(places) => return Ok(Together::WasThere(places)),
                Refusal::Conflict => pause(attempt).await?,
            }
        }
        Err(busy("conflict"))
    }

    async fn write_once(
        &self,
        writes: &[Write],
    ) -> Result<(), SdkError<TransactWriteItemsError, HttpResponse>> {
        let mut call = self.client.transact_write_items();
        for write in writes {
            let part = write.part(&self.name).map_err(SdkError::construction_failure)?;
            call = call.transact_items(part);
        }
        call.send().await.map(|_| ())
    }
}

impl Write {
    fn part(&self, table: &str) -> Result<TransactWriteItem, BuildError> {
        let part = TransactWriteItem::builder();
        let (item, condition, values) = match self {
            Self::New(item) => (item, Some(IS_NEW), &[][..]),
            Self::Over(item) => (item, None, &[][..]),
            Self::Instead(item, condition, values) => (item, Some(*condition), values.as_slice()),
            Self::Change(key, update, condition, values) => {
                let mut change = Update::builder()
                    .table_name(table)
                    .update_expression(*update)
                    .condition_expression(*condition);
                for (name, value) in key.clone().attributes() {
                    change = change.key(name, value);
                }
                for (name, value) in values {
                    change = change.expression_attribute_values(*name, value.clone());
                }
                return Ok(part.update(change.build()?).build());
            }
            Self::If(key, condition) => {
                let mut check = ConditionCheck::builder().table_name(table);
                for (name, value) in key.clone().attributes() {
                    check = check.key(name, value);
                }
                let check = check.condition_expression(*condition).build()?;
                return Ok(part.condition_check(check).build());
            }
            Self::Gone(key, condition, values) => {
                let mut gone = Delete::builder().table_name(table).condition_expression(*condition);
                for (name, value) in key.clone().attributes() {
                    gone = gone.key(name, value);
                }
                for (name, value) in values {
                    gone = gone.expression_attribute_values(*name, value.clone());
                }
                return Ok(part.delete(gone.build()?).build());
            }
        };
        let mut put = Put::builder().table_name(table).set_item(Some(item.clone()));
        put = put.set_condition_expression(condition.map(str::to_owned));
        for (name, value) in values {
            put = put.expression_attribute_values(*name, value.clone());
        }
        Ok(part.put(put.build()?).build())
    }
}

/// Why a transaction was not written.
enum Refusal {
    WasThere(Vec<usize>),
    Conflict,
}

/// What a transaction's error says, or the error that it is.
fn refusal(error: &SdkError<TransactWriteItemsError, HttpResponse>) -> Result<Refusal, StoreError> {
    let Some(TransactWriteItemsError::TransactionCanceledException(canceled)) =
        error.as_service_error()
    else {
        return Err(StoreError::of(OPERATION, error));
    };
    let reasons = canceled.cancellation_reasons();
    let at = |codes: &[&str]| -> Vec<usize> {
        let is_one = |(_, code): &(usize, &str)| codes.contains(code);
        let all = reasons.iter().map(|reason| reason.code().unwrap_or_default()).enumerate();
        all.filter(is_one).map(|(place, _)| place).collect()
    };
    let was_there = at(&["ConditionalCheckFailed"]);
    if !was_there.is_empty() {
        Ok(Refusal::WasThere(was_there))
    } else if !at(&["TransactionConflict"]).is_empty() {
        Ok(Refusal::Conflict)
    } else if !at(&["ThrottlingError", "ProvisionedThroughputExceeded"]).is_empty() {
        Err(busy("throttled"))
    } else {
        Err(StoreError::of(OPERATION, error))
    }
}

fn busy(code: &str) -> StoreError {
    StoreError::Busy { operation: OPERATION, code: code.to_owned() }
}

/// Waits for a random while, so that those who met don't meet again.
async fn pause(attempt: u32) -> Result<(), StoreError> {
    let longest = FIRST_PAUSE << attempt.min(8);
    let random = getrandom::u64().map_err(|_| StoreError::NoRandomness)?;
    tokio::time::sleep(Duration::from_millis(random % longest)).await;
    Ok(())
}
