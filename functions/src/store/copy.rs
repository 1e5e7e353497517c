//! Items as they are, whatever they are: for copying a table into another one, and for looking at
//! what it holds of whom.

use std::collections::HashMap;
use std::fmt;
use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;

use super::digest;
use super::error::StoreError;
use super::items::{Item, Written, is_refused, item, read, to_json};
use super::keys::{
    CASE, CASES, ERASED, FORGETTING_PREFIX, HANDED_OVER, HEAD, HEADS_PREFIX, ItemKey, SENT,
};
use super::table::Table;

/// Reading all items, in no order.
pub trait ReadItems {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:Scan"];

    /// A page of items, from where the page before it ended.
    fn items(&self, after: Option<Place>)
    -> impl Future<Output = Result<Items, StoreError>> + Send;

    /// The item under the same key as one of another table.
    fn counterpart(
        &self,
        of: &StoredItem,
    ) -> impl Future<Output = Result<Option<StoredItem>, StoreError>> + Send;
}

/// Writing items of another table.
pub trait PutItems {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem"];

    /// Writes an item, where there is none under its key; whether it did.
    fn put_copy(&self, item: &StoredItem) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Writes a program's head in place of the one that was read here; whether that was still so.
    fn put_head(
        &self,
        head: &StoredItem,
        instead_of: &StoredItem,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Some items, and where the next ones begin.
#[derive(Debug)]
pub struct Items {
    /// The items.
    pub items: Vec<StoredItem>,
    /// Where the next page begins; nothing after the last.
    pub next: Option<Place>,
}

/// Where a page ended.
#[derive(Debug)]
pub struct Place(HashMap<String, AttributeValue>);

/// An item, whatever it is. Nothing but its key can be seen.
#[derive(Clone, PartialEq)]
pub struct StoredItem(Item);

impl StoredItem {
    pub(super) fn new(item: Item) -> Self {
        Self(item)
    }

    /// The program that it belongs to, if it is of what a program hands over: what was published of it, the
    /// committee, its log, who were partners, and who needed somebody. Nothing that anybody sent is.
    #[must_use]
    pub fn handed_over_with(&self) -> Option<ProgramId> {
        let of = |kind: &&str| self.text("pk").strip_prefix(*kind);
        ProgramId::new(HANDED_OVER.iter().find_map(of)?).ok()
    }

    /// The program in whose cohort, or on whose committee or log, it is: where there is any such item, a program
    /// has begun to be used.
    #[must_use]
    pub fn used_by(&self) -> Option<ProgramId> {
        let handed = self.handed_over_with().filter(|_| !self.is_of_program());
        handed.or_else(|| self.cohort().map(|(program, _)| program))
    }

    /// It as a line of JSON, as [`StoredItem::from_json`] reads it back.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] for what JSON has no values for, such as bytes.
    pub fn to_json(&self) -> Result<String, StoreError> {
        let value: serde_json::Value = read(self.0.clone())?;
        let line = to_json(&value)?;
        match Self::from_json(&line) {
            Some(same) if same == *self => Ok(line),
            _ => Err(StoreError::Unreadable("an item as JSON")),
        }
    }

    /// An item of a line of JSON; nothing, where it is none.
    #[must_use]
    pub fn from_json(line: &str) -> Option<Self> {
        let value: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).ok()?;
        let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
        let key = ItemKey { pk: text("pk")?, sk: text("sk")? };
        item(key, &value).ok().map(Self)
    }

    /// How many past partners it has, if it has any.
    #[must_use]
    pub fn past_pairs(&self) -> usize {
        self.0.get("pairs").and_then(|pairs| pairs.as_l().ok()).map_or(0, Vec::len)
    }

    /// Whether it is part of a published program: words of a committee, of no one person.
    #[must_use]
    pub fn is_of_program(&self) -> bool {
        self.text("pk").starts_with("PROGRAM#")
    }

    /// Whether it is a program's head, in whatever language, which each publication replaces.
    #[must_use]
    pub fn is_head(&self) -> bool {
        let sk = self.text("sk");
        self.is_of_program() && (sk == HEAD || sk.starts_with(HEADS_PREFIX))
    }

    /// Whether it says when a year is erased, which each deployment says for itself.
    #[must_use]
    pub fn is_plan(&self) -> bool {
        self.is_of_program() && self.text("sk").starts_with(FORGETTING_PREFIX)
    }

    /// The program whose head it is, in the program's own language.
    #[must_use]
    pub fn head_of(&self) -> Option<ProgramId> {
        let program = self.text("pk").strip_prefix("PROGRAM#").filter(|_| self.text("sk") == HEAD);
        program.and_then(|program| ProgramId::new(program).ok())
    }

    /// Whether it is a pair that another deployment has handed over, and somebody has dealt with it since.
    #[must_use]
    pub fn is_closed_case(&self) -> bool {
        self.is_case() && self.0.contains_key("dealt_with")
    }

    fn is_case(&self) -> bool {
        self.text("pk").starts_with(CASES)
    }

    /// The cohort that it lies in, or that it is about, where another deployment had that.
    #[must_use]
    pub fn cohort(&self) -> Option<(ProgramId, CohortId)> {
        let (pk, sk) = (self.text("pk"), self.text("sk"));
        let (program, cohort) = match pk.strip_prefix(CASES) {
            Some(program) => (program, sk.strip_prefix(CASE)?.split_once('#')?.0),
            None => pk.strip_prefix("COHORT#")?.split_once('#')?,
        };
        Some((ProgramId::new(program).ok()?, CohortId::new(cohort).ok()?))
    }

    /// The submission that it is; nothing, if it is something else.
    #[must_use]
    pub fn submission(&self) -> Option<Reference> {
        let is_one = self.cohort().is_some() && self.text("sk").starts_with(SENT);
        Reference::parse(self.text("reference")).ok().filter(|_| is_one)
    }

    /// The submission that was erased by a moment, where this remembers that.
    #[must_use]
    pub fn erased(&self, now: Instant) -> Option<Reference> {
        let end = self.0.get("end").and_then(|value| value.as_n().ok());
        let end = end.and_then(|seconds| seconds.parse::<i64>().ok());
        let is_one = self.is_of_erased() && end.is_some_and(|end| end <= now.seconds());
        Reference::parse(self.text("reference")).ok().filter(|_| is_one)
    }

    fn is_of_erased(&self) -> bool {
        self.text("pk").starts_with(ERASED)
    }

    /// The submission that it belongs to, where it lies elsewhere: what leads there, what it was
    /// before, what was said of it, mails about it.
    #[must_use]
    pub fn belongs_to(&self) -> Option<Reference> {
        let under = self.text("pk").strip_prefix("SUBMISSION#");
        let named = under.unwrap_or_else(|| self.text("reference"));
        let lies_elsewhere = self.cohort().is_none() && !self.is_of_erased();
        Reference::parse(named).ok().filter(|_| lies_elsewhere)
    }

    /// Whether its time has passed, so that the table may delete it at any moment.
    #[must_use]
    pub fn has_expired(&self, now: Instant) -> bool {
        let expires = self.0.get("expires").and_then(|value| value.as_n().ok());
        expires.and_then(|seconds| seconds.parse::<i64>().ok()).is_some_and(|s| s <= now.seconds())
    }

    /// The same item with another text in one attribute: what a copy must find.
    #[must_use]
    pub fn with_text(&self, attribute: &str, text: &str) -> Self {
        let mut item = self.0.clone();
        item.insert(attribute.to_owned(), AttributeValue::S(text.to_owned()));
        Self(item)
    }

    /// A SHA-256 over all of it.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        digest::of(&self.0)
    }

    fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|value| value.as_s().ok()).map_or("", String::as_str)
    }

    fn key(&self) -> Item {
        let part = |name: &str| Some((name.to_owned(), self.0.get(name)?.clone()));
        ["pk", "sk"].into_iter().filter_map(part).collect()
    }
}

/// Its key: names, moments, references and hashes.
impl fmt::Display for StoredItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.text("pk"), self.text("sk"))
    }
}

impl fmt::Debug for StoredItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoredItem({self})")
    }
}

impl ReadItems for Table {
    async fn items(&self, after: Option<Place>) -> Result<Items, StoreError> {
        let call = self.client.scan().table_name(&*self.name).consistent_read(true);
        let call = call.set_exclusive_start_key(after.map(|place| place.0));
        let got = call.send().await.map_err(|error| StoreError::of("Scan", &error))?;
        let items = got.items.unwrap_or_default().into_iter().map(StoredItem).collect();
        Ok(Items { items, next: got.last_evaluated_key.map(Place) })
    }

    async fn counterpart(&self, of: &StoredItem) -> Result<Option<StoredItem>, StoreError> {
        let call = self.client.get_item().table_name(&*self.name).consistent_read(true);
        let got = call.set_key(Some(of.key())).send().await;
        let got = got.map_err(|error| StoreError::of("GetItem", &error))?;
        Ok(got.item.map(StoredItem))
    }
}

impl PutItems for Table {
    async fn put_copy(&self, item: &StoredItem) -> Result<bool, StoreError> {
        Ok(self.put_new(item.0.clone()).await? == Written::New)
    }

    async fn put_head(
        &self,
        head: &StoredItem,
        instead_of: &StoredItem,
    ) -> Result<bool, StoreError> {
        let read = instead_of.0.get("revision").ok_or(StoreError::Unreadable("head"))?;
        let call = self.client.put_item().table_name(&*self.name);
        let call = call.condition_expression("revision = :read");
        let call = call.expression_attribute_values(":read", read.clone());
        match call.set_item(Some(head.0.clone())).send().await {
            Ok(_) => Ok(true),
            Err(error) if is_refused(error.as_service_error()) => Ok(false),
            Err(error) => Err(StoreError::of("PutItem", &error)),
        }
    }
}
