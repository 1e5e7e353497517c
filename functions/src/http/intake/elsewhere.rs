use std::collections::BTreeMap;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::ProgramId;
use domain::lang::Wanted;
use domain::texts;

use super::IntakeStore;
use super::program::Asked;
use crate::http::problem::Problem;
use crate::http::{Site, cached, in_lang, program_head};
use crate::store::DRAFT_DAYS;

/// `GET /v1/programs/{program}/texts/elsewhere`: what is said where a draft goes on elsewhere. Few
/// people need these words, so no form carries them.
pub(super) async fn words<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Result<Path<ProgramId>, PathRejection>,
    query: Result<Query<Asked>, QueryRejection>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let Path(program) = path?;
    let Query(Asked { lang }) = query.unwrap_or_default();
    let head = program_head(&site, &program, &Wanted::read(&lang)).await?;
    let texts = &head.texts;
    let last = site.clock.now().plus_days(DRAFT_DAYS).day();
    let date = last.map(|day| texts.date(day)).unwrap_or_default();
    let words: BTreeMap<&str, String> =
        texts::elsewhere().map(|key| (key.name(), texts.say(key, &[("date", &date)]))).collect();
    Ok(in_lang(head.lang(), cached(&asked, &words)?))
}
