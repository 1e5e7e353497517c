use std::fs;
use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use lettre::Message;
use lettre::message::header::MessageId;

use super::NotSent;

/// Puts a mail into a folder, as a file whose name begins with the time.
pub(super) async fn put(folder: &Path, mail: &Message) -> Result<(), NotSent> {
    let (path, bytes) = (folder.to_owned(), mail.formatted());
    let id = mail.headers().get::<MessageId>().map(|id| plain(id.as_ref())).unwrap_or_default();
    let put = tokio::task::spawn_blocking(move || write(&path, &id, &bytes)).await;
    match put {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(NotSent::NotNow(error.kind().to_string())),
        Err(_) => Err(NotSent::NotNow("panic".to_owned())),
    }
}

/// Under its name only once it is whole, so that nobody reads half a mail.
fn write(folder: &Path, id: &str, bytes: &[u8]) -> io::Result<()> {
    make(folder)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let part = folder.join(format!("{now:020}-{id}.part"));
    fs::write(&part, bytes)?;
    fs::rename(&part, part.with_extension("eml"))
}

/// The mails are private: nobody else on the machine may read them.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn plain(id: &str) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '.';
    id.chars().filter(is_plain).collect()
}
