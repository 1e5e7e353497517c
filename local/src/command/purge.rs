use functions::clock::Clock;
use local::forgetting::{Forgetting, Found, YearOf};

use super::options::Options;
use super::{Opened, Sentence, sentence};

/// How many stray items are named.
const NAMED: usize = 10;

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    options.no_name()?;
    let opened = Opened::filled(&options).await?;
    let forgetting = Forgetting { table: &opened.table, now: Clock::System.now() };
    let done = match options.has("--check") {
        true => check(forgetting).await,
        false => purge(forgetting).await,
    };
    opened.close().await;
    done
}

async fn purge(forgetting: Forgetting<'_>) -> Result<(), Sentence> {
    let mut years = 0;
    let purged = forgetting.purge(|(program, cohort), purged| {
        years += 1;
        println!("{program}, {cohort}: {} items erased. What stays is counts:", purged.items);
        for (form, count) in &purged.remains.submissions {
            println!("    {form}: {count}");
        }
        println!("    pairings: {}", purged.remains.pairings);
    });
    let again = purged.await.map_err(sentence)?;
    if again > 0 {
        println!("{again} items of what was withdrawn had come back, from a backup: erased again.");
    }
    if years == 0 && again == 0 {
        println!("Of no year that is over anything is left: nothing was erased.");
    }
    check(forgetting).await
}

async fn check(forgetting: Forgetting<'_>) -> Result<(), Sentence> {
    let found = forgetting.look().await.map_err(sentence)?;
    let Found { items, kept, .. } = &found;
    println!("Looked at {items} items; {kept} of them are of people whose year is kept.");
    for ((program, cohort), items) in &found.endless {
        println!(
            "{program}, {cohort}: nothing says when its {items} items are deleted. Give the cohort a \
             [cohort.year] in its program’s file, or put the cohort back there."
        );
    }
    if found.is_nothing() {
        println!("Nothing is kept longer than was promised.");
        return Ok(());
    }
    Err(too_long(&found))
}

fn too_long(found: &Found) -> Sentence {
    let year = |((program, cohort), items): (&YearOf, &u64)| {
        format!("{program}, {cohort}: {items} items, past their day. Run this without --check.")
    };
    let mut lines: Vec<String> = found.overdue.iter().map(year).collect();
    if !found.returned.is_empty() {
        let returned = found.returned.len();
        lines.push(format!(
            "{returned} submissions were withdrawn and erased, and are there again. Run this without \
             --check."
        ));
    }
    if !found.stray.is_empty() {
        lines.push(format!("{} items belong to a submission that is gone:", found.stray.len()));
        lines.extend(found.stray.iter().take(NAMED).map(|key| format!("    {key}")));
    }
    lines.join("\n")
}
