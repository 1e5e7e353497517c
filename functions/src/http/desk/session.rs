//! `GET` and `DELETE /v1/session`, `DELETE /v1/sessions`.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use domain::desk::SessionCard;

use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::problem::Problem;

/// Who it is that asks.
pub(super) async fn show<S: DeskStore>(
    State(_): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
) -> Response {
    let session = admitted.session();
    let card = SessionCard::of(&session.program, &session.member, session.until);
    let no_store = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    ([no_store], Json(card)).into_response()
}

/// Ends this session.
pub(super) async fn end<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
) -> Result<StatusCode, Problem> {
    site.store.end_session(admitted.session(), site.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all sessions of whoever asks, everywhere.
pub(super) async fn end_all<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
) -> Result<StatusCode, Problem> {
    site.store.end_sessions(admitted.session(), site.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
