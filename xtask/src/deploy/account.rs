//! The account, and the bucket in it that deployments are made from.

use super::aws::Aws;
use crate::failure::{Failure, OrSay, Outcome};

/// The account that answers.
#[derive(Debug)]
pub(super) struct Account {
    id: String,
    region: String,
    can_reserve: bool,
}

/// Lambda gives nobody a share of their own unless this much is left for everybody.
const LEFT_FOR_ALL: u64 = 100;

/// The share that exports get (`ExportsAtOnce` in the template).
const EXPORTS: u64 = 5;

impl Account {
    /// One whose quota is large or small.
    #[cfg(test)]
    pub(super) fn sample(can_reserve: bool) -> Self {
        Self { id: "123456789012".to_owned(), region: "us-east-1".to_owned(), can_reserve }
    }

    /// Asks AWS who we are.
    pub(super) fn reach(aws: &Aws) -> Outcome<Self> {
        let answer = aws.ask(&["sts", "get-caller-identity"]).or_say(|| {
            "No AWS account answers: sign in first (infra/README.md says how), then run this again."
                .to_owned()
        })?;
        let id = answer.get("Account").and_then(|account| account.as_str());
        let id = id.ok_or_else(|| Failure::said("AWS does not say which account this is."))?;
        let can_reserve = can_reserve(aws);
        Ok(Self { id: id.to_owned(), region: aws.region().to_owned(), can_reserve })
    }

    /// Whether Lambda's quota is large enough that exports can have a share of their own: a new
    /// account's is not.
    pub(super) fn can_reserve(&self) -> bool {
        self.can_reserve
    }

    /// The account and region, to be read.
    pub(super) fn shown(&self) -> String {
        format!("account {}, {}", self.id, self.region)
    }

    /// The bucket with code and templates: one for an account and region, whatever its stacks.
    pub(super) fn bucket(&self) -> String {
        format!("ligature-artifacts-{}-{}", self.id, self.region)
    }

    /// Whether that bucket is there; one that is somebody else's is an error.
    pub(super) fn has_bucket(&self, aws: &Aws) -> Outcome<bool> {
        let bucket = self.bucket();
        let owner = ["--expected-bucket-owner", &self.id];
        let asked = ["s3api", "head-bucket", "--bucket", &bucket];
        match aws.ask(&[asked.as_slice(), &owner].concat()) {
            Ok(_) => Ok(true),
            Err(refusal) if refusal.code == "404" => Ok(false),
            Err(refusal) => {
                Err(refusal).or_say(|| format!("The bucket {bucket} can't be looked at."))
            }
        }
    }

    /// Makes that bucket where it isn't there: private, and encrypted by S3 as all are.
    pub(super) fn have_bucket(&self, aws: &Aws) -> Outcome {
        if self.has_bucket(aws)? {
            return Ok(());
        }
        let bucket = self.bucket();
        println!("Making the bucket {bucket} for code and templates …");
        let place = format!("LocationConstraint={}", self.region);
        let mut make = vec!["s3api", "create-bucket", "--bucket", &bucket];
        // S3's first region is the one that must not be named.
        if self.region != "us-east-1" {
            make.extend(["--create-bucket-configuration", &place]);
        }
        let say = || format!("The bucket {bucket} can't be made.");
        aws.ask(&make).or_say(say)?;
        let closed = "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,\
                      RestrictPublicBuckets=true";
        let close = ["s3api", "put-public-access-block", "--bucket", &bucket];
        aws.ask(&[close.as_slice(), &["--public-access-block-configuration", closed]].concat())
            .or_say(say)?;
        Ok(())
    }
}

/// Where AWS doesn't say, it is taken for a new account: that works in every one.
fn can_reserve(aws: &Aws) -> bool {
    let answer = aws.ask(&["lambda", "get-account-settings"]).unwrap_or_default();
    let free = answer.pointer("/AccountLimit/UnreservedConcurrentExecutions");
    free.and_then(|free| free.as_u64()).is_some_and(|free| free >= LEFT_FOR_ALL + EXPORTS)
}
