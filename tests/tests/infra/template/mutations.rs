//! Breaks the template, and sees that a check catches it: the check that is about that.

use serde_json::{Value, json};

use super::{CHECKS, Template};

/// One way to break the template: what was done, the check that must see it, and the change itself.
struct Mutation {
    done: &'static str,
    seen_by: &'static str,
    at: &'static str,
    change: Change,
}

enum Change {
    Set(Value),
    Add(Value),
    Remove,
}

use Change::{Add, Remove, Set};

fn mutations() -> Vec<Mutation> {
    let m = |done, seen_by, at, change| Mutation { done, seen_by, at, change };
    let statement = |role: &str, key: &str| -> &'static str {
        format!("{role}/Properties/Policies/0/PolicyDocument/Statement/0/{key}").leak()
    };
    vec![
        m(
            "pages may scan",
            "permissions",
            statement("PagesRole", "Action"),
            Add(json!("dynamodb:Scan")),
        ),
        m(
            "export may do anything",
            "permissions",
            statement("ExportRole", "Action"),
            Set(json!(["dynamodb:*"])),
        ),
        m(
            "pages may read any table",
            "permissions",
            statement("PagesRole", "Resource"),
            Set(json!("*")),
        ),
        m(
            "the courier may read the whole table",
            "permissions",
            statement("CourierRole", "Resource"),
            Set(json!({ "Fn::GetAtt": ["Table", "Arn"] })),
        ),
        m(
            "the courier may send mail though there is no sender",
            "permissions",
            "CourierRole/Properties/Policies/2/Fn::If",
            Set(json!(["HasDomain", { "PolicyName": "mail" }, { "Ref": "AWS::NoValue" }])),
        ),
        m(
            "the desk may change what the audit log says",
            "permissions",
            "DeskRole/Properties/ManagedPolicyArns",
            Set(json!([{ "Ref": "Watched" }])),
        ),
        m(
            "the audit log may be deleted",
            "permissions",
            "AuditStays/Properties/PolicyDocument/Statement/0/Action",
            Set(json!(["dynamodb:UpdateItem"])),
        ),
        m(
            "intake may not write",
            "permissions",
            statement("IntakeRole", "Action"),
            Set(json!(["dynamodb:GetItem"])),
        ),
        m(
            "the courier may not leave dead letters",
            "permissions",
            "CourierRole/Properties/Policies/1/PolicyDocument/Statement/1",
            Remove,
        ),
        m(
            "a policy of AWS's is attached",
            "permissions",
            "ExportRole/Properties/ManagedPolicyArns",
            Add(json!("arn:aws:iam::aws:policy/AdministratorAccess")),
        ),
        m(
            "anyone may take a role",
            "permissions",
            "IntakeRole/Properties/AssumeRolePolicyDocument/Statement/0/Principal",
            Set(json!("*")),
        ),
        m(
            "a policy lies beside the roles",
            "permissions",
            "Extra",
            Set(json!({ "Type": "AWS::IAM::Policy" })),
        ),
        m(
            "the bucket's doors are open",
            "assets",
            "Assets/Properties/PublicAccessBlockConfiguration/BlockPublicPolicy",
            Set(json!(false)),
        ),
        m(
            "anyone may read the bucket",
            "assets",
            "AssetsPolicy/Properties/PolicyDocument/Statement/0/Principal",
            Set(json!("*")),
        ),
        m(
            "any distribution may read the bucket",
            "assets",
            "AssetsPolicy/Properties/PolicyDocument/Statement/0/Condition",
            Remove,
        ),
        m(
            "the bucket is read without TLS",
            "assets",
            "AssetsPolicy/Properties/PolicyDocument/Statement/1",
            Remove,
        ),
        m(
            "old files expire",
            "assets",
            "Assets/Properties/LifecycleConfiguration",
            Set(json!({ "Rules": [{ "ExpirationInDays": 30, "Status": "Enabled" }] })),
        ),
        m("the bucket goes with the stack", "assets", "Assets/DeletionPolicy", Remove),
        m("a function is dropped", "functions", "Courier", Remove),
        m(
            "a function has another's code",
            "functions",
            "Courier/Properties/Code/S3Key",
            Set(json!("target/lambda/intake")),
        ),
        m(
            "a function runs on another processor",
            "functions",
            "Intake/Properties/Architectures",
            Set(json!(["x86_64"])),
        ),
        m(
            "the desk does not know where exports are",
            "functions",
            "Pages/Properties/Environment/Variables/EXPORTS",
            Remove,
        ),
        m("a function writes no JSON", "functions", "Export/Properties/LoggingConfig", Remove),
        m(
            "intake gets an address of its own",
            "functions",
            "IntakeUrl",
            Set(json!({ "Type": "AWS::Lambda::Url" })),
        ),
        m(
            "exports are held back until they are whole",
            "functions",
            "ExportUrl/Properties/InvokeMode",
            Set(json!("BUFFERED")),
        ),
        m(
            "any number of exports run at once",
            "functions",
            "Export/Properties/ReservedConcurrentExecutions",
            Remove,
        ),
        m(
            "another account may call pages",
            "functions",
            "ApiMayCallPages/Properties/Principal",
            Set(json!("123456789012")),
        ),
        m(
            "anyone may call intake",
            "functions",
            "ApiMayCallIntake/Properties/Principal",
            Set(json!("*")),
        ),
        m(
            "the API hears no secret",
            "host",
            "Distribution/Properties/DistributionConfig/Origins/0/OriginCustomHeaders",
            Remove,
        ),
        m(
            "intake asks for no secret",
            "api",
            "Intake/Properties/Environment/Variables/ORIGIN_SECRET",
            Remove,
        ),
        m("anyone's API may call pages", "api", "ApiMayCallPages/Properties/SourceArn", Remove),
        m("the API has no limit", "api", "ApiStage/Properties/DefaultRouteSettings", Remove),
        m(
            "the API logs addresses",
            "api",
            "ApiStage/Properties/AccessLogSettings/Format",
            Set(json!("$context.identity.sourceIp")),
        ),
        m("a route is dropped", "api", "FirstStepRoute", Remove),
        m(
            "a route leads elsewhere",
            "api",
            "AnyRoute/Properties/Target/Fn::Sub",
            Set(json!("integrations/${ApiToPages}")),
        ),
        m(
            "nobody can send",
            "host",
            "Distribution/Properties/DistributionConfig/DefaultCacheBehavior/AllowedMethods",
            Set(json!(["GET", "HEAD"])),
        ),
        m(
            "answers are cached that did not ask for it",
            "host",
            "CachedAsAnswered/Properties/CachePolicyConfig/DefaultTTL",
            Set(json!(60)),
        ),
        m(
            "an answer to a key is cached for all",
            "host",
            "CachedAsAnswered/Properties/CachePolicyConfig/ParametersInCacheKeyAndForwardedToOrigin/HeadersConfig",
            Set(json!({ "HeaderBehavior": "none" })),
        ),
        m(
            "the loader is cached for long",
            "host",
            "CachedShortly/Properties/CachePolicyConfig/MaxTTL",
            Set(json!(86400)),
        ),
        m(
            "assets are fetched without access control",
            "host",
            "Distribution/Properties/DistributionConfig/Origins/1/OriginAccessControlId",
            Remove,
        ),
        m(
            "the API does not hear who calls",
            "host",
            "SentToApi/Properties/OriginRequestPolicyConfig/HeadersConfig/Headers/4",
            Remove,
        ),
        m(
            "requests are logged with their addresses",
            "host",
            "Distribution/Properties/DistributionConfig/Logging",
            Set(json!({ "Bucket": "logs" })),
        ),
        m(
            "forms can't be framed",
            "host",
            "AnswerHeaders/Properties/ResponseHeadersPolicyConfig/SecurityHeadersConfig/FrameOptions",
            Set(json!({ "FrameOption": "DENY", "Override": true })),
        ),
        m("the table goes with the stack", "table", "Table/DeletionPolicy", Set(json!("Delete"))),
        m(
            "the table can be deleted",
            "table",
            "Table/Properties/DeletionProtectionEnabled",
            Set(json!(false)),
        ),
        m(
            "nothing can be restored",
            "table",
            "Table/Properties/PointInTimeRecoverySpecification",
            Remove,
        ),
        m(
            "nothing expires",
            "table",
            "Table/Properties/TimeToLiveSpecification/AttributeName",
            Set(json!("expire")),
        ),
        m(
            "answers travel in the stream",
            "table",
            "Table/Properties/StreamSpecification/StreamViewType",
            Set(json!("NEW_IMAGE")),
        ),
        m(
            "the index has another key",
            "table",
            "Table/Properties/GlobalSecondaryIndexes/0/KeySchema/0/AttributeName",
            Set(json!("kind")),
        ),
        m("the courier makes no rounds", "courier", "CourierRound", Remove),
        m("every change rings", "courier", "CourierBell/Properties/FilterCriteria", Remove),
        m(
            "a bell that fails is lost",
            "courier",
            "CourierBell/Properties/DestinationConfig",
            Remove,
        ),
        m("a round that fails is lost", "courier", "Courier/Properties/DeadLetterConfig", Remove),
        m("what comes back is not heard of", "courier", "CourierReturned", Remove),
        m(
            "another stack's mails are heard of",
            "courier",
            "CourierReturned/Properties/EventPattern/detail",
            Remove,
        ),
        m(
            "mails are sent without being told of",
            "courier",
            "Courier/Properties/Environment/Variables/CONFIGURATION_SET",
            Remove,
        ),
        m("no day comes", "calendar", "CalendarDay", Remove),
        m(
            "days come when they have not begun",
            "calendar",
            "CalendarDay/Properties/ScheduleExpression",
            Set(json!("cron(5 9 * * ? *)")),
        ),
        m("a day that fails is lost", "calendar", "Calendar/Properties/DeadLetterConfig", Remove),
        m(
            "an output tells the secret",
            "outputs",
            "/Outputs/Table/Value",
            Set(json!({ "Ref": "OriginSecret" })),
        ),
        m("the secret is shown", "outputs", "/Parameters/OriginSecret/NoEcho", Remove),
        m(
            "another function hears the secret",
            "outputs",
            "Export/Properties/Environment/Variables/SECRET",
            Set(json!({ "Ref": "OriginSecret" })),
        ),
        m("the service key is shown", "outputs", "/Parameters/ServiceKey/NoEcho", Remove),
        m(
            "whoever calls for exports could sign links",
            "outputs",
            "Export/Properties/Environment/Variables/KEY",
            Set(json!({ "Ref": "ServiceKey" })),
        ),
        m(
            "the courier can't sign links",
            "outputs",
            "Courier/Properties/Environment/Variables/SERVICE_KEY",
            Remove,
        ),
        m("an output is missing", "outputs", "/Outputs/Exports", Remove),
        m("an alarm is dropped", "watching", "DeadLetter", Remove),
        m("an alarm tells nobody", "watching", "ExportFailed/Properties/AlarmActions", Remove),
        m(
            "nobody hears of the cost",
            "watching",
            "Budget/Properties/NotificationsWithSubscribers/0/Subscribers",
            Remove,
        ),
        m("logs are kept for ever", "watching", "IntakeLog/Properties/RetentionInDays", Remove),
        m(
            "a metric is not drawn",
            "watching",
            "Dashboard/Properties/DashboardBody/Fn::Sub",
            Set(json!("{\"widgets\":[]}")),
        ),
    ]
}

#[test]
fn each_way_to_break_the_template_is_caught_by_the_check_that_is_about_it() {
    for Mutation { done, seen_by, at, change } in mutations() {
        let mut template = Template::translated();
        apply(&mut template.0, at, change);
        assert_ne!(template.0, Template::translated().0, "{done}: this changes nothing");
        let (_, check) = CHECKS.iter().find(|(name, _)| *name == seen_by).unwrap();
        let faults = check(&template);
        println!("{done}: {}", faults.first().map_or("", String::as_str));
        assert!(!faults.is_empty(), "{done}: “{seen_by}” does not see it");
    }
}

#[test]
fn each_check_is_shown_to_see_something() {
    for (name, _) in CHECKS {
        assert!(mutations().iter().any(|mutation| mutation.seen_by == *name), "{name}");
    }
}

/// Makes a change at a path, which begins in the resources or, with a slash, at the top.
fn apply(template: &mut Value, at: &str, change: Change) {
    let path = if at.starts_with('/') { at.to_owned() } else { format!("/Resources/{at}") };
    let (parent, key) = path.rsplit_once('/').unwrap();
    let parent = template.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {parent}"));
    match (change, parent) {
        (Set(value), parent) => parent[key] = value,
        (Add(value), parent) => parent[key].as_array_mut().unwrap().push(value),
        (Remove, Value::Object(object)) => assert!(object.remove(key).is_some(), "no {path}"),
        (Remove, Value::Array(list)) => drop(list.remove(key.parse().unwrap())),
        (Remove, _) => panic!("{path} can't be removed"),
    }
}
