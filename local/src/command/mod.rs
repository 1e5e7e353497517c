mod key;
mod options;
mod publish;
mod serve;

use std::fmt::Display;
use std::path::Path;

use functions::store::Table;
use local::engine::Engine;
use local::system::TABLE;

use self::options::Options;

/// What to tell the person when a command can't do its work.
pub(crate) type Sentence = String;

pub(crate) async fn run(arguments: &[String]) -> Result<(), Sentence> {
    match arguments.split_first().map(|(name, rest)| (name.as_str(), rest)) {
        Some(("serve", rest)) => {
            serve::run(Options::read(rest, &["--port", "--data", "--site"], &["--fresh"])?).await
        }
        Some(("publish", rest)) => {
            publish::run(Options::read(rest, &["--data", "--table"], &[])?).await
        }
        Some(("key", rest)) => {
            key::run(Options::read(rest, &["--data", "--table", "--days"], &[])?).await
        }
        _ => Err("Say what to do: serve, publish PROGRAM or key PROGRAM.".into()),
    }
}

/// A table: one of AWS, or one in a data folder, through the engine that serves the folder now or
/// one of our own.
struct Opened {
    table: Table,
    own: Option<Engine>,
}

impl Opened {
    /// The table that the command names: `--table`, in the AWS account of the environment, or the
    /// one in the folder `--data`.
    async fn named(options: &Options) -> Result<Self, Sentence> {
        match (options.text("--table"), options.text("--data")) {
            (Some(_), Some(_)) => Err("Give --table or --data, not both.".into()),
            (Some(table), None) => {
                let table = Table::in_account(table).await.map_err(sentence)?;
                Ok(Self { table, own: None })
            }
            (None, _) => Self::folder(&options.folder("--data", "data")).await,
        }
    }

    async fn folder(folder: &Path) -> Result<Self, Sentence> {
        let (endpoint, own) = match Engine::running(folder).await {
            Some(endpoint) => (endpoint, None),
            None => {
                let engine = Engine::in_folder(folder).await.map_err(sentence)?;
                (engine.endpoint().to_owned(), Some(engine))
            }
        };
        let table = Table::at(&endpoint, TABLE);
        table.create().await.map_err(sentence)?;
        Ok(Self { table, own })
    }

    async fn close(self) {
        if let Some(engine) = self.own {
            engine.stop().await;
        }
    }
}

/// An error as a sentence: with a capital letter and a full stop.
fn sentence(error: impl Display) -> Sentence {
    let text = error.to_string();
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str().trim_end_matches('.'))
}
