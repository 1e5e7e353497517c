//! Remembers what the site was made of, so that an unchanged one isn't made again.

use super::desk::Desk;
use super::hash::Hash;
use super::solver::Solver;
use super::{Site, with_br};
use crate::failure::Outcome;
use crate::workspace;
use std::fs;
use std::path::PathBuf;

/// The file beside the site: one line for the inputs, one for each output.
pub(super) struct Stamp;

impl Stamp {
    /// The site, if these inputs made it and it is still whole.
    pub(super) fn current(inputs: &Hash) -> Option<Site> {
        let site = parse(&fs::read_to_string(path()).ok()?, inputs)?;
        let whole = site.scripts().all(|script| script.is_file())
            && site.assets().all(|asset| asset.is_file() && with_br(asset).is_file());
        whole.then_some(site)
    }

    /// Says that these inputs made this site.
    pub(super) fn write(inputs: &Hash, site: &Site) -> Outcome {
        workspace::write(&path(), print(inputs, site).as_bytes())
    }
}

fn path() -> PathBuf {
    workspace::target().join("site.stamp")
}

fn print(inputs: &Hash, site: &Site) -> String {
    let files = site.scripts().chain(site.assets());
    let files: String = files.map(|file| format!("{}\n", file.display())).collect();
    format!("{inputs}\n{files}")
}

fn parse(text: &str, inputs: &Hash) -> Option<Site> {
    let mut lines = text.lines();
    if lines.next()? != inputs.to_string() {
        return None;
    }
    let mut path = || lines.next().map(PathBuf::from);
    let [loader, page, element] = [path()?, path()?, path()?];
    let [style, glue, wasm] = [path()?, path()?, path()?];
    let [work, offer] = [path()?, path()?];
    let desk = [path()?, path()?, path()?];
    let [desk_style, desk_glue, desk_wasm] = desk;
    let solver = Solver { script: path()?, wasm: path()? };
    let desk = Desk { style: desk_style, glue: desk_glue, wasm: desk_wasm, page, element, solver };
    let words = lines.map(PathBuf::from).collect();
    Some(Site { loader, style, glue, wasm, work, offer, desk, words })
}

#[cfg(test)]
mod tests {
    use super::{Desk, Hash, Site, Solver, parse, print};

    #[test]
    fn a_stamp_is_current_for_its_own_inputs_only() {
        let [loader, style, glue, wasm, work, offer] =
            ["a", "b", "c", "d", "g", "h"].map(Into::into);
        let words = vec!["e".into(), "f".into()];
        let [page, element, desk_style, desk_glue, desk_wasm] =
            ["i", "j", "k", "l", "m"].map(Into::into);
        let solver = Solver { script: "n".into(), wasm: "o".into() };
        let desk =
            Desk { style: desk_style, glue: desk_glue, wasm: desk_wasm, page, element, solver };
        let site = Site { loader, style, glue, wasm, work, offer, desk, words };
        let text = print(&Hash::of(b"these"), &site);
        assert_eq!(parse(&text, &Hash::of(b"these")), Some(site));
        assert_eq!(parse(&text, &Hash::of(b"others")), None);
        assert_eq!(parse("", &Hash::of(b"these")), None);
    }
}
