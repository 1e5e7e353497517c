use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::{FormId, ProgramId};
use domain::lang::Wanted;
use domain::version::Version;
use serde::Deserialize;

use super::IntakeStore;
use crate::http::problem::Problem;
use crate::http::{Site, form_page, handed_out, in_lang};

/// What may be asked of a form.
#[derive(Deserialize)]
pub(super) struct Asked {
    version: Option<Version>,
    /// The languages that would do, the best first, with commas between them.
    #[serde(default)]
    lang: String,
}

/// `GET /v1/programs/{program}/forms/{form}`: a form, as it is now or as `version` names it, in the
/// best of its languages.
pub(super) async fn show<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Result<Path<(ProgramId, FormId)>, PathRejection>,
    query: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path((program, form)) = path?;
    let Query(asked) = query.map_err(|_| Problem::unknown("version"))?;
    let wanted = Wanted::read(&asked.lang);
    let page = form_page(&site, &program, &form, asked.version.as_ref(), &wanted).await?;
    let handed = site.handed(&program, &form);
    Ok(in_lang(&page.form.lang, handed_out(&headers, &page, &handed, site.clock.now())?))
}
