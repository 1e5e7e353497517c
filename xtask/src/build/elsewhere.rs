//! What takes a draft to another device: a file that a guide page fetches only when somebody asks for
//! it, and the door to it in the widget's glue.

use std::path::Path;

use crate::failure::Outcome;
use crate::{tool, workspace};

/// The licence of what draws QR codes asks for these lines in every copy.
const NOTICE: &str = "/* With uqr, MIT license, (c) Project Nayuki, (c) 2023 Anthony Fu */";

/// The minified file.
pub(super) fn build(tools: &Path) -> Outcome<Vec<u8>> {
    let root = workspace::root();
    let bundled = tool::run_quietly(
        tool::tool(tools.join("esbuild"))
            .arg(root.join("widget/elsewhere/offer.js"))
            // Beside the tools lies what it imports.
            .env("NODE_PATH", root.join("xtask/npm/node_modules"))
            .arg(format!("--banner:js={NOTICE}"))
            .args(["--bundle", "--minify", "--format=esm", "--target=es2020"])
            .arg("--log-level=warning"),
        "widget/elsewhere/ has a mistake: esbuild says where, above.",
    )?;
    Ok(bundled.stdout)
}

/// The door, which is bundled with wasm-bindgen's script.
pub(super) fn door() -> Outcome<Vec<u8>> {
    workspace::read(&workspace::root().join("widget/elsewhere/door.js"))
}
