//! The table that is printed, and the files that keep it.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::json;
use tests::bench;

use crate::download::Download;

/// How much more memory the larger export may take, as a share of the smaller one's: what an
/// allocator and 16 bytes an address come to.
const MOST_GROWTH: f64 = 1.10;

/// One export.
pub(crate) struct Measured {
    pub(crate) download: Download,
    pub(crate) filling: Duration,
    /// Of the process that serves it, in bytes: before, and at its highest.
    pub(crate) memory_before: u64,
    pub(crate) memory_peak: u64,
}

impl Measured {
    #[expect(clippy::cast_precision_loss, reason = "these numbers are far below 2^52")]
    fn rows_per_second(&self) -> f64 {
        self.download.rows as f64 / self.download.whole.as_secs_f64()
    }
}

/// As a table in Markdown, and a line about memory.
pub(crate) fn text(exports: &[Measured]) -> String {
    let mut text = "The mentee applications as csv, over HTTP from the export function in a \
                    process of its own.\n\n\
                    | rows | MB | seconds | rows per second | first byte (ms) | memory before (MB) \
                    | peak memory (MB) | filled in (s) |\n\
                    | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        .to_owned();
    for export in exports {
        let Download { rows, bytes, first_byte, whole } = &export.download;
        let _ = writeln!(
            text,
            "| {rows} | {:.1} | {:.2} | {:.0} | {:.0} | {:.1} | {:.1} | {:.0} |",
            megabytes(*bytes),
            whole.as_secs_f64(),
            export.rows_per_second(),
            first_byte.as_secs_f64() * 1000.0,
            megabytes(export.memory_before),
            megabytes(export.memory_peak),
            export.filling.as_secs_f64(),
        );
    }
    let _ = writeln!(text, "\nPeak memory, largest ÷ smallest: {:.2}", growth(exports));
    text
}

/// What the exports miss of their aims, a sentence each.
pub(crate) fn missed(exports: &[Measured]) -> Vec<String> {
    let growth = growth(exports);
    let grows = format!("Memory grows {growth:.2} times with the rows: at most {MOST_GROWTH}.");
    if growth > MOST_GROWTH { vec![grows] } else { Vec::new() }
}

/// Writes `export.json` and `export.md`.
pub(crate) fn keep(exports: &[Measured]) {
    let one = |export: &Measured| {
        json!({
            "rows": export.download.rows,
            "bytes": export.download.bytes,
            "seconds": export.download.whole.as_secs_f64(),
            "rows_per_second": export.rows_per_second(),
            "first_byte_ms": export.download.first_byte.as_secs_f64() * 1000.0,
            "memory_before_bytes": export.memory_before,
            "memory_peak_bytes": export.memory_peak,
            "filling_seconds": export.filling.as_secs_f64(),
        })
    };
    let all: Vec<_> = exports.iter().map(one).collect();
    let json = json!({ "exports": all, "memory_growth": growth(exports) });
    bench::keep("export", &json, &text(exports));
}

fn growth(exports: &[Measured]) -> f64 {
    let peak = |export: Option<&Measured>| export.map_or(0, |export| export.memory_peak);
    megabytes(peak(exports.last())) / megabytes(peak(exports.first()))
}

#[expect(clippy::cast_precision_loss, reason = "these numbers are far below 2^52")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}
