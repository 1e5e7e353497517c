//! Stands between a function and the table, and lets only so many pages of a Query pass until it
//! is opened.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Request};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// A turnstile in front of an engine.
pub(crate) struct Turnstile {
    address: String,
    inner: Arc<Inner>,
}

struct Inner {
    engine: String,
    client: Client<HttpConnector, Full<Bytes>>,
    most: usize,
    passed: AtomicUsize,
    open: watch::Sender<bool>,
}

impl Turnstile {
    /// Lets `most` pages pass.
    pub(crate) async fn before(engine: &str, most: usize) -> Self {
        let inner = Arc::new(Inner {
            engine: engine.to_owned(),
            client: Client::builder(TokioExecutor::new()).build_http(),
            most,
            passed: AtomicUsize::new(0),
            open: watch::Sender::new(false),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let routes = Router::new().fallback(pass).with_state(Arc::clone(&inner));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { address, inner }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// How many pages have passed.
    pub(crate) fn passed(&self) -> usize {
        self.inner.passed.load(Ordering::SeqCst)
    }

    /// Lets everything pass from now on.
    pub(crate) fn open(&self) {
        self.inner.open.send_replace(true);
    }
}

async fn pass(State(inner): State<Arc<Inner>>, headers: HeaderMap, body: Bytes) -> Response {
    let operation = headers.get("x-amz-target").and_then(|name| name.to_str().ok());
    if operation.is_some_and(|name| name.ends_with(".Query")) {
        // One function asks, one page after the other: nobody else counts meanwhile.
        if inner.passed.load(Ordering::SeqCst) >= inner.most {
            inner.open.subscribe().wait_for(|open| *open).await.unwrap();
        }
        inner.passed.fetch_add(1, Ordering::SeqCst);
    }
    let mut request = Request::post(&inner.engine).body(Full::from(body)).unwrap();
    *request.headers_mut() = headers;
    let answer = inner.client.request(request).await.unwrap();
    answer.map(|body| Body::new(body.map_err(axum::Error::new)))
}
