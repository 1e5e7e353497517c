//! `cargo xtask check`: what is wrong with a program's files, by file and line, and the days of its
//! cohorts.

use crate::failure::{Failure, Outcome};
use crate::programs;
use domain::date::Date;
use domain::instant::Instant;
use domain::source::Missing;
use std::collections::BTreeSet;
use std::time::{SystemTime, UNIX_EPOCH};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let names = if arguments.is_empty() { programs::names()? } else { arguments.to_vec() };
    let (mut faults, mut missing) = (0, BTreeSet::new());
    for name in &names {
        match programs::compile(name)? {
            Ok(compiled) => {
                let langs = compiled.translations.len() + 1;
                let forms = compiled.forms.len();
                println!("programs/{name}: {forms} forms in {langs} languages, no mistakes");
                compiled.dates(today()).iter().for_each(|line| println!("{line}"));
                missing.extend(compiled.missing);
            }
            Err(found) => {
                found.iter().for_each(|fault| println!("{}", programs::line(fault)));
                faults += found.len();
            }
        }
    }
    say_missing(&missing);
    match faults {
        0 => Ok(()),
        1 => Err(Failure::said("One mistake: mend that line, then check again.")),
        _ => Err(Failure::said(format!("{faults} mistakes: mend those lines, then check again."))),
    }
}

/// This machine's day, by the calendar of UTC.
fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Instant::from_milliseconds(i64::try_from(since.as_millis()).ok()?).day()
}

/// Names what has no translation yet: nothing that has to be mended before it is published.
fn say_missing(missing: &BTreeSet<Missing>) {
    for missing in missing {
        println!("note: programs/{missing}");
    }
    match missing.len() {
        0 => {}
        1 => println!("1 note: one thing has no translation yet, and is shown untranslated."),
        n => println!(
            "{n} notes: so many things have no translation yet, and are shown untranslated."
        ),
    }
}
