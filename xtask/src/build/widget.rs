//! The widget's crate, and the scripts around it.

use super::{elsewhere, wasm};
use crate::failure::Outcome;
use crate::tool;
use crate::workspace;
use std::path::Path;

/// The widget as files' contents.
pub(super) struct Widget {
    pub(super) style: Vec<u8>,
    pub(super) glue: Vec<u8>,
    pub(super) wasm: Vec<u8>,
    pub(super) work: Vec<u8>,
    pub(super) offer: Vec<u8>,
}

/// Compiles the widget; `tools` is where npm put wasm-opt and esbuild.
pub(super) fn build(tools: &Path) -> Outcome<Widget> {
    let work = wasm::bound("widget")?;
    let door = work.join("door.js");
    workspace::write(&door, &elsewhere::door()?)?;
    let wasm = wasm::optimize(tools, "widget", &work)?;
    Ok(Widget {
        style: wasm::style(tools, "widget/src/style.css")?,
        glue: wasm::bundle(tools, &door)?,
        wasm,
        work: minify_work(tools)?,
        offer: elsewhere::build(tools)?,
    })
}

fn minify_work(tools: &Path) -> Outcome<Vec<u8>> {
    let minified = tool::run_quietly(
        tool::tool(tools.join("esbuild"))
            .arg(workspace::root().join("widget/embed/work.js"))
            .args(["--minify", "--format=esm", "--target=es2020", "--log-level=warning"]),
        "widget/embed/work.js has a mistake: esbuild says where, above.",
    )?;
    Ok(minified.stdout)
}
