//! A crate's WebAssembly in several files: what every visit needs, and what is fetched when somebody
//! goes there. Which function begins a file is said in the crate, by `wasm_split`.

use super::{naming, wasm, write_asset};
use crate::failure::{Failure, OrSay, Outcome};
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

/// What fetches the other files. It is bundled with wasm-bindgen's JavaScript.
const LOADER: &str = "split.js";

/// A crate's files.
pub(super) struct Split {
    pub(super) glue: Vec<u8>,
    /// What every visit needs.
    pub(super) wasm: PathBuf,
    /// What is fetched later; the glue names them.
    pub(super) later: Vec<PathBuf>,
}

impl Split {
    /// Compiles a crate and cuts it where it says so; writes its WebAssembly.
    pub(super) fn build(tools: &Path, name: &str) -> Outcome<Self> {
        // By what calls what, the splitter knows what belongs to which file.
        let compiled = wasm::compiled(name, &["--emit-relocs"])?;
        let work = workspace::target().join(name);
        let (main, parts) = cut(name, &compiled, &work)?;
        // The other files use what is exported to them.
        wasm::bind(Bindgen::new().input_path(&main).keep_lld_exports(true), &work)?;
        let assets = workspace::site().join("v1/assets");
        let small = wasm::small(tools, &work.join(format!("{name}_bg.wasm")))?;
        let wasm = write_asset(&assets, name, &small, "wasm")?;
        let loader = work.join(LOADER);
        let mut script = workspace::read(&loader)?;
        let mut later = Vec::new();
        for part in parts {
            let file = write_asset(&assets, name, &wasm::small(tools, &part)?, "wasm")?;
            let called = part.file_name().unwrap_or_default().to_string_lossy();
            script = naming(&script, &called, &file)?;
            later.push(file);
        }
        workspace::write(&loader, &script)?;
        let glue = wasm::bundle(tools, &work.join(format!("{name}.js")))?;
        Ok(Self { glue, wasm, later })
    }
}

/// Cuts what was compiled: the file that wasm-bindgen reads, and those that are fetched later.
fn cut(name: &str, compiled: &Path, work: &Path) -> Outcome<(PathBuf, Vec<PathBuf>)> {
    let folder = work.join("split");
    fs::create_dir_all(&folder).or_say(|| format!("{} can't be made.", folder.display()))?;
    let main = folder.join(format!("{name}.wasm"));
    let input = workspace::read(compiled)?;
    let (link_name, main_module) = (format!("./{LOADER}"), format!("./{name}.js"));
    let mut options = Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &main;
    options.link_name = &link_name;
    options.main_module = &main_module;
    let split = transform(options).map_err(|error| {
        Failure::said(format!("The WebAssembly of {name} can't be cut into files: {error}."))
    })?;
    Ok((main, split.split_modules))
}
