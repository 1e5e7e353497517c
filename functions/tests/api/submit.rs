//! `POST /v1/programs/{program}/forms/{form}/submissions`: what is taken, and what is not.

use domain::reference::Reference;
use hyper::Method;
use serde_json::json;

use crate::client::Sent;
use crate::fixture::{self, answers};
use crate::place::{OWN_HOST, Place, SUBMISSIONS, new_key};

#[tokio::test]
async fn accepted_answers_are_stored_and_get_a_reference() {
    let place = Place::open().await;
    let answer = place.send(&new_key(), &answers()).await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("cache-control"), "no-store");
    let receipt: domain::api::Receipt = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(receipt.submitted_at, place.clock.now());
    let records = place.records().await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["reference"], receipt.reference.as_str());
    assert_eq!(records[0]["cohort"], "2026-27");
    assert_eq!(records[0]["version"], "000000000000000a");
    assert_eq!(records[0]["answers"], answers());
}

#[tokio::test]
async fn every_problem_comes_at_once_in_the_words_of_the_form() {
    let place = Place::open().await;
    let bad = json!({ "email": "ada", "goals": [{ "kind": "skill" }], "shoe-size": "38" });
    let answer = place.send(&new_key(), &bad).await;
    assert_eq!(answer.problem(), "422 rejected");
    assert_eq!(
        answer.json()["problems"],
        json!([
            { "field": "name", "sentence": "Enter your name" },
            { "field": "email", "sentence": "Enter an e-mail address like name@example.org" },
            { "field": "goals.1.statement", "sentence": "Goal 1: Answer: Your goal" },
            { "field": "shoe-size", "sentence": "This is not asked" },
        ])
    );
    assert_eq!(place.records().await.len(), 0);
}

#[tokio::test]
async fn a_refused_body_leaves_its_key_free() {
    let place = Place::open().await;
    let key = new_key();
    assert_eq!(place.send(&key, &json!({})).await.problem(), "422 rejected");
    assert_eq!(place.send(&key, &answers()).await.status, 201);
}

#[tokio::test]
async fn a_person_who_saw_an_older_version_may_still_send_it() {
    let place = Place::open().await;
    place.publish_newer().await;
    let mut older = answers();
    older["fax"] = json!("555");
    assert_eq!(place.send(&new_key(), &older).await.status, 201);
    assert_eq!(place.records().await[0]["version"], "000000000000000a");
}

#[tokio::test]
async fn a_version_that_was_never_published_is_a_conflict() {
    let place = Place::open().await;
    let answer = place.send_version("00000000000000ff", &new_key(), &answers()).await;
    assert_eq!(answer.problem(), "409 version");
}

#[tokio::test]
async fn only_the_programs_hosts_and_our_own_pages_may_send() {
    let place = Place::open().await;
    let body = json!({ "version": "000000000000000a", "lang": "en", "answers": answers() });
    let body = body.to_string().into_bytes();
    for (origin, expected) in [
        (Some(fixture::HOST), 201),
        (Some(OWN_HOST), 201),
        (None, 201),
        (Some("https://evil.example"), 403),
        (Some("https://sts.libguides.com.evil.example"), 403),
        (Some("http://sts.libguides.com"), 403),
        (Some("https://sts.libapps.com"), 403),
        (Some("null"), 403),
        (Some(""), 403),
    ] {
        let key = new_key();
        let mut headers =
            vec![("content-type", "application/json"), ("idempotency-key", key.as_str())];
        headers.extend(origin.map(|origin| ("origin", origin)));
        let sent = Sent::Whole(body.clone());
        let answer = place.call(Method::POST, SUBMISSIONS, &headers, sent).await;
        assert_eq!(answer.status, expected, "{origin:?}");
        if expected == 403 {
            assert_eq!(answer.problem(), "403 origin");
        }
    }
    assert_eq!(place.records().await.len(), 3);
}

#[tokio::test]
async fn a_form_that_nobody_may_open_here_takes_nothing() {
    let place = Place::open().await;
    for form in ["desk-notes", "other"] {
        let path = format!("/v1/programs/sts/forms/{form}/submissions");
        let answer = place.call(Method::POST, &path, &[], Sent::Whole(b"{}".to_vec())).await;
        assert_eq!(answer.problem(), "404 not-found");
    }
    let path = "/v1/programs/other/forms/application/submissions";
    let answer = place.call(Method::POST, path, &[], Sent::Nothing).await;
    assert_eq!(answer.problem(), "404 not-found");
}

#[tokio::test]
async fn a_second_submission_from_one_address_is_answered_like_the_first() {
    let place = Place::open().await;
    let first = place.send(&new_key(), &answers()).await;
    let mut again = answers();
    again["email"] = json!("ADA@example.org");
    let second = place.send(&new_key(), &again).await;
    let other = place.send(&new_key(), &json!({ "name": "Eve", "email": "eve@b.org" })).await;
    for answer in [&second, &other] {
        assert_eq!(answer.status, first.status);
        let names = |answer: &crate::client::Answer| -> Vec<String> {
            answer.headers.keys().map(ToString::to_string).collect()
        };
        assert_eq!(names(answer), names(&first));
        assert_eq!(answer.body.len(), first.body.len());
        assert!(Reference::parse(answer.json()["reference"].as_str().unwrap()).is_ok());
        assert_ne!(answer.json()["reference"], first.json()["reference"]);
    }
    let mut repeats: Vec<_> = place.records().await.iter().map(|r| r["repeat"].clone()).collect();
    repeats.sort_by_key(|repeat| repeat.as_bool());
    assert_eq!(repeats, [json!(false), json!(false), json!(true)]);
}

#[tokio::test]
async fn what_only_the_person_may_see_is_not_kept_even_if_it_is_sent() {
    let place = Place::open().await;
    let mut sent = answers();
    sent["secret"] = json!("for myself");
    sent["goals"] = json!([{ "statement": "Learn R", "doubts": "too many" }]);
    let key = new_key();
    assert_eq!(place.send(&key, &sent).await.status, 201);
    let everything = place.raw.everything().await;
    assert!(everything.contains("Learn R"), "the look below sees what is stored");
    assert!(!everything.contains("for myself") && !everything.contains("too many"));
    sent["secret"] = json!("other words for myself");
    assert_eq!(place.send(&key, &sent).await.status, 201, "it makes no difference to a retry");
}
