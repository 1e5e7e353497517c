use std::path::Path;

use functions::store::Table;
use local::engine::Engine;
use local::folder::Folder;
use local::system::TABLE;

use super::options::Options;
use super::{Sentence, sentence};

/// A table: one of AWS, or one in a data folder, through the engine that serves the folder now or
/// one of our own.
pub(super) struct Opened {
    pub(super) table: Table,
    own: Option<Engine>,
}

impl Opened {
    /// The table that the command names: `--table`, in the AWS account of the environment, or the
    /// one in the folder `--data`.
    pub(super) async fn named(options: &Options) -> Result<Self, Sentence> {
        match (options.text("--table"), options.text("--data")) {
            (Some(_), Some(_)) => Err("Give --table or --data, not both.".into()),
            (Some(table), None) => {
                let table = Table::in_account(table).await.map_err(sentence)?;
                Ok(Self { table, own: None })
            }
            (None, _) => Self::folder(&options.folder("--data", "data")).await,
        }
    }

    /// The same, for a command that can do nothing where there is no data yet.
    pub(super) async fn filled(options: &Options) -> Result<Self, Sentence> {
        if options.text("--table").is_none() {
            filled(&Folder::at(options.folder("--data", "data")))?;
        }
        Self::named(options).await
    }

    /// The table in a folder that nobody serves: as long as this is open, nobody can.
    pub(super) async fn alone(folder: &Path) -> Result<Self, Sentence> {
        let engine = Engine::in_folder(folder).await.map_err(sentence)?;
        let table = Table::at(engine.endpoint(), TABLE);
        Ok(Self { table, own: Some(engine) })
    }

    async fn folder(folder: &Path) -> Result<Self, Sentence> {
        let opened = match Folder::at(folder).served_at() {
            Some(endpoint) => Self { table: Table::at(&endpoint, TABLE), own: None },
            None => Self::alone(folder).await?,
        };
        opened.table.create().await.map_err(sentence)?;
        Ok(opened)
    }

    pub(super) async fn close(self) {
        if let Some(engine) = self.own {
            engine.stop().await;
        }
    }
}

/// That there is data in a folder.
pub(super) fn filled(folder: &Folder) -> Result<(), Sentence> {
    if folder.database().is_file() {
        return Ok(());
    }
    let folder = folder.path().display();
    Err(format!("There is no data in “{folder}”: name the folder that is served, with --data."))
}
