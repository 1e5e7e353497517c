//! The table that is printed, and the files that keep it.

use std::fmt::Write as _;

use serde_json::json;
use tests::bench;

use crate::chromium::{BYTES_A_SECOND, CPU, LATENCY_MS};
use crate::measured::{Came, Medians};

/// At most so many times as long as plain HTML until it is interactive.
const MOST_TIMES_PLAIN: f64 = 3.0;
/// Less than this share of SurveyJS's time.
const BELOW_SHARE_OF_SURVEYJS: f64 = 0.4;

/// The three pages' medians.
pub(crate) struct Report {
    pub(crate) rounds: usize,
    /// How busy the machine was: above the number of its processors, only the ratios mean much.
    pub(crate) load_average: String,
    pub(crate) plain: Medians,
    pub(crate) ligature: Medians,
    pub(crate) surveyjs: Medians,
}

impl Report {
    /// As a table in Markdown, with what it is about.
    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            "The mentee application, cold, CPU ÷ {CPU}, {BYTES_A_SECOND} bytes/s, {LATENCY_MS} ms; \
             medians of {} interleaved rounds. Load average of this machine meanwhile: {}.\n\
             The widget shows one step at a time; SurveyJS has one page a section; plain HTML shows \
             all questions.\n\n",
            self.rounds, self.load_average
        );
        text.push_str(
            "| page | interactive (ms) | range | × plain | × SurveyJS | blocking (ms) \
             | key to paint (ms) | bytes | requests |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
        );
        for page in [&self.plain, &self.ligature, &self.surveyjs] {
            let (fastest, slowest) = page.interactive_range_ms;
            let _ = writeln!(
                text,
                "| {} | {:.0} | {fastest:.0}–{slowest:.0} | {:.2} | {:.2} | {:.0} | {:.1} | {} | {} |",
                page.page,
                page.interactive_ms,
                page.interactive_ms / self.plain.interactive_ms,
                page.interactive_ms / self.surveyjs.interactive_ms,
                page.blocking_ms,
                page.key_to_paint_ms,
                page.bytes,
                page.requests,
            );
        }
        text.push_str("\nThe widget's files in its fastest load, asked for and there (ms): ");
        let came = |came: &Came| format!("{} {}–{}", came.file, came.asked_ms, came.came_ms);
        let files: Vec<String> = self.ligature.came.iter().map(came).collect();
        let _ = writeln!(text, "{}.", files.join(", "));
        text
    }

    /// What the widget misses of its aims, a sentence each.
    pub(crate) fn missed(&self) -> Vec<String> {
        let plain = self.ligature.interactive_ms / self.plain.interactive_ms;
        let surveyjs = self.ligature.interactive_ms / self.surveyjs.interactive_ms;
        let mut missed = Vec::new();
        if plain > MOST_TIMES_PLAIN {
            missed.push(format!("{plain:.2} × plain HTML is more than {MOST_TIMES_PLAIN}."));
        }
        if surveyjs >= BELOW_SHARE_OF_SURVEYJS {
            missed.push(format!(
                "{surveyjs:.2} of SurveyJS's time is not less than {BELOW_SHARE_OF_SURVEYJS}."
            ));
        }
        missed
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
            "pages": [&self.plain, &self.ligature, &self.surveyjs],
            "interactive": {
                "times_plain": self.ligature.interactive_ms / self.plain.interactive_ms,
                "times_surveyjs": self.ligature.interactive_ms / self.surveyjs.interactive_ms,
            },
        });
        bench::keep("page", &json, &self.text());
    }
}
