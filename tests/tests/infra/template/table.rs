//! The table: what `infra/table.md` says of it, and that nothing can lose it.

use serde_json::json;

use super::{Faults, Template, differences, unless};

pub(super) fn faults(template: &Template) -> Faults {
    let tables = template.of_type("AWS::DynamoDB::Table").count();
    let mut faults = unless(tables == 1, format!("There are {tables} tables, and must be one"));
    let Some(table) = template.resources().get("Table") else {
        faults.push("There is no Table".to_owned());
        return faults;
    };
    let key = |name: &str, kind: &str| json!({ "AttributeName": name, "KeyType": kind });
    let wanted = [
        ("/DeletionPolicy", json!("Retain")),
        ("/UpdateReplacePolicy", json!("Retain")),
        ("/Properties/BillingMode", json!("PAY_PER_REQUEST")),
        ("/Properties/KeySchema", json!([key("pk", "HASH"), key("sk", "RANGE")])),
        ("/Properties/GlobalSecondaryIndexes/0/IndexName", json!("due")),
        (
            "/Properties/GlobalSecondaryIndexes/0/KeySchema",
            json!([key("due_pk", "HASH"), key("due_at", "RANGE")]),
        ),
        ("/Properties/GlobalSecondaryIndexes/0/Projection/ProjectionType", json!("ALL")),
        ("/Properties/TimeToLiveSpecification/AttributeName", json!("expires")),
        ("/Properties/TimeToLiveSpecification/Enabled", json!(true)),
        ("/Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled", json!(true)),
        ("/Properties/DeletionProtectionEnabled", json!(true)),
        ("/Properties/SSESpecification/SSEEnabled", json!(true)),
        // Answers must not travel in the doorbell.
        ("/Properties/StreamSpecification/StreamViewType", json!("KEYS_ONLY")),
    ];
    faults.extend(differences("Table", table, &wanted));
    faults
}
