//! What others' tools find in the template.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

use super::Template;
use tests::tools::{self, said, tool};

#[test]
fn cfn_lint_finds_nothing() {
    let (content, found, complaint) = said(tool("cfn-lint").arg("infra/template.yaml"));
    assert!(content && found.is_empty(), "{found}{complaint}");
}

#[test]
fn checkov_finds_nothing_but_what_is_excepted_with_a_reason() {
    let failed = named(&REPORT, "failed_checks");
    assert!(failed.is_empty(), "{failed:?}");
    let passed = REPORT["summary"]["passed"].as_u64().unwrap();
    assert!(passed > 50, "checkov has looked at {passed} things only");
}

#[test]
fn nothing_is_excepted_that_checkov_would_not_find() {
    let template = std::fs::read_to_string(tools::root().join("infra/template.yaml")).unwrap();
    let excepted = template.lines().filter_map(|line| line.trim().strip_prefix("- id: "));
    let excepted: BTreeSet<_> = excepted.map(str::to_owned).collect();
    let skipped = named(&REPORT, "skipped_checks");
    let skipped: BTreeSet<_> = skipped.into_iter().map(|(check, _)| check).collect();
    assert_eq!(skipped, excepted);
}

#[test]
fn checkov_is_not_content_with_a_bucket_that_is_open() {
    let mut open = Template::translated();
    open.0["Resources"]["Assets"]["Properties"]["PublicAccessBlockConfiguration"]["BlockPublicAcls"] =
        false.into();
    let failed = named(&checkov(&open), "failed_checks");
    assert!(failed.iter().any(|(_, on)| on == "AWS::S3::Bucket.Assets"), "{failed:?}");
}

/// What checkov says of the template.
static REPORT: LazyLock<Value> = LazyLock::new(|| checkov(&Template::translated()));

/// What it says of a template. It can't write a report of a function that knows another's address
/// (3.3.30: a key of its JSON is a tuple then), and has nothing to say of that variable: it doesn't
/// see it.
fn checkov(template: &Template) -> Value {
    let mut template = template.clone();
    let functions = template.0["Resources"].as_object_mut().unwrap().values_mut();
    for function in functions.filter(|found| found["Type"] == "AWS::Lambda::Function") {
        function["Properties"]["Environment"]["Variables"]
            .as_object_mut()
            .unwrap()
            .remove("EXPORTS");
    }
    let name = format!("checkov-{:?}.json", std::thread::current().id());
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, template.0.to_string()).unwrap();
    let mut checkov = tool("checkov");
    checkov.args(["--config-file", "infra/checkov.yaml", "--output", "json", "--file"]).arg(&file);
    let (_, report, complaint) = said(&mut checkov);
    let _ = std::fs::remove_file(&file);
    serde_json::from_str(&report).unwrap_or_else(|_| panic!("{report}{complaint}"))
}

/// Checks of a kind, each with the resource that it was about.
fn named(report: &Value, kind: &str) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let checks = report["results"][kind].as_array().unwrap();
    checks.iter().map(|check| (text(&check["check_id"]), text(&check["resource"]))).collect()
}
