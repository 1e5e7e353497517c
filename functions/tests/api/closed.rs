//! Outside a form's window.

use serde_json::json;

use crate::fixture::answers;
use crate::place::{Place, new_key};

#[tokio::test]
async fn outside_its_window_a_form_takes_nothing_and_says_when_it_will() {
    let place = Place::open().await;
    for (at, expected) in [
        (
            "2026-08-30T00:00:00.000Z",
            json!({ "not-yet": { "opens": "2026-09-01", "closes": "2027-01-31" } }),
        ),
        (
            "2027-02-01T12:00:00.000Z",
            json!({ "not-yet": { "opens": "2027-09-01", "closes": "2028-01-31" } }),
        ),
        ("2028-02-01T12:00:00.000Z", json!({ "over": { "closed": "2028-01-31" } })),
    ] {
        place.set_clock(at);
        let answer = place.send(&new_key(), &answers()).await;
        assert_eq!(answer.problem(), "409 closed", "{at}");
        assert_eq!(answer.json()["opening"], expected);
    }
    assert_eq!(place.records().await.len(), 0);
}

#[tokio::test]
async fn on_its_last_day_anywhere_on_earth_a_form_still_takes_answers() {
    let place = Place::open().await;
    place.set_clock("2027-02-01T11:59:59.999Z");
    assert_eq!(place.send(&new_key(), &answers()).await.status, 201);
}

#[tokio::test]
async fn who_sent_in_time_and_did_not_hear_of_it_hears_of_it_after_the_window() {
    let place = Place::open().await;
    let key = new_key();
    let first = place.send(&key, &answers()).await;
    place.set_clock("2027-03-01T00:00:00.000Z");
    let late = place.send(&key, &answers()).await;
    assert_eq!((late.status, &late.body), (201, &first.body));
    let changed = json!({ "name": "Someone else", "email": "ada@example.org" });
    assert_eq!(place.send(&key, &changed).await.problem(), "409 closed");
}

#[tokio::test]
async fn the_next_windows_submissions_go_to_the_next_cohort() {
    let place = Place::open().await;
    place.sent(&answers()).await;
    place.set_clock("2027-10-01T00:00:00.000Z");
    place.sent(&answers()).await;
    let records = place.records().await;
    let cohorts: Vec<_> = records.iter().map(|record| record["cohort"].clone()).collect();
    assert_eq!(cohorts, ["2026-27", "2027-28"]);
    assert!(records.iter().all(|record| record["repeat"] == false), "each cohort for itself");
    let second = place.export("applications.json?cohort=2027-28").await.json();
    assert_eq!(second.as_array().unwrap(), &records[1..]);
}
