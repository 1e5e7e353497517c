//! `GET /v1/programs/{program}/audit`: who did what. Nothing changes it.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use domain::desk::AuditId;
use serde::Deserialize;

use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::problem::Problem;

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
    let no_store = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(([no_store], Json(page)).into_response())
}
