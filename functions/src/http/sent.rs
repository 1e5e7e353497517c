//! Reading what was sent: whole, within the limit, as JSON, and saying where it is wrong without
//! ever quoting it.

use axum::body;
use axum::http::{HeaderMap, header};
use domain::Lang;
use domain::answers::{Answers, Raw};
use domain::api::{LARGEST_BODY, Post, Signs};
use domain::version::Version;
use futures::TryStreamExt;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use unicode_normalization::UnicodeNormalization;

use super::problem::Problem;

/// How much of a body that is too large is read and thrown away, so that its sender hears the
/// answer and not only that the connection broke.
const READ_AWAY: usize = 16 * 1024 * 1024;

/// A [`Post`], and what a page adds to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    version: Version,
    lang: Lang,
    answers: Answers,
    #[serde(default)]
    signs: Signs,
}

/// The whole body.
pub(super) async fn body(body: body::Body) -> Result<Vec<u8>, Problem> {
    body_within(body, LARGEST_BODY).await
}

/// The whole body, where a call takes another size.
pub(super) async fn body_within(body: body::Body, most: usize) -> Result<Vec<u8>, Problem> {
    let mut stream = body.into_data_stream();
    let (mut kept, mut length) = (Vec::new(), 0_usize);
    while let Some(bytes) = stream.try_next().await.map_err(|_| broken_off())? {
        length = length.saturating_add(bytes.len());
        if length <= most {
            kept.extend_from_slice(&bytes);
        } else if length > READ_AWAY {
            break;
        } else {
            kept = Vec::new();
        }
    }
    if length > most { Err(Problem::too_large(most)) } else { Ok(kept) }
}

fn broken_off() -> Problem {
    Problem::malformed("The body did not arrive whole.")
}

/// A body as an object, its text in Unicode's normal form C; `takes` says what it may have.
pub(super) fn object<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: &[u8],
    takes: &str,
) -> Result<T, Problem> {
    if !is_json(headers) {
        return Err(Problem::media_type());
    }
    let text = std::str::from_utf8(body).map_err(|error| {
        let at = error.valid_up_to() + 1;
        Problem::malformed(format!("The body is not UTF-8: look at byte {at}."))
    })?;
    let text: String = text.nfc().collect();
    // The parser's own message may quote the body: only where it is gets through.
    serde_json::from_str(&text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        Problem::malformed(match error.classify() {
            Category::Data => format!("The body does not fit, at {place}. It takes {takes}."),
            _ => format!("The body is not JSON: look at {place}."),
        })
    })
}

/// The revision that a sender has seen: `If-Match: "3"`.
pub(super) fn revision(headers: &HeaderMap) -> Option<u32> {
    let tag = headers.get(header::IF_MATCH)?.to_str().ok()?;
    tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

/// Whether a body is said to be JSON.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    is_of_type(headers, "application/json")
}

/// Whether a body is said to be of a media type.
pub(super) fn is_of_type(headers: &HeaderMap, media_type: &str) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    kind.trim().eq_ignore_ascii_case(media_type)
}

/// A page's fields as a browser posts them, in their order, in Unicode's normal form C.
///
/// # Errors
/// A problem, where the body is too large or did not arrive whole.
pub async fn fields(sent: body::Body) -> Result<Vec<(String, String)>, Problem> {
    let body = body(sent).await?;
    let fields = form_urlencoded::parse(&body);
    Ok(fields.map(|(name, value)| (name.into_owned(), value.nfc().collect())).collect())
}

/// A body as a post and what a page adds to it, its text in Unicode's normal form C.
pub(super) fn post(body: &[u8]) -> Result<(Post, Signs), Problem> {
    let text = std::str::from_utf8(body).map_err(|error| {
        let at = error.valid_up_to() + 1;
        Problem::malformed(format!("The body is not UTF-8: look at byte {at}."))
    })?;
    let mut json = serde_json::Deserializer::from_str(text);
    let sent: Body = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let top = error.path().iter().next().map(ToString::to_string);
        Problem::malformed(sentence(top.as_deref(), error.inner()))
    })?;
    json.end().map_err(|error| Problem::malformed(sentence(None, &error)))?;
    let Body { version, lang, answers, signs } = sent;
    check_answers(&answers, Place::Form)?;
    let answers = answers.map_text(&|text| text.nfc().collect());
    Ok((Post { version, lang, answers }, signs))
}

/// What is wrong with a body, and where. The parser's own message may quote the body: only what
/// kind of message it is gets through, and of names only our own.
fn sentence(top: Option<&str>, error: &serde_json::Error) -> String {
    let place = format!("line {}, column {}", error.line(), error.column());
    let member =
        ["version", "lang", "answers", "signs"].into_iter().find(|known| Some(*known) == top);
    let message = error.to_string();
    match error.classify() {
        Category::Eof => format!("The body ends in the middle of its JSON, at {place}."),
        Category::Syntax | Category::Io if message.starts_with("recursion") => {
            format!("The body is nested too deeply, at {place}.")
        }
        Category::Syntax | Category::Io => format!("The body is not JSON: look at {place}."),
        Category::Data if message.starts_with("unknown field") => format!(
            "The body has a field that this call does not take, at {place}. It takes version, \
             lang, answers and signs."
        ),
        Category::Data if message.starts_with("missing field") => {
            "The body lacks a field. It must have version, lang and answers.".to_owned()
        }
        Category::Data if message.starts_with("duplicate field") => {
            format!("The body has a field twice, at {place}.")
        }
        Category::Data => match member {
            Some("lang") => format!("lang must be a language tag, such as en, at {place}."),
            Some(member) => format!("A value in {member} is not of its kind, at {place}."),
            None => format!("The body must be an object: look at {place}."),
        },
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Form,
    Row,
}

/// The same of answers that came in another body.
pub(super) fn check(answers: &Answers) -> Result<(), Problem> {
    check_answers(answers, Place::Form)
}

/// No form asks for rows within rows, and no text has a use for NUL: whoever sends them is not
/// one of our pages.
fn check_answers(answers: &Answers, place: Place) -> Result<(), Problem> {
    let check_text = |text: &String| {
        if text.contains('\0') {
            Err(Problem::malformed("A text in answers has a NUL."))
        } else {
            Ok(())
        }
    };
    for (_, raw) in answers.iter() {
        match raw {
            Raw::Text(text) => check_text(text)?,
            Raw::Many(many) => many.iter().try_for_each(check_text)?,
            Raw::Rows(_) if place == Place::Row => {
                return Err(Problem::malformed("answers has rows within rows."));
            }
            Raw::Rows(rows) => rows.iter().try_for_each(|row| check_answers(row, Place::Row))?,
        }
    }
    Ok(())
}
