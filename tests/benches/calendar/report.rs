//! The table that is printed, and the files that keep it.

use std::fmt::Write as _;

use serde_json::{Value, json};
use tests::bench;

use crate::counted::Total;

/// How long a day's run may take, in seconds, whatever is due.
const MOST_SECONDS: f64 = 10.0;

/// How much more memory all may take than a few, as a share: what an allocator comes to.
const MOST_GROWTH: f64 = 1.25;

/// All that was measured.
pub(crate) struct Report {
    pub(crate) pairings: usize,
    pub(crate) few: Measured,
    pub(crate) all: Measured,
    /// As `few`, beside as many pairs of a year that is over.
    pub(crate) after: Measured,
}

/// One run.
pub(crate) struct Measured {
    what: &'static str,
    turns: u64,
    mails: u64,
    seconds: f64,
    /// The most memory that it held, in bytes.
    peak: u64,
    total: Total,
}

impl Measured {
    pub(crate) fn of(what: &'static str, alone: &Value, total: Total) -> Self {
        let number = |name: &str| alone[name].as_u64().expect("it is a number");
        let seconds = alone["seconds"].as_f64().expect("it is a number");
        let (turns, mails, peak) = (number("turns"), number("mails"), number("peak"));
        Self { what, turns, mails, seconds, peak, total }
    }

    fn calls(&self) -> usize {
        self.total.calls.values().sum()
    }

    fn json(&self) -> Value {
        json!({
            "what": self.what, "turns": self.turns, "mails": self.mails, "seconds": self.seconds,
            "memory_peak_bytes": self.peak, "calls": self.total.calls,
            "capacity_units": self.total.units,
        })
    }
}

impl Report {
    fn all(&self) -> [&Measured; 3] {
        [&self.few, &self.all, &self.after]
    }

    /// As a table in Markdown, and what follows from it.
    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            "A day's run of the calendar over {} pairings, in a process of its own, on the embedded engine \
             (load {}).\n\n| where | turns | mails | seconds | peak memory (MB) | calls | capacity units |\n\
             | --- | --- | --- | --- | --- | --- | --- |\n",
            self.pairings,
            bench::load_average()
        );
        for one in self.all() {
            let Measured { what, turns, mails, seconds, peak, total } = one;
            let _ = writeln!(
                text,
                "| {what} | {turns} | {mails} | {seconds:.2} | {:.1} | {} | {} |",
                megabytes(*peak),
                one.calls(),
                total.units
            );
        }
        text
    }

    /// What it misses of its aims, a sentence each.
    pub(crate) fn missed(&self) -> Vec<String> {
        let mut missed = Vec::new();
        for one in self.all().into_iter().filter(|one| one.seconds > MOST_SECONDS) {
            missed.push(format!("Where {}, a run takes {:.1} seconds.", one.what, one.seconds));
        }
        let growth = megabytes(self.all.peak) / megabytes(self.few.peak);
        if growth > MOST_GROWTH {
            missed.push(format!("Memory grows {growth:.2} times with what is due."));
        }
        if self.after.total.calls != self.few.total.calls {
            missed.push("A past cohort is read.".to_owned());
        }
        missed
    }

    /// Writes `calendar.json` and `calendar.md`.
    pub(crate) fn keep(&self) {
        let runs: Vec<Value> = self.all().into_iter().map(Measured::json).collect();
        bench::keep("calendar", &json!({ "pairings": self.pairings, "runs": runs }), &self.text());
    }
}

#[expect(clippy::cast_precision_loss, reason = "these numbers are far below 2^52")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}
