//! What each function may do: what its store traits name, what Lambda itself needs in its name, and
//! nothing else.

use std::collections::BTreeSet;

use functions::calendar::CalendarStore;
use functions::courier::CourierStore;
use functions::http::desk::DeskStore;
use functions::http::export::ExportStore;
use functions::http::intake::IntakeStore;
use functions::store::{KeepDrafts, Table};
use pages::PagesStore;
use serde_json::{Value, json};

use super::{Faults, Template, texts, unless};

/// Something that may be done, and to what.
type Permission = (String, String);

/// What each function's store traits name on the table.
fn of_the_store() -> [(&'static str, Vec<&'static str>); 6] {
    [
        (
            "Intake",
            [&<Table as IntakeStore>::ACTIONS.concat(), <Table as KeepDrafts>::ACTIONS].concat(),
        ),
        ("Pages", <Table as PagesStore>::ACTIONS.concat()),
        ("Desk", <Table as DeskStore>::ACTIONS.concat()),
        ("Export", <Table as ExportStore>::ACTIONS.concat()),
        ("Courier", <Table as CourierStore>::ACTIONS.concat()),
        ("Calendar", <Table as CalendarStore>::ACTIONS.concat()),
    ]
}

/// What a function reads in the index of what is due.
fn on_due(function: &str) -> Vec<&'static str> {
    match function {
        "Courier" => <Table as CourierStore>::ON_DUE.concat(),
        "Calendar" => <Table as CalendarStore>::ON_DUE.concat(),
        "Desk" => <Table as DeskStore>::ON_DUE.concat(),
        _ => Vec::new(),
    }
}

/// What the courier does beside the table: it sends mail.
fn of_the_courier() -> Vec<(&'static str, Value)> {
    let ours = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:";
    let with = ["identity/*", "configuration-set/${AWS::StackName}"];
    let sends = ["ses:SendEmail", "ses:SendRawEmail"];
    let each = |action| with.map(|name| (action, json!({ "Fn::Sub": format!("{ours}{name}") })));
    sends.into_iter().flat_map(each).collect()
}

/// What Lambda does in a function's name: it writes logs and traces, for the courier it reads the
/// stream, and for whom a schedule rings it leaves what failed.
fn of_lambda(function: &str) -> Vec<(&'static str, Value)> {
    let logs = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/\
                ${AWS::StackName}-*";
    let logs = json!({ "Fn::Sub": logs });
    let mut all = vec![
        ("logs:CreateLogStream", logs.clone()),
        ("logs:PutLogEvents", logs),
        ("xray:PutTraceSegments", json!("*")),
        ("xray:PutTelemetryRecords", json!("*")),
    ];
    if function == "Courier" {
        let stream = json!({ "Fn::GetAtt": ["Table", "StreamArn"] });
        let reading =
            ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];
        all.extend(reading.map(|action| (action, stream.clone())));
    }
    if ["Courier", "Calendar"].contains(&function) {
        all.push(("sqs:SendMessage", json!({ "Fn::GetAtt": ["DeadLetters", "Arn"] })));
    }
    all
}

pub(super) fn faults(template: &Template) -> Faults {
    let mut faults = Faults::new();
    let mut compared = BTreeSet::new();
    for (function, actions) in of_the_store() {
        let table = json!({ "Fn::GetAtt": ["Table", "Arn"] });
        let wanted = actions.iter().map(|action| (*action, table.clone()));
        let due = json!({ "Fn::Sub": "${Table.Arn}/index/due" });
        let on_due = on_due(function).into_iter().map(|action| (action, due.clone()));
        let wanted = wanted.chain(on_due).chain(of_lambda(function));
        let more = if function == "Courier" { of_the_courier() } else { Vec::new() };
        let wanted = wanted.chain(more);
        let wanted: BTreeSet<Permission> =
            wanted.map(|(action, on)| (action.to_owned(), on.to_string())).collect();
        let (given, odd) = given(template, &format!("{function}Role"));
        faults.extend(odd);
        for (action, on) in given.difference(&wanted) {
            faults.push(format!(
                "{function} may {action} on {on}, and no trait of its store says so"
            ));
        }
        for (action, on) in wanted.difference(&given) {
            faults.push(format!("{function} may not {action} on {on}, which it needs"));
        }
        compared.insert(format!("{function}Role"));
    }
    for (name, _) in template.of_type("AWS::IAM::Role") {
        faults
            .extend(unless(compared.contains(name), format!("Nobody compares what {name} may do")));
    }
    let stays = &template.properties("AuditStays")["PolicyDocument"]["Statement"];
    faults.extend(unless(*stays == audit_stays(), format!("The audit log is kept by {stays}")));
    // What could widen a role from outside.
    for kind in ["AWS::IAM::Policy", "AWS::IAM::RolePolicy"] {
        let count = template.of_type(kind).count();
        faults.extend(unless(count == 0, format!("There is an {kind} beside the roles")));
    }
    faults
}

/// That nobody changes a line of the audit log, or takes it away, whatever else they may.
fn audit_stays() -> Value {
    json!([{
        "Effect": "Deny",
        "Action": ["dynamodb:DeleteItem", "dynamodb:UpdateItem"],
        "Resource": { "Fn::GetAtt": ["Table", "Arn"] },
        "Condition": { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["AUDIT#*"] } },
    }])
}

/// What a role gives, and what can't be read as permissions on one thing each.
fn given(template: &Template, role: &str) -> (BTreeSet<Permission>, Faults) {
    let role = template.properties(role);
    let mut documents: Vec<&Value> = Vec::new();
    let mut faults = unless(
        role["AssumeRolePolicyDocument"]["Statement"]
            == json!([{ "Effect": "Allow", "Action": "sts:AssumeRole",
                        "Principal": { "Service": "lambda.amazonaws.com" } }]),
        "Others than Lambda may take a function's role",
    );
    for policy in role["Policies"].as_array().into_iter().flatten() {
        // Mail alone hangs on a condition: where there is no sender, nobody may send any.
        let condition = (&policy["Fn::If"][0], &policy["Fn::If"][2]);
        let only_with_sender =
            condition == (&json!("HasSender"), &json!({ "Ref": "AWS::NoValue" }));
        let sends = policy["Fn::If"][1]["PolicyName"] == "mail";
        faults.extend(unless(
            policy["Fn::If"].is_null() || (only_with_sender && sends),
            format!("A policy hangs on another condition than that there is a sender: {policy}"),
        ));
        faults.extend(unless(
            policy["PolicyName"] != "mail",
            "Mail may be sent where there is no sender",
        ));
        let policy = if policy["Fn::If"].is_null() { policy } else { &policy["Fn::If"][1] };
        documents.push(&policy["PolicyDocument"]);
    }
    let mut kept = false;
    for policy in role["ManagedPolicyArns"].as_array().into_iter().flatten() {
        match policy["Ref"].as_str() {
            Some("AuditStays") => kept = true,
            Some(ours) => documents.push(&template.properties(ours)["PolicyDocument"]),
            None => faults.push(format!("A role has {policy}, which is not ours to read")),
        }
    }
    faults.extend(unless(kept, "A function may change what the audit log says"));
    let mut given = BTreeSet::new();
    for statement in
        documents.iter().flat_map(|document| document["Statement"].as_array()).flatten()
    {
        let keys: BTreeSet<_> =
            statement.as_object().into_iter().flat_map(|all| all.keys()).collect();
        let plain = statement["Effect"] == "Allow"
            && keys.iter().map(|key| key.as_str()).eq(["Action", "Effect", "Resource"])
            && statement["Action"].is_array()
            && !statement["Resource"].is_array();
        faults.extend(unless(plain, format!("A statement is not plain: {statement}")));
        for action in texts(&statement["Action"]) {
            given.insert((action.to_owned(), statement["Resource"].to_string()));
        }
    }
    (given, faults)
}
