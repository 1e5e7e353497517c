//! `embed.js`: the hand-written loader, told what to load and what to say.

use super::hash::Hash;
use crate::failure::{Failure, OrSay, Outcome};
use crate::{programs, tool, workspace};
use domain::lang::Lang;
use domain::source;
use std::collections::BTreeMap;
use std::path::Path;

/// The minified loader. The token `__HOST__` stays in it: who serves it writes its own address
/// there.
pub(super) fn build(
    tools: &Path,
    [style, glue, wasm]: [&Path; 3],
    sentences: &Sentences,
) -> Outcome<Vec<u8>> {
    let root = workspace::root();
    let source = workspace::read_text(&root.join("widget/embed/embed.js"))?;
    let filled = fill(
        source,
        &[
            ("__STYLE__", asset(style)),
            ("__GLUE__", asset(glue)),
            ("__WASM__", asset(wasm)),
            ("__TEXTS__", sentences.inside.clone()),
            ("__WORDS__", format!("\"{}\"", sentences.rest())),
        ],
    )?;
    let work = workspace::target().join("widget/embed.js");
    workspace::write(&work, filled.as_bytes())?;
    // ASCII, as esbuild writes by default: a guide page may be in any encoding.
    let minified = tool::run_quietly(
        tool::tool(tools.join("esbuild")).arg(&work).args([
            "--minify",
            "--target=es2020",
            "--log-level=warning",
        ]),
        "widget/embed/embed.js has a mistake: esbuild says where, above.",
    )?;
    Ok(minified.stdout)
}

/// An asset's address relative to the loader, as JavaScript.
fn asset(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!("\"assets/{name}\"")
}

/// What readers of a guide are told; the rest is for owners, and can wait for a file.
const FOR_READERS: [&str; 4] = ["unavailable", "blocked", "stopped", "again"];

/// What the loader says: to readers in the first language inside itself, all else in a file for each
/// language, which is asked for only when something has to be said in it.
pub(super) struct Sentences {
    inside: String,
    files: Vec<(Lang, String)>,
}

impl Sentences {
    pub(super) fn read() -> Outcome<Self> {
        let languages = source::loader_texts(&programs::texts()?).map_err(|faults| {
            faults.iter().for_each(|fault| println!("{}", programs::line(fault)));
            Failure::said("The loader takes its sentences from there: mend it, then build again.")
        })?;
        let written = |texts: &BTreeMap<String, String>| {
            serde_json::to_string(texts)
                .or_say(|| "The loader's texts can't be written as JSON.".into())
        };
        let mut sentences = Self { inside: String::new(), files: Vec::new() };
        for (lang, mut texts) in languages {
            sentences.files.push((lang.clone(), written(&texts)?));
            texts.retain(|name, _| FOR_READERS.contains(&name.as_str()));
            if lang.as_str() == source::FIRST && texts.len() == FOR_READERS.len() {
                sentences.inside = written(&texts)?;
            }
        }
        if sentences.inside.is_empty() {
            return Err(Failure::said(
                "programs/texts/en.toml has no table [loader] with what readers are told: the \
                 loader says what it has.",
            ));
        }
        Ok(sentences)
    }

    /// A file for each language.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, &str)> {
        let rest = self.rest();
        self.files.iter().map(move |(lang, json)| (format!("{lang}{rest}"), json.as_str()))
    }

    /// How the names of these files go on after the language: one hash for all, so that the loader
    /// needs no list of them.
    fn rest(&self) -> String {
        let all: String = self.files.iter().map(|(_, json)| json.as_str()).collect();
        format!("-{}.json", Hash::of(all.as_bytes()).short())
    }
}

/// Replaces each token, bare or in quotes, by a JavaScript expression.
fn fill(mut source: String, tokens: &[(&str, String)]) -> Outcome<String> {
    for (token, expression) in tokens {
        if !source.contains(token) {
            return Err(Failure::said(format!(
                "widget/embed/embed.js does not contain {token}: xtask/README.md has its tokens."
            )));
        }
        for quoted in [format!("\"{token}\""), format!("'{token}'"), (*token).to_owned()] {
            source = source.replace(&quoted, expression);
        }
    }
    Ok(source)
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_token_is_replaced_bare_and_in_either_quotes() {
        let source = "f(__GLUE__, '__GLUE__', \"__GLUE__\", \"__HOST__\")".to_owned();
        let filled = fill(source, &[("__GLUE__", "\"a.js\"".to_owned())]).unwrap();
        assert_eq!(filled, "f(\"a.js\", \"a.js\", \"a.js\", \"__HOST__\")");
    }

    #[test]
    fn a_loader_without_a_token_is_refused_by_name() {
        let refused = fill("f()".to_owned(), &[("__WASM__", String::new())]).unwrap_err();
        assert!(refused.to_string().contains("__WASM__"));
    }
}
