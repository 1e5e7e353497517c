//! Where things are in this repository.

use crate::failure::{OrSay, Outcome};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    // Cargo says where xtask is at run time too; a moved clone stays usable.
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| xtask.clone(), Path::to_path_buf)
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// What a server of Ligature hands out unchanged.
pub(crate) fn site() -> PathBuf {
    target().join("site")
}

/// A path as a reader of the terminal would type it from the root.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// A file's bytes, or a sentence that names the file.
pub(crate) fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).or_say(|| format!("{} can't be read.", shown(path)))
}

/// A file's text, or a sentence that names the file.
pub(crate) fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).or_say(|| format!("{} can't be read.", shown(path)))
}

/// Writes a file whole or not at all, and the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Outcome {
    let say =
        || format!("{} can't be written: check the disk and the folder's rights.", shown(path));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).or_say(say)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = path.with_file_name(name);
    fs::write(&part, bytes).or_say(say)?;
    fs::rename(&part, path).or_say(say)
}
