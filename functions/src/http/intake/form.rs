use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Form;
use domain::api::FormPage;
use domain::id::{FormId, ProgramId};
use domain::version::Version;
use serde::Deserialize;

use super::{IntakeStore, card, entry, head};
use crate::http::problem::Problem;
use crate::http::{Site, cached};
use crate::store::StoreError;

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
    let head = head(&site.store, &program).await?;
    let (entry, opening) = entry(&head, &form, site.clock.now())?;
    let Query(asked) = query.map_err(|_| Problem::unknown("version"))?;
    let stored = match &asked.version {
        Some(version) => {
            let older = site.store.form(&program, &form, version).await?;
            older.ok_or_else(|| Problem::unknown("version"))?
        }
        None => {
            let current = site.store.form(&program, &form, &entry.version).await?;
            current.ok_or(StoreError::Unreadable("a current version that is not there"))?
        }
    };
    let page = FormPage {
        program: card(&head.program),
        opening,
        form: Form::clone(&stored),
        texts: head.texts.clone().for_page(),
    };
    cached::answer(&headers, &page)
}
