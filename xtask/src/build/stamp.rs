//! Remembers what the site was made of, so that an unchanged one isn't made again.

use super::hash::Hash;
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
        let files = [&site.loader, &site.glue, &site.wasm];
        let compressed = [with_br(&site.glue), with_br(&site.wasm)];
        let whole = files.into_iter().chain(&compressed).all(|file| file.is_file());
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
    let Site { loader, glue, wasm } = site;
    format!("{inputs}\n{}\n{}\n{}\n", loader.display(), glue.display(), wasm.display())
}

fn parse(text: &str, inputs: &Hash) -> Option<Site> {
    let mut lines = text.lines();
    if lines.next()? != inputs.to_string() {
        return None;
    }
    let mut path = || lines.next().map(PathBuf::from);
    Some(Site { loader: path()?, glue: path()?, wasm: path()? })
}

#[cfg(test)]
mod tests {
    use super::{Hash, Site, parse, print};

    #[test]
    fn a_stamp_is_current_for_its_own_inputs_only() {
        let site = Site { loader: "a".into(), glue: "b".into(), wasm: "c".into() };
        let text = print(&Hash::of(b"these"), &site);
        assert_eq!(parse(&text, &Hash::of(b"these")), Some(site));
        assert_eq!(parse(&text, &Hash::of(b"others")), None);
        assert_eq!(parse("", &Hash::of(b"these")), None);
    }
}
