//! The table that is printed, and the files that keep it.

use std::fmt::Write as _;

use serde_json::json;
use tests::bench;

use crate::chromium::{BYTES_A_SECOND, CPU, LATENCY_MS};
use crate::measured::{Came, Medians};

/// At most so many times as long as plain HTML until it is interactive, in a guide.
const MOST_TIMES_PLAIN: f64 = 1.75;
/// The same for a page of HOST's own.
const MOST_TIMES_PLAIN_HOSTED: f64 = 1.3;
/// Less than this share of SurveyJS's time.
const BELOW_SHARE_OF_SURVEYJS: f64 = 0.4;
/// At most so many times as long as plain HTML until 200 questions are there.
const MOST_TIMES_PLAIN_LONG: f64 = 1.5;

/// The medians of pages with the mentee application.
pub(crate) struct Report {
    pub(crate) rounds: usize,
    /// How busy the machine was: above the number of its processors, only the ratios mean much.
    pub(crate) load_average: String,
    /// Plain HTML first.
    pub(crate) pages: Vec<Medians>,
}

impl Report {
    /// As a table in Markdown, with what it is about.
    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            "The mentee application, cold, CPU ÷ {CPU}, {BYTES_A_SECOND} bytes/s, {LATENCY_MS} ms; \
             medians of {} interleaved rounds. Load average of this machine meanwhile: {}.\n\
             Ligature and Lit show one step at a time, SurveyJS one page a section, Formbricks one \
             question; plain HTML shows all questions. “At once” is the snippet for a form that is \
             the first thing on its guide; “hosted” is the form's page on HOST.\n\n",
            self.rounds, self.load_average
        );
        text.push_str(
            "| page | interactive (ms) | range | × plain | × SurveyJS | blocking (ms) \
             | key to paint (ms) | bytes | requests |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
        );
        for page in &self.pages {
            let (fastest, slowest) = page.interactive_range_ms;
            let _ = writeln!(
                text,
                "| {} | {:.0} | {fastest:.0}–{slowest:.0} | {:.2} | {:.2} | {:.0} | {:.1} | {} | {} |",
                page.page,
                page.interactive_ms,
                self.times("plain", page.page),
                self.times("surveyjs", page.page),
                page.blocking_ms,
                page.key_to_paint_ms,
                page.bytes,
                page.requests,
            );
        }
        let came = |came: &Came| format!("{} {}–{}", came.file, came.asked_ms, came.came_ms);
        for page in self.pages.iter().filter(|page| page.page.starts_with("ligature")) {
            let files: Vec<String> = page.came.iter().map(came).collect();
            let files = files.join(", ");
            let _ = writeln!(
                text,
                "\n{}: the files of its fastest load, asked for and there (ms): {files}.",
                page.page
            );
        }
        text
    }

    /// How long a page takes, in the time of another.
    fn times(&self, of: &str, page: &str) -> f64 {
        let time = |name: &str| {
            let found = self.pages.iter().find(|page| page.page == name);
            found.map_or(f64::NAN, |page| page.interactive_ms)
        };
        time(page) / time(of)
    }

    /// What the widget misses of its aims, a sentence each.
    pub(crate) fn missed(&self) -> Vec<String> {
        let at_most = |page, of, most: f64| {
            let times = self.times(of, page);
            (times > most).then(|| format!("{page}: {times:.2} × {of} is more than {most}."))
        };
        [
            at_most("ligature-at-once", "plain", MOST_TIMES_PLAIN),
            at_most("ligature-at-once", "lit", 1.0),
            at_most("ligature-at-once", "formbricks", 1.0),
            at_most("ligature", "surveyjs", BELOW_SHARE_OF_SURVEYJS),
            at_most("hosted", "plain", MOST_TIMES_PLAIN_HOSTED),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Writes `page.json` and `page.md`.
    pub(crate) fn keep(&self) {
        let json = json!({
            "conditions": {
                "cpu_divided_by": CPU,
                "bytes_a_second": BYTES_A_SECOND,
                "latency_ms": LATENCY_MS,
                "rounds": self.rounds,
                "load_average": self.load_average,
            },
            "pages": self.pages,
            "interactive": {
                "times_plain": self.times("plain", "ligature"),
                "at_once_times_plain": self.times("plain", "ligature-at-once"),
                "hosted_times_plain": self.times("plain", "hosted"),
                "times_surveyjs": self.times("surveyjs", "ligature"),
            },
        });
        bench::keep("page", &json, &self.text());
    }
}

/// The medians of pages with 200 questions.
pub(crate) struct LongReport {
    pub(crate) rounds: usize,
    pub(crate) load_average: String,
    /// Plain HTML first.
    pub(crate) pages: Vec<Medians>,
}

impl LongReport {
    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            "200 questions on one page, CPU ÷ {CPU}, no network between; medians of {} interleaved \
             rounds. Load average of this machine meanwhile: {}.\n\n\
             | page | all rendered (ms) | × plain | first field (ms) | blocking (ms) | key to paint (ms) |\n\
             | --- | --- | --- | --- | --- | --- |\n",
            self.rounds, self.load_average
        );
        for page in &self.pages {
            let _ = writeln!(
                text,
                "| {} | {:.0} | {:.2} | {:.0} | {:.0} | {:.1} |",
                page.page,
                page.rendered_ms.unwrap_or(f64::NAN),
                self.times_plain(page),
                page.interactive_ms,
                page.blocking_ms,
                page.key_to_paint_ms,
            );
        }
        text
    }

    fn times_plain(&self, page: &Medians) -> f64 {
        let plain = self.pages.first().and_then(|plain| plain.rendered_ms);
        page.rendered_ms.unwrap_or(f64::NAN) / plain.unwrap_or(f64::NAN)
    }

    pub(crate) fn missed(&self) -> Vec<String> {
        let too_long = |page: &Medians| {
            let (name, times) = (page.page, self.times_plain(page));
            let missed = times > MOST_TIMES_PLAIN_LONG || times.is_nan();
            missed.then(|| format!("{name}: {times:.2} × plain is not {MOST_TIMES_PLAIN_LONG}."))
        };
        self.pages.iter().filter_map(too_long).collect()
    }

    /// Writes `page-200.json` and `page-200.md`.
    pub(crate) fn keep(&self) {
        let json = json!({ "rounds": self.rounds, "pages": self.pages });
        bench::keep("page-200", &json, &self.text());
    }
}
