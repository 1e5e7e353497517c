//! HOST's own pages and files: the loader and what it loads, the list that leads to everything, and
//! a page for each form.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use domain::id::ProgramId;
use functions::store::{ProgramHead, ReadPrograms, Table};
use tower::ServiceBuilder;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

const HOME: &str = include_str!("../pages/home.html");
const PROGRAM: &str = include_str!("../pages/program.html");
const FORM_LINK: &str = include_str!("../pages/form-link.html");
const FORM: &str = include_str!("../pages/form.html");

/// What the pages name.
#[derive(Debug)]
pub(crate) struct Site {
    /// The built files: `target/site`.
    pub(crate) files: PathBuf,
    /// The address of HOST.
    pub(crate) host: String,
    /// The address of the sample guides.
    pub(crate) guides: String,
    /// The address of the guide that no program lists.
    pub(crate) unlisted: String,
    /// The programs that the list names.
    pub(crate) programs: Vec<ProgramId>,
    /// Where they are published.
    pub(crate) table: Table,
}

/// A router for the site.
pub(crate) fn router(site: Site) -> Router {
    let hashed = ServeDir::new(site.files.join("v1/assets")).precompressed_br();
    let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let assets = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, for_ever))
        .layer(SetResponseHeaderLayer::overriding(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ))
        .service(hashed);
    Router::new()
        .route("/", get(home))
        .route("/v1/embed.js", get(loader))
        .nest_service("/v1/assets", assets)
        .route("/{program}/{form}", get(form))
        .with_state(Arc::new(site))
}

/// The loader, with HOST's address written into it.
async fn loader(State(site): State<Arc<Site>>) -> Response {
    let Ok(script) = tokio::fs::read_to_string(site.files.join("v1/embed.js")).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=300"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (headers, script.replace("__HOST__", &site.host)).into_response()
}

async fn home(State(site): State<Arc<Site>>) -> Response {
    let mut programs = String::new();
    for id in &site.programs {
        let Some(head) = head(&site.table, id).await else { continue };
        let links: String = head
            .forms
            .iter()
            .map(|form| {
                fill(
                    FORM_LINK,
                    &[
                        ("PROGRAM", id.as_str()),
                        ("FORM", form.id.as_str()),
                        ("TITLE", &form.title),
                        ("DATASET", form.dataset.as_str()),
                    ],
                )
            })
            .collect();
        let words = [
            ("NAME", head.program.name.as_str()),
            ("ASSOCIATION", &head.program.association),
            ("PROGRAM", id.as_str()),
        ];
        programs.push_str(&fill(PROGRAM, &words).replace("{{FORMS}}", &links));
    }
    let words =
        [("HOST", site.host.as_str()), ("GUIDES", &site.guides), ("UNLISTED", &site.unlisted)];
    page(fill(HOME, &words).replace("{{PROGRAMS}}", &programs))
}

async fn form(
    State(site): State<Arc<Site>>,
    Segment((program, form)): Segment<(String, String)>,
) -> Response {
    let head = match ProgramId::new(&program) {
        Ok(id) => head(&site.table, &id).await,
        Err(_) => None,
    };
    let entry = head.as_ref().and_then(|head| head.forms.iter().find(|f| f.id.as_str() == form));
    let (Some(head), Some(entry)) = (&head, entry) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let words = [
        ("LANG", head.program.lang.as_str()),
        ("TITLE", &entry.title),
        ("NAME", &head.program.name),
        ("ASSOCIATION", &head.program.association),
        ("ADDRESS", &head.program.address),
        ("PROGRAM", &program),
        ("FORM", &form),
    ];
    page(fill(FORM, &words))
}

async fn head(table: &Table, id: &ProgramId) -> Option<ProgramHead> {
    table.program(id).await.ok().flatten()
}

fn page(html: String) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
}

/// Puts words into a page, as text.
fn fill(page: &str, words: &[(&str, &str)]) -> String {
    words.iter().fold(page.to_owned(), |page, (name, word)| {
        page.replace(&format!("{{{{{name}}}}}"), &as_text(word))
    })
}

fn as_text(word: &str) -> String {
    let word = word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    word.replace('"', "&quot;").replace('\'', "&#39;").replace("{{", "{&#123;")
}

/// Whether the site has been built.
#[must_use]
pub(crate) fn is_built(files: &Path) -> bool {
    files.join("v1/embed.js").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_into_a_page_as_text() {
        let page = fill("<h1>{{NAME}}</h1>{{FORM}}", &[("NAME", "<b>\"{{FORM}}\""), ("FORM", "x")]);
        assert_eq!(page, "<h1>&lt;b&gt;&quot;{&#123;FORM}}&quot;</h1>x");
    }
}
