//! The store's contract, on an engine that nobody here wrote: the tests of the API, which otherwise
//! run on an embedded DynamoDB, against moto's.

use super::tally::Tally;
use super::targets;
use crate::failure::Outcome;
use crate::moto::Moto;

/// The file of tests that is the contract.
const CONTRACT: &str = "api";

/// What is asked of moto at every stop: the tests between which every way to read and to write the
/// table is taken. All of them take it ten minutes.
const AT_EVERY_STOP: &[&str] = &[
    "busy::",
    "calendar::",
    "desk::committee::",
    "desk::forgetting::",
    "desk::pairings::",
    "desk::sign_in::",
    "drafts::",
    "due::",
    "export::",
    "heard::",
    "idempotency::",
    "own::",
    "publish::",
    "sheets::",
];

/// What moto is too slow at to be waited for at every stop, by the test that shows it, and why.
const SLOW: &[(&str, &str)] = &[(
    "export::an_export_of_many_pages_has_every_submission_once",
    "a Query goes through and sorts the whole partition for each page: a minute and a half",
)];

/// All of it where there is time, else what is asked at every stop.
pub(super) fn on_moto(tally: &mut Tally, all: bool) -> Outcome {
    let (asked, left_out) = if all { (&[][..], &[][..]) } else { (AT_EVERY_STOP, SLOW) };
    let mut arguments = targets::files(&[CONTRACT.to_owned()]);
    arguments.push("--".to_owned());
    arguments.extend(asked.iter().map(|&tests| tests.to_owned()));
    for (test, why) in left_out {
        println!("Not on moto: {test} ({why}).");
        arguments.extend(["--skip".to_owned(), (*test).to_owned()]);
    }
    let moto = Moto::start()?;
    let variable = ("STORE_ENDPOINT", moto.address());
    tally.cargo_test_with(&[variable], arguments, "the store's contract, on moto's DynamoDB")
}

#[cfg(test)]
mod tests {
    use super::{AT_EVERY_STOP, SLOW};
    use crate::workspace;
    use std::fs;

    #[test]
    fn what_is_asked_at_every_stop_is_there() {
        for tests in AT_EVERY_STOP {
            let file = tests.trim_end_matches("::").replace("::", "/");
            let file = workspace::root().join(format!("functions/tests/api/{file}.rs"));
            assert!(file.is_file(), "{tests}");
        }
    }

    #[test]
    fn a_test_that_is_left_out_is_there_and_has_its_reason() {
        for (test, why) in SLOW {
            let (file, name) = test.split_once("::").unwrap();
            let file = workspace::root().join(format!("functions/tests/api/{file}.rs"));
            let text = fs::read_to_string(file).unwrap();
            assert!(text.contains(&format!("async fn {name}(")), "{test}");
            assert!(!why.is_empty());
        }
    }
}
