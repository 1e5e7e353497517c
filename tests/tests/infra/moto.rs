//! The template as a stack on moto, an emulation of AWS that nobody here wrote: what it can make is
//! made, read back and compared with what the template says.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::template::{Template, binary};
use tests::tools::{said, tool};

/// What moto makes as AWS would.
const MADE: &[&str] = &[
    "AWS::DynamoDB::Table",
    "AWS::Events::Rule",
    "AWS::IAM::ManagedPolicy",
    "AWS::IAM::Role",
    "AWS::Lambda::EventSourceMapping",
    "AWS::Lambda::Function",
    "AWS::Logs::LogGroup",
    "AWS::S3::Bucket",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
];

/// What it passes over with a warning, or can't: the checks of the template hold these instead.
const LEFT_OUT: &[&str] = &[
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::Stage",
    "AWS::Budgets::Budget",
    "AWS::CloudFront::CachePolicy",
    "AWS::CloudFront::Distribution",
    "AWS::CloudFront::Function",
    "AWS::CloudFront::OriginAccessControl",
    "AWS::CloudFront::OriginRequestPolicy",
    "AWS::CloudFront::ResponseHeadersPolicy",
    "AWS::CloudWatch::Alarm",
    "AWS::CloudWatch::Dashboard",
    "AWS::Lambda::Permission",
    "AWS::Lambda::Url",
    "AWS::Logs::MetricFilter",
    "AWS::S3::BucketPolicy",
    "AWS::SES::ConfigurationSet",
    "AWS::SES::ConfigurationSetEventDestination",
    "AWS::SNS::TopicPolicy",
];

/// A server that plays AWS, until it is dropped.
struct Moto {
    server: Child,
    address: String,
}

impl Moto {
    fn start() -> Self {
        let mut moto = tool("moto_server");
        moto.args(["--host", "127.0.0.1", "--port", "0"]).stdout(Stdio::null());
        let mut server = moto.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
        let address = lines
            .find_map(|line| Some(line.unwrap().split_once("Running on ")?.1.trim().to_owned()));
        // It logs every request, and would stop at a pipe that is full.
        std::thread::spawn(move || lines.for_each(drop));
        Self { server, address: address.expect("moto says where it listens") }
    }

    /// Asks it something by the AWS command line.
    fn ask(&self, arguments: &[&str]) -> Value {
        let mut aws: Command = tool("aws");
        aws.args(arguments).args(["--output", "json", "--endpoint-url", &self.address]);
        aws.env("AWS_ACCESS_KEY_ID", "none").env("AWS_SECRET_ACCESS_KEY", "none");
        aws.env("AWS_DEFAULT_REGION", "us-east-1");
        let (content, answer, complaint) = said(&mut aws);
        assert!(content, "{arguments:?}: {complaint}");
        if answer.trim().is_empty() { Value::Null } else { serde_json::from_str(&answer).unwrap() }
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The part of the template that moto makes, with nothing in it that leads out of it.
fn made(template: &Template) -> Value {
    let mut part = template.0.clone();
    let resources = part["Resources"].as_object_mut().unwrap();
    resources.retain(|_, resource| MADE.contains(&resource["Type"].as_str().unwrap()));
    for resource in resources.values_mut() {
        let host = resource.pointer_mut("/Properties/Environment/Variables/HOST");
        if let Some(host) = host {
            *host = json!({ "Fn::Sub": "https://${Domain}" });
        }
        let events = resource.pointer_mut("/Properties/Environment/Variables/CONFIGURATION_SET");
        if let Some(events) = events {
            *events = json!({ "Ref": "AWS::StackName" });
        }
        let exports = resource.pointer_mut("/Properties/Environment/Variables/EXPORTS");
        if let Some(exports) = exports {
            *exports = json!("https://exports.example.org/");
        }
    }
    let outputs = part["Outputs"].as_object_mut().unwrap();
    outputs.retain(|name, _| matches!(name.as_str(), "Table" | "Assets"));
    part
}

#[test]
fn every_type_of_resource_is_made_on_moto_or_known_to_be_left_out() {
    for (name, resource) in Template::translated().resources() {
        let kind = resource["Type"].as_str().unwrap();
        let known = [MADE, LEFT_OUT].iter().filter(|kinds| kinds.contains(&kind)).count();
        assert_eq!(known, 1, "{name} is a {kind}: put that into one of the two lists");
    }
}

#[test]
fn the_stack_stands_on_moto_and_is_what_the_template_says() {
    let (moto, template) = (Moto::start(), Template::translated());
    moto.ask(&["s3api", "create-bucket", "--bucket", "code"]);
    let functions: Vec<_> = template.functions().collect();
    for (_, function) in &functions {
        let key = function["Properties"]["Code"]["S3Key"].as_str().unwrap();
        moto.ask(&["s3api", "put-object", "--bucket", "code", "--key", key]);
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("moto.json");
    std::fs::write(&file, made(&template).to_string()).unwrap();
    let body = format!("file://{}", file.display());
    let given = [
        ("AlarmAddress", "operator@example.org"),
        ("OriginSecret", "0123456789abcdef0123456789abcdef"),
        ("ServiceKey", "abcdef0123456789abcdef0123456789"),
        ("Domain", "mentoring.example.org"),
        ("CertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/example"),
        ("Sender", "mentoring@example.org"),
    ];
    let given = given.map(|(name, value)| format!("ParameterKey={name},ParameterValue={value}"));
    let create =
        ["cloudformation", "create-stack", "--stack-name", "proof", "--template-body", &body];
    let more = ["--capabilities", "CAPABILITY_IAM", "--parameters"];
    let given: Vec<_> = given.iter().map(String::as_str).collect();
    moto.ask(&[&create[..], &more, &given].concat());
    let stacks = moto.ask(&["cloudformation", "describe-stacks", "--stack-name", "proof"]);
    assert_eq!(stacks["Stacks"][0]["StackStatus"], "CREATE_COMPLETE");

    let standing = moto.ask(&["cloudformation", "list-stack-resources", "--stack-name", "proof"]);
    let standing = standing["StackResourceSummaries"].as_array().unwrap();
    let id = |name: &str| {
        let found = standing.iter().find(|found| found["LogicalResourceId"] == name);
        found.unwrap_or_else(|| panic!("{name} does not stand"))["PhysicalResourceId"]
            .as_str()
            .unwrap()
    };
    let wanted = made(&template);
    for name in wanted["Resources"].as_object().unwrap().keys() {
        id(name);
    }
    table_is_as_written(&moto, id("Table"), &template);
    for (name, function) in functions {
        function_is_as_written(&moto, id(name), function, id("Table"), id(&format!("{name}Role")));
    }
    queue_is_as_written(&moto, id("DeadLetters"));
    courier_is_rung(&moto, id("Courier"));
    assert_eq!(schedules(&moto, id("Calendar")), ["cron(5 10 * * ? *)"]);
}

fn table_is_as_written(moto: &Moto, table: &str, template: &Template) {
    let found = &moto.ask(&["dynamodb", "describe-table", "--table-name", table])["Table"];
    let wanted = &template.resources()["Table"]["Properties"];
    for same in ["KeySchema", "DeletionProtectionEnabled"] {
        assert_eq!(found[same], wanted[same], "{same}");
    }
    let (index, wanted_index) =
        (&found["GlobalSecondaryIndexes"], &wanted["GlobalSecondaryIndexes"]);
    assert_eq!(index.as_array().unwrap().len(), wanted_index.as_array().unwrap().len());
    for same in ["IndexName", "KeySchema", "Projection"] {
        assert_eq!(index[0][same], wanted_index[0][same], "{same}");
    }
    assert_eq!(found["BillingModeSummary"]["BillingMode"], wanted["BillingMode"]);
    let stream = &found["StreamSpecification"];
    assert_eq!(stream["StreamViewType"], wanted["StreamSpecification"]["StreamViewType"]);
}

fn function_is_as_written(moto: &Moto, id: &str, wanted: &Value, table: &str, role: &str) {
    let found = moto.ask(&["lambda", "get-function-configuration", "--function-name", id]);
    let properties = &wanted["Properties"];
    // moto makes every function of a stack for x86_64; the checks of the template look at that.
    for same in ["Runtime", "Handler", "MemorySize", "Timeout"] {
        assert_eq!(found[same], properties[same], "{id}: {same}");
    }
    assert_eq!(found["FunctionName"], format!("proof-{}", binary(wanted)));
    assert!(found["Role"].as_str().unwrap().ends_with(&format!("/{role}")), "{id}: {found}");
    let variables = &found["Environment"]["Variables"];
    assert_eq!(variables["TABLE"], table);
    assert_eq!(variables["HOST"], "https://mentoring.example.org");
    for (name, secret) in [
        ("ORIGIN_SECRET", "0123456789abcdef0123456789abcdef"),
        ("SERVICE_KEY", "abcdef0123456789abcdef0123456789"),
    ] {
        let hears = properties["Environment"]["Variables"].get(name).is_some();
        assert_eq!(variables[name].as_str(), hears.then_some(secret), "{id}");
    }
}

fn queue_is_as_written(moto: &Moto, queue: &str) {
    let asked = ["sqs", "get-queue-attributes", "--queue-url", queue, "--attribute-names", "All"];
    let found = &moto.ask(&asked)["Attributes"];
    assert_eq!(found["MessageRetentionPeriod"], "1209600");
}

fn courier_is_rung(moto: &Moto, courier: &str) {
    let bells = moto.ask(&["lambda", "list-event-source-mappings", "--function-name", courier]);
    let bell = &bells["EventSourceMappings"][0];
    assert!(bell["EventSourceArn"].as_str().unwrap().contains("/stream/"), "{bells}");
    assert_eq!(schedules(moto, courier), ["rate(5 minutes)"]);
}

/// When a function is rung.
fn schedules(moto: &Moto, function: &str) -> Vec<String> {
    let rules = moto.ask(&["events", "list-rules"]);
    let rings = |rule: &&Value| {
        let name = rule["Name"].as_str().unwrap();
        let targets = moto.ask(&["events", "list-targets-by-rule", "--rule", name]);
        let arn = targets["Targets"][0]["Arn"].as_str().unwrap();
        arn.ends_with(&format!(":{function}"))
    };
    let rules = rules["Rules"].as_array().unwrap().iter().filter(rings);
    // What rings for mails that came back has no hours.
    rules.filter_map(|rule| rule["ScheduleExpression"].as_str().map(str::to_owned)).collect()
}
