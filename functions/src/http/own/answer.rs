//! `GET`, `PUT` and `DELETE /v1/submissions/{reference}`.

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

use super::Opened;
use crate::http::intake::IntakeStore;
use crate::http::problem::{Problem, may_send};
use crate::http::unkept::{answer, revised};
use crate::http::{Site, bearer, sent};

type Asked = Result<Path<String>, PathRejection>;

/// `GET`: all that is held about it.
pub(in crate::http) async fn read<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Asked,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let opened = opened(&site, path, &headers).await?;
    let everything = opened.everything().await?;
    Ok(revised(StatusCode::OK, &everything, everything.now.revision))
}

/// `PUT`: other answers, in place of those that `If-Match` names.
pub(in crate::http) async fn change<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Asked,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    // Read whole before anything is said: an answer to a sender who is still sending gets lost.
    let body = sent::body(body).await;
    from_here(&site, &headers)?;
    let opened = opened(&site, path, &headers).await?;
    let seen = sent::revision(&headers).ok_or_else(Problem::no_revision)?;
    if !sent::is_json(&headers) {
        return Err(Problem::media_type());
    }
    let changed = opened.change(sent::post(&body?)?.0, seen).await?;
    Ok(revised(StatusCode::OK, &changed, changed.revision))
}

/// `DELETE`: withdraws it.
pub(in crate::http) async fn withdraw<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Asked,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    from_here(&site, &headers)?;
    let opened = opened(&site, path, &headers).await?;
    Ok(answer(StatusCode::OK, &opened.withdraw().await?))
}

async fn opened<'a, S: IntakeStore>(
    site: &'a Site<S>,
    path: Asked,
    headers: &HeaderMap,
) -> Result<Opened<'a, S>, Problem> {
    let Ok(Path(reference)) = path else { return Err(Problem::link()) };
    Opened::by(site, &reference, bearer(headers).unwrap_or_default()).await
}

/// Links open on HOST only: no guide's page may change what they lead to.
fn from_here<S>(site: &Site<S>, headers: &HeaderMap) -> Result<(), Problem> {
    let is_here = may_send(headers.get(header::ORIGIN), &[], Some(site.links.host()));
    is_here.then_some(()).ok_or_else(Problem::origin)
}
