use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::{FormCard, ProgramPage};
use domain::id::ProgramId;
use domain::lang::Wanted;
use serde::Deserialize;

use super::IntakeStore;
use crate::http::problem::Problem;
use crate::http::published::{card, entry};
use crate::http::{Site, cached, in_lang, program_head};

/// What may be asked of a program.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// The languages that would do, the best first, with commas between them.
    #[serde(default)]
    pub(super) lang: String,
}

/// `GET /v1/programs/{program}`: the public part of a program, and what is open, in the best of its
/// languages.
pub(super) async fn show<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Result<Path<ProgramId>, PathRejection>,
    query: Result<Query<Asked>, QueryRejection>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let Path(program) = path?;
    let Query(Asked { lang }) = query.unwrap_or_default();
    let head = program_head(&site, &program, &Wanted::read(&lang)).await?;
    let now = site.clock.now();
    let forms = head.forms.iter().filter_map(|form| entry(&head, &form.id, now).ok());
    let forms = forms.map(|(form, opening)| FormCard {
        id: form.id.clone(),
        title: form.title.clone(),
        minutes: form.minutes,
        opens: form.opens,
        opening,
        version: form.version.clone(),
    });
    let page = ProgramPage {
        program: card(&head.program),
        lang: head.lang().clone(),
        langs: head.langs.iter().map(|offered| offered.lang.clone()).collect(),
        words_in: head.program.words_in.clone(),
        about: head.program.about.clone(),
        cohorts: head.program.cohorts.clone(),
        forms: forms.collect(),
    };
    Ok(in_lang(head.lang(), cached(&asked, &page)?))
}
