//! The year in pictures: what is counted, drawn and as a table.

mod applied;
mod drawn;
mod scores;
mod topics;
mod zones;

use domain::instant::Instant;
use domain::matching::Side;

use super::Plan;
use super::words::Words;

/// A chart: the same as a picture and as a table.
struct Chart {
    /// What it is of.
    title: String,
    /// What it says, in a sentence or two.
    about: String,
    /// How it is drawn.
    look: Look,
    /// What each kind of bar is; none, where there is only one.
    key: Vec<String>,
    /// What is drawn, group by group.
    groups: Vec<Group>,
    /// What the table's columns are.
    heads: Vec<String>,
    /// The table's rows, each as long as `heads`.
    rows: Vec<Vec<String>>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Columns in the course of time, of which the first and the last are named.
    Course,
    /// Columns, each with its name.
    Columns,
    /// Bars below one another.
    Bars,
    /// The 24 hours of a day, for each group.
    Day,
}

/// Bars that belong together.
struct Group {
    /// Of what.
    label: String,
    /// What there is to say of it; empty, where there is nothing.
    note: String,
    /// The bars.
    bars: Vec<Bar>,
}

/// A bar.
struct Bar {
    /// Which kind it is, by its place in the chart's key.
    kind: u8,
    /// How long it is, of 100.
    length: u8,
    /// What stands at its end; empty, where it is too thin for that.
    said: String,
}

impl Bar {
    /// A bar for `n` where the longest is for `most`. What is there is seen, however little.
    fn of(kind: u8, n: usize, most: usize) -> Self {
        let length = n.saturating_mul(100).checked_div(most).unwrap_or_default().min(100);
        let length = if n == 0 { 0 } else { length.max(1) };
        Self { kind, length: u8::try_from(length).unwrap_or(100), said: String::new() }
    }

    /// With what stands at its end.
    fn saying(mut self, said: impl ToString) -> Self {
        self.said = said.to_string();
        self
    }
}

/// Every chart that there is something to draw for, as markup. `applied` is who applied when.
pub(crate) fn charts(words: Words<'_>, plan: &Plan, applied: &[(Side, Instant)]) -> String {
    let mut all: Vec<Chart> = applied::applied(words, applied).into_iter().collect();
    all.extend(topics::topics(words, plan));
    all.extend(scores::scores(words, plan));
    all.extend(zones::zones(words, plan));
    drawn::drawn(words, &all)
}

/// The chart of how well the pairs fit, as markup; empty, where no pair is suggested.
pub(crate) fn scores(words: Words<'_>, plan: &Plan) -> String {
    drawn::drawn(words, scores::scores(words, plan).as_slice())
}
