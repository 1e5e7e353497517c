//! The store's contract, on an engine that nobody here wrote: the tests of the API, which otherwise
//! run on an embedded DynamoDB, against moto's.

use super::tally::Tally;
use super::targets;
use crate::failure::{Failure, Outcome};
use crate::{python, tool};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// The file of tests that is the contract.
const CONTRACT: &str = "api";

/// What moto is too slow at to be waited for at every stop, by the test that shows it, and why.
/// Nothing else is left out, for moto gets nothing of the contract wrong.
const SLOW: &[(&str, &str)] = &[(
    "export::an_export_of_many_pages_has_every_submission_once",
    "a Query goes through and sorts the whole partition for each page: a minute and a half",
)];

/// All of it; what is slow on moto only where there is time.
pub(super) fn on_moto(tally: &mut Tally, also_slow: bool) -> Outcome {
    let slow = if also_slow { &[] } else { SLOW };
    let mut arguments = targets::files(&[CONTRACT.to_owned()]);
    arguments.push("--".to_owned());
    for (test, why) in slow {
        println!("Not on moto: {test} ({why}).");
        arguments.extend(["--skip".to_owned(), (*test).to_owned()]);
    }
    let moto = Moto::start()?;
    let variable = ("STORE_ENDPOINT", moto.address.as_str());
    tally.cargo_test_with(&[variable], arguments, "the store's contract, on moto's DynamoDB")
}

/// A server that plays AWS, until it is dropped.
struct Moto {
    server: Child,
    address: String,
}

impl Moto {
    fn start() -> Outcome<Self> {
        let mut command = python::tool("moto_server")?;
        command.args(["--host", "127.0.0.1", "--port", "0"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let started = command.spawn();
        let mut server = started.map_err(|error| tool::not_started(&command, &error))?;
        let said = server.stderr.take().map(BufReader::new);
        let mut lines = said.into_iter().flat_map(BufRead::lines).map_while(Result::ok);
        let address = lines.find_map(|line| Some(line.split_once("Running on ")?.1.to_owned()));
        // It says a line about each request, and would stop at a pipe that is full.
        std::thread::spawn(move || lines.for_each(drop));
        let moto = Self { server, address: address.unwrap_or_default().trim().to_owned() };
        if moto.address.is_empty() {
            return Err(Failure::said("moto did not start: run target/python/bin/moto_server."));
        }
        Ok(moto)
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::SLOW;
    use crate::workspace;
    use std::fs;

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
