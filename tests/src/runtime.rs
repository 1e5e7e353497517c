//! Lambda's runtime API, played by a test or a bench: it hands a function one event after the
//! other, and takes the answers.

use std::future::pending;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::routing::{get, post};
use futures::StreamExt;
use http::HeaderMap;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;

/// How long a function may take, on a machine that does much else, before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(120);

/// A runtime API that one function at a time asks for events.
pub struct Runtime {
    address: String,
    events: UnboundedSender<Value>,
    answers: Mutex<UnboundedReceiver<Answer>>,
}

/// What a function posted.
#[derive(Debug)]
pub struct Answer {
    /// Whether it posted it as a failure.
    pub failed: bool,
    /// The headers of what it posted.
    pub headers: HeaderMap,
    /// All of it.
    pub body: Bytes,
    /// When the first bytes were there: for an answer that is a stream, its status and headers.
    pub begun: Instant,
    /// When the last byte was there.
    pub at: Instant,
}

struct Sides {
    events: Mutex<UnboundedReceiver<Value>>,
    answers: UnboundedSender<Answer>,
}

impl Runtime {
    /// Starts one on some free port.
    pub async fn start() -> Self {
        let (events, given) = unbounded_channel();
        let (taken, answers) = unbounded_channel();
        let sides = Arc::new(Sides { events: Mutex::new(given), answers: taken });
        let invocation = "/2018-06-01/runtime/invocation";
        let routes = Router::new()
            .route(&format!("{invocation}/next"), get(next))
            .route(&format!("{invocation}/{{id}}/response"), post(answered))
            .route(&format!("{invocation}/{{id}}/error"), post(failed))
            .route("/2018-06-01/runtime/init/error", post(failed))
            .with_state(sides);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
        let address = listener.local_addr().expect("it listens").to_string();
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { address, events, answers: Mutex::new(answers) }
    }

    /// Where it listens: what `AWS_LAMBDA_RUNTIME_API` says.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Hands over an event and waits for the answer.
    pub async fn answer(&self, event: Value) -> Answer {
        let mut answers = self.answers.lock().await;
        self.events.send(event).expect("the runtime API runs");
        let answer = timeout(PATIENCE, answers.recv()).await;
        answer.expect("the function answers in time").expect("the runtime API runs")
    }
}

async fn next(State(sides): State<Arc<Sides>>) -> (HeaderMap, String) {
    // Where there is no event, the function is kept waiting, as Lambda does.
    let Some(event) = sides.events.lock().await.recv().await else { pending().await };
    let deadline = SystemTime::now() + PATIENCE;
    let deadline = deadline.duration_since(UNIX_EPOCH).expect("it is later than 1970").as_millis();
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("lambda-runtime-aws-request-id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd".to_owned()),
        ("lambda-runtime-deadline-ms", deadline.to_string()),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:us-east-1:0:function:f".to_owned()),
        ("lambda-runtime-trace-id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700".to_owned()),
        ("content-type", "application/json".to_owned()),
    ] {
        headers.insert(name, value.parse().expect("it is a header's value"));
    }
    (headers, event.to_string())
}

async fn answered(State(sides): State<Arc<Sides>>, headers: HeaderMap, body: Body) {
    take(&sides, false, headers, body).await;
}

async fn failed(State(sides): State<Arc<Sides>>, headers: HeaderMap, body: Body) {
    take(&sides, true, headers, body).await;
}

async fn take(sides: &Sides, failed: bool, headers: HeaderMap, body: Body) {
    let mut parts = body.into_data_stream();
    let (mut whole, mut begun) = (Vec::new(), None);
    while let Some(part) = parts.next().await {
        begun.get_or_insert_with(Instant::now);
        whole.extend_from_slice(&part.expect("the function sends its answer whole"));
    }
    let at = Instant::now();
    let (begun, body) = (begun.unwrap_or(at), whole.into());
    let answer = Answer { failed, headers, body, begun, at };
    // Nobody waits for it where a test has failed already.
    let _ended = sides.answers.send(answer);
}
