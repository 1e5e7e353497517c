//! The steps of a deployment that moto, an engine that nobody here wrote, can stand in for.

use super::account::Account;
use super::artifacts::Artifacts;
use super::assets::{Assets, Loader};
use super::aws::Aws;
use super::live::Live;
use super::stack::{Parameter, Parameters, Stack};
use crate::moto::Moto;
use crate::python;
use crate::workspace;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A stack of what moto knows: a table and a bucket, and the outputs that a deployment reads.
const TEMPLATE: &str = r#"{
  "Parameters": {
    "AlarmAddress": { "Type": "String" },
    "OriginSecret": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Table": { "Type": "AWS::DynamoDB::Table", "Properties": {
      "BillingMode": "PAY_PER_REQUEST",
      "AttributeDefinitions": [{ "AttributeName": "pk", "AttributeType": "S" }],
      "KeySchema": [{ "AttributeName": "pk", "KeyType": "HASH" }]
    }},
    "Assets": { "Type": "AWS::S3::Bucket" }
  },
  "Outputs": {
    "Table": { "Value": { "Ref": "Table" } },
    "Assets": { "Value": { "Ref": "Assets" } }
  }
}"#;

/// A site of few bytes, in a folder of the test's own.
fn site(test: &str) -> PathBuf {
    let site = workspace::target().join("deploy/on-moto").join(test).join("site");
    let files = [
        ("v1/embed.js", "let host = \"__HOST__\""),
        ("v1/assets/widget-0a.js", "the glue"),
        ("v1/assets/widget-0a.js.br", "glue"),
        ("v1/assets/widget-0b.wasm", "the wasm"),
        ("v1/assets/widget-0b.wasm.br", "wasm"),
    ];
    for (name, text) in files {
        workspace::write(&site.join(name), text.as_bytes()).unwrap();
    }
    site
}

fn head(aws: &Aws, bucket: &str, key: &str) -> Value {
    aws.ask(&["s3api", "head-object", "--bucket", bucket, "--key", key]).unwrap()
}

#[test]
fn a_stack_is_proposed_made_read_and_remembered() {
    let moto = Moto::start().unwrap();
    let aws = &Aws::at(moto.address());
    let account = Account::reach(aws).unwrap();
    assert!(!account.has_bucket(aws).unwrap());
    account.have_bucket(aws).unwrap();
    account.have_bucket(aws).unwrap();

    let artifacts = Artifacts::of(aws, &account, "sts");
    let template = workspace::target().join("deploy/on-moto/template.json");
    workspace::write(&template, TEMPLATE.as_bytes()).unwrap();
    let template = artifacts.put("templates/0a.json", &template).unwrap();

    let stack = Stack { aws, name: "sts" };
    assert!(stack.standing().unwrap().is_none());
    stack.clear().unwrap();
    let is = |value: &str| Parameter::Is(value.to_owned());
    let parameters = Parameters::from([
        ("AlarmAddress".to_owned(), is("ops@example.org")),
        ("OriginSecret".to_owned(), is("not to be written down")),
    ]);
    let proposal = stack.propose(&template, &parameters, true).unwrap().unwrap();
    assert_eq!(proposal.changes.len(), 2);
    assert!(stack.standing().unwrap().is_none(), "a proposal makes nothing");
    let standing = stack.make(&proposal).unwrap();
    assert!(stack.physical("AWS::S3::Bucket").unwrap().starts_with("sts-"));
    assert!(stack.propose(&template, &parameters, false).unwrap().is_none(), "nothing changed");

    // moto forgets the outputs of a stack that a change set has made, not those of others.
    assert!(standing.output("Assets").unwrap_err().to_string().contains("no output Assets"));
    let parameters =
        "ParameterKey=AlarmAddress,ParameterValue=a ParameterKey=OriginSecret,ParameterValue=b";
    let mut create = vec!["cloudformation", "create-stack", "--stack-name", "plain"];
    create.extend(["--template-url", &template, "--parameters"]);
    create.extend(parameters.split(' '));
    aws.ask(&create).unwrap();
    let plain = Stack { aws, name: "plain" };
    let bucket = plain.physical("AWS::S3::Bucket").unwrap();
    assert_eq!(plain.standing().unwrap().unwrap().output("Assets").unwrap(), bucket);

    let site = site("stack");
    let loader = Loader::write(&site, "https://mentoring.example.org").unwrap();
    assert!(Live::read(&artifacts).unwrap().is_none());
    Live::remember(&artifacts, &template, &standing, &loader).unwrap();
    let live = Live::read(&artifacts).unwrap().unwrap();
    assert_eq!(live.template, template);
    assert_eq!(live.parameters().get("OriginSecret"), Some(&Parameter::Stays));
    assert_eq!(live.loader(&artifacts).unwrap().unwrap().hash(), loader.hash());

    // A later deployment, and the way back to the one that is remembered.
    let more = TEMPLATE
        .replace("\"Assets\": {", "\"More\": { \"Type\": \"AWS::SQS::Queue\" }, \"Assets\": {");
    let file = workspace::target().join("deploy/on-moto/more.json");
    workspace::write(&file, more.as_bytes()).unwrap();
    let later = artifacts.put("templates/0b.json", &file).unwrap();
    for (template, has_queue) in [(&later, true), (&live.template, false)] {
        let proposal = stack.propose(template, &live.parameters(), false).unwrap().unwrap();
        stack.make(&proposal).unwrap();
        assert_eq!(stack.physical("AWS::SQS::Queue").is_ok(), has_queue);
    }
}

#[test]
fn assets_are_put_once_with_the_headers_that_browsers_need() {
    let moto = Moto::start().unwrap();
    let aws = &Aws::at(moto.address());
    aws.ask(&["s3api", "create-bucket", "--bucket", "assets"]).unwrap();
    let (assets, site) = (Assets { aws, bucket: "assets" }, site("assets"));
    assert_eq!(assets.put_hashed(&site).unwrap(), 4);
    assert_eq!(assets.put_hashed(&site).unwrap(), 0);

    let raw = head(aws, "assets", "v1/assets/widget-0b.wasm");
    let small = head(aws, "assets", "v1/assets/widget-0b.wasm.br");
    assert_eq!(raw["ContentType"], "application/wasm");
    assert_eq!(small["ContentType"], "application/wasm");
    assert_eq!((&raw["ContentEncoding"], &small["ContentEncoding"]), (&Value::Null, &"br".into()));
    assert_eq!(small["CacheControl"], "public, max-age=31536000, immutable");

    let loader = Loader::write(&site, "https://one.example.org").unwrap();
    assert!(assets.put_loader(&loader).unwrap());
    assert!(!assets.put_loader(&loader).unwrap());
    let loader = Loader::write(&site, "https://two.example.org").unwrap();
    assert!(assets.put_loader(&loader).unwrap());
    assert_eq!(head(aws, "assets", "v1/embed.js")["CacheControl"], "public, max-age=300");
    let pinned = head(aws, "assets", &loader.pinned());
    assert_eq!(pinned["CacheControl"], "public, max-age=31536000, immutable");
    assert_eq!(pinned["Metadata"]["sha256"], loader.hash());
}

/// How a table of moto's is made, with an item in it.
fn table(aws: &Aws, name: &str, items: &[(&str, &str)]) {
    let mut make = vec!["dynamodb", "create-table", "--table-name", name];
    make.extend(["--billing-mode", "PAY_PER_REQUEST", "--attribute-definitions"]);
    make.extend(["AttributeName=pk,AttributeType=S", "AttributeName=sk,AttributeType=S"]);
    make.extend([
        "--key-schema",
        "AttributeName=pk,KeyType=HASH",
        "AttributeName=sk,KeyType=RANGE",
    ]);
    aws.ask(&make).unwrap();
    for (key, body) in items {
        let item = json!({ "pk": {"S": key}, "sk": {"S": "HEAD"}, "body": {"S": body} });
        let put = ["dynamodb", "put-item", "--table-name", name, "--item", &item.to_string()];
        aws.ask(&put).unwrap();
    }
}

#[test]
fn what_a_table_has_lost_is_put_back_and_what_it_has_stays() {
    let moto = Moto::start().unwrap();
    let aws = &Aws::at(moto.address());
    table(aws, "restored", &[("lost", "one"), ("same", "two"), ("newer", "three")]);
    table(aws, "live", &[("same", "two"), ("newer", "four")]);
    let run = || {
        let mut script = python::tool("python").unwrap();
        script.args(["infra/put_back.py", "restored", "live"]);
        aws.lend(&mut script).unwrap();
        String::from_utf8(script.output().unwrap().stdout).unwrap()
    };
    let rest = "differ and are left as they are.\n";
    assert_eq!(run(), format!("1 were missing and are there now, 1 are the same, 1 {rest}"));
    assert_eq!(run(), format!("0 were missing and are there now, 2 are the same, 1 {rest}"));
}
