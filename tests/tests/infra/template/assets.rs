//! The bucket with the built site: private, read by the distribution only, and nothing in it lost.

use serde_json::{Value, json};

use super::{Faults, Template, differences, unless};

pub(super) fn faults(template: &Template) -> Faults {
    let buckets: Vec<_> = template.of_type("AWS::S3::Bucket").collect();
    let mut faults = unless(buckets.len() == 1, "There must be one bucket");
    for (name, bucket) in buckets {
        let closed = "/Properties/PublicAccessBlockConfiguration";
        let closed =
            ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]
                .map(|door| (format!("{closed}/{door}"), json!(true)));
        let closed: Vec<_> =
            closed.iter().map(|(path, value)| (path.as_str(), value.clone())).collect();
        faults.extend(differences(name, bucket, &closed));
        let encrypted = "/Properties/BucketEncryption/ServerSideEncryptionConfiguration/0/\
                         ServerSideEncryptionByDefault/SSEAlgorithm";
        let wanted = [
            ("/DeletionPolicy", json!("Retain")),
            ("/UpdateReplacePolicy", json!("Retain")),
            (encrypted, json!("AES256")),
            ("/Properties/OwnershipControls/Rules/0/ObjectOwnership", json!("BucketOwnerEnforced")),
            // Snippets in guides name old files: nothing may expire.
            ("/Properties/LifecycleConfiguration", Value::Null),
            ("/Properties/AccessControl", Value::Null),
            ("/Properties/WebsiteConfiguration", Value::Null),
        ];
        faults.extend(differences(name, bucket, &wanted));
    }
    faults.extend(policy_faults(template));
    faults
}

fn policy_faults(template: &Template) -> Faults {
    let policies = template.of_type("AWS::S3::BucketPolicy").count();
    let mut faults = unless(policies == 1, "The bucket must have one policy");
    let statements = &template.properties("AssetsPolicy")["PolicyDocument"]["Statement"];
    let statements = statements.as_array().cloned().unwrap_or_default();
    let (allowed, denied): (Vec<_>, Vec<_>) =
        statements.iter().partition(|statement| statement["Effect"] == "Allow");
    let distribution =
        "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}";
    let only = json!({
        "Sid": "OnlyTheDistributionReads",
        "Effect": "Allow",
        "Principal": { "Service": "cloudfront.amazonaws.com" },
        "Action": "s3:GetObject",
        "Resource": { "Fn::Sub": "${Assets.Arn}/*" },
        "Condition": { "StringEquals": { "AWS:SourceArn": { "Fn::Sub": distribution } } },
    });
    faults.extend(unless(allowed == [&only], "Others than the distribution may use the bucket"));
    let by_tls = denied.iter().any(|statement| {
        statement["Condition"] == json!({ "Bool": { "aws:SecureTransport": "false" } })
            && statement["Action"] == "s3:*"
            && statement["Principal"] == "*"
            && statement["Resource"]
                == json!([{ "Fn::GetAtt": ["Assets", "Arn"] }, { "Fn::Sub": "${Assets.Arn}/*" }])
    });
    faults.extend(unless(by_tls, "The bucket may be used without TLS"));
    faults
}
