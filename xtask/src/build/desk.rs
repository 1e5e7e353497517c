//! The desk: what its page on HOST loads, and the element that shows it in a guide. No form loads
//! any of it.

use super::solver::Solver;
use super::split::Split;
use super::{naming, wasm, write_asset};
use crate::failure::Outcome;
use crate::tool;
use crate::workspace;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Its files.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Desk {
    pub(crate) style: PathBuf,
    pub(crate) glue: PathBuf,
    pub(crate) wasm: PathBuf,
    /// The screens that not every visit comes to.
    pub(crate) later: Vec<PathBuf>,
    /// What its page begins with. It names the three above, and keeps its own name.
    pub(crate) page: PathBuf,
    /// What shows it in a guide. It keeps its name, too.
    pub(crate) element: PathBuf,
    /// What only the matching screen loads.
    pub(crate) solver: Solver,
}

impl Desk {
    /// Compiles it and writes its files.
    pub(super) fn build(tools: &Path) -> Outcome<Self> {
        let assets = workspace::site().join("v1/assets");
        let style = wasm::style(tools, "widget/desk/style.css")?;
        let style = write_asset(&assets, "desk", &style, "css")?;
        let solver = Solver::build(tools)?;
        let Split { glue, wasm, later } = Split::build(tools, "desk")?;
        let glue = naming(&glue, "__SOLVER__", &solver.script)?;
        let glue = write_asset(&assets, "desk", &glue, "js")?;
        let mut script = minify(tools, "widget/desk/page.js", &["--format=esm"])?;
        for (token, file) in [("__STYLE__", &style), ("__GLUE__", &glue), ("__WASM__", &wasm)] {
            script = naming(&script, token, file)?;
        }
        let page = workspace::site().join("v1/embed-desk-page.js");
        workspace::write(&page, &script)?;
        let element = workspace::site().join("v1/embed-desk.js");
        workspace::write(&element, &minify(tools, "widget/desk/element.js", &[])?)?;
        Ok(Self { style, glue, wasm, later, page, element, solver })
    }

    /// The files that are named by their content.
    pub(super) fn assets(&self) -> impl Iterator<Item = &PathBuf> {
        let opening = [&self.style, &self.glue, &self.wasm];
        opening.into_iter().chain(&self.later).chain([&self.solver.script, &self.solver.wasm])
    }

    /// The files that keep their names.
    pub(super) fn scripts(&self) -> [&PathBuf; 2] {
        [&self.page, &self.element]
    }
}

fn minify(tools: &Path, path: &str, more: &[&str]) -> Outcome<Vec<u8>> {
    let minified = tool::run_quietly(
        tool::tool(tools.join("esbuild"))
            .arg(workspace::root().join(path))
            .args(["--minify", "--target=es2022", "--log-level=warning"])
            .args(more),
        &format!("{path} has a mistake: esbuild says where, above."),
    )?;
    Ok(minified.stdout)
}
