//! From a program's text files to what is published, or to every fault in them.
//!
//! Pure like the rest: callers read the files. The format is described in `programs/README.md`.

mod conditions;
mod fault;
mod form;
mod lists;
mod program;
mod question;
mod reader;
mod texts;
mod version;

use std::collections::BTreeMap;

pub use self::fault::Fault;
use self::fault::Faults;
use self::reader::Reader;
use self::texts::Language;
use crate::form::Form;
use crate::id::{FormId, ProgramId};
use crate::program::Program;
use crate::texts::Texts;

/// A text file: its path below `programs/`, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Such as `acrl-sts/forms/feedback.toml`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A program, checked and ready to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The program.
    pub program: Program,
    /// Its forms, by name, each with its version.
    pub forms: Vec<Form>,
    /// What Ligature says in the program's language.
    pub texts: Texts,
}

/// Names that addresses of our own begin with, so that no program may have them.
pub const RESERVED: &[&str] = &[
    "assets",
    "desk",
    "health",
    "libguides",
    "mail",
    "my",
    "openapi",
    "programs",
    "snippet",
    "texts",
    "v1",
    "vendor",
];

/// Compiles a program: `name` is its folder's name, `files` are those in its folder, and `texts`
/// the file `texts/{lang}.toml` of its language.
///
/// # Errors
/// Every [`Fault`] that the files have, in their order.
pub fn compile(name: &str, files: &[File], texts: &File) -> Result<Compiled, Vec<Fault>> {
    let faults = Faults::default();
    match read(name, files, texts, &faults) {
        Some(compiled) if faults.is_empty() => Ok(compiled),
        _ => Err(faults.into_sorted()),
    }
}

/// The language that a program's files are in, before anything has judged them: English, where they
/// don't say.
#[must_use]
pub fn language(name: &str, files: &[File]) -> String {
    let path = format!("{name}/program.toml");
    let file = files.iter().find(|file| file.path == path);
    let table = file.and_then(|file| toml::from_str::<toml::Table>(&file.text).ok());
    let lang = table.as_ref().and_then(|table| table.get("lang")?.as_str());
    lang.unwrap_or("en").to_owned()
}

/// The `[loader]` table of a text file: what `embed.js` says before anything else has arrived.
///
/// # Errors
/// Every [`Fault`] of the file.
pub fn loader_texts(texts: &File) -> Result<BTreeMap<String, String>, Vec<Fault>> {
    let faults = Faults::default();
    let language = texts::read(texts, &faults);
    if faults.is_empty() { Ok(language.loader) } else { Err(faults.into_sorted()) }
}

fn read(name: &str, files: &[File], texts: &File, faults: &Faults) -> Option<Compiled> {
    let language = texts::read(texts, faults);
    let path = |file: &str| format!("{name}/{file}");
    let find = |path: &str| files.iter().find(|file| file.path == path);

    let program_path = path("program.toml");
    let Some(program_file) = find(&program_path) else {
        faults.add(&program_path, 1, "the file is missing: every program has one".into());
        return None;
    };
    let id = program_id(name, &program_path, faults);
    let (program, language) = program::read(id?, program_file, language, faults)?;
    let lists = find(&path("lists.toml")).map(|file| lists::read(file, faults)).unwrap_or_default();

    let folder = path("forms/");
    let mut forms = Vec::new();
    for file in files {
        let Some(form) = file.path.strip_prefix(&folder).and_then(|f| f.strip_suffix(".toml"))
        else {
            if file.path.ends_with(".toml")
                && ![&program_path, &path("lists.toml")].contains(&&file.path)
            {
                faults.add(&file.path, 1, "this file is in no place that a program knows: program.toml, lists.toml or forms/".into());
            }
            continue;
        };
        match FormId::new(form) {
            Err(rule) => faults.add(&file.path, 1, format!("rename the file: {rule}")),
            Ok(id) => {
                let context = form::Context {
                    program: &program,
                    lists: &lists,
                    language: &language,
                    offsets: form::Offsets::default(),
                };
                forms.extend(form::read(id, file, context, faults));
            }
        }
    }
    if forms.is_empty() {
        faults.add(&program_path, 1, format!("the program has no form: add one in {folder}"));
    }
    form::check_together(&forms, faults);
    let forms = forms.into_iter().map(|read| version::seal(read.form)).collect();
    Some(Compiled { program, forms, texts: language.texts })
}

fn program_id(name: &str, path: &str, faults: &Faults) -> Option<ProgramId> {
    let id = ProgramId::new(name);
    match id {
        Err(rule) => {
            faults.add(path, 1, format!("rename the folder “{name}”: {rule}"));
            None
        }
        Ok(_) if RESERVED.contains(&name) => {
            let message = format!("rename the folder: “{name}” is an address of Ligature's own");
            faults.add(path, 1, message);
            None
        }
        Ok(id) => Some(id),
    }
}
