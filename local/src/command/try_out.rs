use std::path::{Path, PathBuf};

use domain::date::Date;
use functions::clock::Clock;
use functions::http::door::Callers;
use functions::mail;
use local::files::Files;
use local::folder::Folder;
use local::programs::Programs;
use local::system::{Plan, System};

use super::options::Options;
use super::{Sentence, demo_year, sample_desk, samples, sentence, serve};
use crate::inside;

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    options.no_name()?;
    let is_demo = options.has("--demo-year");
    if is_demo && options.text("--today").is_some() {
        return Err("With --demo-year the day is given: leave out --today.".into());
    }
    // Made-up people never get among those of a data folder.
    let data = options.text("--data").map(PathBuf::from).filter(|_| !is_demo);
    if let (Some(data), true) = (&data, options.has("--fresh")) {
        forget(data)?;
    }
    let guides = options.text("--guides").map(Files::at).or_else(inside::guides);
    let mut programs = Programs::at(programs(&options)?);
    if is_demo {
        programs = demo_year::of_a_program_with_a_past(programs)?;
    }
    let plan = Plan {
        site: serve::site(&options)?,
        guides: Some(guides.ok_or(
            "This build has no sample guides inside: name a folder of them with --guides.",
        )?),
        programs,
        data,
        port: options.port()?,
        address: None,
        callers: Callers::Direct,
        clock: clock(options.text("--today"))?,
    };
    // Nor does anybody get their mails.
    let mailer = if is_demo { None } else { mail::from_env().await.map_err(sentence)? };
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
        if is_demo {
            show_year(system).await;
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

async fn show_year(system: &System) {
    match demo_year::play(system, |line| println!("  {line}")).await {
        Ok(seen) => println!("\n{seen}"),
        Err(sentence) => println!("The demo year broke off: {sentence}"),
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

/// The clock: set forward, if a later day is to be today.
fn clock(today: Option<&str>) -> Result<Clock, Sentence> {
    let Some(text) = today else { return Ok(Clock::ahead(0)) };
    let day = Date::parse(text).map_err(|_| format!("“{text}” is no day: 2027-03-01 is one."))?;
    let days = Clock::System.now().day().map(|now| day.days_since_1970() - now.days_since_1970());
    let days = days.and_then(|days| u32::try_from(days).ok());
    days.map(Clock::ahead).ok_or_else(|| format!("“{text}” is over: name today, or a later day."))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_day_can_be_today_and_one_that_is_over_can_not() {
        let set = clock(Some("2099-12-31")).unwrap();
        assert_eq!(set.now().day(), Date::parse("2099-12-31").ok());
        set.skip_a_day();
        assert_eq!(set.now().day(), Date::parse("2100-01-01").ok());
        assert_eq!(clock(None).unwrap().now().day(), Clock::System.now().day());
        assert!(clock(Some("2020-01-01")).unwrap_err().contains("is over"));
        assert!(clock(Some("tomorrow")).unwrap_err().contains("is no day"));
    }
}
