//! Who is on the committee, and who says so.

use domain::desk::Role;
use hyper::Method;
use serde_json::{Value, json};

use super::people::{self, add, address, last, token, with, with_headers};
use crate::client::Answer;
use crate::place::Place;

const COMMITTEE: &str = "/v1/programs/sts/committee";
const NEW: &str = "00000000000000aa";

fn somebody(address: &str, role: &str) -> Value {
    json!({ "name": "Grace Hopper", "address": address, "role": role })
}

async fn put(place: &Place, token: &str, id: &str, body: &Value, seen: Option<&str>) -> Answer {
    let path = format!("{COMMITTEE}/{id}");
    let seen: Vec<_> = seen.map(|seen| ("if-match", seen)).into_iter().collect();
    with_headers(place, token, Method::PUT, &path, &seen, Some(body)).await
}

async fn members(place: &Place, token: &str) -> Vec<Value> {
    let answer = with(place, token, Method::GET, COMMITTEE, None).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["members"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_chair_adds_changes_and_removes_and_each_is_in_the_log() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let added = put(&place, &chair, NEW, &somebody("grace@example.org", "reader"), None).await;
    assert_eq!((added.status, added.header("etag")), (201, "\"1\""), "{}", added.text());
    let line = last(&place, "sts").await;
    assert_eq!(
        line["deed"],
        json!({ "what": "member-added", "member": NEW, "name": "Grace Hopper", "role": "reader" })
    );
    assert_eq!(line["who"]["name"], "Ada Lovelace");
    let grace = token(&place, "sts", "grace@example.org").await;
    let again = put(&place, &chair, NEW, &somebody("grace@example.org", "reader"), None).await;
    assert_eq!(again.status, 200, "the same again");
    let member = somebody("grace@example.org", "member");
    assert_eq!(put(&place, &chair, NEW, &member, None).await.problem(), "428 revision");
    assert_eq!(put(&place, &chair, NEW, &member, Some("\"7\"")).await.problem(), "412 revision");
    let changed = put(&place, &chair, NEW, &member, Some("\"1\"")).await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"2\""));
    let line = last(&place, "sts").await;
    assert_eq!(
        (&line["deed"]["what"], &line["deed"]["before"]),
        (&json!("member-changed"), &json!("reader"))
    );
    let session = async || with(&place, &grace, Method::GET, "/v1/session", None).await;
    assert_eq!(session().await.json()["role"], "member", "it holds for who is signed in");
    let moved = somebody("hopper@example.org", "member");
    assert_eq!(put(&place, &chair, NEW, &moved, Some("\"2\"")).await.status, 200);
    assert_eq!(session().await.status, 401, "another mailbox signs in anew");
    assert_eq!(members(&place, &chair).await.len(), 5);
    let path = format!("{COMMITTEE}/{NEW}");
    let shown = with(&place, &chair, Method::GET, &path, None).await;
    assert_eq!(shown.json()["address"], "hopper@example.org");
    assert_eq!(with(&place, &chair, Method::DELETE, &path, None).await.status, 204);
    assert_eq!(last(&place, "sts").await["deed"]["what"], "member-removed");
    assert_eq!(with(&place, &chair, Method::DELETE, &path, None).await.problem(), "404 not-found");
    assert_eq!(members(&place, &chair).await.len(), 4);
}

#[tokio::test]
async fn whoever_is_removed_is_out_at_once_and_stays_out_when_they_come_back() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let id = add(&place, "sts", "grace@example.org", Role::Member).await;
    let grace = token(&place, "sts", "grace@example.org").await;
    let path = format!("{COMMITTEE}/{id}");
    assert_eq!(with(&place, &chair, Method::DELETE, &path, None).await.status, 204);
    let session = async || with(&place, &grace, Method::GET, "/v1/session", None).await.status;
    assert_eq!(session().await, 401);
    place.pass(1);
    let back = somebody("grace@example.org", "member");
    let back = put(&place, &chair, id.as_str(), &back, None).await;
    assert_eq!(back.status, 201);
    assert_eq!(session().await, 401);
}

#[tokio::test]
async fn the_last_chair_stays_and_nobody_is_there_twice() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let own = with(&place, &chair, Method::GET, "/v1/session", None).await.json();
    let own = own["member"].as_str().unwrap();
    let path = format!("{COMMITTEE}/{own}");
    let removed = with(&place, &chair, Method::DELETE, &path, None).await;
    assert_eq!(removed.problem(), "409 rule");
    let demoted = somebody(&address(Role::Chair), "member");
    let demoted = put(&place, &chair, own, &demoted, Some("\"1\"")).await;
    assert_eq!(demoted.problem(), "409 rule");
    let twice = somebody("READER@example.org", "member");
    assert_eq!(put(&place, &chair, NEW, &twice, None).await.problem(), "409 rule");
    assert_eq!(members(&place, &chair).await.len(), 4);
}

#[tokio::test]
async fn two_chairs_who_remove_each_other_at_once_leave_one() {
    let place = people::place().await;
    let second = add(&place, "sts", "second@example.org", Role::Chair).await;
    let one = token(&place, "sts", &address(Role::Chair)).await;
    let two = token(&place, "sts", "second@example.org").await;
    let first = with(&place, &one, Method::GET, "/v1/session", None).await.json();
    let (first, second) = (
        format!("{COMMITTEE}/{}", first["member"].as_str().unwrap()),
        format!("{COMMITTEE}/{second}"),
    );
    let (a, b) = futures::future::join(
        with(&place, &one, Method::DELETE, &second, None),
        with(&place, &two, Method::DELETE, &first, None),
    )
    .await;
    let done = [a.status, b.status].into_iter().filter(|status| *status == 204).count();
    assert_eq!(done, 1, "{} {}", a.text(), b.text());
}

#[tokio::test]
async fn what_is_nobody_is_refused_without_a_word_of_it() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    for body in [
        somebody("zebra", "member"),
        somebody("a@b.org", "zebra"),
        json!({ "name": " ", "address": "a@b.org", "role": "chair" }),
        json!({ "address": "zebra@b.org", "role": "chair" }),
    ] {
        let answer = put(&place, &chair, NEW, &body, None).await;
        assert_eq!(answer.problem(), "400 malformed", "{body}");
        assert!(!answer.text().contains("zebra"), "{}", answer.text());
    }
    let id = put(&place, &chair, "grace", &somebody("a@b.org", "chair"), None).await;
    assert_eq!(id.problem(), "404 not-found");
}
