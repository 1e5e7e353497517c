//! `cargo xtask serve | publish | key | chair | archive | take-in | purge`: built here, done by the program `ligature`.

use crate::failure::Outcome;
use crate::{build, deploy, npm, tool, workspace};
use std::ffi::OsString;
use std::process::Command;

pub(crate) fn serve(arguments: &[String]) -> Outcome {
    println!("1/3 Widget");
    build::site()?;
    println!("2/3 Sample guides");
    npm::install(&workspace::root().join("local/guides"), "the sample guides' own libraries")?;
    println!("3/3 Server");
    let mut given: Vec<OsString> = vec!["try".into()];
    given.extend(["--programs", "programs", "--data", "data"].map(OsString::from));
    given.extend(["--guides".into(), "local/guides".into()]);
    given.extend(["--site".into(), workspace::site().into()]);
    // Last, so that what is typed counts.
    given.extend(arguments.iter().map(OsString::from));
    local(given)
}

pub(crate) fn publish(arguments: &[String]) -> Outcome {
    on_data("publish", arguments)
}

pub(crate) fn key(arguments: &[String]) -> Outcome {
    on_data("key", arguments)
}

pub(crate) fn chair(arguments: &[String]) -> Outcome {
    on_data("chair", arguments)
}

pub(crate) fn archive(arguments: &[String]) -> Outcome {
    on_data("archive", arguments)
}

pub(crate) fn take_in(arguments: &[String]) -> Outcome {
    on_data("take-in", arguments)
}

pub(crate) fn purge(arguments: &[String]) -> Outcome {
    on_data("purge", arguments)
}

/// A command that works on data: in a folder, or, with `--stack NAME`, in that stack's table.
fn on_data(command: &str, arguments: &[String]) -> Outcome {
    let (arguments, account) = deploy::pointed(arguments)?;
    let mut local = built(std::iter::once(command.to_owned()).chain(arguments))?;
    if let Some(account) = account {
        account.lend(&mut local)?;
    }
    become_it(local)
}

/// Builds the program `ligature` and becomes it.
fn local(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Outcome {
    become_it(built(arguments)?)
}

/// The program `ligature`, built, with these arguments.
pub(crate) fn built(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Outcome<Command> {
    tool::run(
        // Quiet when there is nothing to say; a first build shows its progress.
        tool::cargo().args(["build", "--package", "local"]),
        "The server does not compile: fix what cargo says above, then run this again.",
    )?;
    let mut local = tool::tool(workspace::target().join("debug/ligature"));
    local.args(arguments.into_iter().map(Into::into));
    Ok(local)
}

/// On Unix the program takes this process's place, so that Ctrl-C and exit codes are its own.
#[cfg(unix)]
fn become_it(mut command: Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(tool::not_started(&command, &error))
}

#[cfg(not(unix))]
fn become_it(mut command: Command) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        // It has said why.
        Ok(_) => Err(crate::failure::Failure::Shown),
        Err(error) => Err(tool::not_started(&command, &error)),
    }
}
