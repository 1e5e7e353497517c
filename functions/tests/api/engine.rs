//! An engine for the table: an embedded one of the test's own, in memory; or the one that
//! `STORE_ENDPOINT` names, with a table of the test's own in it.
//!
//! [`Raw`] looks at the table below the store, by the keys that `infra/table.md` names: for what
//! no door of ours does yet.

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::types::AttributeValue;
use functions::store::{Table, local_config};
use tokio::net::TcpListener;

use crate::faults::Faults;

/// A new, empty table, and the faults that can be put in its way.
pub(crate) async fn table() -> (Table, Faults) {
    let (table, faults, _) = table_and_raw().await;
    (table, faults)
}

/// The same, and a look below.
pub(crate) async fn table_and_raw() -> (Table, Faults, Raw) {
    let endpoint = match std::env::var("STORE_ENDPOINT") {
        Ok(endpoint) => endpoint,
        Err(_) => embedded().await,
    };
    let (table, faults, raw) = table_at(&endpoint);
    table.create().await.unwrap();
    (table, faults, raw)
}

/// A table in an engine that nobody serves.
pub(crate) async fn unreachable() -> Table {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    table_at(&format!("http://{address}")).0
}

async fn embedded() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let database = dynoxide::Database::memory().unwrap();
    let forever = std::future::pending();
    tokio::spawn(dynoxide::server::serve_with_shutdown(listener, database, forever));
    format!("http://{address}")
}

/// The table as the engine has it.
pub(crate) struct Raw {
    client: Client,
    pub(crate) endpoint: String,
    pub(crate) name: String,
}

impl Raw {
    /// Marks a submission as withdrawn.
    pub(crate) async fn withdraw(&self, reference: &str, at: &str) {
        let pointer = self.item(&format!("SUBMISSION#{reference}"), "HOME").await.unwrap();
        let call = self.client.update_item().table_name(&self.name);
        let call = call.key("pk", pointer["home_pk"].clone()).key("sk", pointer["home_sk"].clone());
        let call = call.update_expression("SET withdrawn_at = :at");
        let at = AttributeValue::S(at.to_owned());
        call.expression_attribute_values(":at", at).send().await.unwrap();
    }

    /// The messages in the index of what is due.
    pub(crate) async fn due(&self) -> Vec<HashMap<String, AttributeValue>> {
        let call = self.client.query().table_name(&self.name).index_name("due");
        let call = call.key_condition_expression("due_pk = :due");
        let due = AttributeValue::S("DUE".to_owned());
        call.expression_attribute_values(":due", due).send().await.unwrap().items.unwrap()
    }

    pub(crate) async fn item(&self, pk: &str, sk: &str) -> Option<HashMap<String, AttributeValue>> {
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let call = self.client.get_item().table_name(&self.name);
        call.key("pk", text(pk)).key("sk", text(sk)).send().await.unwrap().item
    }

    /// The table as an instance finds it that has just started.
    pub(crate) fn table(&self) -> Table {
        Table::new(self.client.clone(), &self.name)
    }

    /// The same engine, and a table that is not there.
    pub(crate) fn gone(&self) -> Self {
        let name = format!("{}-gone", self.name);
        Self { client: self.client.clone(), endpoint: self.endpoint.clone(), name }
    }

    /// Puts a message into the outbox, as no code of ours would: due at any text, and with a time
    /// at which it expires.
    pub(crate) async fn message(&self, name: &str, due_at: &str, expires: Option<i64>) {
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let call = self.client.put_item().table_name(&self.name);
        let call = call.item("pk", text(&format!("OUTBOX#test#{name}")));
        let call = call.item("sk", text("MESSAGE")).item("due_pk", text("DUE"));
        let mut call = call.item("due_at", text(due_at));
        if let Some(expires) = expires {
            call = call.item("expires", AttributeValue::N(expires.to_string()));
        }
        call.send().await.unwrap();
    }

    /// What belongs to a submission, by its keys: what has an end, and what has none.
    pub(crate) async fn ends_of(&self, reference: &str) -> (Vec<String>, Vec<String>) {
        let scan = self.client.scan().table_name(&self.name).send().await.unwrap();
        let (mut ends, mut stays) = (Vec::new(), Vec::new());
        for item in scan.items.unwrap() {
            if format!("{item:?}").contains(reference) {
                let text = |name: &str| item[name].as_s().unwrap().as_str();
                let list = if item.contains_key("expires") { &mut ends } else { &mut stays };
                list.push(format!("{} {}", text("pk"), text("sk")));
            }
        }
        (ends, stays)
    }

    /// All items, in words.
    pub(crate) async fn everything(&self) -> String {
        let scan = self.client.scan().table_name(&self.name).send().await.unwrap();
        format!("{:?}", scan.items.unwrap())
    }

    /// The keys of all items.
    pub(crate) async fn keys(&self) -> Vec<String> {
        let scan = self.client.scan().table_name(&self.name).send().await.unwrap();
        let text = |item: &HashMap<String, AttributeValue>, name: &str| {
            item[name].as_s().unwrap().to_owned()
        };
        let items = scan.items.unwrap();
        items.iter().map(|item| format!("{} {}", text(item, "pk"), text(item, "sk"))).collect()
    }

    /// Makes of all export keys what they were before they had names.
    pub(crate) async fn unname_keys(&self) {
        let scan = self.client.scan().table_name(&self.name).send().await.unwrap();
        for item in scan.items.unwrap() {
            let pk = item["pk"].as_s().unwrap();
            if pk.starts_with("EXPORT-KEYS#") {
                self.delete(pk, item["sk"].as_s().unwrap()).await;
            } else if pk.starts_with("EXPORT-KEY#") {
                let call = self.client.update_item().table_name(&self.name);
                let call = call.key("pk", item["pk"].clone()).key("sk", item["sk"].clone());
                let call = call.update_expression("REMOVE #key");
                call.expression_attribute_names("#key", "key").send().await.unwrap();
            }
        }
    }

    pub(crate) async fn delete(&self, pk: &str, sk: &str) {
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let call = self.client.delete_item().table_name(&self.name);
        call.key("pk", text(pk)).key("sk", text(sk)).send().await.unwrap();
    }
}

fn table_at(endpoint: &str) -> (Table, Faults, Raw) {
    let faults = Faults::default();
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let config = local_config(endpoint).retry_config(retries).interceptor(faults.clone());
    let name = format!("test-{:016x}", getrandom::u64().unwrap());
    let client = Client::from_conf(config.build());
    let below = Client::from_conf(local_config(endpoint).build());
    let raw = Raw { client: below, endpoint: endpoint.to_owned(), name: name.clone() };
    (Table::new(client, &name), faults, raw)
}
