use std::path::{Path, PathBuf};

use functions::clock::Clock;
use functions::http::door::Callers;
use functions::mail;
use local::files::Files;
use local::folder::Folder;
use local::programs::Programs;
use local::system::{Plan, System};

use super::options::Options;
use super::{Sentence, sample_desk, samples, sentence, serve};
use crate::inside;

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    options.no_name()?;
    let data = options.text("--data").map(PathBuf::from);
    if let (Some(data), true) = (&data, options.has("--fresh")) {
        forget(data)?;
    }
    let guides = options.text("--guides").map(Files::at).or_else(inside::guides);
    let plan = Plan {
        site: serve::site(&options)?,
        guides: Some(guides.ok_or(
            "This build has no sample guides inside: name a folder of them with --guides.",
        )?),
        programs: Programs::at(programs(&options)?),
        data,
        port: options.port()?,
        address: None,
        callers: Callers::Direct,
        clock: Clock::System,
    };
    let mailer = mail::from_env().await.map_err(sentence)?;
    let in_the_house = mailer.is_none();
    serve::until_told(plan, mailer, async |system: &System| {
        println!(
            "\nLigature is up. Ctrl-C stops it.\n\n  Everything       {}/\n  Its mails        {0}/mail\n  Sample guides    {}/\n  Unlisted guide   {}/\n",
            system.host(),
            system.guides(),
            system.unlisted()
        );
        // Where mails leave the house, nobody is given an address that is not theirs.
        if in_the_house {
            show_desks(system).await;
        }
    })
    .await
}

async fn show_desks(system: &System) {
    match sample_desk::furnish(system).await {
        Ok(desks) => {
            for desk in desks {
                println!("  The desk         {desk}");
            }
            println!(
                "  To sign in there, ask for a code for {}; it comes to its mails.\n",
                sample_desk::CHAIR
            );
        }
        Err(sentence) => println!("The sample desk has nobody: {sentence}"),
    }
}

/// The programs to show: the folder that is named, or `programs/`, made from the samples if there
/// is none.
fn programs(options: &Options) -> Result<PathBuf, Sentence> {
    let folder = options.folder("--programs", "programs");
    if options.text("--programs").is_none() && !folder.exists() {
        samples::write(&folder)?;
        println!(
            "The sample programs are in {}/: change a question there and reload.",
            folder.display()
        );
    }
    Ok(folder)
}

fn forget(data: &Path) -> Result<(), Sentence> {
    let folder = Folder::at(data);
    let _held = folder.hold().map_err(sentence)?;
    for path in folder.database_files() {
        if path.exists() {
            std::fs::remove_file(&path)
                .map_err(|error| format!("{} can't be deleted: {error}.", path.display()))?;
        }
    }
    Ok(())
}
