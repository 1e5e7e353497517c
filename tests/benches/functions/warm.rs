//! Submissions to an intake that is warm, one after the other.

use std::process::Command;
use std::time::{Duration, Instant};

use http::Method;
use local::system::TABLE;
use serde_json::Value;
use tests::event::http_api;
use tests::function::{Function, Place, release};
use tests::open::{FORM_PATH, Open};
use tests::runtime::Runtime;

/// How many are sent before it counts as warm.
const BEFORE: usize = 50;
/// How many are measured.
const MEASURED: usize = 500;

/// Times from handing an event over to having the whole answer, through the runtime API.
pub(crate) async fn measure(endpoint: &str, open: &Open) -> Vec<Duration> {
    let runtime = Runtime::start().await;
    let place = Place { runtime: runtime.address(), endpoint, table: TABLE };
    let _intake = Function::start(Command::new(release("intake")), place);
    let path = format!("{FORM_PATH}/submissions");
    let mut took = Vec::new();
    for number in 0..BEFORE + MEASURED {
        let headers = open.headers(&format!("bench-functions-{number:016}"));
        let event = http_api(&Method::POST, &path, &headers, &open.body(number).to_string());
        let begun = Instant::now();
        let answer = runtime.answer(event).await;
        let answered = answer.at - begun;
        let answer: Value = serde_json::from_slice(&answer.body).expect("an answer is JSON");
        assert_eq!(answer["statusCode"], 201, "{answer}");
        if number >= BEFORE {
            took.push(answered);
        }
    }
    took
}
