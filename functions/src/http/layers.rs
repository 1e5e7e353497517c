//! What happens around every route: our body for 405, no panic that reaches a caller, CORS, and
//! one line in the log.

use std::any::Any;
use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use domain::api::KEY_HEADER;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{Any as AnyOrigin, CorsLayer};

use super::problem::{Cause, Problem};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts the layers around routes.
pub(super) fn around(routes: Router) -> Router {
    routes
        .method_not_allowed_fallback(|| async { Problem::method() })
        .layer(CatchPanicLayer::custom(panicked))
        .layer(cors())
        .layer(middleware::from_fn(observe))
}

/// Everything may be read from anywhere, and no answer depends on who asks: so a cache can't
/// serve one page's answer to another. Who may write is for the write to check.
fn cors() -> CorsLayer {
    let sent = [header::CONTENT_TYPE, header::AUTHORIZATION, HeaderName::from_static(KEY_HEADER)];
    let read = [header::RETRY_AFTER, header::ETAG, header::CONTENT_DISPOSITION, REQUEST_ID];
    CorsLayer::new()
        .allow_origin(AnyOrigin)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers(sent)
        .expose_headers(read)
        .max_age(std::time::Duration::from_secs(86_400))
}

/// The panic's message may quote an answer: it goes nowhere.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Problem::internal().into_response()
}

/// Logs a request by its route's template, never by its address, and names it, so that a person
/// can quote it and the operator find it.
async fn observe(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let mut response = next.run(request).await;

    let id = format!("{:016x}", getrandom::u64().unwrap_or_default());
    let status = response.status();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let cause = response.extensions_mut().remove::<Cause>();
    let cause = cause.map(|Cause(error)| error.to_string()).unwrap_or_default();
    if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE {
        tracing::error!(%method, route, status = status.as_u16(), ms, id, cause, "request");
    } else if status.is_server_error() {
        tracing::warn!(%method, route, status = status.as_u16(), ms, id, cause, "request");
    } else {
        tracing::info!(%method, route, status = status.as_u16(), ms, id, "request");
    }

    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::routing::get;
    use lambda_http::tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_panic_becomes_a_500_that_says_nothing_of_it() {
        let routes = Router::new().route("/", get(|| async { panic!("ada@example.org") as () }));
        let request = Request::new(Body::empty());
        let response = around(routes).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(response.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        let body = to_bytes(response.into_body(), 10_000).await.unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("ada"));
    }
}
