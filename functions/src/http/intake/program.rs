use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::{FormCard, ProgramPage};
use domain::id::ProgramId;

use super::IntakeStore;
use crate::http::problem::Problem;
use crate::http::published::{card, entry, head};
use crate::http::{Site, cached};

/// `GET /v1/programs/{program}`: the public part of a program, and what is open.
pub(super) async fn show<S: IntakeStore>(
    State(site): State<Site<S>>,
    path: Result<Path<ProgramId>, PathRejection>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let Path(program) = path?;
    let head = head(&site.store, &program).await?;
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
    cached(&asked, &page)
}
