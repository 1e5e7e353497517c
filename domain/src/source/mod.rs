//! From a program's text files to what is published, or to every fault in them.
//!
//! Pure like the rest: callers read the files. The format is described in `programs/README.md`.

mod conditions;
mod dates;
mod fault;
mod form;
mod lists;
mod matching;
mod pairing;
mod program;
mod question;
mod reader;
mod texts;
mod topic;
mod translation;
mod version;
mod year;

use std::collections::BTreeMap;

use self::fault::Faults;
pub use self::fault::{Fault, Missing};
use self::reader::Reader;
use self::texts::Language;
use crate::form::Form;
use crate::id::{FormId, ProgramId};
use crate::lang::Lang;
use crate::matching::Policy;
use crate::program::Program;
use crate::texts::Texts;
use crate::translation::Translation;

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
    /// The program in other languages.
    pub translations: Vec<Translation>,
    /// What counts when people are matched, where the program has a `matching.toml`.
    pub matching: Option<Policy>,
    /// What has no translation yet.
    pub missing: Vec<Missing>,
}

impl Compiled {
    /// The program in each of its languages, to change what is no words of it.
    pub fn wordings_mut(&mut self) -> impl Iterator<Item = &mut Program> {
        let others = self.translations.iter_mut().map(|translation| &mut translation.program);
        std::iter::once(&mut self.program).chain(others)
    }
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

/// The language in which Ligature's own words are written first, and that every other is measured
/// by.
pub const FIRST: &str = "en";

/// Names that addresses of our own have within a program, so that no form may have them.
pub const RESERVED_FORMS: &[&str] = &["my", "room"];

/// Compiles a program: `name` is its folder's name, `files` are those in its folder, and `texts`
/// those in the folder `texts`, a file for each language.
///
/// # Errors
/// Every [`Fault`] that the files have, in their order. Words without a translation are none.
pub fn compile(name: &str, files: &[File], texts: &[File]) -> Result<Compiled, Vec<Fault>> {
    let faults = Faults::default();
    let folder = Folder { name, files, texts, faults: &faults };
    match read(&folder) {
        Some(compiled) if faults.is_empty() => {
            Ok(Compiled { missing: faults.missing(), ..compiled })
        }
        _ => Err(faults.into_sorted()),
    }
}

/// What `embed.js` says before anything else has arrived, by language: the `[loader]` tables of the
/// text files, the first language's words in the place of those that another lacks.
///
/// # Errors
/// Every [`Fault`] of the files.
pub fn loader_texts(
    texts: &[File],
) -> Result<BTreeMap<Lang, BTreeMap<String, String>>, Vec<Fault>> {
    let faults = Faults::default();
    let languages = texts::all(texts, &faults);
    let loaders = languages.into_iter().map(|(lang, language)| (lang, language.loader)).collect();
    if faults.is_empty() { Ok(loaders) } else { Err(faults.into_sorted()) }
}

/// A program's folder, and the text files beside it.
struct Folder<'a> {
    name: &'a str,
    files: &'a [File],
    texts: &'a [File],
    faults: &'a Faults,
}

impl<'a> Folder<'a> {
    fn path(&self, below: &str) -> String {
        format!("{}/{below}", self.name)
    }

    fn file(&self, below: &str) -> Option<&'a File> {
        let path = self.path(below);
        self.files.iter().find(|file| file.path == path)
    }

    /// What Ligature says in the program's own language.
    fn own_language(&self, lang: &Lang) -> Option<Language> {
        let first = texts::first(self.texts, self.faults);
        if lang.as_str() == FIRST {
            return Some(first);
        }
        let mut language = self.language(lang, &first, "program.toml")?;
        if language.countries.is_empty() {
            language.countries = first.countries;
        }
        Some(language)
    }

    /// What Ligature says in another language; a fault, where nobody has written that.
    fn language(&self, lang: &Lang, stand_in: &Language, because_of: &str) -> Option<Language> {
        let language = texts::other(self.texts, lang, stand_in, self.faults);
        if language.is_none() {
            let fault =
                format!("there is no file texts/{lang}.toml: translate texts/en.toml into it");
            self.faults.add(&self.path(because_of), 1, fault);
        }
        language
    }
}

fn read(folder: &Folder<'_>) -> Option<Compiled> {
    let faults = folder.faults;
    let program_path = folder.path("program.toml");
    let Some(program_file) = folder.file("program.toml") else {
        faults.add(&program_path, 1, "the file is missing: every program has one".into());
        return None;
    };
    let id = program_id(folder.name, &program_path, faults);
    let program::Read { mut program, own_words, starts } =
        program::read(id?, program_file, faults)?;
    let language = folder.own_language(&program.lang)?;
    let lists = folder.file("lists.toml").map(|file| lists::read(file, faults)).unwrap_or_default();
    let forms = forms(folder, &program, &lists, &language);
    let mut forms: Vec<Form> = forms.into_iter().map(|read| read.form).collect();
    let original = translation::Original {
        program: &program,
        forms: &forms,
        lists: &lists,
        language: &language,
        own_words: &own_words,
    };
    let mut translations = translation::read(folder, &original);
    let matching = folder.file("matching.toml");
    let matching = matching.and_then(|file| matching::read(file, &forms, faults));
    if let Some(policy) = &matching {
        year::check_windows(&program, &forms, policy, &starts);
    }
    form::name_sources(&mut forms);
    translations.iter_mut().for_each(|other| form::name_sources(&mut other.forms));
    for (at, form) in forms.iter_mut().enumerate() {
        let translated = translations.iter_mut().filter_map(|other| other.forms.get_mut(at));
        version::seal(form, translated);
    }
    let texts = language.texts.with(own_words);
    year::lay_out(&mut program, &texts);
    for other in &mut translations {
        year::lay_out(&mut other.program, &other.texts);
    }
    Some(Compiled { program, forms, texts, translations, matching, missing: Vec::new() })
}

fn forms<'a>(
    folder: &Folder<'a>,
    program: &Program,
    lists: &lists::Lists,
    language: &Language,
) -> Vec<form::Read<'a>> {
    let (faults, prefix) = (folder.faults, folder.path("forms/"));
    let mut forms = Vec::new();
    for file in folder.files {
        let Some(form) = file.path.strip_prefix(&prefix).and_then(|f| f.strip_suffix(".toml"))
        else {
            continue;
        };
        match FormId::new(form) {
            Err(rule) => faults.add(&file.path, 1, format!("rename the file: {rule}")),
            Ok(_) if RESERVED_FORMS.contains(&form) => {
                let message = format!("rename the file: “{form}” is an address of Ligature's own");
                faults.add(&file.path, 1, message);
            }
            Ok(id) => {
                let offsets = form::Offsets::default();
                let marks = pairing::Marks::default();
                let context = form::Context { program, lists, language, offsets, marks };
                forms.extend(form::read(id, file, context, faults));
            }
        }
    }
    if forms.is_empty() {
        let fault = format!("the program has no form: add one in {prefix}");
        faults.add(&folder.path("program.toml"), 1, fault);
    }
    form::check_together(&forms, faults);
    forms
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
