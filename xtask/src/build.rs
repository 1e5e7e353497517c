//! `cargo xtask build`: what a guide page downloads, in `target/site/`; `build ligature`: one
//! program with that inside.

mod desk;
mod elsewhere;
pub(crate) mod hash;
mod inputs;
mod ligature;
mod loader;
mod names;
mod solver;
mod split;
mod stamp;
mod wasm;
mod widget;

use crate::failure::{Failure, OrSay, Outcome};
use crate::{npm, workspace};
use desk::Desk;
use hash::Hash;
use serde::{Deserialize, Serialize};
use stamp::Stamp;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;
pub(crate) use wasm::have_wasm_target;

/// The files of a built site.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Site {
    pub(crate) loader: PathBuf,
    pub(crate) style: PathBuf,
    pub(crate) glue: PathBuf,
    pub(crate) wasm: PathBuf,
    /// What only few people need: the work while very many are being sent.
    pub(crate) work: PathBuf,
    /// What takes a draft to another device: fetched by whoever asks for that.
    pub(crate) offer: PathBuf,
    /// The committee's workplace.
    pub(crate) desk: Desk,
    /// What the loader says in other languages than the first.
    pub(crate) words: Vec<PathBuf>,
}

impl Site {
    /// Its files that are named by their content, and kept for good.
    fn assets(&self) -> impl Iterator<Item = &PathBuf> {
        let named = [&self.style, &self.glue, &self.wasm, &self.work, &self.offer];
        named.into_iter().chain(self.desk.assets()).chain(&self.words)
    }

    /// Its files that keep their names.
    fn scripts(&self) -> impl Iterator<Item = &PathBuf> {
        std::iter::once(&self.loader).chain(self.desk.scripts())
    }
}

pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => site().map(drop),
        [what] if what == "ligature" => ligature::build(),
        [what, ..] => Err(Failure::said(format!(
            "There is nothing to build that is called “{what}”: say build, or build ligature."
        ))),
    }
}

/// Brings `target/site/` up to date; returns at once when it already is.
pub(crate) fn site() -> Outcome<Site> {
    let started = Instant::now();
    let _lock = one_build_at_a_time()?;
    let inputs = inputs::hash()?;
    if let Some(site) = Stamp::current(&inputs) {
        println!("The site in {} is up to date.", workspace::shown(&workspace::site()));
        return Ok(site);
    }
    let site = build()?;
    // What was read first is what was built: a file changed meanwhile is
    // found changed by the next build.
    Stamp::write(&inputs, &site)?;
    remove_others(&site)?;
    let seconds = started.elapsed().as_secs();
    println!("The site is in {} ({seconds} s).", workspace::shown(&workspace::site()));
    Ok(site)
}

fn build() -> Outcome<Site> {
    let tools = npm::build_tools()?;
    let built = widget::build(&tools)?;
    let assets = workspace::site().join("v1/assets");
    let style = write_asset(&assets, "widget", &built.style, "css")?;
    let wasm = write_asset(&assets, "widget", &built.wasm, "wasm")?;
    let work = write_asset(&assets, "work", &built.work, "js")?;
    let offer = write_asset(&assets, "elsewhere", &built.offer, "js")?;
    let glue = naming(&built.glue, "__WORK__", &work)?;
    let glue = naming(&glue, "__OFFER__", &offer)?;
    let glue = write_asset(&assets, "widget", &glue, "js")?;
    let desk = Desk::build(&tools)?;
    let loader = workspace::site().join("v1/embed.js");
    let sentences = loader::Sentences::read()?;
    let mut words = Vec::new();
    for (name, json) in sentences.files() {
        words.push(write_compressed(assets.join(name), json.as_bytes())?);
    }
    // Last, since it names the others.
    workspace::write(&loader, &loader::build(&tools, [&style, &glue, &wasm], &sentences)?)?;
    Ok(Site { loader, style, glue, wasm, work, offer, desk, words })
}

/// A script that names another one which lies beside it.
fn naming(script: &[u8], token: &str, named: &Path) -> Outcome<Vec<u8>> {
    let script = String::from_utf8_lossy(script);
    if !script.contains(token) {
        return Err(Failure::said(format!("A script of the site does not contain {token}.")));
    }
    let name = named.file_name().unwrap_or_default().to_string_lossy();
    Ok(script.replace(token, &name).into_bytes())
}

/// Writes a file under the name that its content gives it, and its `.br`.
fn write_asset(folder: &Path, name: &str, bytes: &[u8], extension: &str) -> Outcome<PathBuf> {
    write_compressed(folder.join(format!("{name}-{}.{extension}", Hash::of(bytes).short())), bytes)
}

fn write_compressed(path: PathBuf, bytes: &[u8]) -> Outcome<PathBuf> {
    workspace::write(&path, bytes)?;
    workspace::write(&with_br(&path), &compress(bytes)?)?;
    Ok(path)
}

/// Where the compressed form of an asset is.
pub(crate) fn with_br(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".br");
    name.into()
}

/// Brotli at its best, as a CDN keeps it.
pub(crate) fn compress(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22);
    let written = writer.write_all(bytes).and_then(|()| writer.flush());
    drop(writer);
    written.or_say(|| "Brotli could not compress a file of the site.".into())?;
    Ok(compressed)
}

/// Removes assets of earlier builds: nothing names them any more.
fn remove_others(site: &Site) -> Outcome {
    let keep: Vec<PathBuf> = site.assets().flat_map(|path| [path.clone(), with_br(path)]).collect();
    let Some(assets) = site.glue.parent() else { return Ok(()) };
    let say = || "An old file of the site can't be removed.".into();
    for entry in fs::read_dir(assets).or_say(say)? {
        let path = entry.or_say(say)?.path();
        if !keep.contains(&path) {
            fs::remove_file(&path).or_say(say)?;
        }
    }
    Ok(())
}

/// Two builds at once would tread on each other's files: the second waits.
fn one_build_at_a_time() -> Outcome<File> {
    let say = || "target/site.lock can't be opened: check the folder's rights.".into();
    fs::create_dir_all(workspace::target()).or_say(say)?;
    let lock = File::create(workspace::target().join("site.lock")).or_say(say)?;
    if lock.try_lock().is_err() {
        println!("Waiting for another build of the site …");
        lock.lock().or_say(say)?;
    }
    Ok(lock)
}

#[cfg(test)]
mod tests {
    use super::compress;

    #[test]
    fn what_brotli_compressed_reads_back_whole() {
        let text = "mentee mentor ".repeat(500);
        let compressed = compress(text.as_bytes()).unwrap();
        assert!(compressed.len() < text.len() / 10);

        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
    }
}
