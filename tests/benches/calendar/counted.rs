//! What stands between the calendar and the table, and counts what is asked: it has each call tell what
//! it has consumed, and passes it on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use http::{Request, header};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// How often each operation was called, and the units that all of them have consumed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Total {
    pub(crate) calls: BTreeMap<String, usize>,
    pub(crate) units: f64,
}

#[derive(Clone)]
struct Counting {
    endpoint: String,
    client: Client<HttpConnector, Full<Bytes>>,
    total: Arc<Mutex<Total>>,
}

pub(crate) struct Counted {
    address: String,
    total: Arc<Mutex<Total>>,
}

impl Counted {
    pub(crate) async fn before(endpoint: &str) -> Self {
        let total = Arc::<Mutex<Total>>::default();
        let client = Client::builder(TokioExecutor::new()).build_http();
        let counting =
            Counting { endpoint: endpoint.to_owned(), client, total: Arc::clone(&total) };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
        let address = format!("http://{}", listener.local_addr().expect("it listens"));
        let router = Router::new().fallback(pass).with_state(counting);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, total }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn total(&self) -> Total {
        self.total.lock().expect("nobody has panicked").clone()
    }
}

async fn pass(State(counting): State<Counting>, headers: HeaderMap, body: Bytes) -> Response {
    let mut asked: Value = serde_json::from_slice(&body).expect("a call is JSON");
    asked["ReturnConsumedCapacity"] = json!("TOTAL");
    let mut request = Request::post(&counting.endpoint);
    for (name, value) in &headers {
        if *name != header::CONTENT_LENGTH && *name != header::HOST {
            request = request.header(name, value);
        }
    }
    let request = request.body(Full::from(asked.to_string())).expect("it is a request");
    let answer = counting.client.request(request).await.expect("the engine answers");
    let (head, body) = answer.into_parts();
    let body = body.collect().await.expect("the engine answers to the end").to_bytes();
    let said: Value = serde_json::from_slice(&body).unwrap_or_default();
    let operation = headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let operation = operation.and_then(|target| target.split('.').nth(1)).unwrap_or_default();
    let mut total = counting.total.lock().expect("nobody has panicked");
    *total.calls.entry(operation.to_owned()).or_default() += 1;
    total.units += units(&said["ConsumedCapacity"]);
    (head.status, head.headers, body).into_response()
}

/// What a call says that it has consumed: of one table, or of several.
fn units(said: &Value) -> f64 {
    let of = |one: &Value| one["CapacityUnits"].as_f64().unwrap_or_default();
    said.as_array().map_or_else(|| of(said), |tables| tables.iter().map(of).sum())
}
