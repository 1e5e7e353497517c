//! The template: read by the linter that AWS offers, and translated as AWS will.

use crate::failure::{OrSay, Outcome};
use crate::{python, tool, workspace};
use serde_json::Value;
use std::path::PathBuf;

/// Where it is.
pub(super) fn path() -> PathBuf {
    workspace::root().join("infra/template.yaml")
}

/// Lints it, and gives what the SAM translator makes of it.
pub(super) fn validated() -> Outcome<Value> {
    tool::run_quietly(
        python::tool("cfn-lint")?.arg(path()),
        "infra/template.yaml has a mistake: cfn-lint says where, above.",
    )?;
    let translator = workspace::root().join("infra/translate.py");
    let translated = tool::run_quietly(
        python::tool("python")?.arg(translator).arg(path()).env("AWS_DEFAULT_REGION", "us-east-1"),
        "infra/template.yaml can't be translated: what the SAM translator says is above.",
    )?;
    println!("cfn-lint has nothing to say, and the SAM translator takes it.");
    serde_json::from_slice(&translated.stdout)
        .or_say(|| "What the SAM translator made can't be read.".to_owned())
}

/// Whether HOST answers such a call by a route of its own.
pub(super) fn has_route(call: &str) -> Outcome<bool> {
    let template = workspace::read_text(&path())?;
    let is = |line: &str| line.trim().strip_prefix("RouteKey: ").is_some_and(|key| key == call);
    Ok(template.lines().any(is))
}

#[cfg(test)]
mod tests {
    use super::has_route;

    #[test]
    fn a_route_is_known_by_its_whole_key() {
        let first_step = "GET /v1/programs/{program}/forms/{form}/first-step";
        assert!(has_route(first_step).unwrap());
        assert!(!has_route("GET /v1/programs/{program}").unwrap());
    }
}
