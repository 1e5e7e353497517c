//! The program folders on disk, and what becomes of them when they are compiled.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use domain::instant::Instant;
use domain::program::Origin;
use domain::source::{self, Compiled, Fault, File};
use functions::store::{PlanForgetting, PublishError, PublishPrograms, Published, Table};

use crate::crowd::with_year_before;

/// The folder `programs/`.
#[derive(Debug, Clone)]
pub struct Programs {
    folder: PathBuf,
    /// The program that has one year more than its files say, for a demo.
    lived_before: Option<String>,
}

/// Why a program can't be published.
#[derive(Debug)]
pub enum Unfit {
    /// A file can't be read.
    Unreadable(PathBuf, io::Error),
    /// There is no such program in this folder.
    Unknown(String, PathBuf),
    /// The files below this folder have faults.
    Faulty(PathBuf, Vec<Fault>),
}

impl Programs {
    /// The programs in a folder.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), lived_before: None }
    }

    /// The same, where one of them has had a year before the first that its files have.
    #[must_use]
    pub fn with_year_before(self, program: &str) -> Self {
        Self { lived_before: Some(program.to_owned()), ..self }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The names of the programs: the folders but `texts`, in order.
    ///
    /// # Errors
    /// [`Unfit::Unreadable`] where the folder can't be read.
    pub fn names(&self) -> Result<Vec<String>, Unfit> {
        let mut names = Vec::new();
        for path in entries(&self.folder)? {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            names.extend(name.filter(|name| path.is_dir() && name != "texts"));
        }
        Ok(names)
    }

    /// Reads and compiles a program.
    ///
    /// # Errors
    /// [`Unfit`] where there is no such program, or it can't be read, or it has faults.
    pub fn compile(&self, name: &str) -> Result<Compiled, Unfit> {
        if !self.names()?.iter().any(|known| known == name) {
            return Err(Unfit::Unknown(name.to_owned(), self.folder.clone()));
        }
        let (mut files, mut texts) = (Vec::new(), Vec::new());
        self.read(&self.folder.join(name), &mut files)?;
        self.read(&self.folder.join("texts"), &mut texts)?;
        let faulty = |faults| Unfit::Faulty(self.folder.clone(), faults);
        let compiled = source::compile(name, &files, &texts).map_err(faulty)?;
        Ok(match self.lived_before.as_deref() == Some(name) {
            true => with_year_before(compiled),
            false => compiled,
        })
    }

    /// Something that changes whenever a file does: each file's path, size and time of change.
    ///
    /// # Errors
    /// [`Unfit::Unreadable`] where a file can't be looked at.
    pub fn fingerprint(&self) -> Result<Vec<(PathBuf, u64, std::time::SystemTime)>, Unfit> {
        let mut seen = Vec::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for path in entries(&folder)? {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let unreadable = |error| Unfit::Unreadable(path.clone(), error);
                    let about = path.metadata().map_err(unreadable)?;
                    let changed = about.modified().map_err(unreadable)?;
                    seen.push((path.clone(), about.len(), changed));
                }
            }
        }
        Ok(seen)
    }

    fn read(&self, folder: &Path, files: &mut Vec<File>) -> Result<(), Unfit> {
        for path in entries(folder)? {
            if path.is_dir() {
                self.read(&path, files)?;
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                files.push(self.file(&path)?);
            }
        }
        Ok(())
    }

    fn file(&self, path: &Path) -> Result<File, Unfit> {
        let text =
            fs::read_to_string(path).map_err(|error| Unfit::Unreadable(path.to_owned(), error))?;
        let below = path.strip_prefix(&self.folder).unwrap_or(path);
        let words: Vec<_> = below.iter().map(|word| word.to_string_lossy()).collect();
        Ok(File { path: words.join("/"), text })
    }
}

/// A program that may also be embedded by pages that its own file does not list: the sample guides
/// on this machine, and nothing else.
#[must_use]
pub fn also_embedded_by(mut compiled: Compiled, guides: &[Origin]) -> Compiled {
    for program in compiled.wordings_mut() {
        program.hosts.extend(guides.iter().cloned());
    }
    compiled
}

/// Publishes all of a compiled program, and says when its years are forgotten.
///
/// # Errors
/// [`PublishError`].
pub async fn publish_compiled(
    table: &Table,
    compiled: &Compiled,
    now: Instant,
) -> Result<Published, PublishError> {
    let Compiled { program, forms, texts, translations, matching, missing: _ } = compiled;
    let published = table.publish(program, forms, texts, translations, matching.as_ref()).await?;
    table.plan_forgetting(program, now).await?;
    Ok(published)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Unfit> {
    let unreadable = |error| Unfit::Unreadable(folder.to_owned(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let is_hidden =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !is_hidden {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => {
                write!(f, "“{}” can't be read: {error}", path.display())
            }
            Self::Unknown(name, folder) => {
                write!(f, "there is no program “{name}” in “{}”", folder.display())
            }
            Self::Faulty(folder, faults) => {
                for fault in faults {
                    writeln!(f, "{}/{fault}", folder.display())?;
                }
                let s = if faults.len() == 1 { "" } else { "s" };
                write!(f, "{} fault{s}: nothing was published", faults.len())
            }
        }
    }
}

impl std::error::Error for Unfit {}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs() -> Programs {
        Programs::at(Path::new(env!("CARGO_MANIFEST_DIR")).join("../programs"))
    }

    #[test]
    fn the_folder_of_texts_is_not_a_program() {
        let names = programs().names().unwrap();
        assert!(names.contains(&"acrl-sts".to_owned()) && !names.contains(&"texts".to_owned()));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let said = programs().compile("nope").unwrap_err().to_string();
        assert!(said.starts_with("there is no program “nope” in “"), "{said}");
    }

    #[test]
    fn the_sample_guides_are_added_to_the_hosts_and_none_is_taken_away() {
        let compiled = programs().compile("acrl-sts").unwrap();
        let before = compiled.program.hosts.len();
        let guide = Origin::parse("http://127.0.0.1:8081").unwrap();
        let mut after = also_embedded_by(compiled, std::slice::from_ref(&guide));
        for program in after.wordings_mut() {
            let hosts = &program.hosts;
            assert_eq!((hosts.len(), hosts.last()), (before + 1, Some(&guide)), "{}", program.lang);
        }
    }
}
