//! The plain table that `cargo xtask test` ends with.

use super::tally::Tally;
use std::time::Duration;

/// One part's line.
pub(super) struct Row {
    pub(super) tally: Tally,
    /// The sentence that stopped the part before its end.
    pub(super) stopped: Option<String>,
    pub(super) took: Duration,
}

impl Row {
    pub(super) fn passed(&self) -> bool {
        self.stopped.is_none() && self.tally.broken == 0
    }

    fn result(&self) -> &'static str {
        match (&self.stopped, self.tally.broken) {
            (Some(_), _) => "stopped",
            (None, 0) => "passed",
            (None, _) => "FAILED",
        }
    }
}

pub(super) fn print(rows: &[Row]) {
    print!("{}", table(rows));
}

fn table(rows: &[Row]) -> String {
    let mut table =
        format!("\n{:<12}{:<10}{:>8}{:>8}{:>9}\n", "part", "result", "passed", "failed", "seconds");
    for row in rows {
        let Tally { part, passed, failed, .. } = row.tally;
        let (result, seconds) = (row.result(), row.took.as_secs());
        table.push_str(&format!("{part:<12}{result:<10}{passed:>8}{failed:>8}{seconds:>9}\n"));
    }
    for row in rows {
        if let Some(sentence) = &row.stopped {
            table.push_str(&format!("{}: {sentence}\n", row.tally.part));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Row, Tally, table};
    use std::time::Duration;

    #[test]
    fn a_part_that_was_stopped_says_why_below_the_table() {
        let row = |part, stopped: Option<&str>, broken| Row {
            tally: Tally { passed: 7, broken, ..Tally::new(part) },
            stopped: stopped.map(str::to_owned),
            took: Duration::from_secs(3),
        };
        let rows =
            [row("domain", None, 0), row("widget", Some("Say this."), 0), row("tidy", None, 1)];
        let expected = "
part        result      passed  failed  seconds
domain      passed           7       0        3
widget      stopped          7       0        3
tidy        FAILED           7       0        3
widget: Say this.
";
        assert_eq!(table(&rows), expected);
        assert_eq!(rows.iter().map(Row::passed).collect::<Vec<_>>(), [true, false, false]);
    }
}
