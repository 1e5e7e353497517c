use std::collections::VecDeque;

use domain::export::{Columns, Filter, Position, since};
use domain::id::CohortId;
use serde::Deserialize;

use super::format::Format;
use super::zone::Zone;
use crate::http::problem::Problem;
use crate::store::ProgramHead;

/// What may be asked of an export. A parameter that is misspelled must not be passed over: the
/// file would hold more, or less, than whoever reads it believes.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    cohort: Option<String>,
    withdrawn: Option<String>,
    flagged: Option<String>,
    since: Option<String>,
    columns: Option<String>,
    zone: Option<String>,
    after: Option<String>,
}

/// The same, read.
#[derive(Clone)]
pub(super) struct Wanted {
    /// The cohort that is asked for, or all, the earliest first.
    pub(super) cohorts: VecDeque<CohortId>,
    /// The one that is asked for.
    pub(super) cohort: Option<CohortId>,
    pub(super) filter: Filter,
    pub(super) columns: Option<Columns>,
    pub(super) zone: Option<Zone>,
    pub(super) after: Option<Position>,
}

/// What a misspelled parameter is told.
pub(super) const TAKES: &str = "An export takes cohort=, with a cohort’s name; since=, with a day \
    or a moment; withdrawn=include; flagged=only or without; columns=, with names and commas \
    between them; zone=, with a time zone’s name (csv and xlsx); after=, with the cursor of a line \
    (ndjson). Each of them once.";

impl Asked {
    pub(super) fn read(self, head: &ProgramHead, format: Format) -> Result<Wanted, Problem> {
        let cohorts = cohorts(head, self.cohort.as_deref())?;
        let cohort = self.cohort.and(cohorts.front().cloned());
        let withdrawn = one_of(self.withdrawn.as_deref(), &[("include", true)], "withdrawn")?;
        let flagged = [("only", true), ("without", false)];
        let flagged = one_of(self.flagged.as_deref(), &flagged, "flagged")?;
        let since = self.since.as_deref().map(since).transpose();
        let since = since.map_err(|_| {
            Problem::malformed("since is a day or a moment in UTC: 2026-11-21T20:26:14Z.")
        })?;
        let filter = Filter { withdrawn: withdrawn.unwrap_or(false), flagged, since };
        let columns = self.columns.as_deref().map(Columns::parse).transpose();
        let columns = columns.map_err(|error| Problem::malformed(format!("{error}.")))?;
        let zone = self.zone.as_deref().map(|zone| zone_in(zone, format)).transpose()?;
        let after = self.after.as_deref().map(|after| position(after, format)).transpose()?;
        let mut wanted = Wanted { cohorts, cohort, filter, columns, zone, after };
        wanted.go_on()?;
        Ok(wanted)
    }
}

impl Wanted {
    /// Leaves out the cohorts before the one to go on with.
    fn go_on(&mut self) -> Result<(), Problem> {
        let Some(after) = &self.after else { return Ok(()) };
        let at = self.cohorts.iter().position(|cohort| cohort == after.cohort());
        let at = at.ok_or_else(|| Problem::malformed("after is a cursor of another export."))?;
        drop(self.cohorts.drain(..at));
        Ok(())
    }

    /// Makes sure that nothing is asked for, besides a cohort, but what a dataset takes.
    pub(super) fn must_fit(&self, dataset: &str, takes: &[&str]) -> Result<(), Problem> {
        let given = [
            (self.filter.since.is_some(), "since"),
            (self.filter.withdrawn, "withdrawn"),
            (self.filter.flagged.is_some(), "flagged"),
            (self.columns.is_some(), "columns"),
            (self.zone.is_some(), "zone"),
            (self.after.is_some(), "after"),
        ];
        if given.into_iter().all(|(is_given, name)| !is_given || takes.contains(&name)) {
            return Ok(());
        }
        let takes: String = takes.iter().map(|name| format!(", {name}=")).collect();
        let detail = format!("In this format, {dataset} takes cohort={takes} and nothing else.");
        Err(Problem::malformed(detail))
    }
}

fn cohorts(head: &ProgramHead, asked: Option<&str>) -> Result<VecDeque<CohortId>, Problem> {
    let is_asked = |cohort: &&CohortId| asked.is_none_or(|asked| asked == cohort.as_str());
    let cohorts: VecDeque<CohortId> = head.cohorts().filter(is_asked).cloned().collect();
    match asked {
        Some(_) if cohorts.is_empty() => Err(Problem::unknown("cohort")),
        _ => Ok(cohorts),
    }
}

fn one_of<T: Copy>(
    asked: Option<&str>,
    known: &[(&str, T)],
    name: &str,
) -> Result<Option<T>, Problem> {
    let Some(asked) = asked else { return Ok(None) };
    let found = known.iter().find(|(word, _)| *word == asked);
    let words = || known.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" or ");
    let found = found.ok_or_else(|| Problem::malformed(format!("{name} is {}.", words())))?;
    Ok(Some(found.1))
}

fn zone_in(name: &str, format: Format) -> Result<Zone, Problem> {
    if !format.is_table() {
        let detail = "zone is for csv and xlsx: json and ndjson have moments in UTC, exactly.";
        return Err(Problem::malformed(detail));
    }
    let wrong = "zone is the name of a time zone in the IANA database: America/Chicago.";
    Zone::named(name).ok_or_else(|| Problem::malformed(wrong))
}

fn position(after: &str, format: Format) -> Result<Position, Problem> {
    if format != Format::Ndjson {
        return Err(Problem::malformed("after is for ndjson: other files are whole or nothing."));
    }
    Position::parse(after)
        .map_err(|_| Problem::malformed("after is the cursor of a line, as it is."))
}
