//! The files of tests that a package has, by name.

use crate::failure::Outcome;
use crate::targets::targets;

/// Packages that rest on the AWS SDK. They are always tested as one selection: cargo then settles
/// on one set of features, and the SDK is compiled once, not once for each package.
const TOGETHER: &[&str] = &["functions", "local", "tests"];

/// What the functions have on AWS only. With it, what they share with the tests is compiled once, too.
const FEATURES: [&str; 2] = ["--features", "functions/ses"];

/// Arguments of `cargo test` that select the unit tests of them all.
pub(super) fn unit_tests() -> Vec<String> {
    let mut arguments = selection();
    arguments.extend(["--lib".to_owned(), "--bins".to_owned()]);
    arguments
}

/// Arguments that select the examples in the documentation of them all.
pub(super) fn doc_tests() -> Vec<String> {
    let mut arguments = selection();
    arguments.push("--doc".to_owned());
    arguments
}

/// Arguments that select these files of tests.
pub(super) fn files(names: &[String]) -> Vec<String> {
    let mut arguments = selection();
    arguments.extend(names.iter().flat_map(|name| ["--test".to_owned(), name.clone()]));
    arguments
}

fn selection() -> Vec<String> {
    let packages = TOGETHER.iter().flat_map(|name| ["--package", name]);
    packages.chain(FEATURES).map(str::to_owned).collect()
}

/// The names of a package's files of tests, those in its folder `tests/`.
pub(super) fn files_of(package: &str) -> Outcome<Vec<String>> {
    targets(package, "test")
}
