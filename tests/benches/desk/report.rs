//! What was measured, beside what it is to be.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::json;
use tests::bench;

/// Milliseconds: the list from data in hand, a search in it, and matching of 200 and of 2,000 people.
const LIST: f64 = 1_000.0;
const SEARCH: f64 = 50.0;
const FEW: f64 = 100.0;
const MANY: f64 = 1_000.0;

/// Times of one thing, in milliseconds.
#[derive(Default, Serialize)]
pub(crate) struct Measured {
    median: f64,
    slowest: f64,
}

impl Measured {
    pub(crate) fn of(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self { median: times[times.len() / 2], slowest: times[times.len() - 1] }
    }
}

#[derive(Default)]
pub(crate) struct Report {
    /// The list, and a search in it.
    pub(crate) lists: [Measured; 2],
    /// A wish, by how many people are matched.
    pub(crate) wishes: Vec<(usize, Measured)>,
}

impl Report {
    /// What was done, how long it took, and how long it may.
    fn lines(&self) -> Vec<(String, &Measured, f64)> {
        let [list, search] = &self.lists;
        let mut lines = vec![
            ("the list of 5,000 people, from data in hand".to_owned(), list, LIST),
            ("a search in it".to_owned(), search, SEARCH),
        ];
        lines.extend(self.wishes.iter().map(|(people, measured)| {
            let most = if *people <= 200 { FEW } else { MANY };
            (format!("{people} people matched again after a wish"), measured, most)
        }));
        lines
    }

    pub(crate) fn text(&self) -> String {
        let mut text = String::from(
            "| in Chromium, until it is painted | median (ms) | slowest (ms) | aim (ms) |\n\
             | --- | --- | --- | --- |\n",
        );
        for (what, Measured { median, slowest }, most) in self.lines() {
            let _ = writeln!(text, "| {what} | {median:.1} | {slowest:.1} | {most} |");
        }
        let _ = writeln!(text, "\nLoad average: {}.", bench::load_average());
        text
    }

    pub(crate) fn missed(&self) -> Vec<String> {
        let lines = self.lines().into_iter().filter(|(_, measured, most)| measured.median > *most);
        let missed = |(what, measured, most): (String, &Measured, f64)| {
            format!("{what}: {:.0} ms, more than {most}.", measured.median)
        };
        lines.map(missed).collect()
    }

    pub(crate) fn keep(&self) {
        let lines = self.lines();
        let json: Vec<_> = lines
            .iter()
            .map(
                |(what, measured, most)| json!({ "what": what, "measured": measured, "aim": most }),
            )
            .collect();
        bench::keep("desk", &json!(json), &self.text());
    }
}
