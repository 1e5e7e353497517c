//! What the command was asked for, checked before anything else is done.

use crate::failure::{Failure, Outcome};

/// The stack of a dry run that names none.
const SAMPLE_STACK: &str = "ligature";

/// Where a dry run that names no address sends alarms.
const SAMPLE_ADDRESS: &str = "alarms@example.org";

/// What `--domain` says for CloudFront's own name, after a name of ours.
const NONE: &str = "none";

/// One deployment, as asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// The stack's name.
    pub(crate) stack: String,
    /// The template's parameters that were given, by name.
    pub(crate) parameters: Vec<(&'static str, String)>,
    /// Whether the secret between CloudFront and the API is to be made anew.
    pub(crate) new_secret: bool,
    /// Whether the key that signs people's links is to be made anew.
    pub(crate) new_service_key: bool,
    /// Whether nothing is to be changed.
    pub(crate) dry_run: bool,
}

/// An option with a value: its name, its parameter in the template, and what it must look like.
type Valued = (&'static str, &'static str, fn(&str) -> Result<(), String>);

const VALUED: &[Valued] = &[
    ("--domain", "Domain", domain),
    ("--certificate", "CertificateArn", certificate),
    ("--sender", "Sender", address),
    ("--alarms", "AlarmAddress", address),
    ("--budget", "MonthlyBudget", budget),
];

impl Request {
    pub(crate) fn read(arguments: &[String]) -> Outcome<Self> {
        let mut request = Self {
            stack: String::new(),
            parameters: vec![],
            new_secret: false,
            new_service_key: false,
            dry_run: false,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--dry-run" => request.dry_run = true,
                "--new-secret" => request.new_secret = true,
                "--new-service-key" => request.new_service_key = true,
                "--stack" => request.stack = checked("--stack", rest.next(), stack)?,
                "--domain" if rest.as_slice().first().is_some_and(|value| value == NONE) => {
                    rest.next();
                    request.set("Domain", String::new());
                    request.set("CertificateArn", String::new());
                }
                option => {
                    let (option, parameter, check) = valued(option)?;
                    let value = checked(option, rest.next(), *check)?;
                    request.set(parameter, value);
                }
            }
        }
        request.complete()
    }

    /// What is said last counts.
    fn set(&mut self, parameter: &'static str, value: String) {
        self.parameters.retain(|(name, _)| *name != parameter);
        self.parameters.push((parameter, value));
    }

    /// Whether the template's parameter was given.
    pub(crate) fn gives(&self, parameter: &str) -> bool {
        self.parameters.iter().any(|(name, _)| *name == parameter)
    }

    fn complete(mut self) -> Outcome<Self> {
        if self.gives("Domain") != self.gives("CertificateArn") {
            return Err(Failure::said(
                "--domain and --certificate go together: CloudFront serves a name of yours only \
                 with a certificate for it, made in us-east-1. Give both, or neither.",
            ));
        }
        if self.dry_run {
            if self.stack.is_empty() {
                self.stack = SAMPLE_STACK.to_owned();
            }
            if !self.gives("AlarmAddress") {
                self.parameters.push(("AlarmAddress", SAMPLE_ADDRESS.to_owned()));
            }
        }
        if self.stack.is_empty() {
            return Err(Failure::said(
                "Name the stack: cargo xtask deploy --stack NAME --alarms ADDRESS.",
            ));
        }
        Ok(self)
    }
}

fn valued(option: &str) -> Outcome<&'static Valued> {
    VALUED.iter().find(|(name, ..)| *name == option).ok_or_else(|| {
        let known: Vec<&str> = VALUED.iter().map(|(name, ..)| *name).collect();
        Failure::said(format!(
            "deploy does not know “{option}”: it takes --stack, {}, --new-secret, --new-service-key \
             and --dry-run.",
            known.join(", ")
        ))
    })
}

fn checked(
    option: &str,
    value: Option<&String>,
    check: impl Fn(&str) -> Result<(), String>,
) -> Outcome<String> {
    let value = value.ok_or_else(|| Failure::said(format!("{option} needs a value.")))?;
    check(value)
        .map_err(|why| Failure::said(format!("{option} can't be “{value}”: {why}.")))
        .map(|()| value.clone())
}

/// A stack's name, as CloudFormation takes it.
pub(crate) fn stack(name: &str) -> Result<(), String> {
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let holds = name.chars().all(|each| each.is_ascii_alphanumeric() || each == '-');
    // CloudFormation takes 128; names of what is in the stack are made of it, and are shorter.
    if begins && holds && name.len() <= 40 {
        return Ok(());
    }
    Err("a stack's name is a letter, then letters, digits and hyphens, 40 at the most".to_owned())
}

fn domain(host: &str) -> Result<(), String> {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    if host.len() <= 253 && host.contains('.') && host.split('.').all(label) {
        return Ok(());
    }
    Err("it is a host's name alone, in lower case, such as mentoring.example.org".to_owned())
}

fn certificate(arn: &str) -> Result<(), String> {
    let parts: Vec<&str> = arn.split(':').collect();
    match parts.as_slice() {
        ["arn", _, "acm", region, _, _] if *region != "us-east-1" => Err(format!(
            "CloudFront takes certificates from us-east-1 only, and this one is in {region}"
        )),
        ["arn", "aws", "acm", _, account, name]
            if account.len() == 12
                && account.chars().all(|c| c.is_ascii_digit())
                && name.strip_prefix("certificate/").is_some_and(|id| !id.is_empty()) =>
        {
            Ok(())
        }
        _ => Err("it looks like arn:aws:acm:us-east-1:123456789012:certificate/…".to_owned()),
    }
}

fn address(address: &str) -> Result<(), String> {
    let good = address
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && domain(&host.to_ascii_lowercase()).is_ok());
    if good && address.chars().all(|c| c.is_ascii_graphic()) && address.len() <= 254 {
        return Ok(());
    }
    Err("an address looks like name@example.org".to_owned())
}

fn budget(dollars: &str) -> Result<(), String> {
    match dollars.parse::<u32>() {
        Ok(1..=100_000) => Ok(()),
        _ => Err("it is a whole number of US dollars a month, from 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::Request;

    const CERTIFICATE: &str = "arn:aws:acm:us-east-1:123456789012:certificate/0a-1b";

    fn read(line: &str) -> Result<Request, String> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Request::read(&arguments).map_err(|failure| failure.to_string())
    }

    #[test]
    fn what_is_given_becomes_the_templates_parameters() {
        let line = format!(
            "--stack sts-2026 --domain mentoring.example.org --certificate {CERTIFICATE} \
             --sender a@example.org --alarms ops@example.org --budget 7"
        );
        let request = read(&line).unwrap();
        assert_eq!(request.stack, "sts-2026");
        let given: Vec<(&str, &str)> =
            request.parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let expected = [
            ("Domain", "mentoring.example.org"),
            ("CertificateArn", CERTIFICATE),
            ("Sender", "a@example.org"),
            ("AlarmAddress", "ops@example.org"),
            ("MonthlyBudget", "7"),
        ];
        assert_eq!(given, expected);
    }

    #[test]
    fn a_name_of_our_own_can_be_given_up_again() {
        let given_up = [("Domain", String::new()), ("CertificateArn", String::new())];
        assert_eq!(read("--stack a --domain none").unwrap().parameters, given_up);
    }

    #[test]
    fn a_dry_run_needs_no_words_and_a_deployment_needs_a_stack() {
        let dry = read("--dry-run").unwrap();
        assert!(dry.dry_run && dry.stack == "ligature" && dry.gives("AlarmAddress"));
        assert!(read("--alarms ops@example.org").unwrap_err().contains("Name the stack"));
    }

    #[test]
    fn a_wrong_parameter_gets_one_sentence_that_names_it() {
        let wrong = [
            ("--stack", "--stack needs a value."),
            ("--stack 1st", "--stack can't be “1st”"),
            ("--stack my_stack", "letters, digits and hyphens"),
            ("--stak x", "does not know “--stak”"),
            ("--stack a --alarms ops", "an address looks like"),
            ("--stack a --alarms a@b@c.org", "an address looks like"),
            ("--stack a --sender x@localhost", "--sender can't be"),
            ("--stack a --budget 0.5", "a whole number of US dollars"),
            ("--stack a --domain mentoring.example.org", "go together"),
            ("--stack a --domain https://example.org", "a host's name alone"),
            ("--stack a --domain Example.org", "in lower case"),
            (
                "--stack a --domain a.org --certificate arn:aws:acm:eu-west-1:123456789012:certificate/x",
                "this one is in eu-west-1",
            ),
            ("--stack a --certificate arn:aws:iam:us-east-1:1:role/x", "it looks like arn:aws:acm"),
        ];
        for (line, sentence) in wrong {
            let said = read(line).unwrap_err();
            assert!(said.contains(sentence), "{line}: {said}");
            assert!(said.ends_with('.'), "{line}: {said}");
        }
    }
}
