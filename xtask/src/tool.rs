//! Running other programs, with one sentence when one is missing or fails.

use crate::failure::{Failure, Outcome};
use crate::workspace;
use std::env;
use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Cargo, started in the root as if it had been typed there.
pub(crate) fn cargo() -> Command {
    let mut cargo = tool(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    outside_cargo(&mut cargo);
    cargo
}

/// Takes away what cargo tells xtask of itself.
pub(crate) fn outside_cargo(command: &mut Command) {
    // Build scripts that watch these would run again, and all that rests on
    // them, each time a build moves between `cargo xtask` and plain `cargo`.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

/// A program, started in the root.
pub(crate) fn tool(program: impl AsRef<OsStr>) -> Command {
    let mut tool = Command::new(program);
    tool.current_dir(workspace::root());
    tool
}

/// Runs it to its end, its output in this terminal; `advice` is the sentence for a failure.
pub(crate) fn run(command: &mut Command, advice: &str) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::said(advice)),
        Err(error) => Err(not_started(command, &error)),
    }
}

/// Runs it to its end in silence; shows what it wrote only if it fails.
pub(crate) fn run_quietly(command: &mut Command, advice: &str) -> Outcome<Output> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(output);
    }
    eprint!("{}", String::from_utf8_lossy(&output.stdout));
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    Err(Failure::said(advice))
}

/// Runs it to its end with this as its input; what it writes is returned.
pub(crate) fn fed(command: &mut Command, input: &[u8], advice: &str) -> Outcome<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    // A program that ends before it has read everything has failed, and says so itself.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input));
    let output = child.wait_with_output().map_err(|error| not_started(command, &error))?;
    if output.status.success() { Ok(output.stdout) } else { Err(Failure::said(advice)) }
}

/// The first program of that name on the PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// The sentence for a program that did not even start.
pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    let path = Path::new(command.get_program());
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    match (error.kind(), &*name) {
        (ErrorKind::NotFound, "npm" | "node") => Failure::said(
            "Node.js is missing: install version 20 or newer (Debian: apt-get install nodejs npm), \
             then run this again.",
        ),
        (ErrorKind::NotFound, "python3") => Failure::said(
            "Python is missing: install version 3.11 or newer (Debian: apt-get install \
             python3-venv), then run this again.",
        ),
        (ErrorKind::NotFound, _) => {
            Failure::said(format!("{name} is missing: install it, then run this again."))
        }
        _ => Failure::said(format!("{name} did not start ({error}).")),
    }
}
