//! `GET /v1/programs/{program}/exports/{dataset}.{format}`

use serde_json::{Value, json};

use crate::fixture::answers;
use crate::place::Place;

fn full_answers() -> Value {
    json!({
        "name": "Ada \"the first\" Lovelace", "email": "ada@example.org",
        "note": "One line,\nand another", "topics": ["teaching", "data"],
        "goals": [{ "statement": "Learn R", "kind": "skill", "doubts": "many" }, { "statement": "Publish" }],
        "secret": "for myself", "region": "for matching",
    })
}

#[tokio::test]
async fn csv_opens_right_in_a_spreadsheet() {
    let place = Place::open().await;
    let reference = place.sent(&full_answers()).await;
    let export = place.export("applications.csv?cohort=2026-27").await;
    assert_eq!(export.header("content-type"), "text/csv; charset=utf-8; header=present");
    assert_eq!(
        export.header("content-disposition"),
        "attachment; filename=\"sts-applications-2026-27.csv\""
    );
    assert_eq!(export.header("cache-control"), "no-store");
    assert!(export.body.starts_with(b"\xef\xbb\xbfReference,"), "a byte order mark for Excel");
    assert_eq!(export.text().matches("\r\n").count(), 2, "lines end as RFC 4180 says");
    let sheet = place.sheet("applications.csv").await;
    let headers = [
        "Reference",
        "Sent",
        "Cohort",
        "Sent before",
        "Odd",
        "Changed",
        "What was changed",
        "Withdrawn",
        "Language",
        "Version",
        "Your name",
        "Your e-mail address",
        "A note",
        "Topics, 1",
        "Topics, 2",
        "Goal 1: Your goal",
        "Goal 1: What kind",
        "Goal 2: Your goal",
        "Goal 2: What kind",
        "Your fax number",
    ];
    assert_eq!(sheet[0], headers);
    let cells = [
        reference.as_str(),
        "2026-10-15T12:00:00.000Z",
        "2026-27",
        "",
        "no token",
        "",
        "",
        "",
        "en",
        "000000000000000a",
        "Ada \"the first\" Lovelace",
        "ada@example.org",
        "One line,\nand another",
        "Teaching",
        "Data",
        "Learn R",
        "A skill",
        "Publish",
        "",
        "",
    ];
    assert_eq!(sheet[1], cells);
}

#[tokio::test]
async fn json_and_ndjson_have_the_same_records_exactly() {
    let place = Place::open().await;
    for count in 0..3 {
        let records = place.records().await;
        assert_eq!(records.len(), count);
        let lines = place.export("applications.ndjson").await;
        assert_eq!(lines.header("content-type"), "application/x-ndjson");
        assert!(lines.text().is_empty() || lines.text().ends_with('\n'));
        let mut lines: Vec<Value> =
            lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for line in &mut lines {
            line.as_object_mut().unwrap().remove("cursor").expect("each says where to go on");
        }
        assert_eq!(lines, records);
        place.sent(&full_answers()).await;
    }
    let export = place.export("applications.json").await;
    assert_eq!(export.header("content-type"), "application/json");
    assert_eq!(
        export.header("content-disposition"),
        "attachment; filename=\"sts-applications.json\""
    );
}

#[tokio::test]
async fn the_committee_sees_only_what_it_may() {
    let place = Place::open().await;
    place.sent(&full_answers()).await;
    for file in ["applications.csv", "applications.json", "applications.ndjson"] {
        let export = place.export(file).await;
        for hidden in ["for myself", "for matching", "many", "secret", "region", "doubts"] {
            assert!(!export.text().contains(hidden), "{file} shows {hidden}");
        }
    }
    let mut shown = full_answers();
    shown.as_object_mut().unwrap().retain(|name, _| name != "secret" && name != "region");
    shown["goals"][0].as_object_mut().unwrap().remove("doubts");
    assert_eq!(place.records().await[0]["answers"], shown);
}

#[tokio::test]
async fn submissions_come_in_the_order_in_which_they_were_sent_and_repeats_are_marked() {
    let place = Place::open().await;
    let people = ["ada@example.org", "eve@example.org", "Ada@Example.org", "ada@example.org"];
    for (minute, email) in people.iter().enumerate() {
        place.set_clock(&format!("2026-10-15T12:{minute:02}:00.000Z"));
        place.sent(&json!({ "name": format!("{minute}"), "email": email })).await;
    }
    let records = place.records().await;
    let seen: Vec<_> = records
        .iter()
        .map(|r| (r["answers"]["name"].as_str().unwrap(), r["repeat"].as_bool().unwrap()))
        .collect();
    assert_eq!(seen, [("0", false), ("1", false), ("2", true), ("3", true)]);
    let sheet = place.sheet("applications.csv").await;
    let marks: Vec<_> = sheet[1..].iter().map(|line| line[3].as_str()).collect();
    assert_eq!(marks, ["", "", "yes", "yes"]);
}

#[tokio::test]
async fn an_export_of_many_pages_has_every_submission_once() {
    let place = Place::open().await;
    for number in 0..450 {
        place.sent(&json!({ "name": format!("{number}"), "email": "a@b.org" })).await;
    }
    let mut names: Vec<u32> = place
        .records()
        .await
        .iter()
        .map(|record| record["answers"]["name"].as_str().unwrap().parse().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(names, (0..450).collect::<Vec<_>>());
    assert_eq!(place.sheet("applications.csv").await.len(), 451);
    assert_eq!(place.export("applications.ndjson").await.text().lines().count(), 450);
}

#[tokio::test]
async fn an_export_without_submissions_is_whole_and_empty() {
    let place = Place::open().await;
    assert_eq!(place.export("applications.json").await.json(), json!([]));
    assert_eq!(place.export("applications.ndjson").await.text(), "");
    assert_eq!(place.sheet("applications.csv").await.len(), 1);
}

#[tokio::test]
async fn withdrawn_submissions_are_left_out_unless_asked_for() {
    let place = Place::open().await;
    place.sent(&answers()).await;
    let withdrawn = place.sent(&json!({ "name": "Eve", "email": "eve@example.org" })).await;
    place.raw.withdraw(&withdrawn, "2026-10-20T00:00:00.000Z").await;
    let records = place.records().await;
    assert_eq!(records.len(), 1);
    assert_ne!(records[0]["reference"], withdrawn.as_str());
    let all = place.export("applications.json?withdrawn=include").await.json();
    assert_eq!(all.as_array().unwrap().len(), 2);
    let sheet = place.sheet("applications.csv?withdrawn=include").await;
    assert_eq!(sheet.iter().filter(|line| line[7] == "2026-10-20T00:00:00.000Z").count(), 1);
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_a_misspelled_parameter_is_not_passed_over() {
    let place = Place::open().await;
    for (file, expected) in [
        ("other.csv", "404 not-found"),
        ("applications.ods", "404 not-found"),
        ("applications", "404 not-found"),
        ("Applications.csv", "404 not-found"),
        (".csv", "404 not-found"),
        ("applications.csv?cohort=2025-26", "404 not-found"),
        ("applications.csv?cohort=", "404 not-found"),
        ("applications.csv?withdrawn=yes", "400 malformed"),
        ("applications.csv?withdraw=include", "400 malformed"),
        ("applications.csv?cohorts=2026-27", "400 malformed"),
    ] {
        assert_eq!(place.export(file).await.problem(), expected, "{file}");
    }
    assert_eq!(
        place.get("/v1/programs/other/exports/applications.csv").await.problem(),
        "404 not-found"
    );
}
