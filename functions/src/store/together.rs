//! Several items at once: all of them or none.

use std::time::Duration;

use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::builders::PutBuilder;
use aws_sdk_dynamodb::types::{Put, TransactWriteItem};

use super::error::StoreError;
use super::items::{IS_NEW, Item};
use super::table::Table;

/// What became of items that were to be written together.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Together {
    /// All are written.
    Written,
    /// None is, because those at these places were there already, or not as they were read.
    WasThere(Vec<usize>),
}

/// How often a transaction is tried that meets another one on the same items.
const ATTEMPTS: u32 = 6;

/// The longest pause after the first conflict, in milliseconds; it doubles with each.
const FIRST_PAUSE: u64 = 40;

const OPERATION: &str = "TransactWriteItems";

impl Table {
    /// Writes items in one transaction, each on the condition that it is not there.
    pub(super) async fn put_together(&self, items: &[Item]) -> Result<Together, StoreError> {
        let puts = items.iter().map(|item| self.put(item.clone()).condition_expression(IS_NEW));
        self.all_or_none(puts.collect()).await
    }

    /// A put into the table, to be one of several.
    pub(super) fn put(&self, item: Item) -> PutBuilder {
        Put::builder().table_name(&*self.name).set_item(Some(item))
    }

    /// Does all puts in one transaction, or none, where a condition of one doesn't hold.
    pub(super) async fn all_or_none(&self, puts: Vec<PutBuilder>) -> Result<Together, StoreError> {
        for attempt in 0..ATTEMPTS {
            let refusal = match self.put_once(&puts).await {
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

    async fn put_once(
        &self,
        puts: &[PutBuilder],
    ) -> Result<(), SdkError<TransactWriteItemsError, HttpResponse>> {
        let mut call = self.client.transact_write_items();
        for put in puts {
            let put = put.clone().build().map_err(SdkError::construction_failure)?;
            call = call.transact_items(TransactWriteItem::builder().put(put).build());
        }
        call.send().await.map(|_| ())
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
