//! Sealed drafts on their way to another device.

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::instant::Instant;
use serde::Serialize;

use crate::http::door::{Caller, Limit};
use crate::http::problem::Problem;
use crate::http::unkept::answer;
use crate::http::{Site, sent};
use crate::store::{CountCalls, DRAFT_DAYS, DraftId, KeepDrafts, KeptDraft, SealedDraft};

/// What a draft travels as.
const OCTETS: &str = "application/octet-stream";

/// Nobody on the way keeps a draft, or that there was none.
const NO_STORE: (HeaderName, HeaderValue) =
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));

#[derive(Serialize)]
struct Kept {
    expires: Instant,
}

/// `PUT /v1/drafts/{id}`: keeps a draft under a name that the browser has made up. The same again
/// for the same draft; another draft does not get the name.
pub(super) async fn keep<S: KeepDrafts + CountCalls>(
    State(site): State<Site<S>>,
    id: Result<Path<DraftId>, PathRejection>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    // Read whole before anything is said: an answer to a sender who is still sending gets lost.
    let body = sent::body(body).await;
    let Path(id) = id?;
    site.count_call(caller, Limit::DRAFTS).await?;
    if !sent::is_of_type(&headers, OCTETS) {
        return Err(Problem::not_octets());
    }
    let draft = SealedDraft::new(body?).map_err(|_| Problem::not_sealed())?;
    let until = site.clock.now().plus_days(DRAFT_DAYS);
    match site.store.keep_draft(&id, &draft, until).await? {
        KeptDraft::Until(expires) => Ok(answer(StatusCode::CREATED, &Kept { expires })),
        KeptDraft::Taken => Err(Problem::draft_taken()),
    }
}

/// `GET /v1/drafts/{id}`: the draft, as it was sealed.
pub(super) async fn show<S: KeepDrafts>(
    State(site): State<Site<S>>,
    id: Result<Path<DraftId>, PathRejection>,
) -> Result<Response, Problem> {
    let Path(id) = id?;
    let draft = site.store.draft(&id, site.clock.now()).await?;
    let draft = draft.ok_or_else(|| Problem::unknown("draft"))?;
    let octets = (header::CONTENT_TYPE, HeaderValue::from_static(OCTETS));
    Ok(([NO_STORE, octets], draft.into_bytes()).into_response())
}

/// `DELETE /v1/drafts/{id}`: the link leads nowhere from now on. The same, where it did before.
pub(super) async fn forget<S: KeepDrafts>(
    State(site): State<Site<S>>,
    id: Result<Path<DraftId>, PathRejection>,
) -> Result<Response, Problem> {
    let Path(id) = id?;
    site.store.forget_draft(&id).await?;
    Ok((StatusCode::NO_CONTENT, [NO_STORE]).into_response())
}
