use std::path::Path;

use local::backup;
use local::folder::Folder;

use super::options::Options;
use super::{Sentence, sentence};

pub(super) fn run(options: &Options) -> Result<(), Sentence> {
    let file = Path::new(options.name("file")?);
    let folder = Folder::at(options.folder("--data", "data"));
    let kept = backup::restore(file, &folder, options.has("--replace")).map_err(sentence)?;
    println!("Restored {} into “{}”.", file.display(), folder.path().display());
    if let Some(kept) = kept {
        println!("What was there is kept in “{}”: delete it when you are sure.", kept.display());
    }
    Ok(())
}
