//! `cargo xtask bench export`: how fast the committee's csv, ndjson and workbook come, and how much
//! memory the function takes that makes them, with 10,000 submissions and with 100,000; and the same
//! by Python's csv and XlsxWriter, from the same table.
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
mod python;
mod report;
mod roles;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use domain::Form;
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
use crate::python::Python;
use crate::report::{Measured, Report};

const PROGRAM: &str = "acrl-sts";
const FORM: &str = "mentee-application";
const COHORT: &str = "2026-27";
const FORMATS: [&str; 3] = ["csv", "ndjson", "xlsx"];

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
    let data = bench::folder().join("export-data");
    let mut report = Report { exports: Vec::new(), python: Vec::new() };
    for rows in [most / 10, most] {
        let form = fill(&data, rows).await;
        for format in FORMATS {
            report.exports.push(measure(&data, rows, format).await);
        }
        if rows == most {
            report.python = in_python(&data, rows, &form);
        }
        fs::remove_dir_all(&data).expect("the data can be removed");
    }
    report.keep();
    options.end(&report.text(), &report.missed())
}

/// Exports so many rows by a function that has done nothing else.
async fn measure(data: &Path, rows: usize, format: &'static str) -> Measured {
    eprintln!("Exporting them as {format} …");
    let engine = Process::engine(data);
    let table = Table::at(engine.address(), TABLE);
    let program = ProgramId::new(PROGRAM).expect("it is a name");
    let now = Clock::System.now();
    let key = table.make_export_key(&program, now, now.plus_days(1)).await.expect("a key is made");
    let function = Process::start(&["export", engine.address()]);
    let memory_before = function.peak_memory();
    let address = function.address().to_owned();
    let path = format!("/v1/programs/{PROGRAM}/exports/{FORM}s.{format}");
    let file = data.join(format!("export.{format}"));
    let reading = move || download::get(&address, &path, key.secret(), &file);
    let download = tokio::task::spawn_blocking(reading).await.expect("the export is read");
    assert_eq!(download.rows, rows, "every submission is in the export");
    let memory_peak = function.peak_memory();
    Measured { format, download, memory_before, memory_peak }
}

/// The same by Python.
fn in_python(data: &Path, rows: usize, form: &Form) -> Vec<(&'static str, Python)> {
    let export = |format| {
        eprintln!("Exporting them in Python as {format} …");
        let engine = Process::engine(data);
        let export = python::export(engine.address(), form, format, data);
        assert_eq!(export.rows, rows, "every submission is in the export");
        (format, export)
    };
    ["csv", "xlsx"].map(export).into()
}

/// Puts so many submissions into a new folder; the form that they answer.
async fn fill(data: &Path, rows: usize) -> Form {
    eprintln!("Filling the table with {rows} submissions …");
    if data.exists() {
        fs::remove_dir_all(data).expect("what an earlier run left can be removed");
    }
    let program = ProgramId::new(PROGRAM).expect("it is a name");
    let cohort = CohortId::new(COHORT).expect("it is a name");
    let first = Instant::try_from(TODAY.to_owned()).expect("it is a moment");
    let mut form = None;
    for from in (0..rows).step_by(AN_ENGINES_WORK) {
        let engine = Process::engine(data);
        let table = Table::at(engine.address(), TABLE);
        let published = publish(&table).await;
        let applicants = Arc::new(Applicants::to(published.clone()));
        form = Some(published);
        let numbers = from..rows.min(from + AN_ENGINES_WORK);
        filling::fill(&table, (&program, &cohort), &applicants, first, numbers).await;
    }
    form.expect("there is something to measure")
}

async fn publish(table: &Table) -> Form {
    table.create().await.expect("the table is made");
    let programs = Programs::at(repository().join("programs"));
    let compiled = programs.compile(PROGRAM).unwrap_or_else(|error| panic!("{error}"));
    let published = publish_compiled(table, &compiled, Clock::System.now()).await;
    published.expect("the program is published");
    let form = compiled.forms.into_iter().find(|form| form.id.as_str() == FORM);
    form.expect("the program has the form")
}
