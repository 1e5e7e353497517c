//! The Lambda functions as binaries: for arm64, where Lambda runs them, and for this machine, where
//! they are proven and measured.

use crate::failure::{Failure, OrSay, Outcome};
use crate::targets::targets;
use crate::test::INFRA;
use crate::{python, tool, workspace};
use std::fs;
use std::path::{Path, PathBuf};

/// The packages whose binaries are functions.
const PACKAGES: &[&str] = &["functions", "pages"];

/// The most that one may weigh, zipped: Lambda fetches it before a cold start.
const BUDGET: u64 = 6_000_000;

/// What Lambda runs, and what cargo calls it.
const TARGET: &str = "aarch64-unknown-linux-gnu";

/// Builds every function for Lambda, into `target/lambda/{name}/bootstrap`, and holds each to its
/// budget.
pub(crate) fn for_lambda() -> Outcome {
    tool::run_quietly(
        tool::tool("rustup").args(["target", "add", TARGET]),
        "rustup could not fetch Rust's arm64 part: check the network, then run this again.",
    )?;
    println!("Building the functions for Lambda (arm64; five minutes the first time) …");
    let mut cargo = python::tool("cargo-lambda")?;
    cargo.args(["lambda", "build", "--release", "--arm64"]).args(selection());
    tool::outside_cargo(&mut cargo);
    tool::run(&mut cargo, "The functions do not compile for arm64: what cargo says is above.")?;
    let functions = names()?.into_iter().map(|name| {
        let bootstrap = workspace::target().join("lambda").join(&name).join("bootstrap");
        let (raw, zipped) = (size(&bootstrap)?, size(&zip(&bootstrap)?)?);
        Ok(Function { name, raw, zipped })
    });
    let functions = functions.collect::<Outcome<Vec<_>>>()?;
    print(&functions);
    hold_to_budget(&functions)
}

/// How a function is built for this machine.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Made {
    /// As for Lambda, which takes five minutes: what is measured has to be what runs there.
    Release,
    /// As the tests are, beside which most of it is compiled already: it does the same, slower.
    LikeTests,
}

/// Builds every function for this machine; the folder that each is in, by its name.
pub(crate) fn for_this_machine(made: Made) -> Outcome<PathBuf> {
    let (profile, folder) = match made {
        Made::Release => (&["--release"][..], "release"),
        // The selection that tests are built as, and one of them: with what only tests need cargo settles on
        // the same features, and what they share is not compiled again.
        Made::LikeTests => {
            (&["--package", "local", "--package", "tests", "--test", INFRA][..], "debug")
        }
    };
    println!("Building the functions for this machine ({folder}; minutes, the first time) …");
    let mut cargo = tool::cargo();
    cargo.args(["build", "--bins"]).args(profile).args(selection());
    tool::run(&mut cargo, "The functions do not compile: what cargo says is above.")?;
    Ok(workspace::target().join(folder))
}

/// The names of the functions: of the binaries of their packages.
pub(crate) fn names() -> Outcome<Vec<String>> {
    let each = PACKAGES.iter().map(|package| targets(package, "bin"));
    Ok(each.collect::<Outcome<Vec<_>>>()?.concat())
}

/// The packages, and what their functions need on AWS and nowhere else: mail by way of SES.
fn selection() -> impl Iterator<Item = &'static str> {
    let packages = PACKAGES.iter().flat_map(|name| ["--package", name]);
    packages.chain(["--features", "functions/ses"])
}

/// A function as it is sent to AWS.
struct Function {
    name: String,
    raw: u64,
    zipped: u64,
}

/// Zips it as the AWS command line does, which is written in Python too.
fn zip(bootstrap: &Path) -> Outcome<PathBuf> {
    let zip = bootstrap.with_extension("zip");
    tool::run_quietly(
        python::tool("python")?.args(["-m", "zipfile", "-c"]).arg(&zip).arg(bootstrap),
        "Python could not zip a function: what it says is above.",
    )?;
    // Beside the folder, for all that is in the folder is sent.
    let beside = bootstrap.parent().map(|folder| folder.with_extension("zip")).unwrap_or_default();
    fs::rename(&zip, &beside).or_say(|| format!("{} can't be moved.", workspace::shown(&zip)))?;
    Ok(beside)
}

fn size(file: &Path) -> Outcome<u64> {
    let metadata = fs::metadata(file);
    Ok(metadata.or_say(|| format!("{} was not built.", workspace::shown(file)))?.len())
}

fn print(functions: &[Function]) {
    println!("\n{:<18}{:>12}{:>12}{:>12}", "bytes, arm64", "raw", "zipped", "budget");
    for Function { name, raw, zipped } in functions {
        println!("{name:<18}{raw:>12}{zipped:>12}{BUDGET:>12}");
    }
}

fn hold_to_budget(functions: &[Function]) -> Outcome {
    if functions.is_empty() {
        return Err(Failure::said(format!("There is no function in {}.", PACKAGES.join(", "))));
    }
    match functions.iter().find(|function| function.zipped > BUDGET) {
        None => Ok(()),
        Some(Function { name, zipped, .. }) => Err(Failure::said(format!(
            "The function {name} is {zipped} bytes zipped, which is {} over its budget: see with \
             cargo tree --package functions what came in.",
            zipped - BUDGET
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Function, hold_to_budget};

    #[test]
    fn a_function_at_its_budget_passes_and_one_byte_more_fails_with_its_figure() {
        let held = |zipped| {
            let one = Function { name: "intake".into(), raw: 0, zipped };
            hold_to_budget(&[one]).err().map(|failure| failure.to_string())
        };
        assert_eq!(held(BUDGET), None);
        let said = held(BUDGET + 1).unwrap();
        assert!(said.contains("intake is 6000001 bytes") && said.contains("1 over"), "{said}");
        assert!(hold_to_budget(&[]).is_err());
    }
}
