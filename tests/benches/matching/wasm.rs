use std::process::Command;

use serde::{Deserialize, Serialize};
use tests::stage::repository;

/// How long matching takes in a browser's engine.
#[derive(Serialize, Deserialize)]
pub(crate) struct Measured {
    pub(crate) mentees: usize,
    pub(crate) mentors: usize,
    /// Milliseconds from submissions to a pool.
    pub(crate) gathering: f64,
    /// Milliseconds from a pool to a solution: all points, and the best pairs.
    pub(crate) solving: f64,
    pub(crate) matched: usize,
}

/// Builds matching as WebAssembly, as small as the widget is built, and runs it.
pub(crate) fn measure() -> Vec<Measured> {
    let built = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(repository())
        .args(["build", "--quiet", "--package", "domain", "--example", "matching"])
        .args(["--features", "source", "--profile", "wasm-release"])
        .args(["--target", "wasm32-unknown-unknown"])
        .status()
        .expect("cargo runs");
    assert!(built.success(), "matching does not compile to WebAssembly");
    let output = Command::new("node")
        .arg(repository().join("tests/benches/matching/run.mjs"))
        .arg(repository().join("target/wasm32-unknown-unknown/wasm-release/examples/matching.wasm"))
        .output()
        .expect("Node.js runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it answers in JSON")
}
