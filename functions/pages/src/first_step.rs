//! The first step of a form as HTML: all that a guide page needs to begin.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::ProgramCard;
use domain::id::{FormId, ProgramId};
use domain::lang::Wanted;
use domain::texts::{self, Texts};
use functions::http::{Problem, Site, form_page, handed_out, in_lang};
use serde::{Deserialize, Serialize};

use crate::PagesStore;

/// The level of a form's heading, where nothing sensible is said.
const LEVEL: u8 = 3;

/// How the first step is to be drawn.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    level: Option<u8>,
    /// The languages that would do, the best first, with commas between them.
    #[serde(default)]
    lang: String,
}

#[derive(Serialize)]
struct Begun {
    first_step: String,
    /// The style sheet: on the way to the first field, a file of its own would be a round trip more.
    style: &'static str,
    program: ProgramCard,
    /// What the loader says while the widget is on its way.
    texts: Texts,
}

/// `GET /v1/programs/{program}/forms/{form}/first-step`.
pub(super) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    path: Result<Path<(ProgramId, FormId)>, PathRejection>,
    query: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path((program, form)) = path?;
    let Query(asked) = query.unwrap_or_default();
    let level = asked.level.filter(|level| (1..=6).contains(level)).unwrap_or(LEVEL);
    let page = form_page(&site, &program, &form, None, &Wanted::read(&asked.lang)).await?;
    let handed = site.handed(&program, &form);
    let (lang, program) = (page.form.lang.clone(), page.program.clone());
    let moment = texts::FORM_MOMENT;
    let moment = (moment.as_str().to_owned(), page.texts.get(moment).to_owned());
    let first_step = widget::first_step(page, level);
    let begun = Begun { first_step, style: widget::STYLE, program, texts: Texts::new([moment]) };
    Ok(in_lang(&lang, handed_out(&headers, &begun, &handed, site.clock.now())?))
}
