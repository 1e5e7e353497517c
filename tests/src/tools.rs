//! The tools from PyPI, which `cargo xtask test` has installed.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A tool, to be run in the repository.
#[must_use]
pub fn tool(name: &str) -> Command {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let program: PathBuf = root().join(target).join("python/bin").join(name);
    assert!(program.is_file(), "{name} is not installed: run cargo xtask test");
    let mut tool = Command::new(program);
    tool.current_dir(root());
    tool
}

/// What it printed, whether it was content or not.
pub fn said(command: &mut Command) -> (bool, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}
