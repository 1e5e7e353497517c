use std::collections::BTreeMap;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::date::Date;
use domain::id::ProgramId;
use domain::texts;

use super::IntakeStore;
use crate::http::problem::Problem;
use crate::http::published::head;
use crate::http::{Site, cached};
use crate::store::DRAFT_DAYS;

/// `GET /v1/programs/{program}/texts/elsewhere`: what is said where a draft goes on elsewhere. Few
/// people need these words, so no form carries them.
pub(super) async fn words<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Result<Path<ProgramId>, PathRejection>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let Path(program) = path?;
    let texts = head(&site.store, &program).await?.texts;
    let last = site.clock.now().plus_days(DRAFT_DAYS).to_string();
    let date = last.get(..10).and_then(|day| Date::parse(day).ok());
    let date = date.map(|day| texts.date(day)).unwrap_or_default();
    let words: BTreeMap<&str, String> =
        texts::elsewhere().map(|key| (key.name(), texts.say(key, &[("date", &date)]))).collect();
    cached(&asked, &words)
}
