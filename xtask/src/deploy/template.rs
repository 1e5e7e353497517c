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
