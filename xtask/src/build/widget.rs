//! The widget's crate, compiled, bound to JavaScript and made small.

use super::elsewhere;
use crate::failure::{Failure, OrSay, Outcome};
use crate::tool;
use crate::workspace;
use std::fs;
use std::path::Path;
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

/// The widget as three files' contents.
pub(super) struct Widget {
    pub(super) style: Vec<u8>,
    pub(super) glue: Vec<u8>,
    pub(super) wasm: Vec<u8>,
    pub(super) work: Vec<u8>,
    pub(super) offer: Vec<u8>,
}

/// Compiles the widget; `tools` is where npm put wasm-opt and esbuild.
pub(super) fn build(tools: &Path) -> Outcome<Widget> {
    have_wasm_target()?;
    println!("Compiling the widget to WebAssembly …");
    compile()?;
    println!("Making it small …");
    let work = workspace::target().join("widget");
    bind(&work)?;
    Ok(Widget {
        style: minify_style(tools)?,
        glue: minify_glue(tools, &work)?,
        wasm: optimize(tools, &work)?,
        work: minify_work(tools)?,
        offer: elsewhere::build(tools)?,
    })
}

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

fn compile() -> Outcome {
    tool::run(
        tool::cargo()
            // With the library that the tests link as well, cargo would leave out link-time
            // optimization without a word: a tenth more to download.
            .args(["rustc", "--package", "widget", "--lib", "--crate-type", "cdylib"])
            .args(["--target", WASM_TARGET, "--profile", "wasm-release"]),
        "The widget does not compile: fix what cargo says above, then run this again.",
    )
}

/// Writes `widget.js` and `widget_bg.wasm` into the work folder.
fn bind(work: &Path) -> Outcome {
    let compiled = workspace::target().join(WASM_TARGET).join("wasm-release/widget.wasm");
    if !compiled.is_file() {
        return Err(Failure::said(
            "Cargo made no widget.wasm: widget/Cargo.toml must say crate-type = \
             [\"cdylib\", \"rlib\"].",
        ));
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .map(|bindgen| {
            bindgen
                .input_path(&compiled)
                .typescript(false)
                .remove_producers_section(true)
                // The loader passes the hashed name: the glue needn't guess one.
                .omit_default_module_path(true)
        })
        .and_then(|bindgen| bindgen.generate(work))
        .or_say(|| {
            "wasm-bindgen can't read the widget: in Cargo.lock, wasm-bindgen and \
             wasm-bindgen-cli-support must have the same version."
                .into()
        })
}

fn minify_glue(tools: &Path, work: &Path) -> Outcome<Vec<u8>> {
    let door = work.join("door.js");
    workspace::write(&door, &elsewhere::door()?)?;
    // Bundled, so that a crate's own snippets of JavaScript end up in it.
    let minified = tool::run_quietly(
        tool::tool(tools.join("esbuild")).arg(door).args([
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

fn minify_work(tools: &Path) -> Outcome<Vec<u8>> {
    let minified = tool::run_quietly(
        tool::tool(tools.join("esbuild"))
            .arg(workspace::root().join("widget/embed/work.js"))
            .args(["--minify", "--format=esm", "--target=es2020", "--log-level=warning"]),
        "widget/embed/work.js has a mistake: esbuild says where, above.",
    )?;
    Ok(minified.stdout)
}

fn minify_style(tools: &Path) -> Outcome<Vec<u8>> {
    let minified = tool::run_quietly(
        tool::tool(tools.join("esbuild"))
            .arg(workspace::root().join("widget/src/style.css"))
            .args(["--minify", "--target=chrome100,firefox100,safari15", "--log-level=warning"]),
        "widget/src/style.css has a mistake: esbuild says where, above.",
    )?;
    Ok(minified.stdout)
}

fn optimize(tools: &Path, work: &Path) -> Outcome<Vec<u8>> {
    let small = work.join("widget_small.wasm");
    tool::run_quietly(
        tool::tool(tools.join("wasm-opt"))
            .arg(work.join("widget_bg.wasm"))
            // Control flow made anew, which is shorter; then little inlining and an order by name:
            // more bytes, but alike, so that Brotli makes fewer of them.
            .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
            .args(["-aimfs", "4", "-fimfs", "4", "-ocimfs", "4"])
            .args(["--reorder-functions-by-name", "--strip-debug", "--strip-producers"])
            .args(FEATURES)
            .arg("-o")
            .arg(&small),
        "wasm-opt could not read the widget's WebAssembly: what it says is above.",
    )?;
    fs::read(&small).or_say(|| "wasm-opt wrote no file: run this again.".into())
}
