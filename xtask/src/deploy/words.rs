//! What AWS calls a thing, and what we call it.

/// A group of things that serve one end, in the order in which they are shown.
pub(super) const GROUPS: &[&str] = &[
    "What people reach",
    "What runs",
    "What is kept",
    "What may do what",
    "What watches",
    "Everything else",
];

/// AWS's name, the place of its group, and our words.
const KINDS: &[(&str, usize, &str)] = &[
    ("AWS::CloudFront::Distribution", 0, "CloudFront distribution, which is HOST"),
    ("AWS::CloudFront::OriginAccessControl", 0, "CloudFront's own access to the bucket"),
    ("AWS::CloudFront::CachePolicy", 0, "rule of what CloudFront keeps"),
    ("AWS::CloudFront::OriginRequestPolicy", 0, "rule of what CloudFront passes on"),
    ("AWS::CloudFront::ResponseHeadersPolicy", 0, "headers that CloudFront adds"),
    ("AWS::CloudFront::Function", 0, "function at CloudFront's edge"),
    ("AWS::ApiGatewayV2::Api", 0, "HTTP API"),
    ("AWS::ApiGatewayV2::Stage", 0, "HTTP API's stage, with its throttle"),
    ("AWS::ApiGatewayV2::Integration", 0, "way from the HTTP API to a function"),
    ("AWS::ApiGatewayV2::Route", 0, "route of the HTTP API"),
    ("AWS::Serverless::HttpApi", 0, "HTTP API"),
    ("AWS::Lambda::Url", 0, "function URL"),
    ("AWS::Lambda::Function", 1, "function"),
    ("AWS::Serverless::Function", 1, "function"),
    ("AWS::Lambda::Alias", 1, "alias of a function"),
    ("AWS::Lambda::Version", 1, "version of a function"),
    ("AWS::Lambda::EventSourceMapping", 1, "stream that rings a function"),
    ("AWS::Lambda::EventInvokeConfig", 1, "what becomes of a function's failures"),
    ("AWS::Events::Rule", 1, "schedule or event that rings a function"),
    ("AWS::SES::ConfigurationSet", 1, "way of mails, which tells of what comes back"),
    ("AWS::SES::ConfigurationSetEventDestination", 1, "where that is told"),
    ("AWS::Scheduler::Schedule", 1, "schedule"),
    ("AWS::DynamoDB::Table", 2, "DynamoDB table"),
    ("AWS::S3::Bucket", 2, "S3 bucket"),
    ("AWS::SQS::Queue", 2, "queue of what failed"),
    ("AWS::SSM::Parameter", 2, "parameter in SSM"),
    ("AWS::IAM::Role", 3, "role"),
    ("AWS::IAM::ManagedPolicy", 3, "set of permissions"),
    ("AWS::IAM::Policy", 3, "set of permissions"),
    ("AWS::Lambda::Permission", 3, "permission to call a function"),
    ("AWS::S3::BucketPolicy", 3, "rules of a bucket"),
    ("AWS::SQS::QueuePolicy", 3, "rules of a queue"),
    ("AWS::SNS::TopicPolicy", 3, "rules of a topic"),
    ("AWS::ApplicationInsights::Application", 4, "insights"),
    ("AWS::Logs::LogGroup", 4, "log, kept 30 days"),
    ("AWS::Logs::MetricFilter", 4, "metric from a log"),
    ("AWS::CloudWatch::Alarm", 4, "alarm"),
    ("AWS::CloudWatch::CompositeAlarm", 4, "alarm over alarms"),
    ("AWS::CloudWatch::Dashboard", 4, "dashboard"),
    ("AWS::SNS::Topic", 4, "topic for alarms"),
    ("AWS::SNS::Subscription", 4, "address that gets alarms"),
    ("AWS::Budgets::Budget", 4, "budget"),
];

/// Our words for a kind; AWS's own where we have none.
pub(super) fn kind(kind: &str) -> String {
    known(kind).map_or_else(|| kind.to_owned(), |(_, _, words)| (*words).to_owned())
}

/// The place of a kind's group among [`GROUPS`].
pub(super) fn group(kind: &str) -> usize {
    known(kind).map_or(GROUPS.len() - 1, |(_, group, _)| *group)
}

fn known(kind: &str) -> Option<&'static (&'static str, usize, &'static str)> {
    KINDS.iter().find(|(name, ..)| *name == kind)
}

#[cfg(test)]
mod tests {
    use super::known;
    use crate::workspace;

    #[test]
    fn there_are_words_for_every_kind_in_the_template() {
        let template = workspace::root().join("infra/template.yaml");
        let template = workspace::read_text(&template).unwrap();
        let kinds = template.lines().filter_map(|line| line.trim().strip_prefix("Type: AWS::"));
        for kind in kinds {
            assert!(known(&format!("AWS::{kind}")).is_some(), "AWS::{kind} has no words");
        }
    }
}
