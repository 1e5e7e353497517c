//! Who hears when something is wrong, what it may cost, and how long a log is kept.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Faults, Template, differences, functions, unless};

/// Every alarm: what it watches and from what value on.
const ALARMS: &[(&str, &str, u32)] = &[
    ("ApiFailed", "5xx", 1),
    ("ApiSlow", "Latency", 8_000),
    ("ApiThrottled", "Throttled ${AWS::StackName}", 1),
    ("CalendarFailed", "Errors", 1),
    ("CourierFailed", "Errors", 1),
    ("CourierSlow", "Duration", 48_000),
    ("CourierThrottled", "Throttles", 1),
    ("DeadLetter", "ApproximateNumberOfMessagesVisible", 1),
    ("ExportFailed", "Url5xxCount", 1),
    ("ExportSlow", "Duration", 720_000),
    ("ExportThrottled", "Throttles", 1),
    ("OutboxWaits", "OutboxOldest", 1_800),
];

pub(super) fn faults(template: &Template) -> Faults {
    let mut faults = alarm_faults(template);
    faults.extend(cost_faults(template));
    faults.extend(log_faults(template));
    faults.extend(dashboard_faults(template));
    faults
}

fn alarm_faults(template: &Template) -> Faults {
    let found: BTreeSet<_> =
        template.of_type("AWS::CloudWatch::Alarm").map(|(name, _)| name).collect();
    let wanted: BTreeSet<_> = ALARMS.iter().map(|(name, ..)| *name).collect();
    let mut faults = unless(found == wanted, format!("The alarms are {found:?}"));
    for (name, metric, threshold) in ALARMS {
        let alarm = template.properties(name);
        let named = &alarm["MetricName"];
        let named = named["Fn::Sub"].as_str().or(named.as_str());
        faults.extend(unless(named == Some(metric), format!("{name} watches {named:?}")));
        let wanted = [
            ("/Threshold", json!(threshold)),
            ("/ComparisonOperator", json!("GreaterThanOrEqualToThreshold")),
            ("/AlarmActions", json!([{ "Ref": "Alarms" }])),
        ];
        faults.extend(differences(name, alarm, &wanted));
    }
    // Where no mail is sent, messages wait, and nobody need hear of it; where it is, silence is bad.
    let waits = template.resources().get("OutboxWaits").unwrap_or(&Value::Null);
    let wanted = [
        ("/Condition", json!("HasSender")),
        ("/Properties/TreatMissingData", json!("breaching")),
        ("/Properties/Namespace", json!(::functions::log::NAMESPACE)),
        ("/Properties/Dimensions/0/Name", json!(::functions::log::DIMENSION)),
    ];
    faults.extend(differences("OutboxWaits", waits, &wanted));
    let topic = [
        ("/Subscription/0/Protocol", json!("email")),
        ("/Subscription/0/Endpoint", json!({ "Ref": "AlarmAddress" })),
    ];
    faults.extend(differences("Alarms", template.properties("Alarms"), &topic));
    faults
}

fn cost_faults(template: &Template) -> Faults {
    let budget = template.properties("Budget");
    let limit = json!({ "Amount": { "Ref": "MonthlyBudget" }, "Unit": "USD" });
    let wanted = [("/Budget/BudgetLimit", limit), ("/Budget/TimeUnit", json!("MONTHLY"))];
    let mut faults = differences("Budget", budget, &wanted);
    let notices: Vec<_> =
        budget["NotificationsWithSubscribers"].as_array().into_iter().flatten().collect();
    let heard = notices
        .iter()
        .filter(|notice| notice["Subscribers"][0]["Address"] == json!({ "Ref": "Alarms" }));
    faults.extend(unless(heard.count() == 2, "Nobody hears of the cost"));
    let may_publish = &template.properties("AlarmsPolicy")["PolicyDocument"]["Statement"][0];
    let both = json!({ "Service": ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] });
    faults.extend(differences("AlarmsPolicy", may_publish, &[("/Principal", both)]));
    faults
}

fn log_faults(template: &Template) -> Faults {
    let mut faults = Faults::new();
    let mut logs = BTreeSet::new();
    for (name, log) in template.of_type("AWS::Logs::LogGroup") {
        faults.extend(differences(name, log, &[("/Properties/RetentionInDays", json!(30))]));
        logs.insert(log["Properties"]["LogGroupName"]["Fn::Sub"].as_str().unwrap_or_default());
    }
    for (_, function) in template.of_type("AWS::Lambda::Function") {
        let name = format!("/aws/lambda/${{AWS::StackName}}-{}", functions::binary(function));
        faults.extend(unless(logs.contains(name.as_str()), format!("There is no log {name}")));
    }
    faults
}

fn dashboard_faults(template: &Template) -> Faults {
    let body = template.properties("Dashboard")["DashboardBody"]["Fn::Sub"].as_str();
    let body: Value = serde_json::from_str(body.unwrap_or_default()).unwrap_or_default();
    let drawn = body.to_string();
    let mut faults = unless(body["widgets"].is_array(), "The dashboard can't be read");
    for (metric, _) in ::functions::log::METRICS {
        let drawn = drawn.contains(&format!("\"{metric}\""));
        faults.extend(unless(drawn, format!("The dashboard does not draw {metric}")));
    }
    for (_, function) in template.of_type("AWS::Lambda::Function") {
        let name = format!("${{AWS::StackName}}-{}", functions::binary(function));
        faults.extend(unless(drawn.contains(&name), format!("The dashboard does not draw {name}")));
    }
    faults
}
