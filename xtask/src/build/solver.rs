//! The solver of the desk: a worker and its WebAssembly, which the matching screen fetches.

use super::{naming, wasm, write_asset};
use crate::failure::Outcome;
use crate::workspace;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Its files.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Solver {
    /// What the worker begins with. It names the other.
    pub(crate) script: PathBuf,
    pub(crate) wasm: PathBuf,
}

impl Solver {
    /// Compiles it and writes its files.
    pub(super) fn build(tools: &Path) -> Outcome<Self> {
        let work = wasm::bound("solver")?;
        let assets = workspace::site().join("v1/assets");
        let small = wasm::optimize(tools, "solver", &work)?;
        let wasm = write_asset(&assets, "solver", &small, "wasm")?;
        let begin = workspace::root().join("widget/desk/solver/src/worker.js");
        workspace::write(&work.join("worker.js"), &workspace::read(&begin)?)?;
        let script = wasm::bundle(tools, &work.join("worker.js"))?;
        let script = naming(&script, "__WASM__", &wasm)?;
        let script = write_asset(&assets, "solver", &script, "js")?;
        Ok(Self { script, wasm })
    }
}
