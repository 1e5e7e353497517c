//! `PUT …/standings`: what is decided and known of some people, at once.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::desk::{PutDone, PutStanding, PutStandings, StandingPut, StandingsPut};
use domain::matching::Facts;
use domain::reference::Reference;
use futures::future::try_join_all;

use super::year::{OfCohort, Year};
use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::unkept::answer;
use crate::http::{Site, sent};
use crate::store::{Found, StoreError};

/// Puts each that was not changed since it was seen, and says what became of each.
pub(super) async fn put<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let takes = "standings, each with reference, revision, status, and perhaps facts";
    let mut wanted: PutStandings = sent::object(&headers, &body, takes)?;
    wanted.check().map_err(|error| Problem::malformed(format!("{error}.")))?;
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let (site, now) = (&state.0, state.0.clock.now());
    for put in &mut wanted.standings {
        // It follows from the status, and is not kept beside it.
        put.facts.eligible = Facts::default().eligible;
    }
    let found = wanted.standings.iter().map(|put| year.find(site, &put.reference));
    let found = try_join_all(found).await?;
    let puts: Vec<(&Found, &PutStanding)> = found
        .iter()
        .zip(&wanted.standings)
        .filter_map(|(found, put)| Some((found.as_ref()?, put)))
        .collect();
    let program = admitted.program();
    let not = site.store.put_standings(program, &puts, &admitted.who(), now).await?;
    let done = found.iter().zip(&wanted.standings);
    let done = done.map(|(found, put)| after(site, found.as_ref(), put, &not));
    Ok(answer(StatusCode::OK, &StandingsPut { standings: try_join_all(done).await? }))
}

/// What became of one.
async fn after<S: DeskStore>(
    site: &Site<S>,
    found: Option<&Found>,
    put: &PutStanding,
    not: &[Reference],
) -> Result<StandingPut, StoreError> {
    let reference = put.reference.clone();
    let Some(found) = found else {
        return Ok(StandingPut { reference, done: PutDone::Unknown, now: None });
    };
    let now = site.clock.now();
    let standing = site.store.standing(found, now).await?.standing;
    let is_as_wanted = standing.status == put.status && standing.facts == put.facts;
    let done = if !not.contains(&reference) {
        PutDone::Kept
    } else if site.store.open(found, now).await?.is_none_or(|held| held.withdrawn_at().is_some()) {
        return Ok(StandingPut { reference, done: PutDone::Withdrawn, now: None });
    } else if is_as_wanted {
        // Sent again after an answer that got lost; or somebody else wanted the same.
        PutDone::Kept
    } else {
        PutDone::Stale
    };
    Ok(StandingPut { reference, done, now: Some(standing) })
}
