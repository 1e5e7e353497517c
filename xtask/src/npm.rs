//! Packages from npm: installed once, and again when their lock file changes.

use crate::build::hash::Hash;
use crate::failure::Outcome;
use crate::tool;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// The pinned tools that the build borrows from npm.
pub(crate) fn build_tools() -> Outcome<PathBuf> {
    let folder = workspace::root().join("xtask/npm");
    install(&folder, "the build's tools (binaryen, esbuild)")?;
    Ok(folder.join("node_modules/.bin"))
}

/// Makes `node_modules` hold what the folder's lock file says.
pub(crate) fn install(folder: &Path, what: &str) -> Outcome {
    let modules = folder.join("node_modules");
    let stamp = modules.join(".lock-stamp");
    let locked = Hash::of(&workspace::read(&folder.join("package-lock.json"))?).to_string();
    if fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == locked) {
        return Ok(());
    }
    println!("Fetching {what} from npm into {} …", workspace::shown(&modules));
    tool::run_quietly(
        tool::tool("npm").current_dir(folder).args(["ci", "--no-audit", "--no-fund"]),
        "npm could not fetch these packages: check the network, then run this again.",
    )?;
    workspace::write(&stamp, locked.as_bytes())
}
