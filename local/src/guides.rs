//! The sample guides: pages of another origin than HOST, with Ligature's snippet in them.

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::files::Files;

/// The folders of libraries that guides load, as npm installs them.
const VENDORS: &[&str] = &["bootstrap3", "bootstrap5", "jquery1", "jquery3"];

#[derive(Debug, Clone)]
struct Guides {
    files: Files,
    host: String,
    own: String,
}

/// A router for the guides: `host` and `own` are the addresses of HOST and of the guides
/// themselves, `first` is the page that `/` leads to. What it serves is described in the README of
/// the guides' folder.
pub(crate) fn router(files: Files, host: &str, own: &str, first: &'static str) -> Router {
    let guides = Guides { files, host: host.into(), own: own.into() };
    Router::new()
        .route("/", get(move || async move { Redirect::temporary(first) }))
        .route("/libguides/admin_c.php", get(editor))
        .route("/vendor/{name}/{*path}", get(vendor))
        .route("/{file}", get(file))
        .with_state(guides)
}

async fn editor(State(guides): State<Guides>) -> Response {
    guides.page("admin_c.html").await
}

async fn vendor(
    State(guides): State<Guides>,
    Segment((name, path)): Segment<(String, String)>,
    asked: HeaderMap,
) -> Response {
    if !VENDORS.contains(&name.as_str()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    guides.files.answer(&format!("node_modules/{name}/dist/{path}"), &asked).await
}

async fn file(
    State(guides): State<Guides>,
    Segment(name): Segment<String>,
    asked: HeaderMap,
) -> Response {
    match name.rsplit_once('.') {
        Some((_, "html")) => guides.page(&name).await,
        Some((_, "css" | "js")) => guides.files.answer(&name, &asked).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Guides {
    async fn page(&self, name: &str) -> Response {
        match self.files.text(name).await {
            None => StatusCode::NOT_FOUND.into_response(),
            Some(html) => {
                let html = html.replace("{{HOST}}", &self.host).replace("{{GUIDES}}", &self.own);
                ([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
            }
        }
    }
}
