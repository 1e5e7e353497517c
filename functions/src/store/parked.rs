//! Mails that could not be sent, for the committee.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{Deed, MOST_PARKED, MailId, MailKind, ParkedMail, ParkedMails, Who, WhyParked};
use domain::id::ProgramId;
use domain::instant::Instant;
use domain::reference::Reference;
use serde::Deserialize;

use super::audit;
use super::error::StoreError;
use super::items::{Item, is_over, read};
use super::keys::{DUE, ItemKey, parked_pk};
use super::table::Table;
use super::together::{Together, Write};

/// Reading what could not be sent.
pub trait ReadParked {
    /// The IAM actions that this takes, on the index `due`.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// The latest of a program's mails that could not be sent.
    fn parked(
        &self,
        program: &ProgramId,
        now: Instant,
    ) -> impl Future<Output = Result<ParkedMails, StoreError>> + Send;
}

/// Deciding what becomes of what could not be sent.
pub trait SettleParked {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Settles one, and notes who did. Whether it was among them.
    fn settle(
        &self,
        program: &ProgramId,
        mail: &MailId,
        how: Settle,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// What is to become of a mail that could not be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    /// It is tried again, as if it were new.
    TryAgain,
    /// It stays unsent, and the list is rid of it.
    GiveUp,
}

#[derive(Deserialize)]
struct ParkedItem {
    kind: MailKind,
    reference: Option<Reference>,
    reason: WhyParked,
    ended_at: Instant,
    expires: Option<i64>,
}

impl ReadParked for Table {
    async fn parked(&self, program: &ProgramId, now: Instant) -> Result<ParkedMails, StoreError> {
        let call = self.client.query().table_name(&*self.name).index_name("due");
        let call = call
            .key_condition_expression("due_pk = :parked")
            .expression_attribute_values(":parked", AttributeValue::S(parked_pk(program)))
            .scan_index_forward(false)
            .limit(i32::from(MOST_PARKED));
        let got = call.send().await.map_err(|error| StoreError::of("Query", &error))?;
        let mut mails = Vec::new();
        for item in got.items.unwrap_or_default() {
            let Some(id) = mail_id(&item) else { continue };
            let ParkedItem { kind, reference, reason: why, ended_at, expires } = read(item)?;
            if !is_over(expires, now) {
                mails.push(ParkedMail { id, kind, reference, why, parked_at: ended_at });
            }
        }
        Ok(ParkedMails { mails, more: got.last_evaluated_key.is_some() })
    }
}

fn mail_id(item: &Item) -> Option<MailId> {
    let text = |name: &str| item.get(name).and_then(|value| value.as_s().ok()).cloned();
    ItemKey { pk: text("pk")?, sk: text("sk")? }.mail_id()
}

/// As if it were new: it has all its attempts again.
const TRY_AGAIN: &str = "SET due_pk = :due, due_at = :now \
                         REMOVE outcome, ended_at, reason, since, attempts";
const GIVE_UP: &str = "REMOVE due_pk, due_at";

impl SettleParked for Table {
    async fn settle(
        &self,
        program: &ProgramId,
        mail: &MailId,
        how: Settle,
        who: &Who,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let text = AttributeValue::S;
        let mut values = vec![(":parked", text(parked_pk(program)))];
        let (update, deed) = match how {
            Settle::TryAgain => {
                values.push((":due", text(DUE.to_owned())));
                values.push((":now", text(now.to_string())));
                (TRY_AGAIN, Deed::MailTriedAgain { mail: mail.clone() })
            }
            Settle::GiveUp => (GIVE_UP, Deed::MailGivenUp { mail: mail.clone() }),
        };
        let key = ItemKey::message_of(mail);
        let writes = [
            Write::Change(key, update, "due_pk = :parked", values),
            audit::line(program, who, &deed, now)?,
        ];
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}
