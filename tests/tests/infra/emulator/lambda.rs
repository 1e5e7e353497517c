//! Lambda, emulated by `cargo lambda watch`: it hands calls and events to the functions that a test
//! has started beside it.

use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tests::function::{self, Function, Place};
use tests::stage::repository;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::table::TABLE;

/// How long a function may take, on a machine that does much else, before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running emulator; it ends with this value.
pub(crate) struct Emulator {
    _process: Child,
    port: u16,
}

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

impl Emulator {
    pub(crate) async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut process = cargo_lambda()
            .args(["watch", "--only-lambda-apis", "--ignore-changes"])
            .args(["--invoke-address", "127.0.0.1", "--invoke-port", &port.to_string()])
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        loop {
            let line = lines.next_line().await.unwrap();
            if line.expect("the emulator starts").contains("starting Runtime server") {
                break;
            }
        }
        // What it says later must be read, or it would block.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        // It says so before it listens.
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::task::yield_now().await;
        }
        Self { _process: process, port }
    }

    /// Starts a function beside it.
    pub(crate) fn run(&self, name: &str, endpoint: &str) -> Function {
        let runtime = format!("http://127.0.0.1:{}/.rt/{name}", self.port);
        let place = Place { runtime: &runtime, endpoint, table: TABLE };
        Function::start(std::process::Command::new(function::binary(name)), place)
    }

    /// A call to a function's address. The head of the answer comes first.
    pub(crate) async fn call(
        &self,
        function: &str,
        mut request: Request<String>,
    ) -> http::Response<Incoming> {
        let path = request.uri().path_and_query().unwrap().as_str();
        let address = format!("http://127.0.0.1:{}/lambda-url/{function}{path}", self.port);
        *request.uri_mut() = address.parse().unwrap();
        let client = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
        let answer = client.request(request.map(|body| Full::from(body.into_bytes())));
        timeout(PATIENCE, answer).await.expect("the function answers in time").unwrap()
    }

    /// The same, and the whole answer.
    pub(crate) async fn ask(&self, function: &str, request: Request<String>) -> Answer {
        let (head, body) = self.call(function, request).await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: head.status, headers: head.headers, body }
    }

    /// An event, handed over by `cargo lambda invoke`, and what the function makes of it.
    pub(crate) async fn invoke(&self, function: &str, event: &Value) -> Value {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("event-{}.json", self.port));
        std::fs::write(&file, event.to_string()).unwrap();
        let output = cargo_lambda()
            .args(["invoke", "--invoke-address", "127.0.0.1"])
            .args(["--invoke-port", &self.port.to_string(), "--output-format", "json"])
            .arg("--data-file")
            .arg(&file)
            .arg(function)
            .kill_on_drop(true)
            .output();
        let output = timeout(PATIENCE, output).await.expect("the function answers in time");
        let output = output.unwrap();
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

fn cargo_lambda() -> Command {
    let program = repository().join("target/python/bin/cargo-lambda");
    assert!(program.is_file(), "cargo-lambda is not installed: run cargo xtask test infra");
    let mut command = Command::new(program);
    command.arg("lambda").current_dir(repository());
    command
}
