use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType, TimeToLiveSpecification,
};

use super::error::StoreError;
use super::table::Table;

impl Table {
    /// Makes the table in an engine on this machine, if it is not there. In AWS the template does.
    ///
    /// # Errors
    /// [`StoreError`], where the engine can't be reached or refuses.
    pub async fn create(&self) -> Result<(), StoreError> {
        let index = GlobalSecondaryIndex::builder()
            .index_name("due")
            .key_schema(key("due_pk", KeyType::Hash)?)
            .key_schema(key("due_at", KeyType::Range)?)
            .projection(Projection::builder().projection_type(ProjectionType::All).build())
            .build()
            .map_err(|_| StoreError::Unreadable("index"))?;
        let mut call = self
            .client
            .create_table()
            .table_name(&*self.name)
            .billing_mode(BillingMode::PayPerRequest)
            .key_schema(key("pk", KeyType::Hash)?)
            .key_schema(key("sk", KeyType::Range)?)
            .global_secondary_indexes(index);
        for name in ["pk", "sk", "due_pk", "due_at"] {
            call = call.attribute_definitions(text(name)?);
        }
        match call.send().await {
            Ok(_) => self.expire_items().await,
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_resource_in_use_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(StoreError::of("CreateTable", &error)),
        }
    }

    async fn expire_items(&self) -> Result<(), StoreError> {
        let expires = TimeToLiveSpecification::builder().attribute_name("expires").enabled(true);
        let expires = expires.build().map_err(|_| StoreError::Unreadable("time to live"))?;
        let call = self.client.update_time_to_live().table_name(&*self.name);
        let done = call.time_to_live_specification(expires).send().await;
        done.map(|_| ()).map_err(|error| StoreError::of("UpdateTimeToLive", &error))
    }
}

fn key(name: &str, kind: KeyType) -> Result<KeySchemaElement, StoreError> {
    let element = KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
    element.map_err(|_| StoreError::Unreadable("key schema"))
}

fn text(name: &str) -> Result<AttributeDefinition, StoreError> {
    let definition = AttributeDefinition::builder().attribute_name(name);
    let definition = definition.attribute_type(ScalarAttributeType::S).build();
    definition.map_err(|_| StoreError::Unreadable("attribute definition"))
}
