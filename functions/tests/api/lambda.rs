//! The binaries themselves, as Lambda runs them.

use serde_json::{Value, json};

use crate::fixture::answers;
use crate::place::{EXPORTS, FORM, Place, new_key};
use crate::runtime::{Answered, CALENDAR, COURIER, EXPORT, INTAKE, SECRET, TRACE, answer};

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

/// What a stream sends: records with all that was stored.
fn stream() -> Value {
    json!({ "Records": [{
        "eventID": "1", "eventName": "INSERT", "eventSource": "aws:dynamodb",
        "dynamodb": { "SequenceNumber": "1", "NewImage": { "answers": { "S": "ada@example.org" } } },
    }] })
}

fn check_line(answered: &Answered) -> Value {
    let line = answered.line();
    assert_eq!((&line["Function"], &line["request_id"]), (&json!("f"), &json!("one")));
    assert_eq!(line["xray_trace_id"], TRACE);
    line
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_intake_binary_answers_an_event_as_the_router_answers_a_request() {
    let place = Place::open().await;
    let answered = answer(INTAKE, &place, event(FORM, &json!({ "x-origin-secret": SECRET }))).await;
    let answer = answered.json();
    assert_eq!(answer["statusCode"], 200);
    assert_eq!(answer["headers"]["access-control-allow-origin"], "*");
    assert_eq!(answer["headers"]["x-request-id"], "one");
    let page: Value = serde_json::from_str(answer["body"].as_str().unwrap()).unwrap();
    assert_eq!(page["form"], place.get(FORM).await.json()["form"]);
    let line = check_line(&answered);
    assert_eq!(line["route"], "/v1/programs/{program}/forms/{form}");
    assert_eq!((&line["status"], &line["Requests"]), (&json!(200), &json!(1)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_intake_binary_turns_away_whoever_does_not_come_by_way_of_host() {
    let place = Place::open().await;
    let answered = answer(INTAKE, &place, event(FORM, &json!({}))).await;
    assert_eq!(answered.json()["statusCode"], 403);
    assert_eq!(check_line(&answered)["Refused"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_export_binary_streams_its_file() {
    let place = Place::open().await;
    // The binary reads the machine's clock.
    place.clock.set(functions::clock::Clock::System.now());
    let bearer = format!("Bearer {}", place.export_key().await);
    let path = format!("{EXPORTS}/applications.json");
    let event = event(&path, &json!({ "authorization": bearer }));
    let answered = answer(EXPORT, &place, event).await;
    assert_eq!(answered.headers["lambda-runtime-function-response-mode"], "streaming");
    let at = answered.body.windows(8).position(|bytes| bytes == [0; 8]).expect("a prelude");
    let (prelude, file) = answered.body.split_at(at);
    let prelude: Value = serde_json::from_slice(prelude).unwrap();
    assert_eq!(prelude["statusCode"], 200);
    let name = "attachment; filename=\"sts-applications.json\"";
    assert_eq!(prelude["headers"]["content-disposition"], name);
    assert_eq!(&file[8..], b"[\n]\n");
    check_line(&answered);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_courier_binary_is_rung_by_the_stream_and_by_the_schedule_and_reads_neither() {
    let place = Place::open().await;
    place.send(&new_key(), &answers()).await;
    let schedule = json!({ "source": "aws.scheduler", "detail-type": "Scheduled Event" });
    for bell in [stream(), schedule, json!({})] {
        let answered = answer(COURIER, &place, bell).await;
        assert!(!answered.failed);
        assert_eq!(answered.json(), json!({ "batchItemFailures": [] }));
        let line = check_line(&answered);
        assert_eq!(line["OutboxDue"], 1);
        assert!(line["OutboxOldest"].as_i64().is_some_and(|seconds| seconds > 0), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_courier_binary_hears_of_a_mail_that_came_back_and_says_nothing_of_whose() {
    use crate::desk::came_back::{bounce, event, tags};
    let place = Place::open().await;
    let reference = place.sent(&answers()).await;
    let ada = "ada@example.org";
    let told = event(&bounce("Permanent", ada), &tags(&format!("receipt_{reference}")), ada);
    let answered = answer(COURIER, &place, told).await;
    assert!(!answered.failed);
    assert_eq!(answered.json(), json!({ "batchItemFailures": [] }));
    let line = answered.line();
    assert_eq!((&line["request_id"], &line["xray_trace_id"]), (&json!("one"), &json!(TRACE)));
    assert_eq!((&line["why"], &line["is_there"]), (&json!("bounced"), &json!(true)));
    assert!(
        !answered.log.contains("ada@") && !answered.log.contains(&reference),
        "{}",
        answered.log
    );
    let mail = place.raw.item(&format!("OUTBOX#receipt#{reference}"), "MESSAGE").await.unwrap();
    assert_eq!(mail["reason"].as_s().unwrap(), "bounced");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_courier_whose_table_fails_tells_lambda_so() {
    let place = Place::open().await;
    let gone = Place { raw: place.raw.gone(), ..place };
    let answered = answer(COURIER, &gone, stream()).await;
    assert!(answered.failed);
    let said = answered.json()["errorMessage"].as_str().unwrap().to_owned();
    assert_eq!(said, "the table refused: Query, ResourceNotFoundException");
    assert!(answered.log.contains(&said), "{}", answered.log);
    assert!(!answered.log.contains("ada@"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_calendar_binary_is_rung_by_its_schedule_and_tells_lambda_where_its_table_fails() {
    let place = Place::open().await;
    let day = json!({ "source": "aws.events", "detail-type": "Scheduled Event" });
    let answered = answer(CALENDAR, &place, day.clone()).await;
    assert!(!answered.failed);
    let line = answered.line();
    assert_eq!((&line["request_id"], &line["xray_trace_id"]), (&json!("one"), &json!(TRACE)));
    assert_eq!((&line["turns"], &line["mails"], &line["odd"]), (&json!(0), &json!(0), &json!(0)));
    let gone = Place { raw: place.raw.gone(), ..place };
    let answered = answer(CALENDAR, &gone, day).await;
    assert!(answered.failed && answered.log.contains("ResourceNotFoundException"));
}
