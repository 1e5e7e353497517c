//! The sample guides: pages of another origin than HOST, with Ligature's snippet in them.

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use minijinja::context;

use crate::files::Files;
use crate::templates::Templates;

/// The folders of libraries that guides load, as npm installs them.
const VENDORS: &[&str] = &["bootstrap3", "bootstrap5", "jquery1", "jquery3"];

#[derive(Debug, Clone)]
struct Guides {
    templates: Templates,
    host: String,
    own: String,
}

/// A router for the guides: `host` and `own` are the addresses of HOST and of the guides
/// themselves, `first` is the page that `/` leads to. What it serves is described in the README of
/// the guides' folder.
pub(crate) fn router(files: Files, host: &str, own: &str, first: &'static str) -> Router {
    let templates = Templates::with_markup(files);
    let guides = Guides { templates, host: host.into(), own: own.into() };
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
    guides.templates.files().answer(&format!("node_modules/{name}/dist/{path}"), &asked).await
}

async fn file(
    State(guides): State<Guides>,
    Segment(name): Segment<String>,
    asked: HeaderMap,
) -> Response {
    match name.rsplit_once('.') {
        // What pages are made of stands in folders.
        _ if name.contains('/') => StatusCode::NOT_FOUND.into_response(),
        Some((_, "html")) => guides.page(&name).await,
        Some((_, "css" | "js")) => guides.templates.files().answer(&name, &asked).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Guides {
    async fn page(&self, file: &str) -> Response {
        let Self { templates, host, own } = self;
        templates.page(file, context! { host, guides => own, file }).await
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    use super::*;

    async fn asked(folder: &Path, path: &str) -> (StatusCode, String) {
        let guides = router(Files::at(folder), "http://host.test", "http://guides.test", "/");
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = guides.oneshot(request).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    fn here() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/guides"))
    }

    fn names(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name());
        let names = files.map(|name| name.into_string().unwrap());
        names.filter(|name| name.ends_with(".html")).collect()
    }

    #[tokio::test]
    async fn every_sample_guide_is_a_whole_page_that_names_host() {
        let pages = names(here());
        assert!(pages.len() > 10, "{pages:?}");
        for name in pages {
            let (status, page) = asked(here(), &format!("/{name}")).await;
            assert_eq!(status, StatusCode::OK, "{name}: {page}");
            assert!(page.starts_with("<!DOCTYPE html>"), "{name}: {page}");
            assert!(page.trim_end().ends_with("</html>"), "{name}: {page}");
            assert!(page.contains("http://host.test/acrl-sts/") || name == "sla.html", "{name}");
            for left in ["{{", "{%", "{#", "HOST}"] {
                assert!(!page.contains(left), "{name} has {left} in it");
            }
        }
        let (status, editor) = asked(here(), "/libguides/admin_c.php?g=1").await;
        assert_eq!(status, StatusCode::OK);
        assert!(editor.contains("http://guides.test/bootstrap3.html"), "{editor}");
    }

    #[tokio::test]
    async fn a_broken_template_says_where_it_is_broken_and_is_mended_by_a_reload() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir(folder.path().join("layouts")).unwrap();
        let page = "{% extends \"layouts/a.html\" %}\n{% block a %}\n{{ gone }}\n{% endblock %}";
        write("layouts/a.html", "<h1>\n{% block a %}{% endblock %}\n</h1>");
        write("page.html", page);
        let (status, words) = asked(folder.path(), "/page.html").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(words, "page.html, line 3: undefined value: `gone` is undefined");

        write("page.html", &page.replace("gone", "host"));
        write("layouts/a.html", "<h1>\n{% blok a %}{% endblock %}\n</h1>");
        let (status, words) = asked(folder.path(), "/page.html").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(words.starts_with("layouts/a.html, line 2: syntax error"), "{words}");

        fs::remove_file(folder.path().join("layouts/a.html")).unwrap();
        let (status, words) = asked(folder.path(), "/page.html").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(words.starts_with("page.html, line 1: template not found"), "{words}");

        write("layouts/a.html", "<h1>\n{% block a %}{% endblock %}\n</h1>");
        let mended = asked(folder.path(), "/page.html").await;
        assert_eq!(mended, (StatusCode::OK, "<h1>\nhttp://host.test\n</h1>".to_owned()));
    }

    #[tokio::test]
    async fn what_guides_are_made_of_is_no_page() {
        assert!(!names(&here().join("layouts")).is_empty());
        for path in ["/layouts/guide.html", "/layouts%2Fguide.html", "/nothing.html", "/README.md"]
        {
            assert_eq!(asked(here(), path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(asked(here(), "/lg-public.css").await.0, StatusCode::OK);
    }
}
