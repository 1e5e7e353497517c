use http::Method;
use serde_json::{Value, json};
use tests::event::http_api;
use tests::open::{FORM_PATH, PROGRAM};

use super::KEY;
use super::lambda::Emulator;
use super::table::Table;

#[tokio::test(flavor = "multi_thread")]
async fn the_intake_answers_the_events_of_an_http_api() {
    let (table, emulator) = (Table::with_program().await, Emulator::start().await);
    let _intake = emulator.run("intake", &table.endpoint);
    let headers = table.open.headers(KEY);

    let asked = http_api(&Method::GET, FORM_PATH, &headers, "");
    let answer = emulator.invoke("intake", &asked).await;
    assert_eq!((&answer["statusCode"], &answer["isBase64Encoded"]), (&json!(200), &json!(false)));
    let page: Value = serde_json::from_str(answer["body"].as_str().unwrap()).unwrap();
    assert_eq!(page["form"]["version"], json!(table.open.applicants.form().version));

    let path = format!("{}/submissions", FORM_PATH);
    let sent = table.open.body(1).to_string();
    let sent = http_api(&Method::POST, &path, &headers, &sent);
    let taken = emulator.invoke("intake", &sent).await;
    assert_eq!(taken["statusCode"], 201, "{taken}");
    assert_eq!(emulator.invoke("intake", &sent).await["body"], taken["body"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_answers_the_events_of_an_http_api() {
    let (table, emulator) = (Table::with_program().await, Emulator::start().await);
    let _desk = emulator.run("desk", &table.endpoint);
    let headers = table.open.headers(KEY);
    let path = format!("/v1/programs/{PROGRAM}/sign-in");
    let own = headers.iter().filter(|(name, _)| *name != "origin");
    let own = own.map(|(name, value)| (name.clone(), value.clone())).collect();
    let asked = http_api(&Method::POST, &path, &own, r#"{"address":"ada@example.org"}"#);
    assert_eq!(emulator.invoke("desk", &asked).await["statusCode"], 202);
    let path = format!("/v1/programs/{PROGRAM}/committee");
    let refused = http_api(&Method::GET, &path, &own, "");
    assert_eq!(emulator.invoke("desk", &refused).await["statusCode"], 401);
}

/// What the courier's log says of what is due, and its answer to an event.
async fn ring(event: &str, submissions: u64) -> (Value, Value) {
    let (table, emulator) = (Table::with_program().await, Emulator::start().await);
    if submissions > 0 {
        table.fill(submissions).await;
    }
    let courier = emulator.run("courier", &table.endpoint);
    let event = serde_json::from_str(event).unwrap();
    let answer = emulator.invoke("courier", &event).await;
    (answer, serde_json::from_str(&courier.says()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_courier_looks_at_what_is_due_when_the_schedule_rings() {
    let (answer, said) = ring(include_str!("events/schedule.json"), 0).await;
    assert_eq!(answer, json!({ "batchItemFailures": [] }));
    assert_eq!((&said["OutboxDue"], &said["OutboxOldest"]), (&json!(0), &json!(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_courier_looks_once_when_a_batch_of_the_stream_rings_and_gives_none_back() {
    let (answer, said) = ring(include_str!("events/stream.json"), 1).await;
    assert_eq!(answer, json!({ "batchItemFailures": [] }));
    assert_eq!(said["OutboxDue"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_takes_what_is_due_when_its_schedule_rings() {
    let (table, emulator) = (Table::with_program().await, Emulator::start().await);
    let calendar = emulator.run("calendar", &table.endpoint);
    let event = serde_json::from_str(include_str!("events/day.json")).unwrap();
    assert_eq!(emulator.invoke("calendar", &event).await, json!(null));
    let said: Value = serde_json::from_str(&calendar.says()).unwrap();
    assert_eq!((&said["message"], &said["turns"]), (&json!("day"), &json!(0)));
}
