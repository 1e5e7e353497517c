//! What can be proven of the deployment without an AWS account.

use super::tally::Tally;
use super::{INFRA, contract, targets};
use crate::failure::{Failure, Outcome};
use crate::lambda::Made;
use crate::{build, lambda, npm, python, tool, workspace};
use std::path::Path;

/// The tests that ask for what Lambda itself would run.
const ARM64: &str = "qemu::";

/// All proofs.
pub(super) fn infra(tally: &mut Tally) -> Outcome {
    emulates_arm64()?;
    lambda::for_lambda()?;
    proofs(tally, Made::Release, &[])?;
    one_program(tally)?;
    contract::on_moto(tally, true)
}

/// Those that every change has to pass: all but the release builds, what takes arm64, and what is
/// slow on moto.
pub(super) fn at_every_stop(tally: &mut Tally) -> Outcome {
    proofs(tally, Made::LikeTests, &["--", "--skip", ARM64])?;
    one_program(tally)?;
    contract::on_moto(tally, false)
}

fn proofs(tally: &mut Tally, made: Made, more: &[&str]) -> Outcome {
    tool::run_quietly(
        python::tool("python")?.args(["-m", "pip", "--disable-pip-version-check", "check"]),
        "The versions in infra/requirements.txt do not fit together: pip says why, above.",
    )?;
    let built = lambda::for_this_machine(made)?;
    let built = built.to_string_lossy();
    let mut arguments = targets::files(&[INFRA.to_owned()]);
    arguments.extend(more.iter().map(|&argument| argument.to_owned()));
    let variable = ("FUNCTIONS", &*built);
    tally.cargo_test_with(&[variable], arguments, "as near to AWS as this machine comes")
}

/// That `ligature` needs nothing beside it, once the site is inside.
fn one_program(tally: &mut Tally) -> Outcome {
    build::site()?;
    npm::install(&workspace::root().join("local/guides"), "the sample guides' own libraries")?;
    let mut arguments = targets::files(&["ligature".to_owned()]);
    arguments.extend(["--features", "local/inside", "--", "inside::"].map(str::to_owned));
    tally.cargo_test(arguments, "the program ligature, alone")
}

/// What Debian's `libc6-arm64-cross` brings: without it no arm64 program starts.
const ARM64_LOADER: &str = "/usr/aarch64-linux-gnu/lib/ld-linux-aarch64.so.1";

fn emulates_arm64() -> Outcome {
    let emulator = tool::on_path("qemu-aarch64-static");
    if emulator.is_some() && Path::new(ARM64_LOADER).exists() {
        return Ok(());
    }
    Err(Failure::said(
        "qemu is missing, or the C library for arm64, with which the arm64 functions run here: \
         install both (Debian: apt-get install qemu-user-static libc6-arm64-cross), then run this \
         again.",
    ))
}
