//! What was measured of a page, and what it comes to.

use serde::{Deserialize, Serialize};

/// One load.
#[derive(Debug, Clone)]
pub(crate) struct Load {
    /// From navigation until the first field shows a typed character, in milliseconds.
    pub(crate) interactive: f64,
    /// From navigation until the last of 200 questions was painted, on pages that have so many.
    pub(crate) rendered: Option<f64>,
    /// What long tasks took beyond 50 ms each, until the page came to rest.
    pub(crate) blocking: f64,
    /// All that came over the network, headers too.
    pub(crate) bytes: f64,
    /// In how many answers.
    pub(crate) requests: usize,
    /// From each key to the frame that shows it, in milliseconds.
    pub(crate) keys: Vec<f64>,
    /// The files that the page asked for.
    pub(crate) came: Vec<Came>,
}

/// When a file was asked for, and when it was there, in milliseconds from navigation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Came {
    pub(crate) file: String,
    pub(crate) asked_ms: u32,
    pub(crate) came_ms: u32,
}

/// The medians of some loads.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Medians {
    pub(crate) page: &'static str,
    pub(crate) interactive_ms: f64,
    pub(crate) rendered_ms: Option<f64>,
    pub(crate) blocking_ms: f64,
    pub(crate) key_to_paint_ms: f64,
    pub(crate) bytes: f64,
    pub(crate) requests: usize,
    /// The fastest and the slowest load, to judge the median by.
    pub(crate) interactive_range_ms: (f64, f64),
    /// The files of the fastest load.
    pub(crate) came: Vec<Came>,
}

impl Medians {
    pub(crate) fn of(page: &'static str, loads: &[Load]) -> Self {
        let each = |measure: fn(&Load) -> f64| loads.iter().map(measure).collect::<Vec<_>>();
        let interactive = each(|load| load.interactive);
        let fastest = loads.iter().min_by(|a, b| a.interactive.total_cmp(&b.interactive));
        let range = |pick: fn(f64, f64) -> f64| interactive.iter().copied().reduce(pick);
        Self {
            page,
            interactive_ms: median(interactive.clone()),
            rendered_ms: loads.iter().map(|load| load.rendered).collect::<Option<_>>().map(median),
            blocking_ms: median(each(|load| load.blocking)),
            key_to_paint_ms: median(loads.iter().flat_map(|load| load.keys.clone()).collect()),
            bytes: median(each(|load| load.bytes)),
            requests: loads.iter().map(|load| load.requests).max().unwrap_or(0),
            interactive_range_ms: (
                range(f64::min).unwrap_or(f64::NAN),
                range(f64::max).unwrap_or(f64::NAN),
            ),
            came: fastest.map(|load| load.came.clone()).unwrap_or_default(),
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}
