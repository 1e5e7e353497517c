//! `…/scenarios` and `…/judged`: what the committee keeps while it matches.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::desk::{
    MOST_SCENARIOS, PutJudged, PutScenario, ScenarioCard, ScenarioId, ScenariosPage,
};
use domain::id::CohortId;
use domain::matching::Comparison;

use super::year::{OfCohort, Year};
use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::unkept::{answer, revised};
use crate::http::{Site, sent};

/// The address of a scenario.
type OfScenario = Result<Path<(String, CohortId, String)>, PathRejection>;

/// All of them.
pub(super) async fn list<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
) -> Result<Response, Problem> {
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let mut scenarios = state.store.scenarios((admitted.program(), &year.cohort)).await?;
    scenarios.sort_by(|a, b| (a.name.as_str(), &a.id).cmp(&(b.name.as_str(), &b.id)));
    Ok(answer(StatusCode::OK, &ScenariosPage { scenarios }))
}

/// Keeps a scenario under an id that the caller has made up, or changes what `If-Match` names.
pub(super) async fn put<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfScenario,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let Path((_, cohort, id)) = path?;
    let id = ScenarioId::new(&id).map_err(|_| Problem::unknown("scenario"))?;
    let takes = "name and wishes, which may not contradict each other";
    let new: PutScenario = sent::object(&headers, &body, takes)?;
    let seen = sent::revision(&headers);
    let year = Year::open(&state, &admitted, cohort).await?;
    let of = (admitted.program(), &year.cohort);
    let all = state.store.scenarios(of).await?;
    let there = all.iter().find(|scenario| scenario.id == id);
    let is_so = |there: &ScenarioCard| there.name == new.name && there.wishes == new.wishes;
    if let Some(there) = there.filter(|there| is_so(there)) {
        return Ok(shown(StatusCode::OK, there));
    }
    match (there, seen) {
        (None, Some(_)) => return Err(Problem::unknown("scenario")),
        (None, None) if all.len() >= MOST_SCENARIOS => {
            let rule = format!("a cohort has at most {MOST_SCENARIOS} scenarios");
            return Err(Problem::against_the_rules(&rule));
        }
        (Some(_), None) => return Err(Problem::no_revision()),
        (Some(there), Some(seen)) if there.revision != seen => return Err(Problem::stale()),
        _ => {}
    }
    let scenario = ScenarioCard {
        id,
        name: new.name,
        wishes: new.wishes,
        changed_at: state.clock.now(),
        changed_by: admitted.who(),
        revision: seen.unwrap_or(0).saturating_add(1),
    };
    if !state.store.put_scenario(of, &scenario, seen, &admitted.who()).await? {
        return Err(Problem::stale());
    }
    let status = if seen.is_none() { StatusCode::CREATED } else { StatusCode::OK };
    Ok(shown(status, &scenario))
}

/// Takes a scenario away that is as `If-Match` says.
pub(super) async fn delete<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfScenario,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let Path((_, cohort, id)) = path?;
    let year = Year::open(&state, &admitted, cohort).await?;
    let of = (admitted.program(), &year.cohort);
    let all = state.store.scenarios(of).await?;
    let there = all.iter().find(|scenario| scenario.id.as_str() == id);
    let there = there.ok_or_else(|| Problem::unknown("scenario"))?;
    let seen = sent::revision(&headers).ok_or_else(Problem::no_revision)?;
    let (who, now) = (admitted.who(), state.clock.now());
    if seen != there.revision || !state.store.delete_scenario(of, there, &who, now).await? {
        return Err(Problem::stale());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps what is judged of a pair, or takes it back.
pub(super) async fn judge<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    let judged: PutJudged = sent::object(&headers, &body, "mentee, mentor, line and fit")?;
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let policy = year.head.matching.as_ref().ok_or_else(|| Problem::unknown("matching"))?;
    let is_to_judge = policy
        .lines
        .iter()
        .any(|line| line.id == judged.line && matches!(line.compare, Comparison::Identity { .. }));
    if !is_to_judge {
        return Err(Problem::malformed("line must name one that only people can judge."));
    }
    let (site, not_here) =
        (&state.0, "mentee and mentor must be people of this cohort who have not withdrawn.");
    let pair = (year.find(site, &judged.mentee).await?, year.find(site, &judged.mentor).await?);
    let (Some(mentee), Some(mentor)) = pair else { return Err(Problem::malformed(not_here)) };
    let (of, who, now) = ((admitted.program(), &year.cohort), admitted.who(), site.clock.now());
    if !site.store.put_judged(of, [&mentee, &mentor], &judged, &who, now).await? {
        return Err(Problem::malformed(not_here));
    }
    Ok(StatusCode::NO_CONTENT)
}

fn shown(status: StatusCode, scenario: &ScenarioCard) -> Response {
    revised(status, scenario, scenario.revision)
}
