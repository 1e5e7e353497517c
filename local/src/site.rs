//! HOST's own pages and files: the loader and what it loads, and the list that leads to everything.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::id::ProgramId;
use functions::hex::digits;
use functions::store::{FormEntry, ProgramHead, ReadPrograms, Table};
use minijinja::{Value, context};
use sha2::{Digest, Sha256};

use crate::files::Files;
use crate::page::page;

/// What guides load.
const LOADER: &str = "v1/embed.js";

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

/// What `/` shows: to the world, its programs; where there are sample guides, all that is there.
async fn home(State(site): State<Arc<Site>>) -> Response {
    let mut programs = Vec::new();
    for id in &site.programs {
        programs.extend(head(&site.table, id).await.map(|head| shown(id, &head)));
    }
    match &site.guides {
        None => page("front.html", context! { programs }).await,
        Some(Samples { listed, unlisted }) => {
            let host = &site.host;
            page("home.html", context! { programs, host, guides => listed, unlisted }).await
        }
    }
}

fn shown(id: &ProgramId, head: &ProgramHead) -> Value {
    let form = |form: &FormEntry| {
        let (id, dataset) = (form.id.as_str(), form.dataset.as_str());
        context! { id, dataset, title => form.title.as_str() }
    };
    let forms: Vec<Value> = head.for_anyone().map(form).collect();
    let (name, association) = (head.program.name.as_str(), head.program.association.as_str());
    context! { id => id.as_str(), name, association, forms }
}

async fn head(table: &Table, id: &ProgramId) -> Option<Arc<ProgramHead>> {
    table.program(id).await.ok().flatten()
}

/// Whether the site has been built.
#[must_use]
pub(crate) async fn is_built(files: &Files) -> bool {
    files.read(LOADER).await.is_some()
}
