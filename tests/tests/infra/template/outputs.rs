//! What a stack says of itself, to whoever may look at it: the five things that a deployment needs,
//! and no secret. And what it asks for.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Faults, Template, differences, functions, unless};

/// Parameters that are secrets, and where they may stand: the origin's in what the distribution
/// says and in what the API's functions hear; the service key in functions that make links and codes,
/// or open them.
const SECRETS: &[(&[&str], &[&str])] = &[
    (&["OriginSecret", "OriginSecretNext"], &["Desk", "Distribution", "Intake", "Pages"]),
    (&["ServiceKey", "ServiceKeyBefore"], &["Courier", "Desk", "Intake", "Pages"]),
];

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
        ("/ServiceKey/Default", Value::Null),
        ("/ServiceKey/MinLength", json!(32)),
        ("/MonthlyBudget/Default", json!(5)),
    ];
    faults.extend(differences("Parameters", parameters, &wanted));
    for (secrets, may_hold) in SECRETS {
        let holders = template.resources().iter().filter(|(_, held)| names_one(held, secrets));
        let holders: BTreeSet<_> = holders.map(|(name, _)| name.as_str()).collect();
        let may: BTreeSet<_> = may_hold.iter().copied().collect();
        faults.extend(unless(holders == may, format!("{secrets:?} are in {holders:?}")));
        faults.extend(unless(!names_one(outputs, secrets), "An output tells a secret"));
        for secret in *secrets {
            let hidden = parameters[secret]["NoEcho"] == json!(true);
            let shown = format!("{secret} is shown to whoever looks at the stack");
            faults.extend(unless(hidden, shown));
        }
    }
    faults
}

fn names_one(value: &Value, secrets: &[&str]) -> bool {
    let text = value.to_string();
    secrets.iter().any(|secret| text.contains(secret))
}
