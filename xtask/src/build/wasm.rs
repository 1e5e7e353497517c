//! A crate as WebAssembly: compiled, bound to JavaScript and made small.

use super::names::Names;
use crate::failure::{Failure, OrSay, Outcome};
use crate::tool;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What Rust's WebAssembly may use, by what every browser has had since 2022.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Installs Rust's standard library for WebAssembly if it isn't there.
pub(crate) fn have_wasm_target() -> Outcome {
    let printed = tool::run_quietly(
        tool::tool("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]),
        "rustc does not know WebAssembly: install Rust with rustup, then run this again.",
    )?;
    if Path::new(String::from_utf8_lossy(&printed.stdout).trim()).is_dir() {
        return Ok(());
    }
    println!("Adding Rust's WebAssembly target with rustup …");
    tool::run(
        tool::tool("rustup").args(["target", "add", WASM_TARGET]),
        "rustup could not add wasm32-unknown-unknown: check the network, then run this again.",
    )
}

/// Compiles a crate and binds it: leaves `NAME.js` and `NAME_bg.wasm` in the work folder, which is
/// returned.
pub(super) fn bound(name: &str) -> Outcome<PathBuf> {
    let compiled = compiled(name, &[])?;
    let work = workspace::target().join(name);
    bind(Bindgen::new().input_path(&compiled), &work)?;
    Ok(work)
}

/// Compiles a crate; the linker is told that, too. Gives the file.
pub(super) fn compiled(name: &str, linked: &[&str]) -> Outcome<PathBuf> {
    have_wasm_target()?;
    println!("Compiling {name} to WebAssembly …");
    compile(name, linked)?;
    println!("Making it small …");
    let folder = workspace::target().join(WASM_TARGET).join("wasm-release");
    let file = folder.join(format!("{name}.wasm"));
    if !file.is_file() {
        return Err(Failure::said(format!(
            "Cargo made no {name}.wasm: its Cargo.toml must say crate-type = [\"cdylib\", \"rlib\"]."
        )));
    }
    Ok(file)
}

fn compile(name: &str, linked: &[&str]) -> Outcome {
    tool::run(
        tool::cargo()
            // With the library that the tests link as well, cargo would leave out link-time
            // optimization without a word: a tenth more to download.
            .args(["rustc", "--package", name, "--lib", "--crate-type", "cdylib"])
            .args(["--target", WASM_TARGET, "--profile", "wasm-release", "--"])
            .args(linked.iter().flat_map(|said| ["-C".to_owned(), format!("link-arg={said}")]))
            // Incremental code is cut otherwise, and is a half percent more to download: a setting
            // of whoever builds must not change what is built.
            .env("CARGO_INCREMENTAL", "0"),
        "It does not compile: fix what cargo says above, then run this again.",
    )
}

/// Binds what a crate was compiled to: leaves the JavaScript and the WebAssembly in a folder.
pub(super) fn bind(bindgen: &mut Bindgen, work: &Path) -> Outcome {
    bindgen
        .web(true)
        .map(|bindgen| {
            bindgen
                .typescript(false)
                .remove_producers_section(true)
                // Whoever loads it passes the hashed name: the glue needn't guess one.
                .omit_default_module_path(true)
        })
        .and_then(|bindgen| bindgen.generate(work))
        .or_say(|| {
            "wasm-bindgen can't read it: in Cargo.lock, wasm-bindgen and wasm-bindgen-cli-support \
             must have the same version."
                .into()
        })
}

/// The WebAssembly in the work folder, made small; the JavaScript there calls it by short names then.
pub(super) fn optimize(tools: &Path, name: &str, work: &Path) -> Outcome<Vec<u8>> {
    let file = work.join(format!("{name}_bg.wasm"));
    let short = "--minify-imports-and-exports-and-modules";
    let (small, printed) = shrunk(tools, &file, &[short])?;
    let script = work.join(format!("{name}.js"));
    let glue = workspace::read(&script)?;
    let glue = Names::read(&printed)?.shorten(&String::from_utf8_lossy(&glue))?;
    workspace::write(&script, glue.as_bytes())?;
    Ok(small)
}

/// A file of WebAssembly, made small.
pub(super) fn small(tools: &Path, file: &Path) -> Outcome<Vec<u8>> {
    shrunk(tools, file, &[]).map(|(small, _)| small)
}

/// A file of WebAssembly, made small, and what wasm-opt has printed.
fn shrunk(tools: &Path, file: &Path, more: &[&str]) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let small = file.with_extension("small");
    let output = tool::run_quietly(
        tool::tool(tools.join("wasm-opt"))
            .arg(file)
            // Control flow made anew, which is shorter; then little inlining and an order by name:
            // more bytes, but alike, so that Brotli makes fewer of them.
            .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
            .args(["-aimfs", "4", "-fimfs", "4", "-ocimfs", "4"])
            .args(["--reorder-functions-by-name", "--strip-debug", "--strip-producers"])
            .args(more)
            .args(FEATURES)
            .arg("-o")
            .arg(&small),
        "wasm-opt could not read the WebAssembly: what it says is above.",
    )?;
    let small = fs::read(&small).or_say(|| "wasm-opt wrote no file: run this again.".into())?;
    Ok((small, output.stdout))
}

/// A module with all that it imports, so that a crate's own snippets of JavaScript end up in it.
pub(super) fn bundle(tools: &Path, script: &Path) -> Outcome<Vec<u8>> {
    let minified = tool::run_quietly(
        tool::tool(tools.join("esbuild")).arg(script).args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2020",
            "--log-level=warning",
        ]),
        "esbuild could not read wasm-bindgen's JavaScript: what it says is above.",
    )?;
    Ok(minified.stdout)
}

/// A style sheet, minified.
pub(super) fn style(tools: &Path, path: &str) -> Outcome<Vec<u8>> {
    let minified = tool::run_quietly(
        tool::tool(tools.join("esbuild")).arg(workspace::root().join(path)).args([
            "--minify",
            "--target=chrome100,firefox100,safari15",
            "--log-level=warning",
        ]),
        &format!("{path} has a mistake: esbuild says where, above."),
    )?;
    Ok(minified.stdout)
}
