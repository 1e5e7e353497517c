//! Functions that can't start.

use std::process::Command;

use crate::place::SERVICE_KEY;
use crate::runtime::{CALENDAR, COURIER, EXPORT, INTAKE, SECRET};

const TABLE: [(&str, &str); 2] = [("TABLE", "t"), ("AWS_REGION", "us-east-1")];

const LAMBDA: [(&str, &str); 4] = [
    ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9"),
    ("AWS_LAMBDA_FUNCTION_NAME", "f"),
    ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
    ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
];

const HOST: (&str, &str) = ("HOST", "https://mentoring.example.org");

const KEY: (&str, &str) = ("SERVICE_KEY", SERVICE_KEY);

/// Starts a binary that can't, and returns its one sentence.
fn said<'a>(binary: &str, variables: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> String {
    let variables = variables.into_iter().copied();
    let output = Command::new(binary).env_clear().envs(variables).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_function_names_the_variable_that_it_lacks_in_one_sentence_and_ends() {
    for (binary, more) in [
        (INTAKE, &[HOST, KEY, ("ORIGIN_SECRET", SECRET)][..]),
        (EXPORT, &[]),
        (COURIER, &[HOST, KEY]),
        (CALENDAR, &[]),
    ] {
        let all: Vec<_> = TABLE.iter().chain(&LAMBDA).chain(more).copied().collect();
        for (lacked, _) in &all {
            let others = all.iter().filter(|(name, _)| name != lacked);
            let sentence = format!("the environment variable {lacked} is missing\n");
            assert_eq!(said(binary, others), sentence);
            let empty =
                all.iter().map(|(name, value)| (*name, if name == lacked { "" } else { value }));
            let empty: Vec<_> = empty.collect();
            if *lacked != "AWS_REGION" {
                assert_eq!(said(binary, &empty), sentence);
            }
        }
    }
}

#[test]
fn a_function_says_what_is_wrong_with_a_variable_without_showing_it() {
    let short = "x".repeat(31);
    for (wrong, rule) in [
        (("HOST", "mentoring.example.org"), "an origin such as https://mentoring.example.org"),
        (
            ("ORIGIN_SECRET", short.as_str()),
            "32 characters or more, or two such texts with a space between",
        ),
        (
            ("SERVICE_KEY", short.as_str()),
            "32 characters or more, or two such texts with a space between",
        ),
        (("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "much"), "a number of megabytes"),
    ] {
        let all = TABLE.iter().chain(&LAMBDA).chain(&[HOST, KEY, ("ORIGIN_SECRET", SECRET)]);
        let all: Vec<_> =
            all.filter(|(name, _)| *name != wrong.0).chain([&wrong]).copied().collect();
        let sentence =
            format!("the environment variable {} is wrong: it must be {rule}\n", wrong.0);
        assert_eq!(said(INTAKE, &all), sentence);
    }
}

#[test]
fn the_courier_says_what_is_wrong_with_its_mail_without_showing_it() {
    let sender = ("SENDER", "mentoring@example.org");
    let wrong_url = ("SMTP_URL", "smtps:user:a-password@mail");
    for (variables, name, rule) in [
        (vec![("SENDER", "mentoring")], "SENDER", "an address such as mentoring@example.org"),
        (
            vec![sender, wrong_url],
            "SMTP_URL",
            "a URL such as smtps://user:password@mail.example.org",
        ),
    ] {
        let all: Vec<_> = TABLE.iter().chain(&LAMBDA).chain(&variables).copied().collect();
        let sentence = format!("the environment variable {name} is wrong: it must be {rule}\n");
        assert_eq!(said(COURIER, &all), sentence);
    }
}
