//! The days of a program as `check` lists them.

use super::Compiled;
use crate::date::Date;
use crate::program::Cohort;

impl Compiled {
    /// Every cohort's days in their order, a line each: its windows, its milestones and what else
    /// its calendar says. Days before `today` say so: a year that has begun goes on, so that is no
    /// fault.
    #[must_use]
    pub fn dates(&self, today: Option<Date>) -> Vec<String> {
        self.program.cohorts.iter().flat_map(|cohort| of_cohort(cohort, today)).collect()
    }
}

fn of_cohort(cohort: &Cohort, today: Option<Date>) -> Vec<String> {
    let windows = cohort.windows.iter().flat_map(|(name, window)| {
        [
            (window.opens, format!("“{name}” opens")),
            (window.closes, format!("“{name}” closes at the end of the day")),
        ]
    });
    let events = cohort.calendar.iter().map(|event| (event.on, event.what.clone()));
    let mut days: Vec<(Date, String)> = windows.chain(events).collect();
    days.sort_by_key(|(on, _)| *on);
    let line = |(on, what): (Date, String)| {
        let past = if today.is_some_and(|today| on < today) { " (past)" } else { "" };
        format!("  {on}  {what}{past}")
    };
    let mut lines = vec![format!("  Cohort “{}”", cohort.name)];
    lines.extend(days.into_iter().map(line));
    if cohort.year.is_none() {
        lines.push(
            "  It has no [cohort.year]: nobody is asked anything after they were introduced."
                .into(),
        );
    }
    lines
}
