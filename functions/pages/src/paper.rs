//! A form to be printed and filled in by hand.

use std::sync::LazyLock;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{FormId, ProgramId};
use domain::texts;
use functions::http::{Problem, Site, form_page_under, program_head};

use crate::PagesStore;
use crate::page::{FOR_A_MINUTE, guarded, hash_source, sorry};
use crate::template::{fill, insert};

const PAPER: &str = include_str!("../templates/paper.html");
const STYLE: &str = include_str!("../templates/paper.css");

/// `GET /{program}/{form}/paper`.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Result<Path<(ProgramId, FormId)>, PathRejection>,
) -> Response {
    shown(&site, names).await.unwrap_or_else(|problem| sorry(&problem))
}

async fn shown<S: PagesStore>(
    site: &Site<S>,
    names: Result<Path<(ProgramId, FormId)>, PathRejection>,
) -> Result<Response, Problem> {
    let Path((program, form)) = names.map_err(|_| Problem::missing())?;
    let head = program_head(site, &program).await?;
    let page = form_page_under(site, &head, &form, None, head.texts.clone()).await?;
    let title = [page.form.title.as_str(), &page.program.name].join(" – ");
    let words = [
        ("LANG", page.form.lang.as_str()),
        ("DIR", page.texts.direction()),
        ("TITLE", &title),
        ("PROGRAM", program.as_str()),
        ("FORM", form.as_str()),
        ("FORM_TITLE", &page.form.title),
        ("PRINT", page.texts.get(texts::PAPER_PRINT)),
    ];
    let html = insert(&fill(PAPER, &words), "STYLE", STYLE);
    let html = insert(&html, "MAIN", &widget::paper(&page));
    Ok(guarded(StatusCode::OK, html, &POLICY, FOR_A_MINUTE))
}

/// Nothing runs here, and nobody frames it.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = hash_source(STYLE);
    format!("default-src 'none'; style-src {style}; base-uri 'none'; frame-ancestors 'none'")
});
