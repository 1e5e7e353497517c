//! Functions that are warm: submissions to an intake, and a form that `pages` draws, each one after
//! the other. So many submissions in so short a time are a flood: a computer works for each of them
//! beforehand.

use std::process::Command;
use std::time::{Duration, Instant};

use http::{HeaderMap, Method};
use local::system::TABLE;
use serde_json::{Value, json};
use tests::event::http_api;
use tests::function::{Function, ORIGIN_SECRET, Place, binary};
use tests::open::{FORM_PATH, Open, PAGE_PATH};
use tests::runtime::Runtime;
use tests::work;

/// How many calls it has answered before it counts as warm.
const BEFORE: usize = 50;
/// How many are measured.
const MEASURED: usize = 500;

/// Times from handing a submission over to having the whole answer, through the runtime API.
pub(crate) async fn submissions(endpoint: &str, open: &Open) -> Vec<Duration> {
    let runtime = Runtime::start().await;
    let place = Place { runtime: runtime.address(), endpoint, table: TABLE };
    let _intake = Function::start(Command::new(binary("intake")), place);
    let path = format!("{FORM_PATH}/submissions");
    let mut worked_for = Vec::new();
    for number in 0.. {
        if worked_for.len() == BEFORE + MEASURED {
            break;
        }
        let headers =
            from_elsewhere(open.headers(&format!("bench-functions-{number:016}")), number);
        let mut body = open.body(number);
        let (_, answer) = send(&runtime, &path, &headers, &body).await;
        if answer["statusCode"] == 429 {
            let problem = answer["body"].as_str().expect("a problem has a body");
            let problem = serde_json::from_str(problem).expect("it is JSON");
            body["signs"] = json!({ "work": work::done(&problem) });
            worked_for.push((headers, body));
        }
    }
    let mut took = Vec::new();
    for (headers, body) in worked_for {
        let (answered, answer) = send(&runtime, &path, &headers, &body).await;
        assert_eq!(answer["statusCode"], 201, "{answer}");
        took.push(answered);
    }
    took.split_off(BEFORE)
}

/// Times from asking for a form's own page to having all of it, drawn anew each time.
pub(crate) async fn pages(endpoint: &str) -> Vec<Duration> {
    let runtime = Runtime::start().await;
    let place = Place { runtime: runtime.address(), endpoint, table: TABLE };
    let _pages = Function::start(Command::new(binary("pages")), place);
    let mut headers = HeaderMap::new();
    headers.insert("x-origin-secret", ORIGIN_SECRET.parse().expect("it is a header's value"));
    let mut took = Vec::new();
    for number in 0..BEFORE + MEASURED {
        let event = http_api(&Method::GET, PAGE_PATH, &headers, "");
        let (answered, answer) = call(&runtime, event).await;
        assert_eq!(answer["statusCode"], 200, "{answer}");
        if number >= BEFORE {
            took.push(answered);
        }
    }
    took
}

/// Each applicant is at home somewhere else: nobody meets the limit of one network.
fn from_elsewhere(mut headers: HeaderMap, number: usize) -> HeaderMap {
    let viewer = format!("198.51.{}.{}:443", number / 250, number % 250 + 1);
    let viewer = viewer.parse().expect("it is a header's value");
    headers.insert("cloudfront-viewer-address", viewer);
    headers
}

async fn send(
    runtime: &Runtime,
    path: &str,
    headers: &HeaderMap,
    body: &Value,
) -> (Duration, Value) {
    call(runtime, http_api(&Method::POST, path, headers, &body.to_string())).await
}

async fn call(runtime: &Runtime, event: Value) -> (Duration, Value) {
    let begun = Instant::now();
    let answer = runtime.answer(event).await;
    let body = serde_json::from_slice(&answer.body).expect("an answer is JSON");
    (answer.at - begun, body)
}
