//! `…/people`: everyone who sent the form of one of the two sides.

use std::ops::ControlFlow;

use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::desk::{MOST_PEOPLE, PeoplePage, PersonPlace};
use serde::Deserialize;

use super::year::{OfCohort, Year};
use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::unkept::answer;
use crate::http::{Site, roll};
use crate::store::StoreError;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    after: Option<PersonPlace>,
}

/// A page of them: mentees first, and each side in order of time.
pub(super) async fn list<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
    query: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = query.map_err(|_| {
        Problem::malformed("The list takes after=, with what the page before says in next.")
    })?;
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let page = page(&state.0, &year, asked.after.as_ref()).await?;
    Ok(answer(StatusCode::OK, &page))
}

async fn page<S: DeskStore>(
    site: &Site<S>,
    year: &Year,
    after: Option<&PersonPlace>,
) -> Result<PeoplePage, StoreError> {
    let mut page = PeoplePage { people: Vec::new(), next: None };
    let of = (&*year.head, &year.cohort);
    roll::read(&site.store, of, site.clock.now(), |somebody| {
        if after.is_some_and(|after| after.is_behind(somebody.side, &somebody.record)) {
            return ControlFlow::Continue(());
        }
        if page.people.len() >= MOST_PEOPLE {
            page.next = page.people.last().map(PersonPlace::behind);
            return ControlFlow::Break(());
        }
        page.people.push(somebody.card());
        ControlFlow::Continue(())
    })
    .await?;
    Ok(page)
}
