//! Lambda's runtime API, played by the test: it hands a binary one event, and takes what the binary
//! answers and what it says.

use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

use crate::place::{OWN_HOST, Place, SERVICE_KEY};

pub(crate) const INTAKE: &str = env!("CARGO_BIN_EXE_intake");
pub(crate) const EXPORT: &str = env!("CARGO_BIN_EXE_export");
pub(crate) const COURIER: &str = env!("CARGO_BIN_EXE_courier");
pub(crate) const CALENDAR: &str = env!("CARGO_BIN_EXE_calendar");

pub(crate) const SECRET: &str = "a-secret-of-more-than-32-characters";

/// The trace that Lambda names with the event, and the part of it that X-Ray reads.
pub(crate) const TRACE: &str = "1-5759e988-bd862e3fe1be46a994272793";

/// What a function answered.
pub(crate) struct Answered {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Whether it told Lambda of an error.
    pub(crate) failed: bool,
    /// What it said until then.
    pub(crate) log: String,
}

impl Answered {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The one line that it said.
    pub(crate) fn line(&self) -> Value {
        assert_eq!(self.log.lines().count(), 1, "{}", self.log);
        serde_json::from_str(&self.log).unwrap()
    }
}

/// A function that is running; it ends with the test. What it says is read while it says it:
/// whoever says more than a pipe holds would wait for ever.
struct Running(Child, Option<JoinHandle<String>>);

impl Running {
    fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut said = child.stdout.take().unwrap();
        let listen = move || std::io::read_to_string(&mut said).unwrap();
        Self(child, Some(thread::spawn(listen)))
    }

    fn end(mut self) -> String {
        self.0.kill().unwrap();
        self.1.take().unwrap().join().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs a binary until it has answered one event.
pub(crate) async fn answer(binary: &str, place: &Place, event: Value) -> Answered {
    let (sender, answered) = oneshot::channel();
    let sender = Arc::new(Mutex::new(Some(sender)));
    let event = Arc::new(Mutex::new(Some(event)));
    let next = move || {
        let event = event.lock().unwrap().take();
        async move {
            let Some(event) = event else {
                // There is no second event: Lambda would keep the function waiting.
                Notify::new().notified().await;
                unreachable!()
            };
            let headers = [
                ("lambda-runtime-aws-request-id", "one".to_owned()),
                ("lambda-runtime-deadline-ms", u64::MAX.to_string()),
                ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:us-east-1:0:f".to_owned()),
                ("lambda-runtime-trace-id", format!("Root={TRACE};Parent=1;Sampled=1")),
            ];
            (headers, axum::Json(event))
        }
    };
    let take = |failed: bool| {
        let sender = Arc::clone(&sender);
        move |headers: HeaderMap, body: Bytes| {
            let sender = sender.lock().unwrap().take();
            async move {
                if let Some(sender) = sender {
                    let _ = sender.send((headers, body, failed));
                }
            }
        }
    };
    let runtime = Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route("/2018-06-01/runtime/invocation/one/response", post(take(false)))
        .route("/2018-06-01/runtime/invocation/one/error", post(take(true)));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, runtime).await });
    let mut command = Command::new(binary);
    command
        .envs(environment(place))
        .env("AWS_LAMBDA_RUNTIME_API", address.to_string())
        // Nobody can turn up what is said.
        .env("RUST_LOG", "trace")
        .env("AWS_LAMBDA_LOG_LEVEL", "trace");
    let running = Running::start(&mut command);
    let (headers, body, failed) = answered.await.unwrap();
    Answered { headers, body, failed, log: running.end() }
}

/// The variables that a function finds on Lambda, but for the address of the runtime API.
fn environment(place: &Place) -> [(&'static str, &str); 11] {
    [
        ("AWS_LAMBDA_FUNCTION_NAME", "f"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
        ("AWS_ENDPOINT_URL_DYNAMODB", &place.raw.endpoint),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "local"),
        ("AWS_SECRET_ACCESS_KEY", "local"),
        ("TABLE", &place.raw.name),
        ("HOST", OWN_HOST),
        ("ORIGIN_SECRET", SECRET),
        ("SERVICE_KEY", SERVICE_KEY),
    ]
}
