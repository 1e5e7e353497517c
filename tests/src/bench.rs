//! What the benches have in common: their options, where measurements are kept, and how they end.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::Value;

use crate::stage::repository;

/// What a bench was started with.
#[derive(Debug)]
pub struct Options(Vec<String>);

impl Options {
    /// The arguments of this process.
    #[must_use]
    pub fn read() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// The words, as they stand.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }

    /// The number behind an option, such as `--rounds 7`.
    #[must_use]
    pub fn number(&self, option: &str, otherwise: usize) -> usize {
        let mut given = self.0.iter().skip_while(|argument| *argument != option).skip(1);
        given.next().map_or(otherwise, |number| {
            number.parse().unwrap_or_else(|_| panic!("{option} takes a number"))
        })
    }

    /// Prints what was measured and which aims it misses; with `--enforce`, a miss is a failure.
    #[must_use]
    #[expect(clippy::print_stdout, reason = "a bench is read in a terminal")]
    pub fn end(&self, text: &str, missed: &[String]) -> ExitCode {
        println!("\n{text}");
        for sentence in missed {
            println!("{sentence}");
        }
        let enforced = self.0.iter().any(|argument| argument == "--enforce");
        if enforced && !missed.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// Where measurements are kept.
#[must_use]
pub fn folder() -> PathBuf {
    repository().join("target/bench")
}

/// Writes `{name}.json` and `{name}.md` there.
pub fn keep(name: &str, json: &Value, text: &str) {
    fs::create_dir_all(folder()).expect("the folder can be made");
    let written = fs::write(folder().join(format!("{name}.json")), format!("{json:#}\n"));
    written.expect("it can be written");
    fs::write(folder().join(format!("{name}.md")), text).expect("it can be written");
}

/// How busy this machine has been for the last minute; the bench's own work counts too.
#[must_use]
pub fn load_average() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}
