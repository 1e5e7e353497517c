//! What is measured: our functions, and two handlers that do what the first of them does.

use std::path::{Path, PathBuf};
use std::process::Command;

use http::{HeaderMap, Method};
use local::system::TABLE;
use serde_json::Value;
use tests::event::http_api;
use tests::function::{Function, ORIGIN_SECRET, Place, binary};
use tests::open::{FORM, FORM_PATH, PAGE_PATH, PROGRAM};
use tests::runtime::Runtime;
use tests::stage::repository;

/// A function, and the event that it answers.
pub(crate) struct Contestant {
    pub(crate) name: &'static str,
    pub(crate) command: fn() -> Command,
    pub(crate) event: Value,
    /// Whether it answers the same event as the others of which this is said.
    pub(crate) compared: bool,
}

/// All of them. The intake comes first.
pub(crate) fn all(export_key: &str) -> Vec<Contestant> {
    make_bundle();
    let form = event(FORM_PATH, ("x-origin-secret", ORIGIN_SECRET));
    let page = event(PAGE_PATH, ("x-origin-secret", ORIGIN_SECRET));
    let export = format!("/v1/programs/{PROGRAM}/exports/{FORM}s.csv");
    let export = event(&export, ("authorization", &format!("Bearer {export_key}")));
    let schedule = include_str!("../../tests/infra/emulator/events/schedule.json");
    let schedule = serde_json::from_str(schedule).expect("it is an event");
    let one = |name, command, event: &Value, compared| {
        let event = event.clone();
        Contestant { name, command, event, compared }
    };
    vec![
        one("intake", || Command::new(binary("intake")), &form, true),
        one("Node.js", node, &form, true),
        one("Python", python, &form, true),
        one("pages", || Command::new(binary("pages")), &page, false),
        one("export", || Command::new(binary("export")), &export, false),
        one("courier", || Command::new(binary("courier")), &schedule, false),
        one("desk", || Command::new(binary("desk")), &asking_for_a_code(), false),
    ]
}

fn event(path: &str, (name, value): (&'static str, &str)) -> Value {
    let mut headers = HeaderMap::new();
    headers.insert(name, value.parse().expect("it is a header's value"));
    http_api(&Method::GET, path, &headers, "")
}

fn asking_for_a_code() -> Value {
    let mut headers = HeaderMap::new();
    for (name, value) in [("x-origin-secret", ORIGIN_SECRET), ("content-type", "application/json")]
    {
        headers.insert(name, value.parse().expect("it is a header's value"));
    }
    let path = format!("/v1/programs/{PROGRAM}/sign-in");
    http_api(&Method::POST, &path, &headers, r#"{"address":"ada@example.org"}"#)
}

fn node() -> Command {
    let mut node = Command::new("node");
    // The SDK's word of farewell to Node.js 20 is not what is measured.
    node.arg("--no-warnings").arg(bundle());
    node
}

fn bundle() -> PathBuf {
    tests::bench::folder().join("functions/node.js")
}

/// Puts the handler in Node.js and what it needs into one minified file, as one does for Lambda.
fn make_bundle() {
    let bench = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/functions");
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xtask/npm/node_modules/.bin");
    let esbuild = Command::new(tools.join("esbuild"))
        .arg(bench.join("node/runtime.mjs"))
        .arg(format!("--outfile={}", bundle().display()))
        .args(["--bundle", "--minify", "--platform=node", "--target=node20", "--format=cjs"])
        .arg("--log-level=warning")
        .status();
    assert!(
        esbuild.is_ok_and(|status| status.success()),
        "esbuild did not bundle the handler: run cargo xtask bench functions"
    );
}

/// Its handler beside boto3, whose modules pip has compiled.
fn python() -> Command {
    let mut python = Command::new(repository().join("target/python/bin/python"));
    python.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/functions/python/runtime.py"));
    python
}

/// Makes sure that those who are compared do the same work: their pages are the same.
pub(crate) async fn answer_alike(contestants: &[Contestant], endpoint: &str) {
    let mut pages = Vec::new();
    for contestant in contestants.iter().filter(|contestant| contestant.compared) {
        let runtime = Runtime::start().await;
        let place = Place { runtime: runtime.address(), endpoint, table: TABLE };
        let _function = Function::start((contestant.command)(), place);
        let answer = runtime.answer(contestant.event.clone()).await;
        let answer: Value = serde_json::from_slice(&answer.body).expect("an answer is JSON");
        assert_eq!(answer["statusCode"], 200, "{}: {answer}", contestant.name);
        let page = answer["body"].as_str().expect("an answer has a body");
        let mut page: Value = serde_json::from_str(page).expect("a page is JSON");
        // Each has a signature of its own second.
        let handed = page["handed"].take().as_str().map(str::len);
        assert_eq!(handed, Some("1795292774.".len() + 20), "{}", contestant.name);
        pages.push((contestant.name, page));
    }
    let (_, first) = &pages[0];
    for (name, page) in &pages {
        for (part, ours) in first.as_object().expect("a page is an object") {
            assert_eq!(page[part], *ours, "{part} of {name}");
        }
    }
}
