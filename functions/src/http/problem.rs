//! Every error that a caller sees: its status, its code, and what to do, in plain words. The
//! widget says it in the person's language by the code; these words are for whoever calls by hand.

mod desk;

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Form;
use domain::api::{Challenge, Code, FieldProblem, ProblemDetails, Receipt};
use domain::import::RowProblems;
use domain::own::Conflict;
use domain::program::{Opening, Origin};
use domain::rejection::Rejection;
use domain::texts::Texts;
use serde::Serialize;

use super::door::WAIT;
use crate::store::StoreError;

/// After how many seconds it is worth trying again where the table is busy.
const RETRY_AFTER: u32 = 5;

/// An error on its way to the caller. What it says never quotes what was sent.
#[derive(Debug)]
pub struct Problem {
    details: Box<ProblemDetails>,
    retry_after: Option<u32>,
    conflict: Option<Box<Conflict>>,
    rows: Vec<RowProblems>,
    cause: Option<StoreError>,
}

/// A problem as it goes over the wire.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    details: &'a ProblemDetails,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<&'a Conflict>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    rows: &'a [RowProblems],
}

/// Why a problem that is ours happened: for the log, by way of the response's extensions.
#[derive(Debug, Clone)]
pub(super) struct Cause(pub(super) StoreError);

impl Problem {
    fn new(status: StatusCode, code: Code, title: &str, detail: impl Into<String>) -> Self {
        let details = ProblemDetails {
            kind: format!("urn:ligature:{}", name(code)),
            title: title.to_owned(),
            status: status.as_u16(),
            code,
            detail: detail.into(),
            reference: None,
            link: None,
            opening: None,
            problems: Vec::new(),
            work: None,
        };
        Self {
            details: Box::new(details),
            conflict: None,
            rows: Vec::new(),
            retry_after: None,
            cause: None,
        }
    }

    /// After how many seconds it is worth trying again.
    #[must_use]
    pub fn retry_after(&self) -> Option<u32> {
        self.retry_after
    }

    /// What is stored and what was sent, where they met.
    #[must_use]
    pub fn met(&self) -> Option<&Conflict> {
        self.conflict.as_deref()
    }

    /// What the caller is told.
    #[must_use]
    pub fn details(&self) -> &ProblemDetails {
        &self.details
    }

    /// 400: the body is not what the call takes.
    pub(super) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, Code::Malformed, "Malformed request", detail)
    }

    /// 400: no key, or none that is one.
    pub(super) fn key() -> Self {
        let detail = "Send one Idempotency-Key header of 16 to 128 letters, digits, - and _: \
                      the same for every attempt to send the same answers.";
        Self::new(StatusCode::BAD_REQUEST, Code::Key, "No usable key", detail)
    }

    /// 401: no valid export key.
    pub(super) fn unauthorized() -> Self {
        let detail = "Send an export key of this program that has not expired, or what you were \
                      given when you signed in: Authorization: Bearer lgx_… or lgs_…, or what your \
                      association’s single sign-on has given you.";
        let title = "No valid export key";
        Self::new(StatusCode::UNAUTHORIZED, Code::Unauthorized, title, detail)
    }

    /// 403: a write from a page that is not among the program's hosts.
    pub(super) fn origin() -> Self {
        let detail = "The page that sent this is not among the program's hosts. Add the page's \
                      origin to hosts in the program's file, and publish it.";
        Self::new(StatusCode::FORBIDDEN, Code::Origin, "Page not listed", detail)
    }

    /// 403: a call that did not come by way of HOST.
    pub(super) fn direct() -> Self {
        let detail = "This address is not for direct use.";
        Self::new(StatusCode::FORBIDDEN, Code::Direct, "Not for direct use", detail)
    }

    /// 404: there is no such page, program, form, version, dataset, format or cohort.
    pub(super) fn unknown(what: &str) -> Self {
        let detail = format!("There is no such {what}. Check the address.");
        Self::new(StatusCode::NOT_FOUND, Code::NotFound, "Not found", detail)
    }

    /// 405; the `Allow` header says what is for this address.
    pub(super) fn method() -> Self {
        let detail = "This method is not for this address. The Allow header has those that are.";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, Code::Method, "Method not allowed", detail)
    }

    /// 409: the form has no such version.
    pub(super) fn version() -> Self {
        let detail = "The form has no such version. Get the form again, and send its version.";
        Self::new(StatusCode::CONFLICT, Code::Version, "Unknown version", detail)
    }

    /// 409: the form can't be sent now.
    pub(super) fn closed(opening: Opening) -> Self {
        let detail = match &opening {
            Opening::NotYet { opens, closes } => {
                format!("The form can be sent from {opens} to {closes}, both days included.")
            }
            Opening::Over { closed } => format!("The form could be sent until {closed}."),
            Opening::Open { closes, .. } => format!("The form can be sent until {closes}."),
        };
        let mut problem = Self::new(StatusCode::CONFLICT, Code::Closed, "Form closed", detail);
        problem.details.opening = Some(opening);
        problem
    }

    /// 409: other answers are stored under the same key.
    pub(super) fn key_reused(stored: Receipt) -> Self {
        let detail = "Other answers were stored under this key before; reference and link are \
                      theirs. To send these as a new submission, use a new key.";
        let title = "Key already used";
        let mut problem = Self::new(StatusCode::CONFLICT, Code::KeyReused, title, detail);
        problem.details.reference = Some(stored.reference);
        problem.details.link = stored.link;
        problem
    }

    /// 404: a link opens nothing. Why is not told, for it would tell who has sent something.
    pub(super) fn link() -> Self {
        let detail = "This link opens nothing. Ask for a new one, or write to the program.";
        Self::new(StatusCode::NOT_FOUND, Code::NotFound, "Not found", detail)
    }

    /// 409: what was sent can't be changed any more, or not yet.
    pub(super) fn over(opening: Option<Opening>, address: &str) -> Self {
        let mut problem = match opening {
            Some(opening) => Self::closed(opening),
            None => {
                let detail = "The form can't be sent any more.";
                Self::new(StatusCode::CONFLICT, Code::Closed, "Form closed", detail)
            }
        };
        problem.details.detail.push_str(&format!(" To change something, write to {address}."));
        problem
    }

    /// 409: it was withdrawn.
    pub(super) fn withdrawn() -> Self {
        let detail = "This was withdrawn. Undo that on the page of its link, and then change it.";
        Self::new(StatusCode::CONFLICT, Code::Withdrawn, "Withdrawn", detail)
    }

    /// 412: others were stored meanwhile.
    pub(super) fn conflict(conflict: Conflict) -> Self {
        let detail = "Other answers were stored meanwhile: conflict has them, and yours. To store \
                      yours all the same, send them with the revision that is stored.";
        let status = StatusCode::PRECONDITION_FAILED;
        let mut problem = Self::new(status, Code::Revision, "Changed meanwhile", detail);
        problem.conflict = Some(Box::new(conflict));
        problem
    }

    /// 428: nobody knows what the sender has seen.
    pub(super) fn no_revision() -> Self {
        let detail = "Send the ETag of the answers that are to be changed: If-Match: \"1\".";
        let status = StatusCode::PRECONDITION_REQUIRED;
        Self::new(status, Code::Revision, "No revision", detail)
    }

    /// 429: it was changed more often than anybody does.
    pub(super) fn too_often(address: &str) -> Self {
        let detail = format!("This was changed too often. To change more, write to {address}.");
        Self::new(StatusCode::TOO_MANY_REQUESTS, Code::TooMany, "Changed too often", detail)
    }

    /// 413.
    pub(super) fn too_large(most: usize) -> Self {
        let most = most / 1024;
        let detail = format!("The body is larger than {most} KiB. Shorten the longest answers.");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, Code::TooLarge, "Body too large", detail)
    }

    /// 415.
    pub(super) fn media_type() -> Self {
        let detail = "Send the body as JSON, with Content-Type: application/json.";
        let (status, title) = (StatusCode::UNSUPPORTED_MEDIA_TYPE, "Not JSON");
        Self::new(status, Code::MediaType, title, detail)
    }

    /// 415: a draft is not text.
    pub(super) fn not_octets() -> Self {
        let detail = "Send the sealed draft as it is, with Content-Type: application/octet-stream.";
        let (status, title) = (StatusCode::UNSUPPORTED_MEDIA_TYPE, "Not octets");
        Self::new(status, Code::MediaType, title, detail)
    }

    /// 400: what was sent can't be a sealed draft.
    pub(super) fn not_sealed() -> Self {
        Self::malformed(
            "The body is no sealed draft. Send a nonce of 12 bytes, then the draft as AES-GCM \
             has encrypted it.",
        )
    }

    /// 409: another draft has the name.
    pub(super) fn draft_taken() -> Self {
        let detail = "Another draft is kept under this name. Make up another one, at random.";
        Self::new(StatusCode::CONFLICT, Code::KeyReused, "Name already used", detail)
    }

    /// 422: the form did not accept the answers; every problem at once, in the form's language.
    pub(super) fn rejected(rejection: &Rejection, form: &Form, texts: &Texts) -> Self {
        let detail = "The form did not accept the answers. Each problem says what to do.";
        let (status, title) = (StatusCode::UNPROCESSABLE_ENTITY, "Answers not accepted");
        let mut problem = Self::new(status, Code::Rejected, title, detail);
        problem.details.problems = field_problems(rejection, form, texts);
        problem
    }

    /// 429: the network that this comes from has sent too much.
    pub(super) fn too_many(retry_after: u32) -> Self {
        let detail = "Too much was sent from your network within the hour. Nothing was stored. \
                      Try again after as many seconds as Retry-After says.";
        let (status, title) = (StatusCode::TOO_MANY_REQUESTS, "Too many requests");
        let problem = Self::new(status, Code::TooMany, title, detail);
        Self { retry_after: Some(retry_after), ..problem }
    }

    /// 429: very many forms are being sent, and a computer has to work before this one is taken.
    pub(super) fn work(challenge: Challenge) -> Self {
        let detail = "Very many forms are being sent. Nothing was stored. Find the number that \
                      makes the SHA-256 of work.salt, with the number behind it, work.challenge; \
                      send the same body under the same key, with signs.work.";
        let (status, title) = (StatusCode::TOO_MANY_REQUESTS, "Work needed");
        let mut problem = Self::new(status, Code::Work, title, detail);
        problem.details.work = Some(challenge);
        Self { retry_after: u32::try_from(WAIT).ok(), ..problem }
    }

    /// 404, for an address that can't be one of ours.
    #[must_use]
    pub fn missing() -> Self {
        Self::unknown("page")
    }

    /// 500.
    #[must_use]
    pub fn internal() -> Self {
        let detail = "This is our own mistake. If it happens again, write to the program and \
                      quote the X-Request-Id header of this answer.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, Code::Internal, "Internal error", detail)
    }

    /// 503.
    pub(super) fn unavailable() -> Self {
        let detail = "Nothing was stored. Try again in a few seconds.";
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, Code::Unavailable, "Busy", detail);
        Self { retry_after: Some(RETRY_AFTER), ..problem }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let problem = match &error {
            StoreError::Busy { .. } => Self::unavailable(),
            _ => Self::internal(),
        };
        Self { cause: Some(error), ..problem }
    }
}

/// What can't be read in a path is no name, so that nothing has it.
impl From<PathRejection> for Problem {
    fn from(_: PathRejection) -> Self {
        Self::unknown("page")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        // A struct of texts and numbers always becomes JSON.
        let written = Written {
            details: &self.details,
            conflict: self.conflict.as_deref(),
            rows: &self.rows,
        };
        let body = serde_json::to_vec(&written).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        let status = StatusCode::from_u16(self.details.status);
        *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, json);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.details.code == Code::Unauthorized {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(cause) = self.cause {
            response.extensions_mut().insert(Cause(cause));
        }
        response
    }
}

/// What is wrong with answers, in sentences.
pub(super) fn field_problems(
    rejection: &Rejection,
    form: &Form,
    texts: &Texts,
) -> Vec<FieldProblem> {
    let say = |problem: &domain::rejection::Problem| FieldProblem {
        field: problem.field.clone(),
        sentence: problem.sentence(form, texts),
    };
    rejection.problems().iter().map(say).collect()
}

fn name(code: Code) -> String {
    let name = serde_json::to_value(code).ok();
    name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

/// Whether a page of that origin may send to a program: its hosts may, and our own pages. Without
/// an origin it is not a page that sends, and nobody is deceived.
#[must_use]
pub fn may_send(origin: Option<&HeaderValue>, hosts: &[Origin], own: Option<&Origin>) -> bool {
    let Some(origin) = origin else { return true };
    let is_this = |known: &Origin| origin.as_bytes() == known.as_str().as_bytes();
    hosts.iter().chain(own).any(is_this)
}
