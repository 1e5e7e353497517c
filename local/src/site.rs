//! HOST's own pages and files: the loader and what it loads, and the list that leads to everything.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::id::ProgramId;
use functions::hex::digits;
use functions::store::{ProgramHead, ReadPrograms, Table};
use pages::template::fill;
use sha2::{Digest, Sha256};

use crate::files::Files;
use crate::page::page;

/// What `/` shows to the world, where there are no sample guides.
const FRONT: &str = include_str!("../pages/front.html");
const FRONT_PROGRAM: &str = include_str!("../pages/front-program.html");
const FRONT_FORM: &str = include_str!("../pages/front-form.html");
/// What guides load.
const LOADER: &str = "v1/embed.js";
const HOME: &str = include_str!("../pages/home.html");
const PROGRAM: &str = include_str!("../pages/program.html");
const FORM_LINK: &str = include_str!("../pages/form-link.html");

/// What the pages name.
#[derive(Debug)]
pub(crate) struct Site {
    /// The built files: `target/site`.
    pub(crate) files: Files,
    /// The address of HOST.
    pub(crate) host: String,
    /// The sample guides, where there are some.
    pub(crate) guides: Option<Samples>,
    /// The programs that the list names.
    pub(crate) programs: Vec<ProgramId>,
    /// Where they are published.
    pub(crate) table: Table,
}

/// The addresses of the sample guides.
#[derive(Debug, Clone)]
pub(crate) struct Samples {
    /// Of the guides that the programs list.
    pub(crate) listed: String,
    /// Of the guide that no program lists.
    pub(crate) unlisted: String,
}

/// A router for the site.
pub(crate) fn router(site: Site) -> Router {
    Router::new()
        .route("/", get(home))
        .route("/v1/embed.js", get(loader))
        .route("/v1/embed-desk.js", get(desk_element))
        .route("/v1/embed-desk-page.js", get(desk_page))
        .route("/v1/embed-{name}", get(pinned))
        .route("/v1/assets/{file}", get(asset))
        .with_state(Arc::new(site))
}

/// The loader, with HOST's address written into it.
async fn loader(State(site): State<Arc<Site>>) -> Response {
    site.script(LOADER).await
}

/// What shows the desk in a guide.
async fn desk_element(State(site): State<Arc<Site>>) -> Response {
    site.script("v1/embed-desk.js").await
}

/// What the desk's own page begins with.
async fn desk_page(State(site): State<Arc<Site>>) -> Response {
    site.script("v1/embed-desk-page.js").await
}

/// The loader under the name that snippets are pinned to. Only where there are sample guides: for
/// older ones are not kept here, and after an upgrade a pinned snippet would find nothing.
async fn pinned(State(site): State<Arc<Site>>, Segment(name): Segment<String>) -> Response {
    let loader = if site.guides.is_some() { site.loader().await } else { None };
    match loader.filter(|script| name == pinned_name(script)) {
        Some(script) => as_loader(script, "public, max-age=31536000, immutable"),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// What comes after `embed-`: the first 64 bits of its hash, as `cargo xtask deploy` puts it.
fn pinned_name(script: &str) -> String {
    let hash = Sha256::digest(script.as_bytes());
    format!("{}.js", digits(hash.get(..8).unwrap_or(&hash)))
}

fn as_loader(script: String, caching: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, caching),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (headers, script).into_response()
}

impl Site {
    async fn loader(&self) -> Option<String> {
        self.naming_host(LOADER).await
    }

    async fn naming_host(&self, path: &str) -> Option<String> {
        let script = self.files.text(path).await?;
        Some(script.replace("__HOST__", &self.host))
    }

    /// A script that keeps its name.
    async fn script(&self, path: &str) -> Response {
        match self.naming_host(path).await {
            Some(script) => as_loader(script, "public, max-age=300"),
            None => StatusCode::NOT_FOUND.into_response(),
        }
    }
}

/// What the loader loads: named by its content, so it is good for ever.
async fn asset(
    State(site): State<Arc<Site>>,
    Segment(file): Segment<String>,
    asked: HeaderMap,
) -> Response {
    let mut answer = site.files.answer(&format!("v1/assets/{file}"), &asked).await;
    let headers = answer.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if answer.status().is_success() {
        let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
        answer.headers_mut().insert(header::CACHE_CONTROL, for_ever);
    }
    answer
}

async fn home(State(site): State<Arc<Site>>) -> Response {
    let (program_part, form_part) = match &site.guides {
        None => (FRONT_PROGRAM, FRONT_FORM),
        Some(_) => (PROGRAM, FORM_LINK),
    };
    let mut programs = String::new();
    for id in &site.programs {
        let Some(head) = head(&site.table, id).await else { continue };
        let links: String = head
            .forms
            .iter()
            .map(|form| {
                fill(
                    form_part,
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
        programs.push_str(&fill(program_part, &words).replace("{{FORMS}}", &links));
    }
    let host = ("HOST", site.host.as_str());
    let page_of = match &site.guides {
        None => fill(FRONT, &[host]),
        Some(Samples { listed, unlisted }) => {
            fill(HOME, &[host, ("GUIDES", listed), ("UNLISTED", unlisted)])
        }
    };
    page(&page_of.replace("{{PROGRAMS}}", &programs))
}

async fn head(table: &Table, id: &ProgramId) -> Option<Arc<ProgramHead>> {
    table.program(id).await.ok().flatten()
}

/// Whether the site has been built.
#[must_use]
pub(crate) async fn is_built(files: &Files) -> bool {
    files.read(LOADER).await.is_some()
}
