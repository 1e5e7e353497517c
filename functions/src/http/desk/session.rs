//! `GET` and `DELETE /v1/session`, `DELETE /v1/sessions`.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::desk::SessionCard;

use super::DeskStore;
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::unkept::answer;
use crate::store::LiveSession;

/// Who it is that asks.
pub(super) async fn show<S: DeskStore>(
    State(_): State<Site<S>>,
    Extension(session): Extension<LiveSession>,
) -> Response {
    let card = SessionCard::of(&session.program, &session.member, session.until);
    answer(StatusCode::OK, &card)
}

/// Ends this session.
pub(super) async fn end<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(session): Extension<LiveSession>,
) -> Result<StatusCode, Problem> {
    site.store.end_session(&session, site.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all sessions of whoever asks, everywhere.
pub(super) async fn end_all<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(session): Extension<LiveSession>,
) -> Result<StatusCode, Problem> {
    site.store.end_sessions(&session, site.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
