//! The desk: what its page on HOST loads, and the element that shows it in a guide. No form loads
//! any of it.

use super::solver::Solver;
use super::{naming, wasm, write_asset};
use crate::failure::Outcome;
use crate::tool;
use crate::workspace;
use std::path::{Path, PathBuf};

/// Its files.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Desk {
    pub(crate) style: PathBuf,
    pub(crate) glue: PathBuf,
    pub(crate) wasm: PathBuf,
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
        let work = wasm::bound("desk")?;
        let assets = workspace::site().join("v1/assets");
        let style = wasm::style(tools, "widget/desk/style.css")?;
        let style = write_asset(&assets, "desk", &style, "css")?;
        let solver = Solver::build(tools)?;
        let glue = wasm::bundle(tools, &work.join("desk.js"))?;
        let glue = naming(&glue, "__SOLVER__", &solver.script)?;
        let glue = write_asset(&assets, "desk", &glue, "js")?;
        let small = wasm::optimize(tools, "desk", &work)?;
        let wasm = write_asset(&assets, "desk", &small, "wasm")?;
        let mut script = minify(tools, "widget/desk/page.js", &["--format=esm"])?;
        for (token, file) in [("__STYLE__", &style), ("__GLUE__", &glue), ("__WASM__", &wasm)] {
            script = naming(&script, token, file)?;
        }
        let page = workspace::site().join("v1/embed-desk-page.js");
        workspace::write(&page, &script)?;
        let element = workspace::site().join("v1/embed-desk.js");
        workspace::write(&element, &minify(tools, "widget/desk/element.js", &[])?)?;
        Ok(Self { style, glue, wasm, page, element, solver })
    }

    /// The files that are named by their content.
    pub(super) fn assets(&self) -> [&PathBuf; 5] {
        [&self.style, &self.glue, &self.wasm, &self.solver.script, &self.solver.wasm]
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
