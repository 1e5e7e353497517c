//! What rings for the courier, and what becomes of a bell that nobody answers.

use serde_json::{Value, json};

use super::{Faults, Template, differences, unless};

pub(super) fn faults(template: &Template) -> Faults {
    let dead_letters = json!({ "Fn::GetAtt": ["DeadLetters", "Arn"] });
    let bell = [
        ("/FunctionName", json!({ "Ref": "Courier" })),
        ("/EventSourceArn", json!({ "Fn::GetAtt": ["Table", "StreamArn"] })),
        ("/FunctionResponseTypes", json!(["ReportBatchItemFailures"])),
        ("/BisectBatchOnFunctionError", json!(true)),
        ("/DestinationConfig/OnFailure/Destination", dead_letters.clone()),
    ];
    let mut faults = differences("CourierBell", template.properties("CourierBell"), &bell);
    let pattern =
        template.properties("CourierBell")["FilterCriteria"]["Filters"][0]["Pattern"].as_str();
    let pattern: Value = serde_json::from_str(pattern.unwrap_or("null")).unwrap_or_default();
    // Only a new message rings; what the courier itself writes must not.
    let new_message = json!({
        "eventName": ["INSERT"],
        "dynamodb": { "Keys": { "pk": { "S": [{ "prefix": "OUTBOX#" }] } } },
    });
    faults.extend(unless(pattern == new_message, "Something else than a new message rings"));

    let round = [
        ("/ScheduleExpression", json!("rate(5 minutes)")),
        ("/Targets/0/Arn", json!({ "Fn::GetAtt": ["Courier", "Arn"] })),
    ];
    faults.extend(differences("CourierRound", template.properties("CourierRound"), &round));
    let may_ring = [
        ("/FunctionName", json!({ "Ref": "Courier" })),
        ("/Principal", json!("events.amazonaws.com")),
        ("/SourceArn", json!({ "Fn::GetAtt": ["CourierRound", "Arn"] })),
    ];
    let permission = template.properties("CourierRoundPermission");
    faults.extend(differences("CourierRoundPermission", permission, &may_ring));

    faults.extend(returned_faults(template));
    let courier = template.properties("Courier");
    faults.extend(differences(
        "Courier",
        courier,
        &[("/DeadLetterConfig/TargetArn", dead_letters)],
    ));
    let queue =
        [("/SqsManagedSseEnabled", json!(true)), ("/MessageRetentionPeriod", json!(1_209_600))];
    faults.extend(differences("DeadLetters", template.properties("DeadLetters"), &queue));
    faults
}

/// What comes back of what this stack has sent rings, and nothing of another's.
fn returned_faults(template: &Template) -> Faults {
    let stack = json!({ "Ref": "AWS::StackName" });
    let rule = [
        ("/EventPattern/source", json!(["aws.ses"])),
        ("/EventPattern/detail-type", json!(["Email Bounced", "Email Complaint Received"])),
        ("/EventPattern/detail/mail/tags/ses:configuration-set", json!([stack])),
        ("/Targets/0/Arn", json!({ "Fn::GetAtt": ["Courier", "Arn"] })),
    ];
    let mut faults = differences("CourierReturned", template.properties("CourierReturned"), &rule);
    let may_ring = [
        ("/FunctionName", json!({ "Ref": "Courier" })),
        ("/Principal", json!("events.amazonaws.com")),
        ("/SourceArn", json!({ "Fn::GetAtt": ["CourierReturned", "Arn"] })),
    ];
    let permission = template.properties("CourierReturnedPermission");
    faults.extend(differences("CourierReturnedPermission", permission, &may_ring));
    let tells = [
        ("/ConfigurationSetName", json!({ "Ref": "MailEvents" })),
        ("/EventDestination/Enabled", json!(true)),
        ("/EventDestination/MatchingEventTypes", json!(["bounce", "complaint"])),
    ];
    faults.extend(differences("MailEventsBus", template.properties("MailEventsBus"), &tells));
    let by = [("/Name", stack)];
    faults.extend(differences("MailEvents", template.properties("MailEvents"), &by));
    let sends = [("/Environment/Variables/CONFIGURATION_SET", json!({ "Ref": "MailEvents" }))];
    faults.extend(differences("Courier", template.properties("Courier"), &sends));
    faults
}
