//! A data folder: the database in it, and who uses it now.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use functions::service_key::ServiceKey;

use crate::private;

/// A folder that keeps data, or will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(PathBuf);

/// A folder in use by this process: nobody else gets it as long as this lives.
#[derive(Debug)]
pub struct Held {
    folder: Folder,
    _lock: File,
}

/// Why a folder can't be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// Another process uses it.
    #[error("the data in “{}” is in use: stop the Ligature that serves it first", .0.display())]
    InUse(PathBuf),
    /// It can't be made, read or written.
    #[error("the data folder “{}” can't be used: {}", .0.display(), .1)]
    Folder(PathBuf, io::Error),
    /// Its service key is none.
    #[error("the service key in “{}” is wrong: it must be {}", .0.display(), ServiceKey::RULE)]
    Key(PathBuf),
}

impl Folder {
    /// The folder at a path; it need not be there yet.
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The path of its database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.0.join("ligature.db")
    }

    /// Where mails are put that leave nobody's machine.
    #[must_use]
    pub fn mailbox(&self) -> PathBuf {
        self.0.join("mail")
    }

    /// The key with which links are signed: made here when it is asked for first.
    ///
    /// # Errors
    /// [`Unusable`], where it can't be read or made, or is none.
    pub fn service_key(&self) -> Result<ServiceKey, Unusable> {
        let file = self.0.join("service-key");
        let unusable = |error| Unusable::Folder(self.0.clone(), error);
        let text = match fs::read_to_string(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let text = ServiceKey::random_text()
                    .ok_or_else(|| unusable(io::Error::other("no randomness")))?;
                self.put_key(&file, &text).map_err(unusable)?;
                text
            }
            read => read.map_err(unusable)?,
        };
        ServiceKey::new(&text).ok_or(Unusable::Key(file))
    }

    /// Beside, and then in its place: whoever is cut off in the middle leaves no half of a key.
    fn put_key(&self, file: &Path, text: &str) -> io::Result<()> {
        let beside = self.0.join("service-key.new");
        let _not_there = fs::remove_file(&beside);
        let mut new = private::create(&beside)?;
        new.write_all(text.as_bytes())?;
        new.sync_all()?;
        fs::rename(&beside, file)?;
        private::give_to_owner_of(&self.0, file)
    }

    /// The files of its database: the second and third hold what was written last.
    #[must_use]
    pub fn database_files(&self) -> [PathBuf; 3] {
        ["ligature.db", "ligature.db-wal", "ligature.db-shm"].map(|name| self.0.join(name))
    }

    /// Takes the folder for this process alone, and makes it if it is not there.
    ///
    /// # Errors
    /// [`Unusable`], where another process has it or it can't be written.
    pub fn hold(&self) -> Result<Held, Unusable> {
        let unusable = |error| Unusable::Folder(self.0.clone(), error);
        private::create_folder(&self.0).map_err(unusable)?;
        let lock = self.open_lock().map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Held { folder: self.clone(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Unusable::InUse(self.0.clone())),
            Err(TryLockError::Error(error)) => Err(unusable(error)),
        }
    }

    /// Whether a process uses it now.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        let Ok(lock) = File::open(self.lock_file()) else { return false };
        matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock))
    }

    /// The address of the engine that serves this folder right now, if one does.
    #[must_use]
    pub fn served_at(&self) -> Option<String> {
        if self.is_in_use() { fs::read_to_string(self.address_file()).ok() } else { None }
    }

    /// Whoever may not write the file may still lock it.
    fn open_lock(&self) -> io::Result<File> {
        let path = self.lock_file();
        let created = File::options().read(true).append(true).create(true).open(&path);
        created.or_else(|error| File::open(&path).map_err(|_| error))
    }

    fn lock_file(&self) -> PathBuf {
        self.0.join("lock")
    }

    fn address_file(&self) -> PathBuf {
        self.0.join("engine")
    }
}

impl Held {
    /// Notes where the folder's engine listens, for [`Folder::served_at`].
    ///
    /// # Errors
    /// [`Unusable`], where it can't be written.
    pub fn note_address(&self, address: &str) -> Result<(), Unusable> {
        let path = self.folder.address_file();
        // One that another user left can be replaced, but not written.
        let _not_there = fs::remove_file(&path);
        fs::write(path, address).map_err(|error| Unusable::Folder(self.folder.0.clone(), error))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _gone_already = fs::remove_file(self.folder.address_file());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("ligature-{}-{name}", std::process::id()));
        let _not_there = fs::remove_dir_all(&path);
        Folder::at(path)
    }

    #[test]
    fn a_folder_is_held_by_one_and_known_to_all() {
        let folder = folder("held");
        assert!(!folder.is_in_use() && folder.served_at().is_none());
        let held = folder.hold().unwrap();
        held.note_address("http://127.0.0.1:1").unwrap();
        assert_eq!(folder.served_at().as_deref(), Some("http://127.0.0.1:1"));
        let refused = folder.hold().unwrap_err().to_string();
        assert!(refused.contains("is in use"), "{refused}");
        drop(held);
        assert!(!folder.is_in_use() && folder.served_at().is_none());
        drop(folder.hold().unwrap());
        fs::remove_dir_all(folder.path()).unwrap();
    }

    #[test]
    fn an_address_left_behind_by_a_crash_leads_nobody_astray() {
        let folder = folder("crashed");
        drop(folder.hold().unwrap());
        fs::write(folder.address_file(), "http://127.0.0.1:1").unwrap();
        assert!(folder.served_at().is_none());
        fs::remove_dir_all(folder.path()).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_on_the_machine_may_look_into_a_folder_that_we_make() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("private");
        drop(folder.hold().unwrap());
        folder.service_key().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.path()), 0o700);
        assert_eq!(mode(&folder.path().join("service-key")), 0o600);
        fs::remove_dir_all(folder.path()).unwrap();
    }
    #[test]
    fn a_folder_keeps_the_key_that_it_made_and_takes_no_other_text_for_one() {
        use functions::service_key::Purpose;
        let folder = folder("key");
        drop(folder.hold().unwrap());
        let signed = folder.service_key().unwrap().sign(Purpose::Link, &["a"]);
        assert_eq!(folder.service_key().unwrap().sign(Purpose::Link, &["a"]), signed);
        let file = folder.path().join("service-key");
        let old = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{} {old}", "n".repeat(32))).unwrap();
        assert!(folder.service_key().unwrap().has_signed(Purpose::Link, &["a"], &signed));
        fs::write(&file, "short").unwrap();
        let refused = folder.service_key().unwrap_err().to_string();
        assert!(refused.contains("32 characters"), "{refused}");
        fs::remove_dir_all(folder.path()).unwrap();
    }
}
