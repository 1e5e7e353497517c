//! What a stack is made from, in the account's bucket of artifacts: code, templates, and the record
//! of what was last live. Nothing in it is ever overwritten but that record.

use super::account::Account;
use super::aws::Aws;
use crate::build::hash::Hash;
use crate::failure::{OrSay, Outcome};
use crate::{lambda, workspace};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// One stack's part of the bucket.
#[derive(Debug)]
pub(super) struct Artifacts<'a> {
    aws: &'a Aws,
    bucket: String,
    stack: &'a str,
}

impl<'a> Artifacts<'a> {
    pub(super) fn of(aws: &'a Aws, account: &Account, stack: &'a str) -> Self {
        Self { aws, bucket: account.bucket(), stack }
    }

    /// Puts the functions' code and the template that names it; the template's address.
    pub(super) fn put_stack(&self, template: &Path) -> Outcome<String> {
        same_time_for_all()?;
        let packaged = workspace::target().join("deploy/template.yaml");
        let (from, to) = (template.display().to_string(), packaged.display().to_string());
        let prefix = format!("{}/code", self.stack);
        let mut package = vec!["cloudformation", "package", "--template-file", &from];
        package.extend(["--s3-bucket", &self.bucket, "--s3-prefix", &prefix]);
        package.extend(["--output-template-file", &to]);
        self.aws.run(&package, "The functions can't be put into the bucket of artifacts.")?;
        let hash = Hash::of(&workspace::read(&packaged)?).short();
        self.put(&format!("templates/{hash}.yaml"), &packaged)
    }

    /// Puts a file; its address.
    pub(super) fn put(&self, key: &str, file: &Path) -> Outcome<String> {
        let (key, body) = (format!("{}/{key}", self.stack), file.display().to_string());
        let put = ["s3api", "put-object", "--bucket", &self.bucket, "--key", &key];
        self.aws
            .ask(&[put.as_slice(), &["--body", &body]].concat())
            .or_say(|| format!("{key} can't be put into the bucket of artifacts."))?;
        Ok(format!("https://{}.s3.{}.amazonaws.com/{key}", self.bucket, self.aws.region()))
    }

    /// Fetches a file; says whether there is one.
    pub(super) fn fetch(&self, key: &str, file: &Path) -> Outcome<bool> {
        let (key, to) = (format!("{}/{key}", self.stack), file.display().to_string());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).or_say(|| "target/deploy can't be made.".to_owned())?;
        }
        let get = ["s3api", "get-object", "--bucket", &self.bucket, "--key", &key, &to];
        match self.aws.ask(&get) {
            Ok(_) => Ok(true),
            Err(refusal) if refusal.code == "NoSuchKey" => Ok(false),
            Err(refusal) => Err(refusal).or_say(|| format!("{key} can't be fetched.")),
        }
    }
}

/// A zip holds its files' times: with one for all, the same code is the same zip, and deploying it
/// again changes nothing.
fn same_time_for_all() -> Outcome {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for name in lambda::names()? {
        let file: PathBuf = workspace::target().join("lambda").join(name).join("bootstrap");
        let say = || format!("{} can't be given its time.", workspace::shown(&file));
        let opened = File::options().write(true).open(&file).or_say(say)?;
        opened.set_modified(time).or_say(say)?;
    }
    Ok(())
}
