//! Everything that goes into the site, as one hash.

use super::hash::Hash;
use crate::failure::{OrSay, Outcome};
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// Files and folders that can change what a guide page downloads.
const INPUTS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "domain",
    "programs/texts",
    "widget",
    "xtask/npm/package-lock.json",
    "xtask/src/build",
    "xtask/src/build.rs",
];

/// The hash of every input's path and content.
pub(super) fn hash() -> Outcome<Hash> {
    let root = workspace::root();
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&root.join(input), &mut files)?;
    }
    hash_files(&root, &mut files)
}

fn hash_files(root: &Path, files: &mut [PathBuf]) -> Outcome<Hash> {
    files.sort();
    let mut lines = String::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(file).display();
        lines.push_str(&format!("{name} {}\n", Hash::of(&workspace::read(file)?)));
    }
    Ok(Hash::of(lines.as_bytes()))
}

/// Every file in or below a path; a path that isn't there adds none.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    if path.is_file() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    if !path.is_dir() {
        return Ok(());
    }
    let say = || format!("The folder {} can't be read.", workspace::shown(path));
    for entry in fs::read_dir(path).or_say(say)? {
        collect(&entry.or_say(say)?.path(), files)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{collect, hash_files};
    use std::fs;
    use std::path::Path;

    fn hash_of(folder: &Path) -> String {
        let mut files = Vec::new();
        collect(folder, &mut files).unwrap();
        hash_files(folder, &mut files).unwrap().to_string()
    }

    #[test]
    fn a_changed_a_renamed_and_a_new_file_each_change_the_hash() {
        let folder = std::env::temp_dir().join(format!("xtask-inputs-{}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).unwrap();
        fs::write(folder.join("deep/a"), "one").unwrap();
        let before = hash_of(&folder);
        assert_eq!(before, hash_of(&folder));

        fs::write(folder.join("deep/a"), "two").unwrap();
        let changed = hash_of(&folder);
        fs::rename(folder.join("deep/a"), folder.join("deep/b")).unwrap();
        let renamed = hash_of(&folder);
        fs::write(folder.join("c"), "").unwrap();
        let added = hash_of(&folder);

        let mut all = vec![before, changed, renamed, added];
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 4);
        fs::remove_dir_all(folder).unwrap();
    }
}
