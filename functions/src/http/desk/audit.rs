//! `GET /v1/programs/{program}/audit`: who did what. Nothing changes it.

use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::desk::AuditId;
use serde::Deserialize;

use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::unkept::answer;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    before: Option<AuditId>,
}

/// A page of it, the latest first.
pub(super) async fn read<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    query: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = query.map_err(|_| {
        Problem::malformed("The log takes before=, with what the page before said, and no more.")
    })?;
    let page = site.store.audit(admitted.program(), asked.before.as_ref()).await?;
    Ok(answer(StatusCode::OK, &page))
}
