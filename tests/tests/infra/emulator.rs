//! The functions in an emulated Lambda, over an embedded DynamoDB: called over HTTP, and
//! handed the events that API Gateway, the schedule and the table's stream would send.

mod events;
mod lambda;
mod table;
mod turnstile;

use std::process::Command;

use http::{Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tests::function::{ORIGIN_SECRET, SERVICE_KEY, binary};
use tests::open::{self, FORM, Open, PROGRAM};

use self::lambda::Emulator;
use self::table::Table;
use self::turnstile::Turnstile;

const KEY: &str = "0198c5a6-7a3e-7cc3-98c4-dc0c0c07398f";

fn get(path: &str) -> Request<String> {
    let request = Request::get(path).header("x-origin-secret", ORIGIN_SECRET);
    request.body(String::new()).unwrap()
}

fn post(open: &Open, key: &str, body: &Value) -> Request<String> {
    let mut request = Request::post(format!("{}/submissions", open::FORM_PATH));
    *request.headers_mut().unwrap() = open.headers(key);
    request.body(body.to_string()).unwrap()
}

fn download(format: &str, key: &str) -> Request<String> {
    let request = Request::get(format!("/v1/programs/{PROGRAM}/exports/{FORM}s.{format}"));
    request.header("authorization", format!("Bearer {key}")).body(String::new()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_is_taken_once_and_exported_as_csv_and_json() {
    let (table, emulator) = (Table::with_program().await, Emulator::start().await);
    let _intake = emulator.run("intake", &table.endpoint);
    let _export = emulator.run("export", &table.endpoint);

    let page = emulator.ask("intake", get(open::FORM_PATH)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.headers["access-control-allow-origin"], "*");
    let form = table.open.applicants.form();
    assert_eq!(page.json()["form"]["version"], json!(form.version));

    let sent = table.open.body(1);
    let taken = emulator.ask("intake", post(&table.open, KEY, &sent)).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text());
    let again = emulator.ask("intake", post(&table.open, KEY, &sent)).await;
    assert_eq!((again.status, again.json()), (StatusCode::CREATED, taken.json()));

    let nothing = json!({ "version": form.version, "lang": "en", "answers": {} });
    let refused = emulator.ask("intake", post(&table.open, "another-key-of-0198c5a6", &nothing));
    let refused = refused.await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.headers["content-type"], "application/problem+json");

    let key = table.export_key().await;
    let reference = taken.json()["reference"].as_str().unwrap().to_owned();
    let csv = emulator.ask("export", download("csv", &key)).await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.headers["content-disposition"].to_str().unwrap().contains(".csv"));
    let mut records = csv::Reader::from_reader(&*csv.body);
    let records: Vec<csv::StringRecord> = records.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 1, "what came twice is stored once, what was refused is not");
    assert!(records[0].iter().any(|cell| cell == reference));
    let json = emulator.ask("export", download("json", &key)).await.json();
    assert_eq!((json.as_array().unwrap().len(), &json[0]["reference"]), (1, &json!(reference)));
    let refused = emulator.ask("export", download("csv", "not-a-key")).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_step_of_a_form_is_drawn() {
    let (table, emulator) = (Table::with_program().await, Emulator::start().await);
    let _pages = emulator.run("pages", &table.endpoint);
    let path = format!("{}/first-step", open::FORM_PATH);
    let drawn = emulator.ask("pages", get(&path)).await;
    assert_eq!(drawn.status, StatusCode::OK, "{}", drawn.text());
    let form = table.open.applicants.form();
    assert!(drawn.text().contains(&form.sections[0].title), "{}", drawn.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_come_through_cloudfront_is_refused() {
    let (table, emulator) = (Table::with_program().await, Emulator::start().await);
    let _intake = emulator.run("intake", &table.endpoint);
    for secret in [None, Some("another-secret-than-that-of-cloudfront")] {
        let mut request = get(open::FORM_PATH);
        request.headers_mut().remove("x-origin-secret");
        if let Some(secret) = secret {
            request.headers_mut().insert("x-origin-secret", secret.parse().unwrap());
        }
        assert_eq!(emulator.ask("intake", request).await.status, StatusCode::FORBIDDEN);
    }
}

const ROWS: u64 = 100_000;

/// How many of its five hundred pages an export may read before somebody has read its beginning.
const PAGES: usize = 50;

/// How many bytes of more than a hundred million are a beginning: far fewer than are in so many
/// pages, and more than what is under way between two processes.
const BEGINNING: usize = 1_000_000;

/// Cause and effect, and not a clock: while most pages can't be read, the first rows are here.
#[tokio::test(flavor = "multi_thread")]
async fn an_export_of_100_000_rows_arrives_while_it_is_being_read() {
    let (table, emulator) = (Table::with_program().await, Emulator::start().await);
    table.fill(ROWS).await;
    let key = table.export_key().await;
    let turnstile = Turnstile::before(&table.endpoint, PAGES).await;
    let export = emulator.run("export", turnstile.address());

    let answer = emulator.call("export", download("csv", &key)).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let (mut body, mut whole) = (answer.into_body(), Vec::new());
    while whole.len() < BEGINNING {
        whole.extend(body.frame().await.unwrap().unwrap().into_data().unwrap());
    }
    assert!(turnstile.passed() <= PAGES, "the beginning comes before the other pages are read");

    turnstile.open();
    whole.extend(body.collect().await.unwrap().to_bytes());
    let mut records = csv::Reader::from_reader(&*whole);
    assert_eq!(records.byte_records().map(Result::unwrap).count(), usize::try_from(ROWS).unwrap());
    assert!(turnstile.passed() > 9 * PAGES, "it is read page by page");
    let peak = export.peak_memory();
    println!("{} bytes; the function held at most {peak}", whole.len());
    assert!(peak < 64_000_000, "the function held {peak} bytes");
}

#[test]
fn a_function_without_its_environment_names_the_variable_and_ends() {
    let lambda = [
        ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9"),
        ("AWS_LAMBDA_FUNCTION_NAME", "f"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
        ("AWS_REGION", "us-east-1"),
        ("TABLE", "t"),
        ("HOST", "https://mentoring.example.org"),
        ("ORIGIN_SECRET", ORIGIN_SECRET),
        ("SERVICE_KEY", SERVICE_KEY),
    ];
    let needs: [(&str, &[&str]); 6] = [
        ("intake", &["TABLE", "HOST", "ORIGIN_SECRET", "SERVICE_KEY"]),
        ("pages", &["TABLE", "HOST", "SERVICE_KEY"]),
        ("desk", &["TABLE", "HOST", "ORIGIN_SECRET", "SERVICE_KEY"]),
        ("export", &["TABLE"]),
        ("courier", &["TABLE", "HOST", "SERVICE_KEY"]),
        ("calendar", &["TABLE"]),
    ];
    for (function, variables) in needs {
        for missing in variables {
            let others = lambda.into_iter().filter(|(name, _)| name != missing);
            let output = Command::new(binary(function)).env_clear().envs(others).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{function} without {missing}");
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.lines().count() == 1 && said.contains(missing), "{function}: {said}");
        }
    }
}
