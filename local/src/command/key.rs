use domain::id::ProgramId;
use functions::clock::Clock;
use functions::store::{MakeExportKey, ReadPrograms};

use super::options::Options;
use super::{Opened, Sentence, sentence};

/// For how many days a key is good, where nothing is said.
const DAYS: u32 = 90;
/// The longest that a key may be good.
const MOST_DAYS: u32 = 730;

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    let name = options.name("program")?;
    let program = ProgramId::new(name).map_err(sentence)?;
    let days = options.number("--days", DAYS)?;
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(format!("A key can be good for 1 to {MOST_DAYS} days."));
    }
    let now = Clock::System.now();
    let expires = now.plus_days(days);
    let opened = Opened::filled(&options).await?;
    let made = match opened.table.program(&program).await {
        Ok(None) => Err(format!("“{name}” is not published there: publish it there first.")),
        Ok(Some(_)) => opened.table.make_export_key(&program, now, expires).await.map_err(sentence),
        Err(error) => Err(sentence(error)),
    };
    opened.close().await;
    let made = made?;
    println!("The export key of {name}, shown this once, good until {expires}:\n");
    println!("{}", made.secret());
    Ok(())
}
