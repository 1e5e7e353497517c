//! Storing what people filled in elsewhere.

use std::future::Future;

use domain::id::ProgramId;
use domain::instant::Instant;
use domain::reference::Reference;
use serde::Serialize;

use super::error::StoreError;
use super::items::item;
use super::keys::ItemKey;
use super::outbox::{Outcome, RECEIPT};
use super::submit::{NewSubmission, Put};
use super::table::Table;

/// Storing submissions of which nobody gets a receipt.
pub trait ImportSubmission {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:PutItem"];

    /// Stores a submission, once for its key: all of it or nothing.
    fn import_submission(
        &self,
        new: &NewSubmission,
    ) -> impl Future<Output = Result<Put, StoreError>> + Send;
}

/// In place of a receipt, that there is none: as what belongs to a submission is marked when it is
/// withdrawn, each has all of it.
#[derive(Serialize)]
struct NoReceipt<'a> {
    kind: &'static str,
    program: &'a ProgramId,
    reference: &'a Reference,
    outcome: &'static str,
    ended_at: Instant,
}

impl ImportSubmission for Table {
    async fn import_submission(&self, new: &NewSubmission) -> Result<Put, StoreError> {
        let none = NoReceipt {
            kind: RECEIPT,
            program: &new.program,
            reference: &new.reference,
            outcome: Outcome::NothingToSend.name(),
            ended_at: new.submitted_at,
        };
        self.put_with(new, item(ItemKey::message(RECEIPT, &new.reference), &none)?).await
    }
}
