//! What was withdrawn and erased, by its reference alone: so that a backup that is put back from
//! before that moment brings nobody back.

use std::future::Future;

use domain::id::ProgramId;
use domain::instant::Instant;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{is_over, item, read};
use super::keys::{ItemKey, erased_pk};
use super::submit::PointerItem;
use super::table::Table;
use super::together::Write;

/// For how many days after the erasure it is remembered: longer than a backup is kept.
const REMEMBERED_DAYS: u32 = 40;

/// Erasing again what a backup has brought back.
pub trait EraseAgain {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:Query"];

    /// Erases what is there of a program although it was withdrawn and erased; how many items.
    fn erase_again(
        &self,
        program: &ProgramId,
        now: Instant,
    ) -> impl Future<Output = Result<u32, StoreError>> + Send;
}

#[derive(Serialize, Deserialize)]
struct ErasedItem {
    reference: Reference,
    /// From when on nothing of it may be there, in seconds.
    end: i64,
    expires: i64,
}

/// That a submission is erased at a moment.
pub(super) fn remembered(
    program: &ProgramId,
    reference: &Reference,
    end: Instant,
) -> Result<Write, StoreError> {
    let expires = end.plus_days(REMEMBERED_DAYS).seconds();
    let erased = ErasedItem { reference: reference.clone(), end: end.seconds(), expires };
    Ok(Write::Over(item(ItemKey::erased(program, reference), &erased)?))
}

impl EraseAgain for Table {
    async fn erase_again(&self, program: &ProgramId, now: Instant) -> Result<u32, StoreError> {
        let mut items = 0;
        for erased in self.partition(erased_pk(program), None).await? {
            let ErasedItem { reference, end, expires } = read(erased)?;
            if is_over(Some(expires), now) || !is_over(Some(end), now) {
                continue;
            }
            let pointer: Option<PointerItem> = self.get(ItemKey::pointer(&reference)).await?;
            let Some(pointer) = pointer.filter(|pointer| !is_over(pointer.expires, now)) else {
                continue;
            };
            let home = ItemKey { pk: pointer.home_pk, sk: pointer.home_sk };
            if let Some(submission) = self.item(home).await? {
                items += self.erase_submission(submission).await?;
            }
        }
        Ok(items)
    }
}
