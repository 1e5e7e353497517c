//! One key, one submission, however often it is sent.

use hyper::Method;
use serde_json::json;

use crate::client::Sent;
use crate::fixture::answers;
use crate::place::{Place, SUBMISSIONS, new_key};

#[tokio::test]
async fn the_same_key_and_answers_get_the_same_receipt() {
    let place = Place::open().await;
    let key = new_key();
    let first = place.send(&key, &answers()).await;
    place.set_clock("2026-10-16T08:00:00.000Z");
    let again = place.send(&key, &answers()).await;
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.body, again.body);
    assert_eq!(place.records().await.len(), 1);
}

#[tokio::test]
async fn answers_are_compared_after_parsing() {
    let place = Place::open().await;
    let key = new_key();
    let first = place.send(&key, &answers()).await;
    let spaced = json!({ "note": " \t ", "email": "ada@example.org ", "name": " Ada Lovelace" });
    let again = place.send(&key, &spaced).await;
    assert_eq!(first.body, again.body);
}

#[tokio::test]
async fn the_same_key_with_other_answers_is_told_what_is_stored() {
    let place = Place::open().await;
    let key = new_key();
    let first = place.send(&key, &answers()).await;
    let other = place.send(&key, &json!({ "name": "Ada King", "email": "ada@example.org" })).await;
    assert_eq!(other.problem(), "409 key-reused");
    for told in ["reference", "link"] {
        assert_eq!(other.json()[told], first.json()[told], "{told}");
    }
    assert_eq!(place.records().await[0]["answers"], answers());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_that_is_sent_twenty_times_at_once_makes_one_submission() {
    let place = Place::open().await;
    let (key, answers) = (new_key(), answers());
    let sends = (0..20).map(|_| place.send(&key, &answers));
    let receipts = futures::future::join_all(sends).await;
    for receipt in &receipts {
        assert_eq!(receipt.status, 201, "{}", receipt.text());
        assert_eq!(receipt.body, receipts[0].body);
    }
    assert_eq!(place.records().await.len(), 1);
}

#[tokio::test]
async fn a_key_must_be_sent_once_and_be_one() {
    let place = Place::open().await;
    let body = json!({ "version": "000000000000000a", "lang": "en", "answers": answers() });
    let long = "k".repeat(129);
    let json = ("content-type", "application/json");
    let good = "k".repeat(16);
    let key = "idempotency-key";
    for headers in [
        vec![json],
        vec![json, (key, "")],
        vec![json, (key, "fifteen-letters")],
        vec![json, (key, long.as_str())],
        vec![json, (key, "sixteen letters and a space")],
        vec![json, (key, "sixteen/letters/and/more")],
        vec![json, (key, good.as_str()), (key, "another-key-of-mine")],
    ] {
        let sent = Sent::Whole(body.to_string().into_bytes());
        let answer = place.call(Method::POST, SUBMISSIONS, &headers, sent).await;
        assert_eq!(answer.problem(), "400 key", "{headers:?}");
    }
    assert_eq!(place.records().await.len(), 0);
    assert_eq!(place.send(&"k".repeat(16), &answers()).await.status, 201);
    assert_eq!(place.send(&"k".repeat(128), &answers()).await.status, 201);
}
