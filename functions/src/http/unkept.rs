//! Answers that nobody keeps: what only who asked may see.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// It, as JSON.
pub(super) fn answer(status: StatusCode, value: &impl Serialize) -> Response {
    let no_store = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    (status, [no_store], Json(value)).into_response()
}

/// The same of something that is changed by naming the revision that was seen.
pub(super) fn revised(status: StatusCode, value: &impl Serialize, revision: u32) -> Response {
    let mut response = answer(status, value);
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{revision}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}
