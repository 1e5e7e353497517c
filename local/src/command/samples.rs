use std::fs;
use std::path::Path;

use super::Sentence;
use super::options::Options;
use crate::inside;

pub(super) fn run(options: &Options) -> Result<(), Sentence> {
    let folder = Path::new(options.name("folder")?);
    if folder.exists() {
        return Err(format!("“{}” is there already: name a new folder.", folder.display()));
    }
    write(folder)?;
    println!(
        "The sample programs are in {}/. Its README.md says how to change them.",
        folder.display()
    );
    Ok(())
}

/// Writes the sample programs into a folder.
pub(super) fn write(folder: &Path) -> Result<(), Sentence> {
    let samples = inside::samples();
    if samples.is_empty() {
        return Err(
            "This build has no sample programs inside: name your own with --programs.".into()
        );
    }
    for (path, bytes) in samples {
        let path = folder.join(path);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, bytes))
            .map_err(|error| format!("{} can't be written: {error}.", path.display()))?;
    }
    Ok(())
}
