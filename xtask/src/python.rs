//! Tools from PyPI: those that `infra/requirements.txt` names, in `target/python`, and what
//! benches compare ours with, in `target/bench-python` and `target/bench-export-python`. They are installed once, and again
//! when their list changes.

use crate::build::hash::Hash;
use crate::failure::{OrSay, Outcome};
use crate::{tool, workspace};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One of these tools, such as `cfn-lint`, or their `python` itself, ready to be run in the root.
pub(crate) fn tool(name: &str) -> Outcome<Command> {
    let programs = programs()?;
    let mut command = tool::tool(programs.join(name));
    // cargo-lambda looks for zig, and the tools for each other, on the PATH.
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([programs].into_iter().chain(env::split_paths(&path)));
    command.env("PATH", path.or_say(|| "The PATH can't be extended.".to_owned())?);
    Ok(command)
}

/// The folder of the installed programs; installs them first where that is due.
pub(crate) fn programs() -> Outcome<PathBuf> {
    installed("python", "infra/requirements.txt", "the tools for AWS")
}

/// Installs the solvers that `cargo xtask bench matching` compares ours with.
pub(crate) fn to_compare_with() -> Outcome<PathBuf> {
    let list = "tests/benches/matching/requirements.txt";
    installed("bench-python", list, "SciPy and lapx, to compare the solver with")
}

/// Installs what `cargo xtask bench export` compares our exports with.
pub(crate) fn to_export_with() -> Outcome<PathBuf> {
    let list = "tests/benches/export/requirements.txt";
    installed("bench-export-python", list, "boto3 and XlsxWriter, to compare our exports with")
}

fn installed(name: &str, list: &str, what: &str) -> Outcome<PathBuf> {
    let folder = workspace::target().join(name);
    let requirements = workspace::root().join(list);
    let wanted = stamp(&folder, &workspace::read(&requirements)?);
    let _turn = take_turn(&folder)?;
    let stamped = folder.join("requirements.stamp");
    if fs::read_to_string(&stamped).is_ok_and(|found| found == wanted) {
        return Ok(folder.join("bin"));
    }
    install(&folder, &requirements, what)?;
    workspace::write(&stamped, wanted.as_bytes())?;
    Ok(folder.join("bin"))
}

/// What was installed, and where: the programs know their folder, so a moved one is made again.
fn stamp(folder: &Path, requirements: &[u8]) -> String {
    format!("{}\n{}\n", Hash::of(requirements), folder.display())
}

/// Two commands at once must not install into one folder: the second waits for the first.
fn take_turn(folder: &Path) -> Outcome<File> {
    let lock = folder.with_extension("lock");
    let say = || {
        let lock = workspace::shown(&lock);
        format!("{lock} can't be taken: check the disk and its rights.")
    };
    fs::create_dir_all(workspace::target()).or_say(say)?;
    let lock = File::create(&lock).or_say(say)?;
    lock.lock().or_say(say)?;
    Ok(lock)
}

fn install(folder: &Path, requirements: &Path, what: &str) -> Outcome {
    println!(
        "Fetching {what} from PyPI into {} (once, one to three minutes) …",
        workspace::shown(folder)
    );
    tool::run_quietly(
        tool::tool("python3").args(["-m", "venv", "--clear"]).arg(folder),
        "Python could not make a folder for its packages: install its venv (Debian: apt-get \
         install python3-venv), then run this again.",
    )?;
    tool::run_quietly(
        tool::tool(folder.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            // What is never imported needs no byte code.
            .arg("--no-compile")
            .arg("--requirement")
            .arg(requirements),
        "pip could not fetch these packages: check the network, and that python3 is 3.11 or \
         newer, then run this again.",
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::stamp;
    use std::path::Path;

    #[test]
    fn the_tools_are_installed_again_when_their_list_or_their_folder_changes() {
        let here = stamp(Path::new("target/python"), b"moto==5");
        assert_eq!(here, stamp(Path::new("target/python"), b"moto==5"));
        assert_ne!(here, stamp(Path::new("target/python"), b"moto==6"));
        assert_ne!(here, stamp(Path::new("elsewhere/python"), b"moto==5"));
    }
}
