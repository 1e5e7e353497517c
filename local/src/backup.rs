//! A backup of a data folder, made while it is in use, and a data folder made of a backup.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::instant::Instant;
use dynoxide::Database;
use rusqlite::{Connection, OpenFlags};

use crate::folder::{Folder, Unusable};
use crate::private;
use crate::system::TABLE;

/// For how long a backup waits for a writer to let it in.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why there is no backup, or why it was not restored.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The folder has no data.
    #[error("there is no data in “{}”: name the folder that is served, with --data", .0.display())]
    NoData(PathBuf),
    /// A file is there already.
    #[error("“{}” is there already: a backup never replaces a file, so name a new one", .0.display())]
    Taken(PathBuf),
    /// The folder has data.
    #[error(
        "“{}” has data already ({bytes} bytes, last written {written}): restore into another folder \
         with --data, or say --replace, which keeps them under another name", .folder.display()
    )]
    HasData {
        /// The folder.
        folder: PathBuf,
        /// How much is there.
        bytes: u64,
        /// When it was last written.
        written: String,
    },
    /// The folder can't be used now.
    #[error(transparent)]
    Unusable(#[from] Unusable),
    /// A file can't be read or written.
    #[error("“{}” can't be read or written: {}", .0.display(), .1)]
    File(PathBuf, io::Error),
    /// SQLite did not do it.
    #[error("the database could not be copied: {0}")]
    Database(#[from] rusqlite::Error),
    /// What is in the file is damaged, or something else.
    #[error("“{}” is no sound backup of Ligature: {}", .0.display(), .1)]
    Unsound(PathBuf, String),
}

/// Writes all that a folder has at this moment into a new file, and reads that file through. Who
/// serves the folder goes on doing so.
///
/// # Errors
/// [`Failed`]; then there is no such file.
pub fn backup(folder: &Folder, file: &Path) -> Result<u64, Failed> {
    if !folder.database().is_file() {
        return Err(Failed::NoData(folder.path().to_owned()));
    }
    if file.exists() {
        return Err(Failed::Taken(file.to_owned()));
    }
    let part = Part::beside(file)?;
    // SQLite writes into a file that is there if it is empty: so it is private from the first byte.
    private::create(&part.0).map_err(|error| Failed::File(part.0.clone(), error))?;
    let source = read_only(&folder.database())?;
    source.execute("VACUUM INTO ?1", [part.0.to_string_lossy()])?;
    check_pages(&part.0)?;
    part.become_file(file)
}

/// Makes a data folder of a backup. Data that the folder has are kept, under another name, if
/// `replace` says that they may be replaced; that name is returned.
///
/// # Errors
/// [`Failed`]; then the folder is as it was.
pub fn restore(file: &Path, folder: &Folder, replace: bool) -> Result<Option<PathBuf>, Failed> {
    let unreadable = |error| Failed::File(file.to_owned(), error);
    let size = fs::metadata(file).map_err(unreadable)?.len();
    let _held = folder.hold()?;
    let kept = present(folder)?;
    if let (Some(HasData { bytes, written }), false) = (&kept, replace) {
        let folder = folder.path().to_owned();
        return Err(Failed::HasData { folder, bytes: *bytes, written: written.clone() });
    }
    let part = Part::beside(&folder.database())?;
    private::create(&part.0).map_err(|error| Failed::File(part.0.clone(), error))?;
    let copied = fs::copy(file, &part.0).map_err(|error| Failed::File(part.0.clone(), error))?;
    let unsound = |why: &str| Failed::Unsound(file.to_owned(), why.to_owned());
    if copied != size {
        return Err(unsound("it changed while it was read"));
    }
    check_pages(&part.0).map_err(|error| unsound(&error.to_string()))?;
    check_table(&part.0).map_err(|error| unsound(&error))?;
    let kept = if kept.is_some() { Some(set_aside(folder)?) } else { None };
    part.become_file(&folder.database())?;
    Ok(kept)
}

/// What is written first and gets its name last; gone if it never gets one.
struct Part(PathBuf);

impl Part {
    fn beside(file: &Path) -> Result<Self, Failed> {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = Self(file.with_file_name(name));
        part.remove();
        Ok(part)
    }

    /// Gives it its name once all of it is on the disk.
    fn become_file(self, file: &Path) -> Result<u64, Failed> {
        let failed = |error| Failed::File(file.to_owned(), error);
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let written = File::open(&self.0).map_err(failed)?;
        written.sync_all().map_err(failed)?;
        private::give_to_owner_of(folder, &self.0).map_err(failed)?;
        fs::rename(&self.0, file).map_err(failed)?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(written.metadata().map_err(failed)?.len())
    }

    fn remove(&self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.0.as_os_str().to_owned();
            name.push(end);
            let _not_there = fs::remove_file(name);
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.remove();
    }
}

struct HasData {
    bytes: u64,
    written: String,
}

fn present(folder: &Folder) -> Result<Option<HasData>, Failed> {
    let mut found: Option<(u64, SystemTime)> = None;
    for path in folder.database_files() {
        let Ok(about) = fs::metadata(&path) else { continue };
        let changed = about.modified().map_err(|error| Failed::File(path, error))?;
        let (bytes, latest) = found.unwrap_or((0, changed));
        found = Some((bytes + about.len(), latest.max(changed)));
    }
    Ok(found.map(|(bytes, at)| HasData { bytes, written: moment(at).to_string() }))
}

fn moment(time: SystemTime) -> Instant {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_milliseconds(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Moves a folder's data into a folder of their own inside it, which is a data folder too.
fn set_aside(folder: &Folder) -> Result<PathBuf, Failed> {
    let now = moment(SystemTime::now()).to_string().replace([':', '.'], "-");
    let aside = Folder::at(folder.path().join(format!("before-{now}")));
    drop(aside.hold()?);
    for (from, to) in folder.database_files().into_iter().zip(aside.database_files()) {
        if from.exists() {
            fs::rename(&from, &to).map_err(|error| Failed::File(from, error))?;
        }
    }
    Ok(aside.path().to_owned())
}

fn read_only(database: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// Reads every page.
fn check_pages(database: &Path) -> Result<(), Failed> {
    let check = "PRAGMA integrity_check";
    let said: String = read_only(database)?.query_row(check, [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(Failed::Unsound(database.to_owned(), said)) }
}

/// Whether the engine takes the file, and finds our table in it.
fn check_table(database: &Path) -> Result<(), String> {
    let opened = Database::new(&database.to_string_lossy()).map_err(|error| error.to_string())?;
    match opened.get_table_metadata(TABLE) {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err("it has no table of that name".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}
