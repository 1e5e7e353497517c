use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::texts;

use super::IntakeStore;
use super::asked::Asked;
use crate::http::problem::Problem;
use crate::http::{Site, cached, in_lang};
use crate::store::DRAFT_DAYS;

/// `GET /v1/programs/{program}/texts/elsewhere`: what is said where a draft goes on elsewhere. Few
/// people need these words, so no form carries them.
pub(super) async fn words<S: IntakeStore>(
    State(site): State<Site<S>>,
    Asked(head): Asked,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let texts = &head.texts;
    let last = site.clock.now().plus_days(DRAFT_DAYS).day();
    let date = last.map(|day| texts.date(day)).unwrap_or_default();
    let words: BTreeMap<&str, String> =
        texts::elsewhere().map(|key| (key.name(), texts.say(key, &[("date", &date)]))).collect();
    Ok(in_lang(head.lang(), cached(&headers, &words)?))
}
