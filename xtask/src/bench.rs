//! `cargo xtask bench page | export | functions | matching | desk | calendar`: measurements, written to `target/bench/`.

use crate::failure::{Failure, Outcome};
use crate::{build, lambda, npm, python, tool, workspace};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some((name, rest)) = arguments.split_first() else {
        return Err(Failure::said(
            "Say what to measure: cargo xtask bench page, export, functions, matching, desk or calendar.",
        ));
    };
    match name.as_str() {
        "page" => {
            build::site()?;
            npm::build_tools()?;
            let compared = workspace::root().join("tests/benches/page");
            npm::install(&compared, "SurveyJS, Lit and Formbricks, to compare the widget with")?;
        }
        "desk" => {
            build::site()?;
        }
        "export" => {
            python::to_export_with()?;
        }
        "functions" => {
            python::programs()?;
            npm::build_tools()?;
            let compared = workspace::root().join("tests/benches/functions");
            npm::install(&compared, "the AWS SDK for Node.js, to compare the functions with")?;
            lambda::for_this_machine(lambda::Made::Release)?;
        }
        "calendar" => {}
        "matching" => {
            python::to_compare_with()?;
            build::have_wasm_target()?;
        }
        other => {
            return Err(Failure::said(format!(
                "There is no bench “{other}”: run cargo xtask bench page, export, functions, matching, desk or calendar."
            )));
        }
    }
    tool::run(
        tool::cargo().args(["bench", "--package", "tests", "--bench", name, "--"]).args(rest),
        "The bench did not finish: what it says is above.",
    )
}
