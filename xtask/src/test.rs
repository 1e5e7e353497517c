//! `cargo xtask test`: every test, part by part, and one summary at the end.

mod ahead;
mod browser;
mod contract;
mod geckodriver;
mod infra;
mod summary;
mod tally;
mod targets;

use crate::failure::{Failure, Outcome};
use std::time::Instant;
use summary::Row;
use tally::Tally;

/// Tests that are run together.
struct Part {
    name: &'static str,
    run: fn(&mut Tally) -> Outcome,
}

const PARTS: &[Part] = &[
    Part { name: "domain", run: domain },
    Part { name: "functions", run: functions },
    Part { name: "widget", run: widget },
    Part { name: JOURNEYS, run: journeys_at_every_stop },
    Part { name: "infra", run: infra::at_every_stop },
    Part { name: "tidy", run: tidy },
];

/// The part for which something is made ready ahead.
const JOURNEYS: &str = "journeys";

/// Parts that do more when they are asked for by name.
const WHOLE: &[Part] =
    &[Part { name: JOURNEYS, run: journeys }, Part { name: "infra", run: infra::infra }];

/// Files of journeys over the committee's own screens. At every stop they play in Chromium alone:
/// what applicants and pairs use plays in all three browsers, and takes long enough.
const OF_THE_COMMITTEE: &[&str] =
    &["apart", "bring", "charts", "confirmed", "desk", "handed_over", "pairs", "parked", "what_if"];

/// The file of tests, in the package `tests`, that reads the code and not what it does.
const TIDY: &str = "tidy";

/// The file of tests, in the package `tests`, that asks what can be known of AWS without AWS.
pub(crate) const INFRA: &str = "infra";

/// The vocabulary: natively, and the same tests as WebAssembly in Node.js.
fn domain(tally: &mut Tally) -> Outcome {
    tally.cargo_test(["--package", "domain", "--all-features"], "natively")?;
    let runner = browser::runner()?;
    tally.wasm_test(&runner, ["--package", "domain"], "as WebAssembly in Node.js")
}

/// The functions and the server that merges them, over the embedded DynamoDB.
fn functions(tally: &mut Tally) -> Outcome {
    let mut files = targets::files_of("functions")?;
    files.extend(targets::files_of("local")?);
    tally.cargo_test(targets::unit_tests(), "unit tests")?;
    if !files.is_empty() {
        tally.cargo_test(targets::files(&files), "over HTTP and the embedded DynamoDB")?;
    }
    tally.cargo_test(targets::doc_tests(), "examples in the documentation")
}

/// The widget and the desk: what needs no browser natively, the rest in headless Chromium.
fn widget(tally: &mut Tally) -> Outcome {
    let packages = ["widget", "desk", "plan", "wire"].map(|name| ["--package", name]);
    tally.cargo_test(packages.concat(), "natively")?;
    let runner = browser::runner()?.with_chromium()?;
    tally.wasm_test(&runner, ["--package", "widget"], "in headless Chromium")
}

/// Whole ways through the system, with real browsers.
fn journeys(tally: &mut Tally) -> Outcome {
    journeys_but(tally, Vec::new())
}

fn journeys_at_every_stop(tally: &mut Tally) -> Outcome {
    let left_out = OF_THE_COMMITTEE.iter().flat_map(|file| {
        ["in_firefox", "in_webkit"]
            .into_iter()
            .flat_map(move |browser| ["--skip".to_owned(), format!("{file}::{browser}::")])
    });
    journeys_but(tally, std::iter::once("--".to_owned()).chain(left_out).collect())
}

fn journeys_but(tally: &mut Tally, left_out: Vec<String>) -> Outcome {
    let mut files = targets::files_of("tests")?;
    files.retain(|name| name != TIDY && name != INFRA);
    ahead::ready()?;
    let arguments = targets::files(&files).into_iter().chain(left_out);
    tally.cargo_test(arguments, "in Chromium, Firefox and WebKitGTK, and over HTTP")
}

/// The design's rules that a test can check, and xtask's own tests.
fn tidy(tally: &mut Tally) -> Outcome {
    tally.cargo_test(["--package", "xtask"], "xtask")?;
    tally.cargo_test(targets::files(&[TIDY.to_owned()]), "the design's rules")
}

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let parts = chosen(arguments)?;
    if parts.iter().any(|part| part.name == JOURNEYS) {
        ahead::begin();
    }
    let rows: Vec<Row> = parts.into_iter().map(run_part).collect();
    summary::print(&rows);
    if rows.iter().all(Row::passed) { Ok(()) } else { Err(Failure::Shown) }
}

fn chosen(names: &[String]) -> Outcome<Vec<&'static Part>> {
    if names.is_empty() {
        return Ok(PARTS.iter().collect());
    }
    names
        .iter()
        .map(|name| {
            WHOLE.iter().chain(PARTS).find(|part| part.name == name).ok_or_else(|| {
                let all: Vec<_> = PARTS.iter().map(|part| part.name).collect();
                Failure::said(format!(
                    "There is no part “{name}”: the parts are {}.",
                    all.join(", ")
                ))
            })
        })
        .collect()
}

fn run_part(part: &Part) -> Row {
    let started = Instant::now();
    let mut tally = Tally::new(part.name);
    let stopped = (part.run)(&mut tally).err().map(|failure| failure.to_string());
    Row { tally, stopped, took: started.elapsed() }
}

#[cfg(test)]
mod tests {
    use super::{OF_THE_COMMITTEE, chosen};
    use crate::workspace;

    #[test]
    fn a_file_of_journeys_that_plays_in_one_browser_is_there_and_no_other_is_meant() {
        let folder = std::fs::read_dir(workspace::root().join("tests/tests/journeys")).unwrap();
        let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let names: Vec<String> = names.collect();
        for file in OF_THE_COMMITTEE {
            // What is skipped is found anywhere in a test's name: “board” would skip “keyboard”, too.
            let meant = names.iter().filter(|name| name.ends_with(&format!("{file}.rs")));
            assert_eq!(meant.collect::<Vec<_>>(), [&format!("{file}.rs")]);
        }
    }

    #[test]
    fn no_argument_means_every_part_and_an_unknown_one_names_them_all() {
        assert_eq!(chosen(&[]).unwrap().len(), 6);
        let two = chosen(&["widget".to_owned(), "domain".to_owned()]).unwrap();
        assert_eq!(two.iter().map(|part| part.name).collect::<Vec<_>>(), ["widget", "domain"]);
        let refused = chosen(&["wigdet".to_owned()]).err().unwrap().to_string();
        assert!(refused.contains("wigdet") && refused.contains("widget, journeys"));
    }
}
