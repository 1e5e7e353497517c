//! The stack: what is known of it, and how it is changed.

use super::aws::{Aws, Refusal};
use super::changes::{self, Change};
use crate::failure::{Failure, OrSay, Outcome};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

/// How often CloudFormation is asked how far it is.
const PAUSE: Duration = Duration::from_secs(4);

/// What CloudFormation needs to be told that we know: the template makes roles, and is SAM.
const CAPABILITIES: &[&str] = &["--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"];

/// A stack of an account, by its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stack<'a> {
    pub(super) aws: &'a Aws,
    pub(super) name: &'a str,
}

/// A stack that stands.
#[derive(Debug)]
pub(super) struct Standing {
    /// Its parameters, those that CloudFormation shows.
    pub(super) parameters: BTreeMap<String, String>,
    outputs: BTreeMap<String, String>,
}

/// What a parameter is to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parameter {
    /// This.
    Is(String),
    /// What it is now.
    Stays,
}

/// Parameters, by name.
pub(super) type Parameters = BTreeMap<String, Parameter>;

/// A change that CloudFormation has worked out and not yet made.
#[derive(Debug)]
pub(super) struct Proposal {
    name: String,
    /// What it would do.
    pub(super) changes: Vec<Change>,
}

impl Standing {
    /// One with these parameters.
    #[cfg(test)]
    pub(super) fn sample(parameters: &[(&str, &str)]) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self { parameters: parameters.iter().map(owned).collect(), outputs: BTreeMap::new() }
    }

    /// An output of the stack, by its name in the template.
    pub(super) fn output(&self, name: &str) -> Outcome<&str> {
        self.outputs.get(name).map(String::as_str).ok_or_else(|| {
            Failure::said(format!(
                "The stack has no output {name}: was it made by another template?"
            ))
        })
    }
}

impl Stack<'_> {
    /// The stack as it stands, or nothing where there is none. One that can't be changed now is an
    /// error that says why.
    pub(super) fn standing(&self) -> Outcome<Option<Standing>> {
        let Some(described) = self.described()? else { return Ok(None) };
        let name = self.name;
        match text(&described, "StackStatus") {
            // Of a first deployment that was only proposed, or failed.
            "REVIEW_IN_PROGRESS" | "ROLLBACK_COMPLETE" => Ok(None),
            busy if busy.ends_with("_IN_PROGRESS") => Err(Failure::said(format!(
                "The stack {name} is being changed ({busy}): wait until that is done, then run \
                 this again."
            ))),
            stuck if stuck.ends_with("_FAILED") => Err(Failure::said(format!(
                "The stack {name} is stuck ({stuck}): infra/README.md says how to free it."
            ))),
            _ => Ok(Some(Standing {
                parameters: pairs(&described, "Parameters", "ParameterKey", "ParameterValue"),
                outputs: pairs(&described, "Outputs", "OutputKey", "OutputValue"),
            })),
        }
    }

    /// Takes away what is left of a first deployment that failed: CloudFormation changes no such
    /// stack.
    pub(super) fn clear(&self) -> Outcome {
        let described = self.described()?.unwrap_or_default();
        if text(&described, "StackStatus") != "ROLLBACK_COMPLETE" {
            return Ok(());
        }
        println!("Taking away what is left of a first deployment that failed …");
        let say = || format!("The stack {} can't be deleted.", self.name);
        self.ask("delete-stack", &[]).or_say(say)?;
        match self.settled()? {
            None => Ok(()),
            Some(status) => Err(Failure::said(format!("{} ({status})", say()))),
        }
    }

    /// Asks CloudFormation what this template would change: nothing at all is `None`.
    pub(super) fn propose(
        &self,
        template_url: &str,
        parameters: &Parameters,
        first: bool,
    ) -> Outcome<Option<Proposal>> {
        let say = || format!("CloudFormation does not take the template for {}.", self.name);
        let kind = if first { "CREATE" } else { "UPDATE" };
        let change_set = format!("ligature-{}", random_hex::<6>()?);
        let mut arguments = vec!["cloudformation", "create-change-set", "--stack-name", self.name];
        arguments.extend(["--change-set-name", &change_set, "--change-set-type", kind]);
        arguments.extend(["--template-url", template_url]);
        arguments.extend(["--parameters", "file:///dev/stdin"]);
        arguments.extend(CAPABILITIES);
        match self.aws.ask_with(&arguments, &as_json(parameters).to_string()) {
            Err(refusal) if is_nothing(&refusal.text) => return Ok(None),
            asked => asked.or_say(say)?,
        };
        loop {
            let asked = self.ask("describe-change-set", &["--change-set-name", &change_set]);
            let answer = asked.or_say(say)?;
            let reason = text(&answer, "StatusReason");
            match text(&answer, "Status") {
                "CREATE_COMPLETE" => {
                    let changes = changes::of(&answer);
                    return Ok(Some(Proposal { name: change_set, changes }));
                }
                "FAILED" => {
                    self.forget(&change_set)?;
                    if is_nothing(reason) {
                        return Ok(None);
                    }
                    return Err(Failure::said(format!("{} ({reason})", say())));
                }
                _ => thread::sleep(PAUSE),
            }
        }
    }

    /// Makes the change, and waits until it is made. CloudFormation takes back by itself what it
    /// could not finish.
    pub(super) fn make(&self, proposal: &Proposal) -> Outcome<Standing> {
        let say = || format!("The stack {} can't be changed.", self.name);
        self.ask("execute-change-set", &["--change-set-name", &proposal.name]).or_say(say)?;
        let status = self.settled()?.unwrap_or_default();
        if !matches!(status.as_str(), "CREATE_COMPLETE" | "UPDATE_COMPLETE") {
            let reason = self.first_failure().unwrap_or_else(|| "it gives no reason".to_owned());
            return Err(Failure::said(format!(
                "CloudFormation could not make the stack {} and took its changes back: {reason}",
                self.name
            )));
        }
        self.standing()?.ok_or_else(|| Failure::said("The stack is gone while it was made."))
    }

    /// Leaves a proposal unmade.
    pub(super) fn forget(&self, change_set: &str) -> Outcome {
        self.ask("delete-change-set", &["--change-set-name", change_set])
            .or_say(|| format!("The change set {change_set} can't be deleted."))
            .map(drop)
    }

    /// What stands in the stack of a kind, such as `AWS::ApiGatewayV2::Api`: its name in AWS.
    pub(super) fn physical(&self, kind: &str) -> Outcome<String> {
        let asked = self.ask("describe-stack-resources", &[]);
        let answer = asked.or_say(|| "The stack's resources can't be read.".to_owned())?;
        let found = list(&answer, "StackResources")
            .iter()
            .find(|resource| text(resource, "ResourceType") == kind)
            .map(|resource| text(resource, "PhysicalResourceId").to_owned());
        found.ok_or_else(|| Failure::said(format!("The stack has no {kind}.")))
    }

    fn described(&self) -> Outcome<Option<Value>> {
        match self.ask("describe-stacks", &[]) {
            Ok(answer) => Ok(list(&answer, "Stacks").first().cloned()),
            Err(Refusal { code, text }) if code == "ValidationError" && is_absent(&text) => {
                Ok(None)
            }
            Err(refusal) => {
                Err(refusal).or_say(|| format!("The stack {} can't be looked at.", self.name))
            }
        }
    }

    /// Waits while CloudFormation is at work; the state it ends in, or nothing if it is gone.
    fn settled(&self) -> Outcome<Option<String>> {
        loop {
            let Some(described) = self.described()? else { return Ok(None) };
            let status = text(&described, "StackStatus");
            if !status.ends_with("_IN_PROGRESS") || status == "REVIEW_IN_PROGRESS" {
                return Ok(Some(status.to_owned()));
            }
            thread::sleep(PAUSE);
        }
    }

    /// The first thing that failed: what failed after it was only cancelled.
    fn first_failure(&self) -> Option<String> {
        let answer = self.ask("describe-stack-events", &[]).ok()?;
        let begins = |event: &&Value| text(event, "ResourceStatusReason") != "User Initiated";
        let events = list(&answer, "StackEvents").iter().take_while(begins);
        let failed = events.filter(|event| text(event, "ResourceStatus").ends_with("_FAILED"));
        let first = failed.last()?;
        let (id, why) = (text(first, "LogicalResourceId"), text(first, "ResourceStatusReason"));
        Some(format!("{id}: {why}"))
    }

    fn ask(&self, call: &str, more: &[&str]) -> Result<Value, Refusal> {
        let arguments = ["cloudformation", call, "--stack-name", self.name];
        self.aws.ask(&[arguments.as_slice(), more].concat())
    }
}

impl Proposal {
    /// What CloudFormation calls it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// So many random bytes, as hexadecimal digits.
pub(super) fn random_hex<const BYTES: usize>() -> Outcome<String> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).or_say(|| "This machine gives no random numbers.".to_owned())?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A text in an answer of AWS; empty where there is none.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A list in an answer of AWS; empty where there is none.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn pairs(stack: &Value, of: &str, key: &str, value: &str) -> BTreeMap<String, String> {
    let pairs = list(stack, of).iter();
    pairs.map(|pair| (text(pair, key).to_owned(), text(pair, value).to_owned())).collect()
}

fn as_json(parameters: &Parameters) -> Value {
    let each = parameters.iter().map(|(name, parameter)| match parameter {
        Parameter::Is(value) => json!({"ParameterKey": name, "ParameterValue": value}),
        Parameter::Stays => json!({"ParameterKey": name, "UsePreviousValue": true}),
    });
    each.collect()
}

fn is_absent(said: &str) -> bool {
    said.contains("does not exist")
}

/// How CloudFormation says that a change set has no change in it.
fn is_nothing(reason: &str) -> bool {
    reason.contains("didn't contain changes") || reason.contains("No updates are to be performed")
}

#[cfg(test)]
mod tests {
    use super::{Parameter, Parameters, as_json, is_nothing, random_hex};
    use serde_json::json;

    #[test]
    fn a_parameter_that_stays_is_not_told_its_value_again() {
        let parameters = Parameters::from([
            ("AlarmAddress".to_owned(), Parameter::Is("ops@example.org".to_owned())),
            ("OriginSecret".to_owned(), Parameter::Stays),
        ]);
        let expected = json!([
            {"ParameterKey": "AlarmAddress", "ParameterValue": "ops@example.org"},
            {"ParameterKey": "OriginSecret", "UsePreviousValue": true},
        ]);
        assert_eq!(as_json(&parameters), expected);
    }

    #[test]
    fn an_empty_change_set_is_told_from_a_wrong_one() {
        let nothing = "The submitted information didn't contain changes. Submit different \
                       information to create a change set.";
        assert!(is_nothing(nothing));
        assert!(is_nothing("No updates are to be performed."));
        assert!(!is_nothing(
            "Template error: instance of Fn::GetAtt references undefined resource"
        ));
    }

    #[test]
    fn two_secrets_differ() {
        let (one, other) = (random_hex::<32>().unwrap(), random_hex::<32>().unwrap());
        assert_eq!(one.len(), 64);
        assert_ne!(one, other);
    }
}
