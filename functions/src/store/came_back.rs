//! Mails that were sent and came back: noted on the mail, and where the person's address is.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{CameBack, MailId, WhyParked};
use domain::id::ProgramId;
use domain::instant::Instant;
use domain::reference::Reference;
use serde::Deserialize;

use super::addresses::AddressHashes;
use super::error::StoreError;
use super::items::{is_over, read, to_json};
use super::keys::{DUE, ItemKey, parked_pk};
use super::outbox::{Outcome, PARK};
use super::submissions::SubmissionItem;
use super::submit::PointerItem;
use super::table::Table;

/// Noting that mails came back.
pub trait NoteCameBack {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:UpdateItem"];

    /// Puts a mail that was sent among those that could not be, once: whoever is told twice changes nothing.
    /// Whose it is; nothing, if there is no such mail any more.
    fn park_returned(
        &self,
        mail: &MailId,
        back: &CameBack,
    ) -> impl Future<Output = Result<Option<ProgramId>, StoreError>> + Send;

    /// Notes with a submission that mail to its address came back, if that is still its address. What came back
    /// for good stays noted, whatever comes back after it.
    fn note_came_back(
        &self,
        reference: &Reference,
        addresses: &AddressHashes,
        back: &CameBack,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

#[derive(Deserialize)]
struct WhoseItem {
    program: ProgramId,
}

impl NoteCameBack for Table {
    async fn park_returned(
        &self,
        mail: &MailId,
        back: &CameBack,
    ) -> Result<Option<ProgramId>, StoreError> {
        let key = ItemKey::message_of(mail);
        let Some(item) = self.item(key.clone()).await? else { return Ok(None) };
        // One that names no program nobody could be told of.
        let Ok(WhoseItem { program }) = read(item) else { return Ok(None) };
        let (why, text) = (WhyParked::from(back.why), AttributeValue::S);
        let values = [
            (":outcome", text(Outcome::Parked(why).name().to_owned())),
            (":reason", text(why.to_string())),
            (":now", text(back.at.to_string())),
            (":parked", text(parked_pk(&program))),
            (":sent", text(Outcome::Sent.name().to_owned())),
            (":due", text(DUE.to_owned())),
        ];
        // It may come back before the courier has marked that it was sent.
        self.update_if(key, PARK, "outcome = :sent OR due_pk = :due", values).await?;
        Ok(Some(program))
    }

    async fn note_came_back(
        &self,
        reference: &Reference,
        addresses: &AddressHashes,
        back: &CameBack,
        now: Instant,
    ) -> Result<(), StoreError> {
        let pointer: Option<PointerItem> = self.get(ItemKey::pointer(reference)).await?;
        let Some(pointer) = pointer.filter(|pointer| !is_over(pointer.expires, now)) else {
            return Ok(());
        };
        let home = ItemKey { pk: pointer.home_pk, sk: pointer.home_sk };
        let item: Option<SubmissionItem> = self.get(home.clone()).await?;
        let Some(address) = item.and_then(|item| item.address) else { return Ok(()) };
        if !addresses.has(&address) {
            return Ok(());
        }
        let values = [
            (":back", AttributeValue::S(to_json(back)?)),
            (":address", AttributeValue::S(address.as_str().to_owned())),
        ];
        let is_theirs = match back.why.is_for_good() {
            true => "address = :address",
            false => "address = :address AND attribute_not_exists(came_back)",
        };
        self.update_if(home, "SET came_back = :back", is_theirs, values).await.map(|_| ())
    }
}
