//! `cargo xtask bench export`: how fast the committee's csv comes, and how much memory the function
//! takes that makes it, with 10,000 submissions and with 100,000.
//!
//! `--rows N` measures that many instead of 100,000; with `--enforce` it fails where memory grows.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a bench is read in a terminal, and fails by panicking"
)]

mod download;
mod filling;
mod process;
mod report;
mod roles;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use functions::clock::Clock;
use functions::store::{MakeExportKey, Table};
use local::programs::{Programs, publish_compiled};
use local::system::TABLE;
use tests::applicants::Applicants;
use tests::bench::{self, Options};
use tests::stage::{TODAY, repository};

use crate::process::Process;
use crate::report::Measured;

const PROGRAM: &str = "acrl-sts";
const FORM: &str = "mentee-application";
const COHORT: &str = "2026-27";

/// The embedded engine remembers every transaction for ten minutes, and looks through them all at
/// the next one: after so many, one that remembers none goes on with the same file.
const AN_ENGINES_WORK: usize = 10_000;

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::read();
    let words = options.words();
    match words.as_slice() {
        ["engine", folder] => roles::engine(folder).await,
        ["export", endpoint] => roles::export(endpoint).await,
        _ => return measure_all(&options).await,
    }
    ExitCode::SUCCESS
}

async fn measure_all(options: &Options) -> ExitCode {
    let most = options.number("--rows", 100_000);
    let mut exports = Vec::new();
    for rows in [most / 10, most] {
        exports.push(measure(rows).await);
    }
    report::keep(&exports);
    options.end(&report::text(&exports), &report::missed(&exports))
}

/// Exports so many rows by a function that has done nothing else.
async fn measure(rows: usize) -> Measured {
    let data = bench::folder().join("export-data");
    let start = std::time::Instant::now();
    fill(&data, rows).await;
    let filling = start.elapsed();

    eprintln!("Exporting them …");
    let engine = Process::engine(&data);
    let table = Table::at(engine.address(), TABLE);
    let program = ProgramId::new(PROGRAM).expect("it is a name");
    let now = Clock::System.now();
    let key = table.make_export_key(&program, now, now.plus_days(1)).await.expect("a key is made");
    let function = Process::start(&["export", engine.address()]);
    let memory_before = function.peak_memory();
    let address = function.address().to_owned();
    let path = format!("/v1/programs/{PROGRAM}/exports/{FORM}s.csv");
    let reading = move || download::csv(&address, &path, key.secret());
    let download = tokio::task::spawn_blocking(reading).await.expect("the export is read");
    assert_eq!(download.rows, rows, "every submission is in the export");
    let memory_peak = function.peak_memory();
    drop((function, engine));
    fs::remove_dir_all(&data).expect("the data can be removed");
    Measured { download, filling, memory_before, memory_peak }
}

/// Puts so many submissions into a new folder.
async fn fill(data: &Path, rows: usize) {
    eprintln!("Filling the table with {rows} submissions …");
    if data.exists() {
        fs::remove_dir_all(data).expect("what an earlier run left can be removed");
    }
    let program = ProgramId::new(PROGRAM).expect("it is a name");
    let cohort = CohortId::new(COHORT).expect("it is a name");
    let first = Instant::try_from(TODAY.to_owned()).expect("it is a moment");
    for from in (0..rows).step_by(AN_ENGINES_WORK) {
        let engine = Process::engine(data);
        let table = Table::at(engine.address(), TABLE);
        let applicants = Arc::new(publish(&table).await);
        let numbers = from..rows.min(from + AN_ENGINES_WORK);
        filling::fill(&table, (&program, &cohort), &applicants, first, numbers).await;
    }
}

async fn publish(table: &Table) -> Applicants {
    table.create().await.expect("the table is made");
    let programs = Programs::at(repository().join("programs"));
    let compiled = programs.compile(PROGRAM).unwrap_or_else(|error| panic!("{error}"));
    let published = publish_compiled(table, &compiled).await;
    published.expect("the program is published");
    let form = compiled.forms.into_iter().find(|form| form.id.as_str() == FORM);
    Applicants::to(form.expect("the program has the form"))
}
