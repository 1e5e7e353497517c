//! What runs tests that were compiled to WebAssembly: Node.js, or Chromium.

use super::geckodriver;
use crate::build;
use crate::failure::{Failure, Outcome};
use crate::{tool, workspace};
use std::path::PathBuf;
use std::process::Command;

/// Seconds that one test binary may take in a browser on a busy machine.
const BROWSER_SECONDS: &str = "300";

/// Our own program `wasm-test-runner`, from `src/bin/`.
pub(super) struct Runner {
    program: PathBuf,
    chromedriver: Option<PathBuf>,
}

/// Builds the runner, and sees to Rust's WebAssembly target.
pub(super) fn runner() -> Outcome<Runner> {
    build::have_wasm_target()?;
    println!("\nBuilding the runner of WebAssembly tests …");
    tool::run(
        tool::cargo()
            .args(["build", "--package", "xtask", "--features", "runner"])
            .args(["--bin", "wasm-test-runner"]),
        "The runner of WebAssembly tests does not compile: what cargo says is above.",
    )?;
    let program = workspace::target().join("debug/wasm-test-runner");
    Ok(Runner { program, chromedriver: None })
}

impl Runner {
    /// Also able to run tests that ask for a browser.
    pub(super) fn with_chromium(self) -> Outcome<Self> {
        Ok(Self { chromedriver: Some(chromedriver()?), ..self })
    }

    /// Makes a `cargo test` compile to WebAssembly and run it here.
    pub(super) fn take_over(&self, cargo: &mut Command) {
        // As a list: the variable that cargo reads for this splits at spaces.
        // A string of JSON is one of TOML as well.
        let program = serde_json::Value::from(self.program.to_string_lossy());
        cargo
            .args(["--target", "wasm32-unknown-unknown", "--config"])
            .arg(format!("target.wasm32-unknown-unknown.runner=[{program}]"))
            .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_SECONDS)
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
        if let Some(chromedriver) = &self.chromedriver {
            cargo.env("CHROMEDRIVER", chromedriver);
        }
    }
}

/// The program that drives Chromium.
pub(super) fn chromedriver() -> Outcome<PathBuf> {
    driver("chromedriver", "chromium chromium-driver")
}

/// What the journeys need besides: programs, and the packages of Debian that have them.
const MORE: &[(&str, &str)] = &[
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
    ("pdftoppm", "poppler-utils"),
];

/// Sees to all the browsers that journeys play in.
pub(super) fn all() -> Outcome {
    chromedriver()?;
    for (program, packages) in MORE {
        driver(program, packages)?;
    }
    geckodriver::install()
}

fn driver(program: &str, packages: &str) -> Outcome<PathBuf> {
    tool::on_path(program).ok_or_else(|| {
        Failure::said(format!(
            "{program} is missing, which the tests need: install it (Debian: apt-get install \
             {packages}), then run this again."
        ))
    })
}
