//! When the table does not answer, or not at once.

use hyper::Method;
use serde_json::json;

use crate::client::{Sent, call};
use crate::engine;
use crate::faults::Fault;
use crate::fixture::answers;
use crate::place::{EXPORTS, FORM, Place, new_key, serve};

const TRANSACTION: &str = "TransactWriteItems";

#[tokio::test]
async fn a_transaction_that_meets_another_one_is_tried_again() {
    let place = Place::open().await;
    for _ in 0..3 {
        place.faults.next(TRANSACTION, Fault::Conflict);
    }
    assert_eq!(place.send(&new_key(), &answers()).await.status, 201);
    assert!(place.faults.all_happened());
    assert_eq!(place.records().await.len(), 1);
}

#[tokio::test]
async fn an_attempt_that_was_written_unheard_is_answered_by_the_next_and_stored_once() {
    let place = Place::open().await;
    place.faults.next(TRANSACTION, Fault::ConflictAfterWriting);
    let key = new_key();
    let answer = place.send(&key, &answers()).await;
    assert_eq!(answer.status, 201);
    assert!(place.faults.all_happened());
    let records = place.records().await;
    assert_eq!(records.len(), 1);
    assert_eq!(answer.json()["reference"], records[0]["reference"]);
    assert_eq!(place.send(&key, &answers()).await.body, answer.body);
}

#[tokio::test]
async fn conflicts_without_end_are_a_503_and_nothing_is_stored() {
    let place = Place::open().await;
    for _ in 0..6 {
        place.faults.next(TRANSACTION, Fault::Conflict);
    }
    let key = new_key();
    let answer = place.send(&key, &answers()).await;
    assert_eq!(answer.problem(), "503 unavailable");
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(place.records().await.len(), 0);
    assert_eq!(place.send(&key, &answers()).await.status, 201, "the key is still good");
}

#[tokio::test]
async fn a_table_that_turns_calls_away_is_a_503_everywhere() {
    let place = Place::open().await;
    let bearer = format!("Bearer {}", place.export_key().await);
    place.faults.always(Fault::Throttled);
    let export = format!("{EXPORTS}/applications.csv");
    let headers = [("authorization", bearer.as_str())];
    for answer in [
        place.get(FORM).await,
        place.get("/v1/programs/sts").await,
        place.send(&new_key(), &answers()).await,
        place.call(Method::GET, &export, &headers, Sent::Nothing).await,
    ] {
        assert_eq!(answer.problem(), "503 unavailable");
        assert_eq!(answer.header("retry-after"), "5");
    }
}

#[tokio::test]
async fn a_table_that_cannot_be_reached_is_a_503() {
    let clock = functions::clock::Clock::System;
    let server = serve(engine::unreachable().await, clock).await;
    let answer = call(server, Method::GET, FORM, &[], Sent::Nothing).await;
    assert_eq!(answer.problem(), "503 unavailable");
}

#[tokio::test]
async fn an_export_that_breaks_off_does_not_look_whole() {
    let place = Place::open().await;
    // More than is held back until a file begins.
    let note = "x".repeat(40_000);
    for _ in 0..60 {
        let answers = json!({ "name": "Ada", "email": "ada@example.org", "note": note });
        place.sent(&answers).await;
    }
    for file in ["applications.csv", "applications.json", "applications.ndjson"] {
        // Each page is a query of at most a megabyte: the used versions of two cohorts, two pages,
        // and the third, which no retry of the SDK's saves.
        let bearer = format!("Bearer {}", place.export_key().await);
        place.faults.after("Query", 4, Fault::Throttled);
        let headers = [("authorization", bearer.as_str())];
        let path = format!("{EXPORTS}/{file}");
        let answer = place.call(Method::GET, &path, &headers, Sent::Nothing).await;
        assert_eq!(answer.status, 200);
        assert!(!answer.is_whole, "{file}");
        assert!(!answer.body.is_empty());
        place.faults.none();
    }
}
