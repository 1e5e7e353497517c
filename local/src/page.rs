//! The pages of this program's own: how they look, and that nobody keeps them.

use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use pages::template::insert;

const STYLE: &str = include_str!("../pages/page.css");

/// A page whose words have been put in.
pub(crate) fn page(html: &str) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Html(insert(html, "STYLE", STYLE))).into_response()
}
