//! The folders under `programs/`, read for `domain::source` to judge.

use crate::failure::{Failure, OrSay, Outcome};
use crate::workspace;
use domain::source::{self, Compiled, Fault, File};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder beside the programs' own that holds what Ligature itself says.
const TEXTS: &str = "texts";

/// The names of every program.
pub(crate) fn names() -> Outcome<Vec<String>> {
    let mut names: Vec<String> = entries(&folder())?
        .into_iter()
        .filter(|path| path.is_dir())
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .filter(|name| name != TEXTS)
        .collect();
    names.sort();
    Ok(names)
}

/// Compiles one program, or says everything that is wrong with it.
pub(crate) fn compile(name: &str) -> Outcome<Result<Compiled, Vec<Fault>>> {
    let program = folder().join(name);
    if !program.is_dir() {
        return Err(Failure::said(format!(
            "There is no folder programs/{name}: the programs are {}.",
            names()?.join(", ")
        )));
    }
    let mut files = Vec::new();
    collect(&program, &mut files)?;
    Ok(source::compile(name, &files, &texts()?))
}

/// What Ligature itself says, a file for each language.
pub(crate) fn texts() -> Outcome<Vec<File>> {
    let mut files = Vec::new();
    collect(&folder().join(TEXTS), &mut files)?;
    Ok(files)
}

/// A fault as a terminal and an editor understand it: `file:line: what to do`.
pub(crate) fn line(fault: &Fault) -> String {
    format!("programs/{fault}")
}

fn folder() -> PathBuf {
    workspace::root().join("programs")
}

/// Every TOML file in or below a folder, in the order of their paths.
fn collect(folder: &Path, files: &mut Vec<File>) -> Outcome {
    let mut paths = entries(folder)?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(file(&path)?);
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let say = || format!("The folder {} can't be read.", workspace::shown(folder));
    let entries = fs::read_dir(folder).or_say(say)?;
    entries.map(|entry| Ok(entry.or_say(say)?.path())).collect()
}

fn file(path: &Path) -> Outcome<File> {
    let below = path.strip_prefix(folder()).unwrap_or(path);
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    Ok(File { path: names.join("/"), text: workspace::read_text(path)? })
}
