//! Files and folders that nobody else on the machine may read: what people sent is in them.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Makes a folder, and those above it, if it is not there.
#[cfg(unix)]
pub(crate) fn create_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes a folder, and those above it, if it is not there.
#[cfg(not(unix))]
pub(crate) fn create_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Makes a new, empty file.
pub(crate) fn create(file: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// Gives a file to whom its folder belongs: what root restores, the service must be able to write.
#[cfg(unix)]
pub(crate) fn give_to_owner_of(folder: &Path, file: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    let (of, now) = (fs::metadata(folder)?, fs::metadata(file)?);
    // Only root may give files away, and nobody else needs to.
    if (of.uid(), of.gid()) == (now.uid(), now.gid()) || now.uid() != 0 {
        return Ok(());
    }
    chown(file, Some(of.uid()), Some(of.gid()))
}

/// Gives a file to whom its folder belongs.
#[cfg(not(unix))]
pub(crate) fn give_to_owner_of(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}
