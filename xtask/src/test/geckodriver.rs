//! The program that drives Firefox: Debian has Firefox and not this, but it is a crate.

use crate::failure::Outcome;
use crate::{tool, workspace};
use std::fs;

/// The version that the journeys were written with.
const VERSION: &str = "0.37.1";

/// Builds it into `target/tools` (the tests look there), unless it is there.
pub(super) fn install() -> Outcome {
    let folder = workspace::target().join("tools");
    let (program, stamp) = (folder.join("bin/geckodriver"), folder.join("geckodriver.stamp"));
    if program.is_file() && fs::read_to_string(&stamp).is_ok_and(|built| built == VERSION) {
        return Ok(());
    }
    println!("Building geckodriver {VERSION}, which drives Firefox (once, about two minutes) …");
    tool::run_quietly(
        tool::cargo()
            // It passes commands on: an unoptimized one does, and is built in half the time.
            .args([
                "install",
                "--debug",
                "--locked",
                "--force",
                "geckodriver",
                "--version",
                VERSION,
            ])
            .arg("--root")
            .arg(&folder)
            .env("CARGO_PROFILE_DEV_DEBUG", "0"),
        "geckodriver, which drives Firefox, could not be built: check the network, then run this \
         again.",
    )?;
    workspace::write(&stamp, VERSION.as_bytes())
}
