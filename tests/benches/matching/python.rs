use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};
use tests::stage::repository;

/// What a solver came to.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) milliseconds: f64,
    pub(crate) matched: usize,
    pub(crate) points: u64,
}

/// The two that we are compared with.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Others {
    pub(crate) scipy: Answer,
    pub(crate) lapx: Answer,
}

/// Lets them read a problem and solve it so many times.
pub(crate) fn solve(problem: &Path, rounds: usize) -> Others {
    let output = Command::new(repository().join("target/bench-python/bin/python"))
        .arg(repository().join("tests/benches/matching/solve.py"))
        .arg(problem)
        .arg(rounds.to_string())
        .output()
        .expect("Python runs: cargo xtask bench matching installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it answers in JSON")
}
