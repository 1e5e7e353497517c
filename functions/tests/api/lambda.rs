//! The binaries themselves, as Lambda runs them: this test plays the part of Lambda's runtime API,
//! hands over one event, and reads the answer.

use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

use crate::place::{EXPORTS, FORM, OWN_HOST, Place};

const INTAKE: &str = env!("CARGO_BIN_EXE_intake");
const EXPORT: &str = env!("CARGO_BIN_EXE_export");

/// What a function posts as its answer.
type Posted = (HeaderMap, Bytes);

/// A function that is running; it ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs a binary until it has answered one event.
async fn answer(binary: &str, place: &Place, event: Value) -> Posted {
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
            let deadline = u64::MAX.to_string();
            let headers = [
                ("lambda-runtime-aws-request-id", "one".to_owned()),
                ("lambda-runtime-deadline-ms", deadline),
                ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:us-east-1:0:f".to_owned()),
            ];
            (headers, axum::Json(event))
        }
    };
    let take = move |headers: HeaderMap, body: Bytes| {
        let sender = sender.lock().unwrap().take();
        async move {
            if let Some(sender) = sender {
                let _ = sender.send((headers, body));
            }
        }
    };
    let runtime = Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route("/2018-06-01/runtime/invocation/one/response", post(take));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, runtime).await });
    let mut command = Command::new(binary);
    command
        .env("AWS_LAMBDA_RUNTIME_API", address.to_string())
        .env("AWS_LAMBDA_FUNCTION_NAME", "f")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
        .env("AWS_ENDPOINT_URL_DYNAMODB", &place.raw.endpoint)
        .env("AWS_REGION", "us-east-1")
        .env("AWS_ACCESS_KEY_ID", "local")
        .env("AWS_SECRET_ACCESS_KEY", "local")
        .env("TABLE", &place.raw.name)
        .env("HOST", OWN_HOST)
        .stdout(Stdio::null());
    let _running = Running(command.spawn().unwrap());
    answered.await.unwrap()
}

/// An event of an HTTP API, version 2.0 of its format.
fn event(path: &str, headers: &Value) -> Value {
    json!({
        "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "accountId": "0", "apiId": "a", "stage": "$default", "requestId": "r",
            "routeKey": "$default", "time": "15/Oct/2026:12:00:00 +0000", "timeEpoch": 0,
            "domainName": "f.example.org", "domainPrefix": "f",
            "http": { "method": "GET", "path": path, "protocol": "HTTP/1.1",
                      "sourceIp": "192.0.2.1", "userAgent": "test" },
        },
        "isBase64Encoded": false,
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_intake_binary_answers_an_event_as_the_router_answers_a_request() {
    let place = Place::open().await;
    let (_, body) = answer(INTAKE, &place, event(FORM, &json!({}))).await;
    let answer: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(answer["statusCode"], 200);
    assert_eq!(answer["headers"]["access-control-allow-origin"], "*");
    let page: Value = serde_json::from_str(answer["body"].as_str().unwrap()).unwrap();
    assert_eq!(page["form"], place.get(FORM).await.json()["form"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_export_binary_streams_its_file() {
    let place = Place::open().await;
    // The binary reads the machine's clock.
    place.clock.set(functions::clock::Clock::System.now());
    let bearer = format!("Bearer {}", place.export_key().await);
    let path = format!("{EXPORTS}/applications.json");
    let event = event(&path, &json!({ "authorization": bearer }));
    let (headers, body) = answer(EXPORT, &place, event).await;
    assert_eq!(headers["lambda-runtime-function-response-mode"], "streaming");
    let at = body.windows(8).position(|bytes| bytes == [0; 8]).expect("a prelude");
    let (prelude, file) = body.split_at(at);
    let prelude: Value = serde_json::from_slice(prelude).unwrap();
    assert_eq!(prelude["statusCode"], 200);
    let name = "attachment; filename=\"sts-applications.json\"";
    assert_eq!(prelude["headers"]["content-disposition"], name);
    assert_eq!(&file[8..], b"[\n]\n");
}

#[test]
fn a_function_without_its_table_says_so_in_one_sentence_and_ends() {
    for binary in [INTAKE, EXPORT] {
        let run = |variables: &[(&str, &str)]| -> Output {
            let mut command = Command::new(binary);
            command.env_clear().envs(variables.iter().copied()).output().unwrap()
        };
        let region = ("AWS_REGION", "us-east-1");
        for (variables, missing) in [
            (vec![], "TABLE"),
            (vec![("TABLE", "t")], "AWS_REGION"),
            (vec![("TABLE", "t"), region], "HOST"),
            (vec![("TABLE", "t"), region, ("HOST", "mentoring.example.org")], "HOST"),
        ] {
            let output = run(&variables);
            assert_eq!(output.status.code(), Some(1));
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(said, format!("the environment variable {missing} is missing or wrong\n"));
        }
    }
}
