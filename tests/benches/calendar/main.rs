//! `cargo xtask bench calendar`: how long a day's run of the calendar takes over 5,000 pairings, of which
//! 50 are due, and with all of them due; how much memory, and how much of the table's capacity. And
//! that a second cohort of as many, whose year is over, adds nothing.
//!
//! `--pairings N` measures that many instead; with `--enforce` it fails where it misses its aims.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a bench is read in a terminal, and fails by panicking"
)]

mod counted;
mod filling;
mod report;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant as Stopwatch;

use domain::calendar::day;
use domain::instant::Instant;
use functions::calendar::run;
use functions::clock::Clock;
use functions::store::Table;
use local::engine::Engine;
use local::programs::{Programs, publish_compiled};
use local::system::TABLE;
use serde_json::{Value, json};
use tests::bench::{self, Options};
use tests::process::peak_memory;
use tests::stage::repository;

use crate::counted::Counted;
use crate::filling::{COHORT, FEW_DUE, MANY_DUE, PAST_COHORT, PROGRAM, date};
use crate::report::{Measured, Report};

/// How many are due on the day of few.
const FEW: usize = 50;

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::read();
    if let ["run", endpoint, at] = options.words().as_slice() {
        run_alone(endpoint, at).await;
        return ExitCode::SUCCESS;
    }
    let most = options.number("--pairings", 5_000);
    let data = bench::folder().join("calendar-data");
    forget(&data);
    eprintln!("Introducing {most} pairs …");
    with_engine(&data, async |table| {
        table.create().await.expect("the table is made");
        let programs = Programs::at(repository().join("programs"));
        let compiled = programs.compile(PROGRAM).unwrap_or_else(|error| panic!("{error}"));
        let published = publish_compiled(&table, &compiled, Clock::System.now()).await;
        published.expect("the program is published");
        filling::introduce(&table, COHORT, most, FEW).await;
    })
    .await;
    let few = measure("few are due", &data, FEW_DUE).await;
    let all = measure("all are due", &data, MANY_DUE).await;
    eprintln!("Introducing {most} pairs of a year that is over …");
    with_engine(&data, async |table| filling::introduce(&table, PAST_COHORT, most, 0).await).await;
    let after = measure("few are due, beside a past cohort", &data, FEW_DUE).await;
    forget(&data);
    let report = Report { pairings: most, few, all, after };
    report.keep();
    options.end(&report.text(), &report.missed())
}

/// Runs the calendar on a day, over a copy of the data: once for the time and the memory, in a process of its own, and
/// once to count what it asks of the table.
async fn measure(what: &'static str, data: &Path, on: &str) -> Measured {
    eprintln!("Running it where {what} …");
    let at = day::begins(date(on)).to_string();
    let alone = with_copy(data, async |endpoint| {
        let program = std::env::current_exe().expect("this program has a path");
        let mut command = Command::new(program);
        command.args(["run", endpoint, &at]).stdout(Stdio::piped());
        let output = tokio::task::spawn_blocking(move || command.output()).await;
        let output = output.expect("it is waited for").expect("this program starts once more");
        serde_json::from_slice::<Value>(&output.stdout).expect("it says what it measured")
    })
    .await;
    let counted = with_copy(data, async |endpoint| {
        let counted = Counted::before(endpoint).await;
        let ran = run(&Table::at(counted.address(), TABLE), &clock(&at)).await;
        assert_eq!(ran.expect("it runs").turns, alone["turns"], "it does the same");
        counted.total()
    })
    .await;
    Measured::of(what, &alone, counted)
}

/// In a process of its own: runs, and says how it was.
async fn run_alone(endpoint: &str, at: &str) {
    let table = Table::at(endpoint, TABLE);
    let started = Stopwatch::now();
    let ran = run(&table, &clock(at)).await.expect("it runs");
    let seconds = started.elapsed().as_secs_f64();
    let peak = peak_memory(std::process::id());
    println!(
        "{}",
        json!({ "turns": ran.turns, "mails": ran.mails, "seconds": seconds, "peak": peak })
    );
}

fn clock(at: &str) -> Clock {
    Clock::standing(Instant::try_from(at.to_owned()).expect("it is a moment"))
}

async fn with_engine(data: &Path, work: impl AsyncFnOnce(Table)) {
    let engine = Engine::in_folder(data).await.expect("the engine starts");
    work(Table::at(engine.endpoint(), TABLE)).await;
    engine.stop().await;
}

async fn with_copy<T>(data: &Path, work: impl AsyncFnOnce(&str) -> T) -> T {
    let copy = data.with_extension("copy");
    forget(&copy);
    fs::create_dir_all(&copy).expect("a folder can be made");
    for file in fs::read_dir(data).expect("there is data").map(|file| file.expect("it is there")) {
        if file.path().is_file() {
            fs::copy(file.path(), copy.join(file.file_name())).expect("it can be copied");
        }
    }
    let engine = Engine::in_folder(&copy).await.expect("the engine starts");
    let done = work(engine.endpoint()).await;
    engine.stop().await;
    forget(&copy);
    done
}

fn forget(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("what an earlier run left can be removed");
    }
}
