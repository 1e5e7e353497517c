//! What was sent from an address, found without the address: by a hash that only the service key
//! makes.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::email::Email;
use domain::id::ProgramId;
use domain::instant::Instant;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{Item, is_over, item, read};
use super::keys::{DUE, ItemKey, SENT, address_pk};
use super::table::Table;
use crate::hex::digits;
use crate::service_key::{Purpose, ServiceKey, Signature};

/// How many mails with links go to one address in an hour.
pub const LINKS_AN_HOUR: u32 = 3;

/// For how long a message with links waits to be sent: after that, whoever asked has asked again.
const WAITS_DAYS: u32 = 1;

/// How many submissions are looked up for one address.
const MOST: i32 = 50;

/// Asking for the links to what was sent from an address.
pub trait AskForLinks {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Leaves a message for the courier, unless this address has had its mails for this hour. It
    /// does the same for every address, whether anything was sent from it or not.
    fn ask_for_links(
        &self,
        program: &ProgramId,
        address: &AddressHashes,
        now: Instant,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// Finding what was sent from an address.
pub trait FindByAddress {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:Query"];

    /// The references of what was sent to a program from an address, in no order.
    fn sent_from(
        &self,
        program: &ProgramId,
        address: &AddressHashes,
        now: Instant,
    ) -> impl Future<Output = Result<Vec<Reference>, StoreError>> + Send;
}

/// An address as a hash under the service key: it can be compared, and not be read or guessed by
/// whoever has only the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AddressHash(String);

/// The hashes of an address under each of the service keys, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AddressHashes(Vec<AddressHash>);

impl AddressHash {
    /// The hash of an address of a program.
    #[must_use]
    pub fn of(key: &ServiceKey, program: &ProgramId, address: &Email) -> Self {
        Self::written(&key.sign(Purpose::Address, &[program.as_str(), &address.folded()]))
    }

    /// Half of a signature is enough to tell addresses apart.
    fn written(signature: &Signature) -> Self {
        Self(digits(signature.get(..16).unwrap_or(signature)))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl AddressHashes {
    /// The hashes of an address of a program.
    #[must_use]
    pub fn of(key: &ServiceKey, program: &ProgramId, address: &Email) -> Self {
        let hashes = key.signatures(Purpose::Address, &[program.as_str(), &address.folded()]);
        Self(hashes.map(|signature| AddressHash::written(&signature)).collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &AddressHash> {
        self.0.iter()
    }

    /// Whether one of them is this hash.
    pub(super) fn has(&self, hash: &AddressHash) -> bool {
        self.0.contains(hash)
    }

    /// Whether they may be of the same address, though perhaps under other keys.
    #[must_use]
    pub fn meet(&self, others: &Self) -> bool {
        self.0.iter().any(|hash| others.0.contains(hash))
    }
}

/// What was sent from an address, without either.
#[derive(Serialize, Deserialize)]
struct SentItem {
    reference: Reference,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires: Option<i64>,
}

/// The item by which an address finds a submission; with an end, if it is to find it no more.
pub(super) fn sent_item(
    program: &ProgramId,
    address: &AddressHash,
    reference: &Reference,
    expires: Option<i64>,
) -> Result<Item, StoreError> {
    let key = ItemKey::sent_from(program, address.as_str(), reference);
    item(key, &SentItem { reference: reference.clone(), expires })
}

#[derive(Serialize)]
struct LinksMessageItem<'a> {
    kind: &'static str,
    id: &'a str,
    program: &'a ProgramId,
    addresses: &'a AddressHashes,
    due_pk: &'static str,
    due_at: Instant,
    expires: i64,
}

impl AskForLinks for Table {
    async fn ask_for_links(
        &self,
        program: &ProgramId,
        address: &AddressHashes,
        now: Instant,
    ) -> Result<(), StoreError> {
        let Some(newest) = address.0.first() else { return Ok(()) };
        let hour = ItemKey::asked(program, newest.as_str(), now);
        if !self.count_asked(hour, LINKS_AN_HOUR, now).await? {
            return Ok(());
        }
        let random = getrandom::u64().map_err(|_| StoreError::NoRandomness)?;
        let id = format!("{random:016x}");
        let message = LinksMessageItem {
            kind: "links",
            id: &id,
            program,
            addresses: address,
            due_pk: DUE,
            due_at: now,
            expires: now.plus_days(WAITS_DAYS).seconds(),
        };
        self.put_new(item(ItemKey::links_message(&id), &message)?).await.map(|_| ())
    }
}

impl FindByAddress for Table {
    async fn sent_from(
        &self,
        program: &ProgramId,
        address: &AddressHashes,
        now: Instant,
    ) -> Result<Vec<Reference>, StoreError> {
        let mut found = Vec::new();
        for hash in &address.0 {
            let pk = AttributeValue::S(address_pk(program, hash.as_str()));
            let call = self.client.query().table_name(&*self.name).consistent_read(true);
            let call = call
                .key_condition_expression("pk = :pk AND begins_with(sk, :sent)")
                .expression_attribute_values(":pk", pk)
                .expression_attribute_values(":sent", AttributeValue::S(SENT.to_owned()))
                .limit(MOST);
            let got = call.send().await.map_err(|error| StoreError::of("Query", &error))?;
            for item in got.items.unwrap_or_default() {
                let item: SentItem = read(item)?;
                if !is_over(item.expires, now) && !found.contains(&item.reference) {
                    found.push(item.reference);
                }
            }
        }
        Ok(found)
    }
}

impl Table {
    /// Counts that somebody asked for a mail in an hour; whether it may be sent.
    pub(super) async fn count_asked(
        &self,
        hour: ItemKey,
        most: u32,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let number = |number: i64| AttributeValue::N(number.to_string());
        let values = [
            (":end", number(now.plus_days(1).seconds())),
            (":one", number(1)),
            (":most", number(i64::from(most))),
        ];
        let update = "SET expires = :end ADD times :one";
        let condition = "attribute_not_exists(times) OR times < :most";
        self.update_if(hour, update, condition, values).await
    }
}
