//! Export keys that a chair makes and revokes, and who else downloads.

use domain::desk::Role;
use hyper::Method;
use serde_json::{Value, json};

use super::people::{self, OTHER, address, last, log, token, with};
use crate::client::Answer;
use crate::fixture::answers;
use crate::place::{EXPORTS, Place};

const KEYS: &str = "/v1/programs/sts/export-keys";

fn new(datasets: Value) -> Value {
    json!({ "name": "The dashboard", "datasets": datasets, "days": 30 })
}

async fn download(place: &Place, secret: &str) -> Answer {
    let path = format!("{EXPORTS}/applications.csv");
    with(place, secret, Method::GET, &path, None).await
}

async fn made(place: &Place, chair: &str, datasets: Value) -> (String, String) {
    let made = with(place, chair, Method::POST, KEYS, Some(&new(datasets))).await;
    assert_eq!((made.status, made.header("cache-control")), (201, "no-store"), "{}", made.text());
    let made = made.json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&made["secret"]), text(&made["key"]["id"]))
}

async fn shown(place: &Place, chair: &str) -> Vec<Value> {
    let answer = with(place, chair, Method::GET, KEYS, None).await;
    answer.json()["keys"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_chairs_key_downloads_and_shows_the_day_on_which_it_did() {
    let place = people::place().await;
    place.sent(&answers()).await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let (secret, id) = made(&place, &chair, json!({ "these": ["applications"] })).await;
    let line = last(&place, "sts").await;
    assert_eq!(line["deed"]["what"], "export-key-made");
    assert_eq!(shown(&place, &chair).await[0]["last_used"], Value::Null);
    place.faults.take_calls();
    assert_eq!(download(&place, &secret).await.status, 200);
    assert!(place.faults.take_calls().contains("UpdateItem"));
    assert_eq!(download(&place, &secret).await.status, 200);
    assert!(!place.faults.take_calls().contains("UpdateItem"), "once a day");
    let keys = shown(&place, &chair).await;
    assert_eq!((&keys[0]["id"], &keys[0]["last_used"]), (&json!(id), &json!("2026-10-15")));
    assert!(!keys[0].to_string().contains(&secret));
    let line = last(&place, "sts").await;
    assert_eq!(line["who"], json!({ "kind": "export-key", "key": id, "name": "The dashboard" }));
    assert_eq!(line["deed"], json!({ "what": "exported", "file": "applications.csv" }));
    place.set_clock("2026-11-14T12:00:01.000Z");
    assert_eq!(download(&place, &secret).await.problem(), "401 unauthorized", "it has expired");
}

#[tokio::test]
async fn a_revoked_key_is_refused_and_the_log_says_so_once_an_hour() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let (secret, id) = made(&place, &chair, json!("all")).await;
    assert_eq!(download(&place, &secret).await.status, 200);
    let path = format!("{KEYS}/{id}");
    assert_eq!(with(&place, &chair, Method::DELETE, &path, None).await.status, 204);
    assert_eq!(last(&place, "sts").await["deed"]["what"], "export-key-revoked");
    let lines = log(&place, "sts").await.len();
    assert_eq!(with(&place, &chair, Method::DELETE, &path, None).await.status, 204);
    assert_eq!(log(&place, "sts").await.len(), lines, "nothing was done");
    for _ in 0..3 {
        assert_eq!(download(&place, &secret).await.problem(), "403 forbidden");
    }
    let line = last(&place, "sts").await;
    assert_eq!((&line["deed"]["what"], &line["who"]["key"]), (&json!("refused"), &json!(id)));
    assert_eq!(log(&place, "sts").await.len(), lines + 1);
    place.pass(3600);
    assert_eq!(download(&place, &secret).await.status, 403);
    assert_eq!(log(&place, "sts").await.len(), lines + 2);
    let revoked = shown(&place, &chair).await[0]["revoked_at"].as_str().unwrap().to_owned();
    assert!(revoked.starts_with("2026-10-15T12:00:00."), "{revoked}");
    let unknown = format!("{KEYS}/{}", "0".repeat(16));
    let unknown = with(&place, &chair, Method::DELETE, &unknown, None).await;
    assert_eq!(unknown.problem(), "404 not-found");
}

#[tokio::test]
async fn a_key_opens_the_datasets_that_it_was_made_for() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let (secret, _) = made(&place, &chair, json!({ "these": ["desk-notess"] })).await;
    assert_eq!(download(&place, &secret).await.problem(), "403 forbidden");
    assert_eq!(last(&place, "sts").await["deed"]["what"], "refused");
    for wrong in [json!({ "these": [] }), json!({ "these": ["nothing"] }), json!("some")] {
        let answer = with(&place, &chair, Method::POST, KEYS, Some(&new(wrong))).await;
        assert_eq!(answer.problem(), "400 malformed");
    }
    for days in [0, 731] {
        let body = json!({ "name": "x", "datasets": "all", "days": days });
        let answer = with(&place, &chair, Method::POST, KEYS, Some(&body)).await;
        assert_eq!(answer.problem(), "400 malformed", "{days}");
    }
}

#[tokio::test]
async fn whoever_is_signed_in_downloads_if_they_may_and_is_named_in_the_log() {
    let place = people::place().await;
    place.sent(&answers()).await;
    for (role, status) in
        [(Role::Chair, 200), (Role::Member, 200), (Role::Liaison, 403), (Role::Reader, 403)]
    {
        let token = token(&place, "sts", &address(role)).await;
        assert_eq!(download(&place, &token).await.status, status, "{role:?}");
        let line = last(&place, "sts").await;
        let what = if status == 200 { "exported" } else { "refused" };
        assert_eq!((&line["deed"]["what"], &line["who"]["kind"]), (&json!(what), &json!("member")));
    }
    let foreign = token(&place, OTHER, &address(Role::Chair)).await;
    assert_eq!(download(&place, &foreign).await.problem(), "403 forbidden");
    let line = last(&place, "sts").await;
    assert_eq!(line["who"], json!({ "kind": "foreign", "program": OTHER }), "and not who it was");
}

#[tokio::test]
async fn a_key_from_before_keys_had_names_opens_everything() {
    let place = people::place().await;
    let secret = place.export_key().await;
    place.raw.unname_keys().await;
    assert_eq!(download(&place, &secret).await.status, 200);
    assert_eq!(last(&place, "sts").await["who"], json!({ "kind": "unnamed-key" }));
}

#[tokio::test]
async fn a_download_that_can_not_be_noted_is_none() {
    let place = people::place().await;
    let secret = place.export_key().await;
    place.faults.after("TransactWriteItems", 0, crate::faults::Fault::Throttled);
    let answer = download(&place, &secret).await;
    place.faults.none();
    assert_eq!(answer.problem(), "503 unavailable");
}
