//! `cargo xtask build ligature`: all of Ligature in one program, with the site inside.

use crate::failure::{OrSay, Outcome};
use crate::{npm, tool, workspace};
use std::fs;
use std::time::Instant;

/// Leaves `target/release/ligature`, which needs nothing beside it.
pub(super) fn build() -> Outcome {
    let started = Instant::now();
    super::site()?;
    npm::install(&workspace::root().join("local/guides"), "the sample guides' own libraries")?;
    tool::run(
        tool::cargo().args(["build", "--release", "--package", "local", "--features", "inside"]),
        "The program does not compile: fix what cargo says above, then run this again.",
    )?;
    let program = workspace::target().join("release/ligature");
    let say = || "cargo built no target/release/ligature.".into();
    let size = fs::metadata(&program).or_say(say)?.len();
    let seconds = started.elapsed().as_secs();
    println!(
        "{}: {size} bytes, all that a machine needs ({seconds} s).",
        workspace::shown(&program)
    );
    Ok(())
}
