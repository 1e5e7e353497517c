//! `…/report`: the year on one page, without names but where somebody agreed to be quoted with
//! theirs.
//!
//! Who sees everybody anyway sees a draft, counted anew. A chair publishes it, once: from then on
//! everybody who may read reports sees what was published, and it stays as it was. So nobody can lay
//! two versions beside each other and work out who made the difference.

mod book;
mod counted;
mod evaluated;
mod laid;
mod page;

use std::sync::Arc;

use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::calendar::Milestone;
use domain::date::Date;
use domain::desk::May;
use domain::id::CohortId;
use domain::lang::Wanted;
use domain::program::Cohort;
use domain::report::{Issued, Lines, Report};
use serde::Deserialize;

use self::counted::account;
use self::laid::{Laid, Wording};
use super::year::{OfCohort, Year};
use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::roll::sides;
use crate::store::{Issue, ProgramHead, StoreError, in_best_lang};

/// What may be asked of a report.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    lang: Option<String>,
}

/// The same, as it comes.
type AskedIn = Result<Query<Asked>, QueryRejection>;

/// What a misspelled parameter is told.
const TAKES: &str = "The report takes lang=, with a language.";

/// Why nobody can publish the report of a year that is forgotten.
const FORGOTTEN: &str = "this year's answers have been deleted: there is nothing left to count";

/// A year's report, and whether it still changes.
struct Edition {
    lines: Lines,
    state: Standing,
}

/// Whether a report still changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It was published on a day, and stays.
    Published(Option<Date>),
    /// It changes, and a chair may publish it.
    Draft(Option<Date>),
    /// It changes, and can't be published before a day.
    Early(Date),
    /// It was never published, and its year is forgotten.
    Forgotten,
}

/// The report as a page: whole, and without scripts.
pub(super) async fn show<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
    query: AskedIn,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let laid = laid(&state.0, &admitted, &year, wanted(query, &headers)?).await?;
    let html = page::html(&laid);
    let media_type = HeaderValue::from_static("text/html; charset=utf-8");
    let mut page = unkept(media_type, html.into_bytes());
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    let policy = HeaderValue::from_static(policy);
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(page)
}

/// The same as a workbook.
pub(super) async fn book<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
    query: AskedIn,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let laid = laid(&state.0, &admitted, &year, wanted(query, &headers)?).await?;
    let book = book::xlsx(&laid, state.0.clock.now());
    let book = book.map_err(|_| StoreError::Unreadable("a workbook"))?;
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let mut file = unkept(HeaderValue::from_static(media_type), book);
    // Names are lower-case letters, digits and hyphens: they need no escaping.
    let name =
        format!("attachment; filename=\"{}-report-{}.xlsx\"", admitted.program(), year.cohort);
    if let Ok(name) = HeaderValue::from_str(&name) {
        file.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(file)
}

/// Publishes the report as it is now. Once it is published, that is what was wanted.
pub(super) async fn publish<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
) -> Result<Response, Problem> {
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let (site, now) = (&state.0, state.0.clock.now());
    let Edition { lines, state } = edition(site, &admitted, &year).await?;
    match state {
        Standing::Published(_) => return Ok(StatusCode::NO_CONTENT.into_response()),
        Standing::Early(_) => {
            let rule = "a year's report is published once its evaluation has begun";
            return Err(Problem::against_the_rules(rule));
        }
        Standing::Forgotten => return Err(Problem::against_the_rules(FORGOTTEN)),
        Standing::Draft(_) => {}
    }
    let (of, report) = ((admitted.program(), &year.cohort), Issued { at: now, lines });
    match site.store.issue_report(of, &report, &admitted.who()).await? {
        // Whoever published it first: it is published.
        Issue::Published | Issue::WasThere => Ok(StatusCode::NO_CONTENT.into_response()),
        Issue::Forgotten => Err(Problem::against_the_rules(FORGOTTEN)),
    }
}

/// In which languages it is wanted: what the address says, or else the browser.
fn wanted(query: AskedIn, headers: &HeaderMap) -> Result<Wanted, Problem> {
    let Query(asked) = query.map_err(|_| Problem::malformed(TAKES))?;
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|list| list.to_str().ok());
    Ok(Wanted::read(asked.lang.as_deref().or(accepted).unwrap_or_default()))
}

fn unkept(media_type: HeaderValue, body: Vec<u8>) -> Response {
    let no_store = HeaderValue::from_static("no-store");
    ([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, no_store)], body).into_response()
}

/// The report of a year beside the one before it, in words.
async fn laid<S: DeskStore>(
    site: &Site<S>,
    admitted: &Admitted,
    year: &Year,
    wanted: Wanted,
) -> Result<Laid, Problem> {
    let Edition { lines, state } = edition(site, admitted, year).await?;
    let before = year.head.cohort_before(&year.cohort);
    let last = match before {
        Some(before) => site.store.report((admitted.program(), before)).await?,
        None => None,
    };
    let names = [Some(&year.cohort), before.filter(|_| last.is_some())];
    let head = in_best_lang(&site.store, Arc::clone(&year.head), &wanted).await?;
    let labels = evaluated::labels(&site.store, &year.head, head.other_lang()).await?;
    let wording = Wording {
        texts: &head.texts,
        program: &head.program,
        names: names.map(|cohort| cohort.map(|cohort| name(&head, cohort))),
        labels,
        has_two_sides: sides(&year.head).count() > 1,
    };
    let report = Report { year: lines, last: last.map(|last| last.lines) };
    Ok(Laid::of(&report, state, &wording))
}

/// The report as whoever asks may see it.
///
/// # Errors
/// A 404 for who may not see a draft, or a failure of the store.
async fn edition<S: DeskStore>(
    site: &Site<S>,
    admitted: &Admitted,
    year: &Year,
) -> Result<Edition, Problem> {
    if let Some(Issued { at, lines }) =
        site.store.report((admitted.program(), &year.cohort)).await?
    {
        return Ok(Edition { lines, state: Standing::Published(at.day()) });
    }
    if !admitted.member().role.may(May::ReadPeople) {
        return Err(Problem::unknown("report"));
    }
    let now = site.clock.now();
    let account = account(&site.store, &year.head, &year.cohort, now).await?;
    let lines = Lines::of(&account.facts()).map_err(|_| Problem::internal())?;
    let ends = cohort(&year.head, &year.cohort)
        .and_then(|cohort| cohort.year.as_ref()?.due(Milestone::Evaluation));
    let is_forgotten = site.store.is_forgotten((admitted.program(), &year.cohort)).await?;
    let state = match ends {
        _ if is_forgotten => Standing::Forgotten,
        Some(day) if !account.is_over => Standing::Early(day),
        _ => Standing::Draft(now.day()),
    };
    Ok(Edition { lines, state })
}

fn cohort<'a>(head: &'a ProgramHead, id: &CohortId) -> Option<&'a Cohort> {
    head.program.cohorts.iter().find(|cohort| cohort.id == *id)
}

/// What a cohort is called; one that the program has no more, by its name in addresses.
fn name(head: &ProgramHead, id: &CohortId) -> String {
    cohort(head, id).map_or_else(|| id.to_string(), |cohort| cohort.name.clone())
}
