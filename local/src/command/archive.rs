use std::path::Path;

use domain::id::ProgramId;
use functions::clock::Clock;
use local::archive::{Archive, Contents};

use super::opened::Opened;
use super::options::Options;
use super::{Sentence, sentence};

/// Writes the archive of a program into a new file.
pub(super) async fn write(options: Options) -> Result<(), Sentence> {
    let [program, file] = options.names(["program", "file"])?;
    let id = ProgramId::new(program).map_err(sentence)?;
    let file = Path::new(file);
    if file.exists() {
        return Err(format!(
            "“{}” is there already: an archive never replaces a file, so name a new one.",
            file.display()
        ));
    }
    let opened = Opened::filled(&options).await?;
    let made = Archive::of(&opened.table, &id, Clock::System.now()).await;
    opened.close().await;
    let archive = made.map_err(sentence)?;
    let written = archive.write(file);
    written.map_err(|error| format!("“{}” can’t be written: {error}.", file.display()))?;
    println!("Archived {program} into {}:", file.display());
    say(archive.contents());
    println!(
        "It has the committee’s names and addresses, and of pairs who need somebody their references. \
         Nothing that anybody sent is in it: hand over between two years, or move all data with \
         “ligature copy”."
    );
    Ok(())
}

/// Takes an archive in.
pub(super) async fn take_in(options: Options) -> Result<(), Sentence> {
    let file = Path::new(options.name("file")?);
    let text = std::fs::read_to_string(file);
    let text = text.map_err(|error| format!("“{}” can’t be read: {error}.", file.display()))?;
    let archive = Archive::read(&text).map_err(sentence)?;
    let opened = Opened::named(&options).await?;
    let taken = archive.take_in(&opened.table, Clock::System.now()).await;
    opened.close().await;
    taken.map_err(sentence)?;
    println!("Took in {}, as it was on {}:", archive.program, archive.at);
    say(archive.contents());
    println!(
        "Its committee signs in at this deployment’s desk. Export keys are not handed over: its chair \
         makes new ones. Change the program’s files from now on here, and publish them."
    );
    Ok(())
}

fn say(Contents { published, committee, log, past_pairs, open_cases }: Contents) {
    println!("    settings, texts, calendar and forms: {published} items");
    println!("    the committee: {committee} items");
    println!("    its log: {log} lines");
    println!("    pairs who are not matched again: {past_pairs}");
    println!("    pairs who need somebody, or rest: {open_cases}");
}
