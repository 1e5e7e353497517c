use functions::clock::Clock;
use functions::store::Table;
use local::copy::Copying;
use local::folder::Folder;

use super::opened::{self, Opened};
use super::options::Options;
use super::{Sentence, sentence};

/// After how many items a line says so.
const STEP: u64 = 500;

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    options.no_name()?;
    let name = options.text("--to-table").ok_or("Name the table to copy into, with --to-table.")?;
    let folder = Folder::at(options.folder("--data", "data"));
    opened::filled(&folder)?;
    let to = match options.text("--endpoint") {
        None => Table::in_account(name).await.map_err(sentence)?,
        Some(endpoint) => {
            let to = Table::at(endpoint, name);
            to.create().await.map_err(sentence)?;
            to
        }
    };
    let opened = Opened::alone(folder.path()).await?;
    let copying = Copying { from: &opened.table, to: &to, now: Clock::System.now() };
    let copied = copy(copying, name).await;
    opened.close().await;
    copied
}

async fn copy(copying: Copying<'_>, name: &str) -> Result<(), Sentence> {
    match copying.look().await.map_err(sentence)? {
        0 => println!("The table {name} has none of the items yet."),
        there => println!("The table {name} has {there} of the items already."),
    }
    let say = |sent: u64| {
        if sent.is_multiple_of(STEP) {
            println!("Copied {sent} …");
        }
    };
    copying.send(say).await.map_err(sentence)?;
    println!("All are copied. Reading each of them back …");
    let sum = copying.verify().await.map_err(sentence)?;
    println!("{} items are the same in both, digest {}.", sum.items, sum.digest());
    println!(
        "Nothing was changed here. Publish the programs there once more, and serve from there."
    );
    Ok(())
}
