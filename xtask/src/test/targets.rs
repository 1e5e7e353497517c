//! The files of tests that a package has, by name.

use crate::failure::{Failure, OrSay, Outcome};
use crate::tool;
use serde_json::Value;

/// Packages that rest on the AWS SDK. They are always tested as one selection: cargo then settles
/// on one set of features, and the SDK is compiled once, not once for each package.
const TOGETHER: &[&str] = &["functions", "local", "tests"];

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
    TOGETHER.iter().flat_map(|name| ["--package".to_owned(), (*name).to_owned()]).collect()
}

/// The names of a package's files of tests, those in its folder `tests/`.
pub(super) fn files_of(package: &str) -> Outcome<Vec<String>> {
    let printed = tool::run_quietly(
        tool::cargo().args(["metadata", "--no-deps", "--format-version", "1"]),
        "A Cargo.toml has a mistake: cargo says where, above.",
    )?;
    let metadata: Value = serde_json::from_slice(&printed.stdout)
        .or_say(|| "cargo metadata did not answer in JSON: update Rust with rustup.".into())?;
    named(&metadata, package)
        .ok_or_else(|| Failure::said(format!("The workspace has no package {package}.")))
}

fn named(metadata: &Value, package: &str) -> Option<Vec<String>> {
    let packages = metadata.get("packages")?.as_array()?;
    let package = packages.iter().find(|found| found.get("name") == Some(&package.into()))?;
    let is_test = |target: &&Value| {
        let kinds = target.get("kind").and_then(Value::as_array);
        kinds.is_some_and(|kinds| kinds.contains(&"test".into()))
    };
    let targets = package.get("targets")?.as_array()?.iter().filter(is_test);
    Some(targets.filter_map(|target| Some(target.get("name")?.as_str()?.to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::named;
    use serde_json::json;

    #[test]
    fn only_the_files_of_tests_of_the_package_that_is_asked_for_are_named() {
        let target = |kind: &str, name: &str| json!({ "kind": [kind], "name": name });
        let metadata = json!({ "packages": [
            { "name": "local", "targets": [target("test", "other")] },
            { "name": "functions", "targets": [target("lib", "functions"), target("test", "api")] },
        ]});
        assert_eq!(named(&metadata, "functions"), Some(vec!["api".to_owned()]));
        assert_eq!(named(&metadata, "nowhere"), None);
    }
}
