//! One line in the log for each request: by its route's template, never by its address.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use lambda_http::RequestExt;

use super::problem::Cause;
use crate::log::TraceId;

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const TRACE_ID: HeaderName = HeaderName::from_static("x-amzn-trace-id");

/// A request's name, so that a person can quote it and the operator find it: Lambda's own, where
/// there is one, so that all that Lambda says of the request is found by it too.
#[derive(Debug, Clone)]
pub(super) struct RequestId(String);

impl RequestId {
    fn of(request: &Request) -> Self {
        let lambdas = request.lambda_context_ref().map(|context| context.request_id.clone());
        Self(lambdas.unwrap_or_else(|| format!("{:016x}", getrandom::u64().unwrap_or_default())))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Logs a request and counts it, and names it in its answer.
pub(super) async fn observe(mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId::of(&request);
    let trace = trace(request.headers());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let method = known(request.method());
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).await;

    let status = response.status();
    let cause = response.extensions_mut().remove::<Cause>();
    let cause = cause.map(|Cause(error)| error.to_string());
    macro_rules! say {
        ($level:ident) => {
            tracing::$level!(
                Requests = 1_u64,
                Refused = u64::from(status.is_client_error()),
                Failed = u64::from(status.is_server_error()),
                // Until the answer begins: a file is still on its way.
                Duration = milliseconds(started),
                route,
                method,
                status = status.as_u16(),
                request_id = id.as_str(),
                xray_trace_id = trace.as_ref().map(TraceId::as_str),
                cause,
                "request"
            )
        };
    }
    match status {
        StatusCode::SERVICE_UNAVAILABLE => say!(warn),
        _ if status.is_server_error() => say!(error),
        _ => say!(info),
    }

    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(id.as_str()) {
        headers.insert(REQUEST_ID, id);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// To the microsecond: a warm answer takes only a few milliseconds.
fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_micros() as f64 / 1000.0
}

/// A method may be any word, and then it is the caller's own.
fn known(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    known.into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}

fn trace(headers: &HeaderMap) -> Option<TraceId> {
    TraceId::in_header(headers.get(TRACE_ID)?.to_str().ok()?)
}
