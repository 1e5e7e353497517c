//! A form to be printed and filled in by hand.

use std::sync::LazyLock;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::id::{FormId, ProgramId};
use domain::lang::Wanted;
use domain::texts;
use functions::http::{Problem, Site, form_page_under, in_lang, program_head};

use crate::PagesStore;
use crate::languages::Asked;
use crate::page::{FOR_A_MINUTE, guarded, hash_source, sorry};
use crate::template::{fill, insert};

const PAPER: &str =
    concat!(include_str!("../templates/head.html"), include_str!("../templates/paper.html"));
const STYLE: &str = include_str!("../templates/paper.css");

/// `GET /{program}/{form}/paper`.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    names: Result<Path<(ProgramId, FormId)>, PathRejection>,
    query: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Query(asked) = query.unwrap_or_default();
    let shown = shown(&site, names, &asked.wanted(&headers)).await;
    shown.unwrap_or_else(|problem| sorry(&problem))
}

async fn shown<S: PagesStore>(
    site: &Site<S>,
    names: Result<Path<(ProgramId, FormId)>, PathRejection>,
    wanted: &Wanted,
) -> Result<Response, Problem> {
    let Path((program, form)) = names.map_err(|_| Problem::missing())?;
    let head = program_head(site, &program, wanted).await?;
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
    let mut paper = guarded(StatusCode::OK, html, &POLICY, FOR_A_MINUTE);
    paper.headers_mut().insert(header::VARY, HeaderValue::from_name(header::ACCEPT_LANGUAGE));
    Ok(in_lang(head.lang(), paper))
}

/// Nothing runs here, and nobody frames it.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = hash_source(STYLE);
    format!("default-src 'none'; style-src {style}; base-uri 'none'; frame-ancestors 'none'")
});
