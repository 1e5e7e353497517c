//! Runs test commands and counts what they report.

use super::browser::Runner;
use crate::failure::{OrSay, Outcome};
use crate::tool;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// What the commands of one part have reported so far.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tally {
    pub(super) part: &'static str,
    pub(super) passed: u32,
    pub(super) failed: u32,
    /// Commands that ended badly: tests that failed, or code that did not compile.
    pub(super) broken: u32,
}

impl Tally {
    pub(super) fn new(part: &'static str) -> Self {
        Self { part, ..Self::default() }
    }

    /// `cargo test` with these arguments; a failing test is counted, not an error.
    pub(super) fn cargo_test<A: AsRef<OsStr>>(
        &mut self,
        arguments: impl IntoIterator<Item = A>,
        what: &str,
    ) -> Outcome {
        self.cargo_test_with(&[], arguments, what)
    }

    /// The same, with these variables in its environment.
    pub(super) fn cargo_test_with<A: AsRef<OsStr>>(
        &mut self,
        variables: &[(&str, &str)],
        arguments: impl IntoIterator<Item = A>,
        what: &str,
    ) -> Outcome {
        let mut cargo = tool::cargo();
        cargo.args(["test", "--no-fail-fast"]).args(arguments).envs(variables.iter().copied());
        self.run(&mut cargo, what)
    }

    /// The same, compiled to WebAssembly and handed to the runner.
    pub(super) fn wasm_test<A: AsRef<OsStr>>(
        &mut self,
        runner: &Runner,
        arguments: impl IntoIterator<Item = A>,
        what: &str,
    ) -> Outcome {
        let mut cargo = tool::cargo();
        cargo.args(["test", "--no-fail-fast", "--tests"]).args(arguments);
        runner.take_over(&mut cargo);
        let before = self.reported();
        self.run(&mut cargo, what)?;
        self.at_least_one_more_than(before);
        Ok(())
    }

    fn reported(&self) -> u32 {
        self.passed + self.failed
    }

    /// The runner is content with a crate that has no test for WebAssembly, and its silence would
    /// pass for a proof.
    fn at_least_one_more_than(&mut self, before: u32) {
        if self.reported() == before {
            println!("No test ran as WebAssembly: mark some with #[wasm_bindgen_test].");
            self.broken += 1;
        }
    }

    fn run(&mut self, command: &mut Command, what: &str) -> Outcome {
        println!("\n── {}, {what} ──", self.part);
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| tool::not_started(command, &error))?;
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                self.count(&line);
            }
        }
        let status = child.wait().or_say(|| "A test command was lost: run this again.".into())?;
        if !status.success() {
            self.broken += 1;
        }
        Ok(())
    }

    /// Adds what one line says, if it is a harness's last one.
    fn count(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else { return };
        let number_before = |word: &str| -> u32 {
            result
                .split([';', '.'])
                .find_map(|piece| piece.trim().strip_suffix(word)?.trim().parse().ok())
                .unwrap_or(0)
        };
        self.passed += number_before("passed");
        self.failed += number_before("failed");
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn the_last_lines_of_both_harnesses_are_counted_and_others_are_not() {
        let mut tally = Tally::new("domain");
        tally.count("test result: ok. 12 passed; 0 failed; 1 ignored; finished in 0.03s");
        tally.count("    test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out");
        tally.count("test parse::result ... ok");
        assert_eq!((tally.passed, tally.failed), (15, 2));
    }

    #[test]
    fn a_crate_without_a_test_for_webassembly_does_not_pass() {
        let mut tally = Tally::new("widget");
        tally.count("test result: ok. 4 passed; 0 failed");
        tally.at_least_one_more_than(0);
        assert_eq!(tally.broken, 0);
        tally.at_least_one_more_than(4);
        assert_eq!(tally.broken, 1);
    }
}
