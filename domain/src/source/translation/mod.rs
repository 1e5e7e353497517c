//! A program in other languages: the folders `fr/`, `es/` … beside its own files.
//!
//! Each file there has the words of one of the program's files, and nothing else. They are put into
//! a copy of the original, unit by unit: what is not whole stays in the original's words, marked
//! with their language. So nothing but words can differ.

mod form;
mod lists;
mod program;
mod topic;
mod unit;

use std::collections::{BTreeMap, BTreeSet};

use self::lists::Words;
use super::lists::Lists;
use super::{Faults, File, Folder, Language};
use crate::form::Form;
use crate::lang::Lang;
use crate::program::Program;
use crate::translation::Translation;

/// What is translated.
pub(super) struct Original<'a> {
    pub(super) program: &'a Program,
    pub(super) forms: &'a [Form],
    pub(super) lists: &'a Lists,
    pub(super) language: &'a Language,
    /// The program's own words in the place of Ligature's.
    pub(super) own_words: &'a BTreeMap<String, String>,
}

/// One translation, while it is read.
struct Context<'a> {
    original: &'a Original<'a>,
    lang: &'a Lang,
    faults: &'a Faults,
    words: Words,
}

impl Context<'_> {
    /// The language of what is not translated.
    fn own(&self) -> Lang {
        self.original.program.lang.clone()
    }

    fn miss(&self, file: &str, what: impl Into<String>) {
        self.faults.miss(file, self.lang, what);
    }
}

/// Every translation that the folder has.
pub(super) fn read(folder: &Folder<'_>, original: &Original<'_>) -> Vec<Translation> {
    let langs = langs(folder, &original.program.lang);
    langs.iter().filter_map(|lang| translation(folder, original, lang)).collect()
}

fn translation(folder: &Folder<'_>, original: &Original<'_>, lang: &Lang) -> Option<Translation> {
    let faults = folder.faults;
    let path = |below: &str| folder.path(&format!("{lang}/{below}"));
    let file = |below: &str| {
        let file = folder.file(&format!("{lang}/{below}"));
        if file.is_none() {
            faults.miss(&path(below), lang, "all of it");
        }
        file
    };
    let because_of = format!("{lang}/program.toml");
    let language = folder.language(lang, original.language, &because_of)?;
    let program_file = file("program.toml");
    let lists_file = if original.lists.is_empty() { None } else { file("lists.toml") };
    let words = lists::read(lists_file, original, lang, &language, faults);
    let context = Context { original, lang, faults, words };
    let (program, own_words) = program::read(program_file, &context);
    let translate = |form: &Form| {
        let file = file(&format!("forms/{}.toml", form.id));
        form::read(form, file, &context)
    };
    let forms = original.forms.iter().map(translate).collect();
    let texts = language.texts.with(own_words);
    refuse_strangers(folder, original, lang);
    Some(Translation { program, forms, texts })
}

/// The languages that have a folder; a folder of any other name is refused.
fn langs(folder: &Folder<'_>, own: &Lang) -> BTreeSet<Lang> {
    let mut langs = BTreeSet::new();
    let prefix = folder.path("");
    for file in folder.files {
        let below = file.path.strip_prefix(&prefix).unwrap_or(&file.path);
        if ["program.toml", "lists.toml", "matching.toml"].contains(&below)
            || below.starts_with("forms/")
        {
            continue;
        }
        let lang = below.split_once('/').map(|(first, _)| (first, Lang::new(first)));
        match lang {
            Some((name, Ok(lang))) if lang.as_str() != name => {
                folder.faults.add(&file.path, 1, format!("rename the folder “{name}”: “{lang}”"));
            }
            Some((_, Ok(lang))) if lang == *own => folder.faults.add(
                &file.path,
                1,
                format!("“{lang}” is the program's own language: its words are in its own files"),
            ),
            Some((_, Ok(lang))) => drop(langs.insert(lang)),
            _ => folder.faults.add(
                &file.path,
                1,
                "this file is in no place that a program knows: program.toml, lists.toml, matching.toml, forms/, or words of it in a language's folder such as fr/".into(),
            ),
        }
    }
    langs
}

/// A translation's files mirror the program's.
fn refuse_strangers(folder: &Folder<'_>, original: &Original<'_>, lang: &Lang) {
    let prefix = folder.path(&format!("{lang}/"));
    let is_form = |name: &str| original.forms.iter().any(|form| form.id.as_str() == name);
    for file in folder.files {
        let Some(below) = file.path.strip_prefix(&prefix) else { continue };
        let form = below.strip_prefix("forms/").and_then(|name| name.strip_suffix(".toml"));
        let known = match form {
            Some(name) => is_form(name),
            None if below == "lists.toml" => !original.lists.is_empty(),
            None => below == "program.toml",
        };
        if !known {
            let fault =
                "the program has no such file of its own that this could be a translation of";
            folder.faults.add(&file.path, 1, fault.into());
        }
    }
}

/// Where a file's own words begin.
fn start<'a>(file: &'a File, faults: &'a Faults) -> super::reader::Place<'a> {
    super::reader::Place::start_of(file, faults)
}
