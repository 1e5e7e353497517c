//! The embedded DynamoDB: an engine over SQLite that speaks DynamoDB's own API on loopback.

use std::io;
use std::path::{Path, PathBuf};

use dynoxide::Database;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::folder::{self, Folder, Held};

/// A running engine. It stops when it is told to, or when it is dropped.
pub struct Engine {
    endpoint: String,
    database: Database,
    held: Option<Held>,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<Result<(), String>>,
}

/// Why an engine did not start.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// The folder can't be used.
    #[error(transparent)]
    Folder(#[from] folder::Unusable),
    /// The file can't be opened.
    #[error("the database {} can't be opened: {}", .0.display(), .1)]
    Database(PathBuf, String),
    /// No port could be had.
    #[error("no port could be had on this machine: {0}")]
    Port(io::Error),
}

impl Engine {
    /// Starts an engine that forgets everything when it stops: for tests.
    ///
    /// # Errors
    /// [`NotStarted`] where it can't.
    pub async fn in_memory() -> Result<Self, NotStarted> {
        let database = Database::memory()
            .map_err(|error| NotStarted::Database("(memory)".into(), error.to_string()))?;
        Self::serve(database, None).await
    }

    /// Starts an engine over `ligature.db` in a folder, and notes its address there, so that other
    /// commands find it while it runs ([`Folder::served_at`]).
    ///
    /// # Errors
    /// [`NotStarted`] where it can't.
    pub async fn in_folder(folder: &Path) -> Result<Self, NotStarted> {
        let folder = Folder::at(folder);
        let held = folder.hold()?;
        let path = folder.database();
        let database = Database::new(&path.to_string_lossy())
            .map_err(|error| NotStarted::Database(path, error.to_string()))?;
        let engine = Self::serve(database, Some(held)).await?;
        if let Some(held) = &engine.held {
            held.note_address(&engine.endpoint)?;
        }
        Ok(engine)
    }

    /// Where it listens: what `AWS_ENDPOINT_URL_DYNAMODB` would say.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Deletes what has expired, as DynamoDB does in its own time.
    pub fn sweep(&self) {
        // What is left is swept the next time; readers check the expiry themselves.
        let _left_for_next_time = self.database.sweep_ttl();
    }

    /// Stops it, once the requests that are under way have been answered.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            let _already_stopped = stop.send(());
        }
        let _stopped = (&mut self.served).await;
    }

    async fn serve(database: Database, held: Option<Held>) -> Result<Self, NotStarted> {
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(NotStarted::Port)?;
        let address = listener.local_addr().map_err(NotStarted::Port)?;
        let (stop, stopped) = oneshot::channel();
        let serving = dynoxide::server::serve_with_shutdown(listener, database.clone(), async {
            let _dropped = stopped.await;
        });
        let served = tokio::spawn(serving);
        let endpoint = format!("http://{address}");
        Ok(Self { endpoint, database, held, stop: Some(stop), served })
    }
}
