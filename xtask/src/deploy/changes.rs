//! What a change set would do, in plain words.

use super::stack::{list, text};
use super::words;
use serde_json::Value;

/// One change of one resource.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    deed: &'static str,
    kind: String,
    name: String,
}

/// The changes of a change set, as CloudFormation describes it.
pub(super) fn of(change_set: &Value) -> Vec<Change> {
    list(change_set, "Changes").iter().filter_map(of_one).collect()
}

fn of_one(change: &Value) -> Option<Change> {
    let resource = change.get("ResourceChange")?;
    let deed = match (text(resource, "Action"), text(resource, "Replacement")) {
        ("Add", _) => "new",
        ("Remove", _) => "goes",
        ("Modify", "True") => "replaced",
        ("Modify", "Conditional") => "changes, perhaps replaced",
        ("Modify", _) => "changes",
        _ => "touched",
    };
    let kind = text(resource, "ResourceType").to_owned();
    Some(Change { deed, kind, name: text(resource, "LogicalResourceId").to_owned() })
}

/// A line for each change.
pub(super) fn print(changes: &[Change]) {
    for Change { deed, kind, name } in changes {
        println!("  {deed:<10} {} ({name})", words::kind(kind));
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, of};
    use serde_json::json;

    #[test]
    fn a_table_that_would_be_replaced_is_told_from_one_that_changes() {
        let of_table = |action: &str, replacement: &str| {
            let change = json!({"ResourceChange": {
                "Action": action, "Replacement": replacement,
                "ResourceType": "AWS::DynamoDB::Table", "LogicalResourceId": "Table",
            }});
            of(&json!({ "Changes": [change] }))
        };
        let is = |deed| {
            let (kind, name) = ("AWS::DynamoDB::Table".to_owned(), "Table".to_owned());
            vec![Change { deed, kind, name }]
        };
        assert_eq!(of_table("Modify", "False"), is("changes"));
        assert_eq!(of_table("Modify", "True"), is("replaced"));
        assert_eq!(of_table("Add", ""), is("new"));
        assert_eq!(of_table("Remove", ""), is("goes"));
    }
}
