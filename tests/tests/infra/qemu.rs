//! What Lambda would run, on an emulated arm64 processor.

use std::process::Command;

use http::{HeaderMap, Method};
use local::engine::Engine;
use local::system::TABLE;
use serde_json::Value;
use tests::event::http_api;
use tests::function::{Function, ORIGIN_SECRET, Place, bootstrap};
use tests::open::{self, FORM_PATH};
use tests::runtime::Runtime;

/// Where Debian's libc6-arm64-cross has the loader and the C library.
const LIBRARIES: &str = "/usr/aarch64-linux-gnu";

#[tokio::test(flavor = "multi_thread")]
async fn the_arm64_intake_answers_an_event() {
    let engine = Engine::in_memory().await.unwrap();
    let open = open::publish(&functions::store::Table::at(engine.endpoint(), TABLE)).await;
    let runtime = Runtime::start().await;
    let mut command = Command::new("qemu-aarch64-static");
    command.args(["-L", LIBRARIES]).arg(bootstrap("intake"));
    let place = Place { runtime: runtime.address(), endpoint: engine.endpoint(), table: TABLE };
    let _intake = Function::start(command, place);

    let mut headers = HeaderMap::new();
    headers.insert("x-origin-secret", ORIGIN_SECRET.parse().unwrap());
    let answer = runtime.answer(http_api(&Method::GET, FORM_PATH, &headers, "")).await;
    assert!(!answer.failed);
    let answer: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(answer["statusCode"], 200);
    let page: Value = serde_json::from_str(answer["body"].as_str().unwrap()).unwrap();
    assert_eq!(page["form"]["version"], serde_json::json!(open.applicants.form().version));
}
