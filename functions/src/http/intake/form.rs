use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::{FormId, ProgramId};
use domain::version::Version;
use serde::Deserialize;

use super::IntakeStore;
use crate::http::problem::Problem;
use crate::http::{Site, form_page, handed_out};

/// What may be asked of a form. `lang` may be, too: a program has one language so far, and answers
/// in it whatever is asked.
#[derive(Deserialize)]
pub(super) struct Asked {
    version: Option<Version>,
}

/// `GET /v1/programs/{program}/forms/{form}`: a form, as it is now or as `version` names it.
pub(super) async fn show<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Result<Path<(ProgramId, FormId)>, PathRejection>,
    query: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path((program, form)) = path?;
    let Query(asked) = query.map_err(|_| Problem::unknown("version"))?;
    let page = form_page(&site, &program, &form, asked.version.as_ref()).await?;
    handed_out(&headers, &page, &site.handed(&program, &form), site.clock.now())
}
