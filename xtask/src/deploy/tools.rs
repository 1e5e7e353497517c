//! What must be installed before a deployment begins.

use crate::failure::{Failure, Outcome};
use crate::tool;

/// A program, and how to get it.
const TOOLS: &[(&str, &str)] = &[
    ("python3", "install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)"),
    ("node", "install Node.js 20 or newer (Debian: apt-get install nodejs npm)"),
    ("npm", "install npm (Debian: apt-get install npm)"),
    ("rustup", "install Rust with rustup: it brings the standard library for arm64"),
];

/// Says which program is missing, the first of them.
pub(super) fn present() -> Outcome {
    for (name, advice) in TOOLS {
        if tool::on_path(name).is_none() {
            return Err(Failure::said(format!(
                "{name} is missing: {advice}, then run this again."
            )));
        }
    }
    tool::run_quietly(
        tool::tool("python3").args(["-c", "import venv, ensurepip"]),
        "Python's venv is missing: install it (Debian: apt-get install python3-venv), then run \
         this again.",
    )?;
    Ok(())
}
