//! The API: what leads where, how much it lets in, and that it does not log who called.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Faults, Template, differences, unless};

/// What the API leads to which function. What is not named goes to intake.
const ROUTES: &[(&str, &str)] = &[
    ("$default", "Intake"),
    ("ANY /{program}", "Pages"),
    ("ANY /{program}/{form}", "Pages"),
    ("ANY /{program}/my/{reference}", "Pages"),
    ("ANY /{program}/room/{pairing}/{reference}", "Pages"),
    ("ANY /v1/programs/{program}/audit", "Desk"),
    ("ANY /v1/programs/{program}/cohorts/{cohort}/{rest+}", "Desk"),
    ("ANY /v1/programs/{program}/committee", "Desk"),
    ("ANY /v1/programs/{program}/committee/{member}", "Desk"),
    ("ANY /v1/programs/{program}/export-keys", "Desk"),
    ("ANY /v1/programs/{program}/export-keys/{key}", "Desk"),
    ("ANY /v1/programs/{program}/parked-mails", "Desk"),
    ("ANY /v1/programs/{program}/parked-mails/{mail}", "Desk"),
    ("ANY /v1/programs/{program}/parked-mails/{mail}/again", "Desk"),
    ("ANY /v1/programs/{program}/sign-in", "Desk"),
    ("ANY /v1/session", "Desk"),
    ("ANY /v1/sessions", "Desk"),
    ("ANY /v1/sign-in", "Desk"),
    ("GET /openapi.json", "Intake"),
    ("GET /{program}/{form}/paper", "Pages"),
    ("GET /v1/programs/{program}/forms/{form}/first-step", "Pages"),
];

/// Functions that answer through the API.
pub(super) fn functions() -> BTreeSet<&'static str> {
    ROUTES.iter().map(|(_, function)| *function).collect()
}

pub(super) fn faults(template: &Template) -> Faults {
    let mut faults =
        differences("Api", template.properties("Api"), &[("/ProtocolType", json!("HTTP"))]);
    let wanted = [
        ("/ApiId", json!({ "Ref": "Api" })),
        ("/StageName", json!("$default")),
        ("/AutoDeploy", json!(true)),
        ("/DefaultRouteSettings/ThrottlingRateLimit", json!(100)),
        ("/DefaultRouteSettings/ThrottlingBurstLimit", json!(200)),
        ("/AccessLogSettings/DestinationArn", json!({ "Fn::GetAtt": ["ApiLog", "Arn"] })),
    ];
    let stage = template.properties("ApiStage");
    faults.extend(differences("ApiStage", stage, &wanted));
    let line = stage["AccessLogSettings"]["Format"].as_str().unwrap_or_default();
    for word in ["sourceIp", "identity", "path", "userAgent", "integrationErrorMessage"] {
        faults.extend(unless(!line.contains(word), format!("The API logs {word}")));
    }
    faults.extend(route_faults(template));
    for function in functions() {
        faults.extend(unless(
            is_callable(template, function),
            format!("The API may not call {function}"),
        ));
        let secret = &template.properties(function)["Environment"]["Variables"]["ORIGIN_SECRET"];
        faults.extend(unless(
            *secret == both_secrets(),
            format!("{function} does not ask for the origin's secret"),
        ));
    }
    faults
}

/// The secret, and with it the one that is to replace it.
fn both_secrets() -> Value {
    json!({ "Fn::If": [
        "HasNextSecret",
        { "Fn::Sub": "${OriginSecret} ${OriginSecretNext}" },
        { "Ref": "OriginSecret" },
    ]})
}

fn route_faults(template: &Template) -> Faults {
    let routes = template.of_type("AWS::ApiGatewayV2::Route").map(|(_, route)| {
        let route = &route["Properties"];
        let key = route["RouteKey"].as_str().unwrap_or_default();
        (key, function_behind(template, route).unwrap_or("nothing"))
    });
    let routes: BTreeMap<_, _> = routes.collect();
    let wanted: BTreeMap<_, _> = ROUTES.iter().copied().collect();
    unless(routes == wanted, format!("The routes are {routes:?} and must be {wanted:?}"))
}

fn function_behind<'a>(template: &'a Template, route: &'a Value) -> Option<&'a str> {
    let target = route["Target"]["Fn::Sub"].as_str()?;
    let integration = target.strip_prefix("integrations/${")?.strip_suffix('}')?;
    let integration = template.properties(integration);
    let right = integration["IntegrationType"] == "AWS_PROXY"
        && integration["PayloadFormatVersion"] == "2.0"
        && integration["ApiId"] == json!({ "Ref": "Api" });
    let function = integration["IntegrationUri"]["Fn::GetAtt"][0].as_str()?;
    right.then_some(function)
}

fn is_callable(template: &Template, function: &str) -> bool {
    let from = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*";
    template.of_type("AWS::Lambda::Permission").any(|(_, permission)| {
        permission["Properties"]
            == json!({
                "Action": "lambda:InvokeFunction",
                "FunctionName": { "Ref": function },
                "Principal": "apigateway.amazonaws.com",
                "SourceArn": { "Fn::Sub": from },
            })
    })
}
