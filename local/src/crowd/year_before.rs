//! A year that was before the first that a program's file has: so that its report has one to stand beside.

use domain::calendar::{Draft, When, Year};
use domain::date::Date;
use domain::id::CohortId;
use domain::program::{Cohort, Program, Window};
use domain::source::Compiled;

/// A program with two cohorts: its first one, and one a year before it, with the same days. Who looks at
/// it in the first one's year finds that one at the desk, and none for which people apply by then. For a
/// demo, and nothing else; where its first cohort is not called by two years, it stays as it is.
#[must_use]
pub fn with_year_before(mut compiled: Compiled) -> Compiled {
    for program in compiled.wordings_mut() {
        let _as_it_is = add(program);
    }
    compiled
}

fn add(program: &mut Program) -> Option<()> {
    let first = program.cohorts.first()?;
    let (began, _) = first.id.as_str().split_once('-')?;
    let began: u16 = began.parse().ok()?;
    let (before, ends) = (began.checked_sub(1)?, began.checked_rem(100)?);
    let windows = first.windows.iter().map(|(id, window)| {
        let window = Window { opens: earlier(window.opens)?, closes: earlier(window.closes)? };
        Some((id.clone(), window))
    });
    let cohort = Cohort {
        id: CohortId::new(&format!("{before}-{ends:02}")).ok()?,
        name: format!("{before}–{ends:02}"),
        windows: windows.collect::<Option<_>>()?,
        year: Some(year(first.year.clone()?)?),
        calendar: Vec::new(),
    };
    program.cohorts.insert(0, cohort);
    program.cohorts.truncate(2);
    Some(())
}

fn year(year: Year) -> Option<Year> {
    let draft = Draft::from(year);
    let when = |when: When| match when {
        When::On(day) => earlier(day).map(When::On),
        after @ When::After(_) => Some(after),
    };
    let draft = Draft {
        matching: draft.matching.and_then(earlier),
        introductions: draft.introductions.and_then(earlier),
        evaluation: when(draft.evaluation)?,
        follow_up: draft.follow_up.and_then(when),
        ..draft
    };
    Year::new(&draft).ok()
}

/// The same day a year earlier; the last of February for a leap day.
fn earlier(day: Date) -> Option<Date> {
    let year = day.month().year().checked_sub(1)?;
    let of =
        |day_of: u8| Date::parse(&format!("{year:04}-{:02}-{day_of:02}", day.month().number()));
    of(day.day()).or_else(|_| of(28)).ok()
}

#[cfg(test)]
mod tests {
    use domain::calendar::Milestone;

    use super::*;
    use crate::programs::Programs;

    #[test]
    fn the_year_before_has_the_same_days_and_overlaps_with_the_first() {
        let programs = concat!(env!("CARGO_MANIFEST_DIR"), "/../programs");
        let compiled = Programs::at(programs).compile("acrl-sts").unwrap();
        let mut compiled = with_year_before(compiled);
        for program in compiled.wordings_mut() {
            let [before, first] = program.cohorts.as_slice() else { panic!("two years") };
            assert_eq!(before.id.as_str(), "2025-26");
            assert_eq!(before.name, "2025–26");
            for (id, window) in &before.windows {
                assert!(window.closes < first.windows[id].opens);
            }
            let due = |cohort: &Cohort, of| cohort.year.as_ref().unwrap().due(of).unwrap();
            for of in [Milestone::Introductions, Milestone::Evaluation, Milestone::FollowUp] {
                assert_eq!(due(before, of).plus_months(12), Some(due(first, of)));
            }
        }
    }
}
