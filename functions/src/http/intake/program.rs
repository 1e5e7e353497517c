use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::{FormCard, ProgramPage};

use super::IntakeStore;
use super::asked::Asked;
use crate::http::problem::Problem;
use crate::http::published::{card, entry};
use crate::http::{Site, cached, in_lang};

/// `GET /v1/programs/{program}`: the public part of a program, and what is open, in the best of its
/// languages.
pub(super) async fn show<S: IntakeStore>(
    State(site): State<Site<S>>,
    Asked(head): Asked,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = site.clock.now();
    let forms = head.forms.iter().filter_map(|form| entry(&head, &form.id, now).ok());
    let forms = forms.map(|(form, opening)| FormCard {
        id: form.id.clone(),
        title: form.title.clone(),
        minutes: form.minutes,
        opens: form.opens.to(),
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
    Ok(in_lang(head.lang(), cached(&headers, &page)?))
}
