//! Remembers what the site was made of, so that an unchanged one isn't made again.

use super::hash::Hash;
use super::{Site, with_br};
use crate::failure::{OrSay, Outcome};
use crate::workspace;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::PathBuf;

/// The file beside the site: what it was made of, and where its files are.
#[derive(Deserialize, Serialize)]
pub(super) struct Stamp {
    inputs: String,
    site: Site,
}

impl Stamp {
    /// The site, if these inputs made it and it is still whole.
    pub(super) fn current(inputs: &Hash) -> Option<Site> {
        let site = parse(&fs::read(path()).ok()?, inputs)?;
        let whole = site.scripts().all(|script| script.is_file())
            && site.assets().all(|asset| asset.is_file() && with_br(asset).is_file());
        whole.then_some(site)
    }

    /// Says that these inputs made this site.
    pub(super) fn write(inputs: &Hash, site: &Site) -> Outcome {
        workspace::write(&path(), &print(inputs, site)?)
    }
}

fn path() -> PathBuf {
    workspace::target().join("site.stamp")
}

fn print(inputs: &Hash, site: &Site) -> Outcome<Vec<u8>> {
    let stamp = Stamp { inputs: inputs.to_string(), site: site.clone() };
    serde_json::to_vec(&stamp).or_say(|| "The site has a file whose name is no text.".into())
}

fn parse(text: &[u8], inputs: &Hash) -> Option<Site> {
    let stamp: Stamp = serde_json::from_slice(text).ok()?;
    (stamp.inputs == inputs.to_string()).then_some(stamp.site)
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::solver::Solver;
    use super::{Hash, Site, parse, print};

    #[test]
    fn a_stamp_is_current_for_its_own_inputs_only() {
        let [loader, style, glue, wasm, work, offer] =
            ["a", "b", "c", "d", "g", "h"].map(Into::into);
        let words = vec!["e".into(), "f".into()];
        let [page, element, desk_style, desk_glue, desk_wasm] =
            ["i", "j", "k", "l", "m"].map(Into::into);
        let solver = Solver { script: "n".into(), wasm: "o".into() };
        let later = vec!["p".into(), "q".into()];
        let desk = Desk {
            style: desk_style,
            glue: desk_glue,
            wasm: desk_wasm,
            later,
            page,
            element,
            solver,
        };
        let site = Site { loader, style, glue, wasm, work, offer, desk, words };
        let text = print(&Hash::of(b"these"), &site).unwrap();
        assert_eq!(parse(&text, &Hash::of(b"these")), Some(site));
        assert_eq!(parse(&text, &Hash::of(b"others")), None);
        assert_eq!(parse(b"", &Hash::of(b"these")), None);
    }
}
