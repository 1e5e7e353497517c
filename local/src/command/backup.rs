use std::path::Path;

use local::backup;
use local::folder::Folder;

use super::options::Options;
use super::{Sentence, sentence};

pub(super) fn run(options: &Options) -> Result<(), Sentence> {
    let file = Path::new(options.name("file")?);
    let folder = Folder::at(options.folder("--data", "data"));
    let bytes = backup::backup(&folder, file).map_err(sentence)?;
    println!(
        "Backed up “{}” into {} ({bytes} bytes, read through).",
        folder.path().display(),
        file.display()
    );
    Ok(())
}
