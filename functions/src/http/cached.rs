//! Answers that a cache in between may keep for a minute, and that a browser keeps too, but asks
//! each time whether they still hold: words and dates change.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::problem::Problem;

const FOR_A_MINUTE: HeaderValue = HeaderValue::from_static("public, max-age=0, s-maxage=60");

/// A value as JSON with a strong `ETag` that follows from all of it; 304, if the caller has it.
///
/// # Errors
/// A 500, where the value can't be written as JSON.
pub fn answer<T: Serialize>(asked: &HeaderMap, value: &T) -> Result<Response, Problem> {
    let body = serde_json::to_vec(value).map_err(|_| Problem::internal())?;
    Ok(answer_bytes(asked, "application/json", body))
}

/// The same for any text, of a media type.
pub fn answer_bytes(asked: &HeaderMap, media_type: &'static str, body: Vec<u8>) -> Response {
    let hash = Sha256::digest(&body);
    let digits: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{digits}\"");
    let mut response = if has(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type))], body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, FOR_A_MINUTE);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// Whether `If-None-Match` names the tag, or any. A cache that compresses makes a tag weak: it
/// still means the same answer.
fn has(asked: &HeaderMap, tag: &str) -> bool {
    let lists = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}
