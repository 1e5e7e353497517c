//! Items as Rust types, and the few calls on them that several capabilities share.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::get_item::builders::GetItemFluentBuilder;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::instant::Instant;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StoreError;
use super::keys::ItemKey;
use super::table::Table;

pub(super) type Item = HashMap<String, AttributeValue>;

/// The condition of every first write: a second one is refused.
pub(super) const IS_NEW: &str = "attribute_not_exists(pk)";

/// An item of a key and attributes.
pub(super) fn item<T: Serialize>(key: ItemKey, attributes: &T) -> Result<Item, StoreError> {
    let mut item: Item = serde_dynamo::to_item(attributes)
        .map_err(|_| StoreError::Unreadable(std::any::type_name::<T>()))?;
    item.extend(key.attributes().map(|(name, value)| (name.to_owned(), value)));
    Ok(item)
}

/// An item's attributes.
pub(super) fn read<T: DeserializeOwned>(item: Item) -> Result<T, StoreError> {
    serde_dynamo::from_item(item).map_err(|_| StoreError::Unreadable(std::any::type_name::<T>()))
}

/// A value that an item keeps as JSON text.
pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable(std::any::type_name::<T>()))
}

pub(super) fn to_json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable(std::any::type_name::<T>()))
}

/// Whether something that expires is over: DynamoDB deletes late, so only the time itself counts.
pub(super) fn is_over(expires: Option<i64>, now: Instant) -> bool {
    expires.is_some_and(|expires| expires <= now.seconds())
}

/// Whether an item was new, and therefore written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    New,
    WasThere,
}

impl Table {
    /// Reads one item, as it is at this moment.
    pub(super) async fn get<T: DeserializeOwned>(
        &self,
        key: ItemKey,
    ) -> Result<Option<T>, StoreError> {
        self.item(key).await?.map(read).transpose()
    }

    /// The same, whatever it is.
    pub(super) async fn item(&self, key: ItemKey) -> Result<Option<Item>, StoreError> {
        let got = self.reading(key).send().await;
        Ok(got.map_err(|error| StoreError::of("GetItem", &error))?.item)
    }

    /// Reads a number of an item, as it is at this moment, and nothing else of it.
    pub(super) async fn get_number(
        &self,
        key: ItemKey,
        name: &str,
    ) -> Result<Option<u64>, StoreError> {
        let call = self.reading(key).projection_expression("#name");
        let got = call.expression_attribute_names("#name", name).send().await;
        let got = got.map_err(|error| StoreError::of("GetItem", &error))?;
        let number = got.item.as_ref().and_then(|item| item.get(name)?.as_n().ok());
        Ok(number.and_then(|number| number.parse().ok()))
    }

    fn reading(&self, key: ItemKey) -> GetItemFluentBuilder {
        let [(pk, pk_value), (sk, sk_value)] = key.attributes();
        let call = self.client.get_item().table_name(&*self.name).consistent_read(true);
        call.key(pk, pk_value).key(sk, sk_value)
    }

    /// Writes an item on the condition that there is none with its key.
    pub(super) async fn put_new(&self, item: Item) -> Result<Written, StoreError> {
        let call = self.client.put_item().table_name(&*self.name).set_item(Some(item));
        match call.condition_expression(IS_NEW).send().await {
            Ok(_) => Ok(Written::New),
            Err(error) if is_refused(error.as_service_error()) => Ok(Written::WasThere),
            Err(error) => Err(StoreError::of("PutItem", &error)),
        }
    }

    /// Changes an item on a condition; whether it held.
    pub(super) async fn update_if(
        &self,
        key: ItemKey,
        update: &str,
        condition: &str,
        values: impl IntoIterator<Item = (&'static str, AttributeValue)>,
    ) -> Result<bool, StoreError> {
        let [(pk, pk_value), (sk, sk_value)] = key.attributes();
        let mut call = self.client.update_item().table_name(&*self.name);
        call = call.key(pk, pk_value).key(sk, sk_value);
        call = call.update_expression(update).condition_expression(condition);
        for (name, value) in values {
            call = call.expression_attribute_values(name, value);
        }
        match call.send().await {
            Ok(_) => Ok(true),
            Err(error) if is_update_refused(error.as_service_error()) => Ok(false),
            Err(error) => Err(StoreError::of("UpdateItem", &error)),
        }
    }

    /// Every item of a partition, or those whose sort keys begin so, in their order.
    pub(super) async fn partition(
        &self,
        pk: String,
        begins: Option<&str>,
    ) -> Result<Vec<Item>, StoreError> {
        let call = self.client.query().table_name(&*self.name).consistent_read(true);
        let call = call.expression_attribute_values(":pk", AttributeValue::S(pk));
        let call = match begins {
            None => call.key_condition_expression("pk = :pk"),
            Some(begins) => call
                .key_condition_expression("pk = :pk AND begins_with(sk, :begins)")
                .expression_attribute_values(":begins", AttributeValue::S(begins.to_owned())),
        };
        let (mut items, mut pages) = (Vec::new(), call.into_paginator().items().send());
        while let Some(item) = pages.next().await {
            items.push(item.map_err(|error| StoreError::of("Query", &error))?);
        }
        Ok(items)
    }
}

/// Whether a put failed on its condition.
pub(super) fn is_refused(error: Option<&PutItemError>) -> bool {
    error.is_some_and(PutItemError::is_conditional_check_failed_exception)
}

/// The same of an update.
pub(super) fn is_update_refused(error: Option<&UpdateItemError>) -> bool {
    error.is_some_and(UpdateItemError::is_conditional_check_failed_exception)
}
