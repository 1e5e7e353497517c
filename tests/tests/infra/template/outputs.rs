//! What a stack says of itself, to whoever may look at it: the five things that a deployment needs,
//! and no secret. And what it asks for.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Faults, Template, differences, functions, unless};

/// Parameters that are secrets.
const SECRETS: &[&str] = &["OriginSecret", "OriginSecretNext"];

/// Where a secret may stand: in what the distribution says, and in what the API's functions hear.
const MAY_HOLD: &[&str] = &["Distribution", "Intake", "Pages"];

pub(super) fn faults(template: &Template) -> Faults {
    let values = [
        ("/Host/Value", functions::host()),
        ("/Table/Value", json!({ "Ref": "Table" })),
        ("/Assets/Value", json!({ "Ref": "Assets" })),
        ("/Exports/Value", json!({ "Fn::GetAtt": ["ExportUrl", "FunctionUrl"] })),
        ("/Distribution/Value", json!({ "Ref": "Distribution" })),
    ];
    let outputs = &template.0["Outputs"];
    let mut faults = differences("Outputs", outputs, &values);
    faults.extend(unless(
        outputs.as_object().is_some_and(|all| all.len() == 5),
        "There must be 5 outputs",
    ));
    let parameters = &template.0["Parameters"];
    let wanted = [
        ("/Domain/Default", json!("")),
        ("/CertificateArn/Default", json!("")),
        ("/Sender/Default", json!("")),
        ("/AlarmAddress/Default", Value::Null),
        ("/OriginSecret/Default", Value::Null),
        ("/OriginSecret/MinLength", json!(32)),
        ("/MonthlyBudget/Default", json!(5)),
    ];
    faults.extend(differences("Parameters", parameters, &wanted));
    let holders = template.resources().iter().filter(|(_, resource)| names_a_secret(resource));
    let holders: BTreeSet<_> = holders.map(|(name, _)| name.as_str()).collect();
    let may: BTreeSet<_> = MAY_HOLD.iter().copied().collect();
    faults.extend(unless(holders == may, format!("The origin's secret is in {holders:?}")));
    faults.extend(unless(!names_a_secret(outputs), "An output tells a secret"));
    for secret in SECRETS {
        let hidden = parameters[secret]["NoEcho"] == json!(true);
        faults.extend(unless(hidden, format!("{secret} is shown to whoever looks at the stack")));
    }
    faults
}

fn names_a_secret(value: &Value) -> bool {
    let text = value.to_string();
    SECRETS.iter().any(|secret| text.contains(secret))
}
