//! The functions: one for each binary that cargo knows of, and what they all have in common.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{Faults, Template, api, differences, unless};
use tests::tools;

/// The packages whose binaries are functions.
const PACKAGES: &[&str] = &["functions", "pages"];

/// Each function's time limit, in seconds.
const TIME_LIMITS: &[(&str, u32)] = &[
    ("calendar", 300),
    ("courier", 60),
    ("desk", 10),
    ("export", 900),
    ("intake", 10),
    ("pages", 10),
];

/// The binaries, by name.
static BINARIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut cargo = Command::new(env!("CARGO"));
    let cargo = cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let (_, metadata, _) = tools::said(cargo.current_dir(tools::root()));
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let packages = packages.filter(|found| PACKAGES.contains(&found["name"].as_str().unwrap()));
    let targets = packages.flat_map(|package| package["targets"].as_array().unwrap());
    let binaries = targets.filter(|target| target["kind"] == json!(["bin"]));
    binaries.map(|binary| binary["name"].as_str().unwrap().to_owned()).collect()
});

/// The function's binary, which is where its code comes from.
pub(crate) fn binary(function: &Value) -> &str {
    let code = function["Properties"]["Code"]["S3Key"].as_str().unwrap_or_default();
    code.strip_prefix("target/lambda/").unwrap_or(code)
}

pub(super) fn faults(template: &Template) -> Faults {
    let functions: Vec<_> = template.of_type("AWS::Lambda::Function").collect();
    let named: BTreeSet<String> =
        functions.iter().map(|(_, function)| binary(function).to_owned()).collect();
    let mut faults = unless(
        named == *BINARIES && functions.len() == named.len(),
        format!("The functions are {named:?}, and the binaries are {:?}", *BINARIES),
    );
    for (name, function) in functions {
        faults.extend(faults_of(name, function));
    }
    faults.extend(export_faults(template));
    let doors = ["Export", "Courier", "Calendar"]
        .into_iter()
        .chain(api::functions())
        .map(str::to_lowercase);
    let without: Vec<_> = BINARIES.difference(&doors.collect()).cloned().collect();
    faults.extend(unless(without.is_empty(), format!("Nothing leads to {without:?}")));
    faults
}

fn faults_of(name: &str, function: &Value) -> Faults {
    let binary = binary(function);
    let limit = TIME_LIMITS.iter().find(|(of, _)| *of == binary).map(|(_, limit)| json!(limit));
    let wanted = [
        ("/FunctionName/Fn::Sub", json!(format!("${{AWS::StackName}}-{binary}"))),
        ("/Runtime", json!("provided.al2023")),
        ("/Architectures", json!(["arm64"])),
        ("/Handler", json!("bootstrap")),
        ("/MemorySize", json!(256)),
        ("/Timeout", limit.unwrap_or_default()),
        ("/TracingConfig/Mode", json!("Active")),
        ("/LoggingConfig/LogFormat", json!("JSON")),
        ("/LoggingConfig/LogGroup/Ref", json!(format!("{name}Log"))),
        ("/Role", json!({ "Fn::GetAtt": [format!("{name}Role"), "Arn"] })),
        ("/Environment/Variables/TABLE", json!({ "Ref": "Table" })),
        ("/Environment/Variables/HOST", host()),
    ];
    differences(name, &function["Properties"], &wanted)
}

/// The origin of our own pages.
pub(super) fn host() -> Value {
    json!({ "Fn::If": [
        "HasDomain",
        { "Fn::Sub": "https://${Domain}" },
        { "Fn::Sub": "https://${Distribution.DomainName}" },
    ]})
}

fn export_faults(template: &Template) -> Faults {
    let urls: Vec<_> = template.of_type("AWS::Lambda::Url").map(|(name, _)| name).collect();
    let mut faults = unless(urls == ["ExportUrl"], format!("{urls:?} have addresses of their own"));
    let url = [
        ("/TargetFunctionArn", json!({ "Ref": "Export" })),
        ("/AuthType", json!("NONE")),
        ("/InvokeMode", json!("RESPONSE_STREAM")),
    ];
    faults.extend(differences("ExportUrl", template.properties("ExportUrl"), &url));
    let limit = json!({ "Fn::If": ["LimitsExports", { "Ref": "ExportsAtOnce" }, { "Ref": "AWS::NoValue" }] });
    let limit = [("/ReservedConcurrentExecutions", limit)];
    faults.extend(differences("Export", template.properties("Export"), &limit));
    // The desk's page has to name the address, or browsers don't let the desk download from it.
    let named =
        [("/Environment/Variables/EXPORTS", json!({ "Fn::GetAtt": ["ExportUrl", "FunctionUrl"] }))];
    faults.extend(differences("Pages", template.properties("Pages"), &named));
    // Who else may call: the API and the schedule, which the checks of those look at.
    for (name, permission) in template.of_type("AWS::Lambda::Permission") {
        let who = permission["Properties"]["Principal"].as_str().unwrap_or_default();
        let known = ["*", "apigateway.amazonaws.com", "events.amazonaws.com"].contains(&who);
        faults.extend(unless(known, format!("{name} lets {who} call a function")));
    }
    // Lambda asks for both, and neither may be open to other calls than by the address.
    let open: BTreeSet<String> = template
        .of_type("AWS::Lambda::Permission")
        .map(|(_, permission)| &permission["Properties"])
        .filter(|permission| permission["Principal"] == "*")
        .map(ToString::to_string)
        .collect();
    let by_url = [
        json!({ "Action": "lambda:InvokeFunctionUrl", "FunctionName": { "Ref": "Export" },
                "Principal": "*", "FunctionUrlAuthType": "NONE" }),
        json!({ "Action": "lambda:InvokeFunction", "FunctionName": { "Ref": "Export" },
                "Principal": "*", "InvokedViaFunctionUrl": true }),
    ];
    let by_url: BTreeSet<String> = by_url.iter().map(ToString::to_string).collect();
    faults.extend(unless(open == by_url, format!("Anyone may call: {open:?}")));
    faults
}
