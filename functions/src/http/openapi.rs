//! The API's own description, in OpenAPI 3.1. The tests hold every answer that they get to it.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// `GET /openapi.json`.
pub(super) async fn description(_: HeaderMap) -> Response {
    let json = HeaderValue::from_static("application/json");
    let a_day = HeaderValue::from_static("public, max-age=86400");
    let headers = [(header::CONTENT_TYPE, json), (header::CACHE_CONTROL, a_day)];
    (headers, include_str!("openapi.json")).into_response()
}
