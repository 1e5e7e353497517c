//! The table that is printed, and the files that keep it.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Value, json};
use tests::bench;

use crate::download::Download;
use crate::python::Python;

/// How much more memory the larger export may take, as a share of the smaller one's: what an
/// allocator and 16 bytes an address come to. A workbook's files of rows are on the disk, not there.
const MOST_GROWTH: f64 = 1.10;

/// What a workbook may take, in bytes, however many rows it has: the function's memory is 256 MB.
const MOST_FOR_XLSX: u64 = 128_000_000;

/// All that was measured.
pub(crate) struct Report {
    pub(crate) exports: Vec<Measured>,
    /// The same in Python, with as many rows as the largest.
    pub(crate) python: Vec<(&'static str, Python)>,
}

/// One export.
pub(crate) struct Measured {
    pub(crate) format: &'static str,
    pub(crate) download: Download,
    /// Of the process that serves it, in bytes: before, and at its highest.
    pub(crate) memory_before: u64,
    pub(crate) memory_peak: u64,
}

impl Report {
    /// As a table in Markdown, and what follows from it.
    pub(crate) fn text(&self) -> String {
        let mut text =
            "The mentee applications, over HTTP from the export function in a process of \
                        its own; and as Python writes them to a disk, from the same table.\n\n\
                        | what | rows | MB | seconds | rows per second | first byte (ms) | peak \
                        memory (MB) |\n| --- | --- | --- | --- | --- | --- | --- |\n"
                .to_owned();
        for export in &self.exports {
            let Download { rows, bytes, first_byte, whole } = &export.download;
            let (format, seconds) = (export.format, whole.as_secs_f64());
            let first = milliseconds(*first_byte);
            let size = (megabytes(*bytes), megabytes(export.memory_peak));
            line(&mut text, format, *rows, size, seconds, &format!("{first:.0}"));
        }
        for (format, python) in &self.python {
            let what = format!("Python, {format}");
            let size = (megabytes(python.bytes), megabytes(python.peak));
            line(&mut text, &what, python.rows, size, python.seconds, "");
        }
        for format in self.formats() {
            let growth = self.growth(format);
            let _ = write!(text, "\n{format}: peak memory, largest ÷ smallest: {growth:.2}.");
            if let (Some(ours), Some(python)) = (self.largest(format), self.python(format)) {
                let times = python.seconds / ours.download.whole.as_secs_f64();
                let _ = write!(text, " {times:.1} times as fast as Python.");
            }
            text.push('\n');
        }
        text
    }

    /// What it misses of its aims, a sentence each.
    pub(crate) fn missed(&self) -> Vec<String> {
        let mut missed = Vec::new();
        for format in self.formats() {
            let growth = self.growth(format);
            let peak = self.largest(format).map_or(0, |export| export.memory_peak);
            if format == "xlsx" && peak > MOST_FOR_XLSX {
                missed.push(format!("A workbook takes {:.0} MB.", megabytes(peak)));
            }
            if format != "xlsx" && growth > MOST_GROWTH {
                let most = format!("at most {MOST_GROWTH}");
                missed.push(format!(
                    "{format}: memory grows {growth:.2} times with the rows: {most}."
                ));
            }
        }
        missed
    }

    /// Writes `export.json` and `export.md`.
    pub(crate) fn keep(&self) {
        let ours = |export: &Measured| {
            json!({
                "format": export.format,
                "rows": export.download.rows,
                "bytes": export.download.bytes,
                "seconds": export.download.whole.as_secs_f64(),
                "first_byte_ms": milliseconds(export.download.first_byte),
                "memory_before_bytes": export.memory_before,
                "memory_peak_bytes": export.memory_peak,
            })
        };
        let python = |(format, python): &(&str, Python)| {
            json!({
                "format": format, "rows": python.rows, "bytes": python.bytes,
                "seconds": python.seconds, "memory_peak_bytes": python.peak,
            })
        };
        let exports: Vec<Value> = self.exports.iter().map(ours).collect();
        let python: Vec<Value> = self.python.iter().map(python).collect();
        bench::keep("export", &json!({ "exports": exports, "python": python }), &self.text());
    }

    fn formats(&self) -> impl Iterator<Item = &'static str> {
        let mut formats: Vec<_> = self.exports.iter().map(|export| export.format).collect();
        formats.sort_unstable();
        formats.dedup();
        formats.into_iter()
    }

    fn of(&self, format: &str) -> impl DoubleEndedIterator<Item = &Measured> {
        self.exports.iter().filter(move |export| export.format == format)
    }

    fn largest(&self, format: &str) -> Option<&Measured> {
        self.of(format).next_back()
    }

    fn python(&self, format: &str) -> Option<&Python> {
        self.python.iter().find(|(of, _)| *of == format).map(|(_, python)| python)
    }

    fn growth(&self, format: &str) -> f64 {
        let peak = |export: Option<&Measured>| export.map_or(0, |export| export.memory_peak);
        megabytes(peak(self.largest(format))) / megabytes(peak(self.of(format).next()))
    }
}

#[expect(clippy::cast_precision_loss, reason = "these numbers are far below 2^52")]
fn line(text: &mut String, what: &str, rows: usize, size: (f64, f64), seconds: f64, first: &str) {
    let (file, memory) = size;
    let speed = rows as f64 / seconds;
    let _ = writeln!(
        text,
        "| {what} | {rows} | {file:.1} | {seconds:.2} | {speed:.0} | {first} | {memory:.1} |"
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "these numbers are far below 2^52")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}
