//! The tables that are printed, and the files that keep them.

use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;
use serde_json::json;
use tests::bench;

use crate::Start;

/// At least so many times as fast to the first answer as the same work elsewhere.
const TIMES_AS_FAST: f64 = 5.0;
/// Less memory than this.
const MEMORY_MB: f64 = 64.0;
/// Less time than this for a submission, and for drawing a page, warm.
const WARM_MS: f64 = 5.0;

/// Those that are no functions of ours, after the function that does the same work.
const ELSEWHERE: [&str; 2] = ["Node.js", "Python"];

/// What was measured of a function, medians of its starts.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Measured {
    name: &'static str,
    /// To the first bytes of the first answer.
    first_answer_ms: f64,
    /// To its last byte.
    whole_answer_ms: f64,
    /// The fastest and the slowest start, to judge the median by.
    range_ms: (f64, f64),
    peak_memory_mb: f64,
}

impl Measured {
    pub(crate) fn of(name: &'static str, starts: &[Start]) -> Self {
        let begun = sorted(starts.iter().map(|start| start.begun));
        let answered = sorted(starts.iter().map(|start| start.answered));
        let mut memory: Vec<f64> = starts.iter().map(|start| megabytes(start.memory)).collect();
        memory.sort_by(f64::total_cmp);
        Self {
            name,
            first_answer_ms: median(&begun),
            whole_answer_ms: median(&answered),
            range_ms: (begun[0], begun[begun.len() - 1]),
            peak_memory_mb: median(&memory),
        }
    }
}

/// How long functions that are warm took, in milliseconds, the shortest first.
pub(crate) struct Warm {
    pub(crate) submissions: Vec<f64>,
    pub(crate) pages: Vec<f64>,
}

/// All that was measured in one run.
pub(crate) struct Report {
    pub(crate) rounds: usize,
    /// The intake comes first.
    pub(crate) functions: Vec<Measured>,
    pub(crate) warm: Warm,
}

impl Report {
    /// As a table in Markdown, and a line about what is warm.
    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            "From the start of the process to the first answer, over a runtime API and an embedded \
             DynamoDB; medians of {} interleaved rounds. Load average of this machine meanwhile: \
             {}.\n\
             The intake, Node.js and Python give the same page of the mentee application; pages \
             draws it; the export gives an empty csv; the courier answers its schedule; the desk is \
             asked for a code. An answer that is not a stream begins and ends at once.\n\n\
             | function | first answer (ms) | range | × intake | whole answer (ms) | peak memory (MB) |\n\
             | --- | --- | --- | --- | --- | --- |\n",
            self.rounds,
            bench::load_average()
        );
        for function in &self.functions {
            let (fastest, slowest) = function.range_ms;
            let _ = writeln!(
                text,
                "| {} | {:.1} | {fastest:.1}–{slowest:.1} | {:.1} | {:.1} | {:.1} |",
                function.name,
                function.first_answer_ms,
                function.first_answer_ms / self.functions[0].first_answer_ms,
                function.whole_answer_ms,
                function.peak_memory_mb
            );
        }
        let _ = writeln!(text, "\nThrough the runtime API, warm:");
        for (what, took) in self.warm() {
            let _ = writeln!(
                text,
                "- {what}: median of {} is {:.2} ms, and 99 of 100 take less than {:.2} ms.",
                took.len(),
                median(took),
                took[took.len() * 99 / 100]
            );
        }
        text
    }

    /// What the functions miss of their aims, a sentence each.
    pub(crate) fn missed(&self) -> Vec<String> {
        let mut missed = Vec::new();
        let (others, ours): (Vec<_>, Vec<_>) =
            self.functions.iter().partition(|function| ELSEWHERE.contains(&function.name));
        for Measured { name, first_answer_ms, peak_memory_mb, .. } in ours {
            for other in &others {
                let times = other.first_answer_ms / first_answer_ms;
                if times < TIMES_AS_FAST {
                    missed.push(format!(
                        "The {name} is {times:.1} times as fast as {}, which is less than \
                         {TIMES_AS_FAST}.",
                        other.name
                    ));
                }
            }
            if *peak_memory_mb >= MEMORY_MB {
                missed.push(format!(
                    "The {name} held {peak_memory_mb:.1} MB, which is not less than {MEMORY_MB}."
                ));
            }
        }
        for (what, took) in self.warm() {
            let median = median(took);
            if median >= WARM_MS {
                missed.push(format!("{median:.2} ms for {what} is not less than {WARM_MS}."));
            }
        }
        missed
    }

    /// Writes `functions.json` and `functions.md`.
    pub(crate) fn keep(&self) {
        let json = json!({
            "rounds": self.rounds,
            "load_average": bench::load_average(),
            "functions": self.functions,
            "warm_submission_ms": median(&self.warm.submissions),
            "warm_page_ms": median(&self.warm.pages),
            "warm_calls": self.warm.pages.len(),
        });
        bench::keep("functions", &json, &self.text());
    }

    fn warm(&self) -> [(&'static str, &[f64]); 2] {
        let Warm { submissions, pages } = &self.warm;
        [("a submission to the intake", submissions), ("a form's page from pages", pages)]
    }
}

/// In milliseconds, the shortest first.
pub(crate) fn sorted(times: impl IntoIterator<Item = Duration>) -> Vec<f64> {
    let mut values: Vec<f64> = times.into_iter().map(milliseconds).collect();
    values.sort_by(f64::total_cmp);
    values
}

fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

pub(crate) fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "these numbers are far below 2^52")]
pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}
