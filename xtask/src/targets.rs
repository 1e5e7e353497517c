//! What the workspace's packages are made of, by cargo's word.

use crate::failure::{Failure, OrSay, Outcome};
use crate::tool;
use serde_json::Value;

/// The names of a package's targets of a kind: `test`, `bin`.
pub(crate) fn targets(package: &str, kind: &str) -> Outcome<Vec<String>> {
    let printed = tool::run_quietly(
        tool::cargo().args(["metadata", "--no-deps", "--format-version", "1"]),
        "A Cargo.toml has a mistake: cargo says where, above.",
    )?;
    let metadata: Value = serde_json::from_slice(&printed.stdout)
        .or_say(|| "cargo metadata did not answer in JSON: update Rust with rustup.".into())?;
    named(&metadata, package, kind)
        .ok_or_else(|| Failure::said(format!("The workspace has no package {package}.")))
}

fn named(metadata: &Value, package: &str, kind: &str) -> Option<Vec<String>> {
    let packages = metadata.get("packages")?.as_array()?;
    let package = packages.iter().find(|found| found.get("name") == Some(&package.into()))?;
    let is_wanted = |target: &&Value| {
        let kinds = target.get("kind").and_then(Value::as_array);
        kinds.is_some_and(|kinds| kinds.contains(&kind.into()))
    };
    let targets = package.get("targets")?.as_array()?.iter().filter(is_wanted);
    Some(targets.filter_map(|target| Some(target.get("name")?.as_str()?.to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::named;
    use serde_json::json;

    #[test]
    fn only_the_targets_of_the_package_and_kind_that_are_asked_for_are_named() {
        let target = |kind: &str, name: &str| json!({ "kind": [kind], "name": name });
        let metadata = json!({ "packages": [
            { "name": "local", "targets": [target("test", "other"), target("bin", "ligature")] },
            { "name": "functions", "targets": [
                target("lib", "functions"), target("bin", "intake"), target("test", "api"),
            ] },
        ]});
        assert_eq!(named(&metadata, "functions", "test"), Some(vec!["api".to_owned()]));
        assert_eq!(named(&metadata, "functions", "bin"), Some(vec!["intake".to_owned()]));
        assert_eq!(named(&metadata, "nowhere", "bin"), None);
    }
}
