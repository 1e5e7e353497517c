//! What can be chosen of an export, and going on after a break.

use serde_json::{Value, json};

use crate::fixture::answers;
use crate::place::Place;

#[tokio::test]
async fn columns_come_in_the_order_in_which_they_are_asked_for() {
    let place = Place::open().await;
    place.sent(&json!({ "name": "Ada", "email": "ada@example.org", "topics": ["data"] })).await;
    let sheet = place.sheet("applications.csv?columns=topics,name,submitted_at").await;
    assert_eq!(sheet[0], ["Topics, 1", "Topics, 2", "Your name", "Sent"]);
    assert_eq!(sheet[1], ["Data", "", "Ada", "2026-10-15T12:00:00.000Z"]);
    let records = place.export("applications.json?columns=cohort,name").await.json();
    assert_eq!(records, json!([{ "answers": { "name": "Ada" }, "cohort": "2026-27" }]));
}

#[tokio::test]
async fn a_column_that_is_not_there_is_refused_by_its_name() {
    let place = Place::open().await;
    for (columns, named) in [
        ("nmae", "no column nmae; there are reference, submitted_at"),
        ("name,secret", "no column secret"),
        ("name,region", "no column region"),
        ("name,name", "the column name is named twice"),
        ("", "columns are names"),
        ("name;email", "columns are names"),
    ] {
        for format in ["csv", "xlsx", "json", "ndjson"] {
            let answer = place.export(&format!("applications.{format}?columns={columns}")).await;
            assert_eq!(answer.problem(), "400 malformed", "{columns}");
            let detail = answer.json()["detail"].as_str().unwrap().to_owned();
            assert!(detail.contains(named), "{detail}");
        }
    }
}

async fn names(place: &Place, query: &str) -> Vec<String> {
    let records = place.export(&format!("applications.json?withdrawn=include&{query}")).await;
    let records = records.json();
    let name = |record: &Value| record["answers"]["name"].as_str().unwrap_or("").to_owned();
    records.as_array().unwrap().iter().map(name).collect()
}

#[tokio::test]
async fn since_has_what_was_sent_changed_or_withdrawn_from_then_on() {
    let place = Place::open().await;
    let early = place.sent(&json!({ "name": "early", "email": "a@example.org" })).await;
    place.set_clock("2026-10-16T12:00:00.000Z");
    place.sent(&json!({ "name": "late", "email": "b@example.org" })).await;
    assert_eq!(names(&place, "since=2026-10-15").await, ["early", "late"]);
    assert_eq!(names(&place, "since=2026-10-16").await, ["late"]);
    assert_eq!(names(&place, "since=2026-10-16T12:00:00Z").await, ["late"]);
    assert!(names(&place, "since=2026-10-16T12:00:00.001Z").await.is_empty());
    place.raw.withdraw(&early, "2026-10-17T00:00:00.000Z").await;
    assert_eq!(names(&place, "since=2026-10-17").await, [""]);
}

#[tokio::test]
async fn flagged_has_only_what_looks_odd_or_only_what_does_not() {
    let place = Place::open().await;
    place.sent(&answers()).await;
    assert_eq!(names(&place, "flagged=only").await.len(), 1);
    assert!(names(&place, "flagged=without").await.is_empty());
}

#[tokio::test]
async fn a_download_that_broke_goes_on_without_a_gap_or_a_double() {
    let place = Place::open().await;
    for number in 0..230 {
        place.sent(&json!({ "name": format!("{number}"), "email": "a@b.org" })).await;
    }
    let whole = place.export("applications.ndjson").await.text().to_owned();
    let lines: Vec<&str> = whole.lines().collect();
    for broken in [1, 199, 200, 201, 229, 230] {
        let last: Value = serde_json::from_str(lines[broken - 1]).unwrap();
        let cursor = last["cursor"].as_str().unwrap();
        let rest = place.export(&format!("applications.ndjson?after={cursor}")).await;
        assert_eq!(rest.text().lines().collect::<Vec<_>>(), lines[broken..], "{broken}");
        // The same, where what was read last is withdrawn meanwhile.
        let reference = last["reference"].as_str().unwrap();
        place.raw.withdraw(reference, "2026-10-20T00:00:00.000Z").await;
        let rest = place.export(&format!("applications.ndjson?after={cursor}")).await;
        assert_eq!(rest.text().lines().collect::<Vec<_>>(), lines[broken..], "{broken}");
    }
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_and_says_what_can() {
    let place = Place::open().await;
    let far = "2031-32.1795292774123.7Q2M-XK4D-90TB";
    for file in [
        "applications.csv?since=yesterday",
        "applications.csv?since=2026-10-15T12:00",
        "applications.csv?flagged=yes",
        "applications.csv?zone=America/Springfield",
        "applications.json?zone=America/Chicago",
        "applications.csv?after=2026-27.1795292774123.7Q2M-XK4D-90TB",
        "applications.ndjson?after=1",
        &format!("applications.ndjson?after={far}"),
        "applications.ndjson?after=2026-27.1795292774123.7Q2M-XK4D-90TB&cohort=2027-28",
        "applications.csv?columns=name&columns=email",
        "everything.xlsx?columns=name",
    ] {
        let answer = place.export(file).await;
        assert_eq!(answer.problem(), "400 malformed", "{file}");
    }
    for file in ["everything.csv", "everything.json", "applications.xls"] {
        assert_eq!(place.export(file).await.problem(), "404 not-found", "{file}");
    }
}
