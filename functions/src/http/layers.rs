//! What happens around every route: our body for 405, no panic that reaches a caller, who may call
//! at all, CORS, and one line in the log.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderName, Method, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use domain::api::KEY_HEADER;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{Any as AnyOrigin, CorsLayer};

use super::guard::{OriginSecret, guard};
use super::observe::{REQUEST_ID, observe};
use super::problem::Problem;

/// Puts the layers around routes.
pub(super) fn around(routes: Router) -> Router {
    outermost(within(routes))
}

/// The same, for routes that only callers with a secret may reach.
pub(super) fn around_guarded(routes: Router, secret: OriginSecret) -> Router {
    outermost(within(routes).layer(middleware::from_fn_with_state(Arc::new(secret), guard)))
}

fn within(routes: Router) -> Router {
    routes
        .method_not_allowed_fallback(|| async { Problem::method() })
        .layer(CatchPanicLayer::custom(panicked))
}

fn outermost(routes: Router) -> Router {
    routes.layer(cors()).layer(middleware::from_fn(observe))
}

/// Everything may be read from anywhere, and no answer depends on who asks: so a cache can't
/// serve one page's answer to another. Who may write is for the write to check.
fn cors() -> CorsLayer {
    let sent = [header::CONTENT_TYPE, header::AUTHORIZATION, HeaderName::from_static(KEY_HEADER)];
    let read = [header::RETRY_AFTER, header::ETAG, header::CONTENT_DISPOSITION, REQUEST_ID];
    CorsLayer::new()
        .allow_origin(AnyOrigin)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers(sent)
        .expose_headers(read)
        .max_age(std::time::Duration::from_secs(86_400))
}

/// The panic's message may quote an answer: it goes nowhere.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Problem::internal().into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use axum::http::StatusCode;
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
