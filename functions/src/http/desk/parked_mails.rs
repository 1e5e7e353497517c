//! `…/parked-mails`: what could not be sent, and what is to become of it.

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::desk::MailId;

use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::unkept::answer;
use crate::store::Settle;

type Asked = Result<Path<(String, String)>, PathRejection>;

/// The latest ones.
pub(super) async fn list<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
) -> Result<Response, Problem> {
    let parked = site.store.parked(admitted.program(), site.clock.now()).await?;
    Ok(answer(StatusCode::OK, &parked))
}

/// Has one tried again.
pub(super) async fn again<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: Asked,
) -> Result<StatusCode, Problem> {
    settle(&site, &admitted, path, Settle::TryAgain).await
}

/// Takes one off the list, unsent.
pub(super) async fn give_up<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: Asked,
) -> Result<StatusCode, Problem> {
    settle(&site, &admitted, path, Settle::GiveUp).await
}

async fn settle<S: DeskStore>(
    site: &Site<S>,
    admitted: &Admitted,
    path: Asked,
    how: Settle,
) -> Result<StatusCode, Problem> {
    let Path((_, mail)) = path?;
    let mail = MailId::parse(&mail).map_err(|_| Problem::unknown("mail"))?;
    let (program, who, now) = (admitted.program(), admitted.who(), site.clock.now());
    match site.store.settle(program, &mail, how, &who, now).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Problem::unknown("mail")),
    }
}
