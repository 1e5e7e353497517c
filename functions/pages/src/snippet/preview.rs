//! A sample guide of either kind with a form in it, for the snippet maker's own frames.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::id::ProgramId;
use domain::texts;
use functions::http::{Problem, Site, program_head};
use functions::store::ProgramHead;

use super::choices::{Asked, Choices};
use crate::PagesStore;
use crate::languages;
use crate::page::{guarded, hash_source, sorry};
use crate::template::{fill, insert};

const GUIDE: &str = include_str!("../../templates/snippet-guide.html");
const STYLE: &str = include_str!("../../templates/snippet-guide.css");
const BS3: &str = "html { font-size: 10px; } body { font-size: 14px; }";
const BS5: &str = ":root { --bs-primary: #0d6efd; } body { font-size: 16px; }";

/// `GET /snippet/preview`.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    Query(asked): Query<Asked>,
    Query(lang): Query<languages::Asked>,
    headers: HeaderMap,
) -> Response {
    let shown = async {
        let program = asked.program().and_then(|name| ProgramId::new(name).ok());
        let program = program.ok_or_else(Problem::missing)?;
        let head = program_head(&site, &program, &lang.wanted(&headers)).await?;
        let choices = Choices::of(&asked, &head).ok_or_else(Problem::missing)?;
        Ok(guide(&head, &choices, asked.kind.as_deref() == Some("bs3")))
    };
    shown.await.unwrap_or_else(|problem: Problem| sorry(&problem))
}

fn guide(head: &ProgramHead, choices: &Choices<'_>, is_bootstrap3: bool) -> Response {
    let ProgramHead { program, texts, .. } = head;
    let accent = choices.accent().map(|accent| {
        fill("mentoring-form { --mentoring-accent: {{ACCENT}}; }", &[("ACCENT", accent)])
    });
    let kind = if is_bootstrap3 { BS3 } else { BS5 };
    let style = [STYLE, kind, accent.as_deref().unwrap_or_default()].concat();
    let words = [
        ("LANG", program.lang.as_str()),
        ("DIR", texts.direction()),
        ("ASSOCIATION", &program.association),
        ("NAME", &program.name),
        ("GUIDE", texts.get(texts::SNIPPET_LIVE_GUIDE)),
        ("PROGRAM", choices.program.as_str()),
        ("FORM", choices.form.id.as_str()),
        ("TITLE", &choices.form.title),
        ("THEME", choices.theme),
        ("LEVEL", choices.level),
    ];
    let lang = choices.lang.map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default();
    let page = insert(&fill(GUIDE, &words), "MORE", &lang);
    // The page's script is the loader alone; only the snippet maker may frame it.
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {}; \
         connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
        hash_source(&style)
    );
    guarded(StatusCode::OK, insert(&page, "STYLE", &style), &policy, "no-store")
}
