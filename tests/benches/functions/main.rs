//! `cargo xtask bench functions`: how long each function takes from the start of its process to its
//! first answer, and how much memory it holds, beside handlers in Node.js and Python that do the
//! same work; and how long a submission and a drawn page take when the function is warm.
//!
//! `--rounds N` (9) says how often each is started; with `--enforce` it fails where a function
//! misses its aims.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a bench is read in a terminal, and fails by panicking"
)]

mod contestant;
mod report;
mod warm;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use functions::clock::Clock;
use functions::store::{MakeExportKey, Table};
use local::engine::Engine;
use local::system::TABLE;
use tests::bench::Options;
use tests::function::{Function, Place};
use tests::open::{self, Open};
use tests::runtime::Runtime;

use crate::contestant::Contestant;
use crate::report::{Measured, Report, Warm};

/// One start of a function.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    /// From the start of the process to the first bytes of its first answer.
    pub(crate) begun: Duration,
    /// And to the last.
    pub(crate) answered: Duration,
    /// The most memory that it held.
    pub(crate) memory: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::read();
    let rounds = options.number("--rounds", 9);

    let engine = Engine::in_memory().await.unwrap_or_else(|error| panic!("{error}"));
    let table = Table::at(engine.endpoint(), TABLE);
    let open = open::publish(&table).await;
    let key = export_key(&table, &open).await;
    let contestants = contestant::all(&key);
    contestant::answer_alike(&contestants, engine.endpoint()).await;
    let starts = start_all(&contestants, engine.endpoint(), rounds).await;
    let warm = Warm {
        submissions: report::sorted(warm::submissions(engine.endpoint(), &open).await),
        pages: report::sorted(warm::pages(engine.endpoint()).await),
    };

    let measured = contestants.iter().zip(starts);
    let measured = measured.map(|(contestant, starts)| Measured::of(contestant.name, &starts));
    let report = Report { rounds, functions: measured.collect(), warm };
    report.keep();
    options.end(&report.text(), &report.missed())
}

async fn export_key(table: &Table, open: &Open) -> String {
    let now = Clock::System.now();
    let key = table.make_export_key(&open.program, now, now.plus_days(1)).await;
    key.expect("a key is made").secret().to_owned()
}

/// Starts them in turn, so that whatever else the machine does hits them alike.
async fn start_all(contestants: &[Contestant], endpoint: &str, rounds: usize) -> Vec<Vec<Start>> {
    let mut starts = vec![Vec::new(); contestants.len()];
    for round in 0..rounds {
        for turn in 0..contestants.len() {
            // Each comes first, second and so on equally often.
            let at = (round + turn) % contestants.len();
            let start = start(&contestants[at], endpoint).await;
            eprintln!(
                "{:>2}/{rounds}  {:<16} {:>7.1} ms, {:>6.1} MB",
                round + 1,
                contestants[at].name,
                report::milliseconds(start.answered),
                report::megabytes(start.memory)
            );
            starts[at].push(start);
        }
    }
    starts
}

async fn start(contestant: &Contestant, endpoint: &str) -> Start {
    let runtime = Runtime::start().await;
    let place = Place { runtime: runtime.address(), endpoint, table: TABLE };
    let command = (contestant.command)();
    let begun = Instant::now();
    let function = Function::start(command, place);
    let answer = runtime.answer(contestant.event.clone()).await;
    assert!(!answer.failed, "{} fails: {:?}", contestant.name, answer.body);
    let (first, last) = (answer.begun - begun, answer.at - begun);
    Start { begun: first, answered: last, memory: function.peak_memory() }
}
