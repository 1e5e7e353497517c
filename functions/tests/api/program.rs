//! `GET /v1/programs/{program}`

use hyper::Method;
use serde_json::json;

use crate::client::Sent;
use crate::place::Place;

#[tokio::test]
async fn a_program_tells_what_it_is_and_which_forms_are_open() {
    let place = Place::open().await;
    let answer = place.get("/v1/programs/sts").await;
    assert_eq!(answer.status, 200);
    let page: domain::api::ProgramPage = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(page.program.name, "STS Mentoring");
    assert_eq!(page.cohorts.len(), 2);
    assert_eq!(page.forms.len(), 1, "the desk's form has no public door");
    assert_eq!(
        answer.json()["forms"][0]["opening"],
        json!({ "open": { "cohort": "2026-27", "closes": "2027-01-31" } })
    );
}

#[tokio::test]
async fn what_is_open_follows_the_clock() {
    let place = Place::open().await;
    for (at, expected) in [
        (
            "2026-03-01T00:00:00.000Z",
            json!({ "not-yet": { "opens": "2026-09-01", "closes": "2027-01-31" } }),
        ),
        (
            "2027-10-01T00:00:00.000Z",
            json!({ "open": { "cohort": "2027-28", "closes": "2028-01-31" } }),
        ),
        ("2030-01-01T00:00:00.000Z", json!({ "over": { "closed": "2028-01-31" } })),
    ] {
        place.set_clock(at);
        let answer = place.get("/v1/programs/sts").await;
        assert_eq!(answer.json()["forms"][0]["opening"], expected, "{at}");
    }
}

#[tokio::test]
async fn a_program_that_does_not_exist_is_not_found() {
    let place = Place::open().await;
    for name in ["other", "STS", "..", "%ff", "a--b"] {
        let answer = place.get(&format!("/v1/programs/{name}")).await;
        assert_eq!(answer.problem(), "404 not-found", "{name}");
    }
}

#[tokio::test]
async fn a_program_is_kept_for_a_minute_and_not_sent_again_unchanged() {
    let place = Place::open().await;
    let first = place.get("/v1/programs/sts").await;
    assert_eq!(first.header("cache-control"), "public, max-age=0, s-maxage=60");
    let tag = [("if-none-match", first.header("etag"))];
    let again = place.call(Method::GET, "/v1/programs/sts", &tag, Sent::Nothing).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    place.set_clock("2026-03-01T00:00:00.000Z");
    let closed = place.call(Method::GET, "/v1/programs/sts", &tag, Sent::Nothing).await;
    assert_eq!(closed.status, 200, "what is open is part of the answer");
}
