//! The AWS command line: the only thing here that speaks to an account.

use crate::failure::{Failure, OrSay, Outcome};
use crate::{python, tool};
use serde_json::Value;
use std::env;
use std::fmt;
use std::io::Write;
use std::process::{Command, Stdio};

/// An account's door: the AWS command line, in one region.
#[derive(Debug)]
pub(crate) struct Aws {
    region: String,
    /// Where another engine stands in for AWS: tests have one.
    endpoint: Option<String>,
}

/// Why AWS, or the way to it, said no.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// AWS's own name of the error; empty where AWS was not reached.
    pub(crate) code: String,
    /// What was said about it.
    pub(crate) text: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl Aws {
    /// The account and region that the environment and the person's own settings name.
    pub(crate) fn from_environment() -> Outcome<Self> {
        let named =
            ["AWS_REGION", "AWS_DEFAULT_REGION"].iter().find_map(|name| env::var(name).ok());
        let region = match named {
            Some(region) => region,
            // It exits with 1, and says nothing, where no region is set.
            None => {
                let mut asked = python::tool("aws")?;
                let asked = asked.args(["configure", "get", "region"]).output();
                let asked = asked.or_say(|| "The AWS command line did not start.".to_owned())?;
                String::from_utf8_lossy(&asked.stdout).trim().to_owned()
            }
        };
        if region.is_empty() {
            return Err(Failure::said(
                "No AWS region is named: set AWS_REGION, such as AWS_REGION=us-east-1, and run \
                 this again.",
            ));
        }
        Ok(Self { region, endpoint: None })
    }

    /// An engine on this machine that stands in for AWS.
    #[cfg(test)]
    pub(crate) fn at(endpoint: &str) -> Self {
        Self { region: "us-east-1".to_owned(), endpoint: Some(endpoint.to_owned()) }
    }

    /// The region.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// One question, and its answer as JSON: `Null` where AWS answers with nothing.
    pub(crate) fn ask(&self, arguments: &[&str]) -> Result<Value, Refusal> {
        self.ask_with(arguments, "")
    }

    /// A question that reads `input` where its arguments say `file:///dev/stdin`, so that a secret
    /// is neither on a disk nor in the list of processes.
    pub(crate) fn ask_with(&self, arguments: &[&str], input: &str) -> Result<Value, Refusal> {
        let not_started = |text: String| Refusal { code: String::new(), text };
        let mut command = self.command().map_err(|failure| not_started(failure.to_string()))?;
        command.args(arguments).args(["--output", "json"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let asked = command.spawn().and_then(|mut child| {
            if let Some(mut stdin) = child.stdin.take() {
                stdin.write_all(input.as_bytes())?;
            }
            child.wait_with_output()
        });
        let output =
            asked.map_err(|error| not_started(tool::not_started(&command, &error).to_string()))?;
        if !output.status.success() {
            return Err(refusal(&String::from_utf8_lossy(&output.stderr)));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        if text.trim().is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(&text)
            .map_err(|_| not_started("the AWS command line's answer can't be read".to_owned()))
    }

    /// Runs a command of it in silence; `advice` is the sentence for a failure.
    pub(crate) fn run(&self, arguments: &[&str], advice: &str) -> Outcome {
        tool::run_quietly(self.command()?.args(arguments), advice).map(drop)
    }

    /// A program of ours that speaks to the same account: its region and credentials, as the AWS
    /// command line found them, are put into its environment.
    pub(crate) fn lend(&self, command: &mut Command) -> Outcome {
        let found = tool::run_quietly(
            self.with_region(python::tool("python")?.args(["-c", CREDENTIALS])),
            "No AWS credentials were found: sign in first (infra/README.md says how).",
        )?;
        let say = || "The AWS credentials can't be read.".to_owned();
        let found: Vec<Option<String>> = serde_json::from_slice(&found.stdout).or_say(say)?;
        let names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
        for (name, value) in names.iter().zip(found) {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        self.with_region(command);
        Ok(())
    }

    fn command(&self) -> Outcome<Command> {
        let mut command = python::tool("aws")?;
        // An account that can't be reached is to be told of in seconds, not in minutes.
        command.args(["--cli-connect-timeout", "10"]);
        command.env("AWS_MAX_ATTEMPTS", "4").env("AWS_RETRY_MODE", "standard");
        // What is in a zip has its time in the zone of whoever packed it.
        command.env("AWS_PAGER", "").env("TZ", "UTC");
        self.with_region(&mut command);
        Ok(command)
    }

    fn with_region<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        // The command line reads one of these, the SDKs the other.
        command.env("AWS_REGION", &self.region).env("AWS_DEFAULT_REGION", &self.region);
        if let Some(endpoint) = &self.endpoint {
            command.env("AWS_ENDPOINT_URL", endpoint);
            command.env("AWS_ACCESS_KEY_ID", "test").env("AWS_SECRET_ACCESS_KEY", "test");
            command.env_remove("AWS_SESSION_TOKEN").env_remove("AWS_PROFILE");
        }
        command
    }
}

/// The command line's own library knows every way to be signed in, SSO among them.
const CREDENTIALS: &str = "
import botocore.session, json, sys
found = botocore.session.get_session().get_credentials()
if found is None:
    sys.exit(1)
found = found.get_frozen_credentials()
print(json.dumps([found.access_key, found.secret_key, found.token]))
";

/// `An error occurred (ValidationError) when calling the DescribeStacks operation: …`
fn refusal(said: &str) -> Refusal {
    let said = said.trim();
    let coded = said.split_once("An error occurred (").and_then(|(_, rest)| {
        let (code, rest) = rest.split_once(')')?;
        let (_, text) = rest.split_once(": ")?;
        Some(Refusal { code: code.to_owned(), text: text.trim().to_owned() })
    });
    coded.unwrap_or_else(|| {
        let last = said.lines().last().unwrap_or("the AWS command line gave no reason");
        Refusal { code: String::new(), text: last.trim().to_owned() }
    })
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn a_refusal_has_the_name_that_aws_gives_it_and_what_aws_says() {
        let said = "\nAn error occurred (ValidationError) when calling the DescribeStacks \
                    operation: Stack with id x does not exist\n";
        let refused = refusal(said);
        assert_eq!(refused.code, "ValidationError");
        assert_eq!(refused.to_string(), "Stack with id x does not exist");

        let unreached = refusal("\nCould not connect to the endpoint URL: \"https://…\"\n");
        assert_eq!(unreached.code, "");
        assert!(unreached.text.starts_with("Could not connect"));
    }
}
