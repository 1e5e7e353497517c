//! The sample guides: pages of another origin than HOST, with Ligature's snippet in them.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::services::ServeFile;

/// The folders of libraries that guides load, as npm installs them.
const VENDORS: &[&str] = &["bootstrap3", "bootstrap5", "jquery1", "jquery3"];

#[derive(Debug, Clone)]
struct Guides {
    folder: PathBuf,
    host: String,
    own: String,
}

/// A router for the guides in `folder`: `host` and `own` are the addresses of HOST and of the guides
/// themselves, `first` is the page that `/` leads to. What it serves is described in the folder's
/// README.
pub(crate) fn router(folder: &Path, host: &str, own: &str, first: &'static str) -> Router {
    let guides = Guides { folder: folder.to_owned(), host: host.into(), own: own.into() };
    let vendor = |router: Router<Guides>, name: &&str| {
        let libraries = folder.join("node_modules").join(name).join("dist");
        router.nest_service(
            &format!("/vendor/{name}"),
            tower_http::services::ServeDir::new(libraries),
        )
    };
    VENDORS
        .iter()
        .fold(Router::new(), vendor)
        .route("/", get(move || async move { Redirect::temporary(first) }))
        .route("/libguides/admin_c.php", get(editor))
        .route("/{file}", get(file))
        .with_state(guides)
}

async fn editor(State(guides): State<Guides>) -> Response {
    guides.page("admin_c.html").await
}

async fn file(
    State(guides): State<Guides>,
    Segment(name): Segment<String>,
    request: axum::extract::Request,
) -> Response {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    if !name.bytes().all(is_plain) || name.starts_with('.') || name.starts_with("package") {
        return StatusCode::NOT_FOUND.into_response();
    }
    match name.rsplit_once('.') {
        Some((_, "html")) => guides.page(&name).await,
        Some((_, "css" | "js")) => asset(&guides.folder.join(&name), request).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn asset(path: &Path, request: axum::extract::Request) -> Response {
    let unreadable = |_error| StatusCode::NOT_FOUND.into_response();
    let served = ServeFile::new(path).try_call(request).await;
    served.map_or_else(unreadable, IntoResponse::into_response)
}

impl Guides {
    async fn page(&self, name: &str) -> Response {
        match tokio::fs::read_to_string(self.folder.join(name)).await {
            Err(_not_there) => StatusCode::NOT_FOUND.into_response(),
            Ok(html) => {
                let html = html.replace("{{HOST}}", &self.host).replace("{{GUIDES}}", &self.own);
                ([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
            }
        }
    }
}
