//! Answers that a cache in between may keep for a minute, and that a browser keeps too, but asks
//! each time whether they still hold: words and dates change.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Lang;
use domain::instant::Instant;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::problem::Problem;
use crate::hex::digits;

const FOR_A_MINUTE: HeaderValue = HeaderValue::from_static("public, max-age=0, s-maxage=60");

/// A value as JSON with a strong `ETag` that follows from all of it; 304, if the caller has it.
///
/// # Errors
/// A 500, where the value can't be written as JSON.
pub fn answer<T: Serialize>(asked: &HeaderMap, value: &T) -> Result<Response, Problem> {
    let body = serde_json::to_vec(value).map_err(|_| Problem::internal())?;
    Ok(answer_bytes(asked, "application/json", body))
}

/// The same for a form's page, with a token in it (`handed`) that says when it was handed out.
///
/// The token is not part of what the `ETag` follows from, so it is a weak one: a copy that is still
/// right is not sent again for the sake of a newer token. But once a day it is.
///
/// # Errors
/// A 500, where the value can't be written as JSON.
pub fn handed_out<T: Serialize>(
    asked: &HeaderMap,
    value: &T,
    handed: &str,
    now: Instant,
) -> Result<Response, Problem> {
    let mut body = serde_json::to_vec(value).map_err(|_| Problem::internal())?;
    let day = now.milliseconds().div_euclid(86_400_000);
    let tag = format!("W/{}", tag(&[&body, &day.to_be_bytes()]));
    let token = serde_json::to_vec(handed).map_err(|_| Problem::internal())?;
    // An object, and never an empty one: the token becomes its first member.
    let first = [br#"{"handed":"#.as_slice(), &token, b","].concat();
    body.splice(..1, first);
    Ok(answer_tagged(asked, "application/json", body, &tag))
}

/// The same as [`answer`] for any text, of a media type.
pub fn answer_bytes(asked: &HeaderMap, media_type: &'static str, body: Vec<u8>) -> Response {
    let tag = tag(&[&body]);
    answer_tagged(asked, media_type, body, &tag)
}

/// A strong tag that follows from some bytes.
pub(super) fn tag(parts: &[&[u8]]) -> String {
    let hash = parts.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part)).finalize();
    format!("\"{}\"", digits(hash.get(..16).unwrap_or(&hash)))
}

fn answer_tagged(
    asked: &HeaderMap,
    media_type: &'static str,
    body: Vec<u8>,
    tag: &str,
) -> Response {
    let mut response = if has(asked, tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type))], body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, FOR_A_MINUTE);
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// An answer that says in which language it is.
pub fn in_lang(lang: &Lang, mut answer: Response) -> Response {
    if let Ok(lang) = HeaderValue::from_str(lang.as_str()) {
        answer.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
    }
    answer
}

/// Whether `If-None-Match` names the tag, or any. A cache that compresses makes a tag weak: it
/// still means the same answer.
pub(super) fn has(asked: &HeaderMap, tag: &str) -> bool {
    let lists = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    let bare = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    let tag = bare(tag);
    tags.any(|known| known == "*" || bare(known) == tag)
}
