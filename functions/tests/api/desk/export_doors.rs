//! Downloads, by everybody: one table of who gets in, whatever there is behind the door.

use domain::desk::{May, Role};
use hyper::Method;
use serde_json::{Value, json};

use super::matching::{apply, desk};
use super::people::{OTHER, address, last, log, token, with};
use crate::place::{EXPORTS, Place};

/// What is asked for: what is there in each format, and what is not.
const FILES: [&str; 9] = [
    "applications.csv",
    "applications.json",
    "applications.ndjson",
    "applications.xlsx",
    "participants.csv",
    "dictionary.csv",
    "everything.xlsx",
    "nothing.csv",
    "applications.pdf",
];

/// What is not there, for those who may know.
const NOT_THERE: [&str; 2] = ["nothing.csv", "applications.pdf"];

/// Makes an export key; its secret, and what names it.
async fn key(place: &Place, program: &str, datasets: Value, days: u16) -> (String, String) {
    let chair = token(place, program, &address(Role::Chair)).await;
    let path = format!("/v1/programs/{program}/export-keys");
    let new = json!({ "name": "x", "datasets": datasets, "days": days });
    let made = with(place, &chair, Method::POST, &path, Some(&new)).await.json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&made["secret"]), text(&made["key"]["id"]))
}

/// What becomes of a file for whoever shows something, and how many lines that adds to the log.
async fn tried(place: &Place, shown: &str, file: &str) -> (u16, usize) {
    let before = log(place, "sts").await.len();
    let answer = with(place, shown, Method::GET, &format!("{EXPORTS}/{file}"), None).await;
    (answer.status, log(place, "sts").await.len() - before)
}

#[tokio::test]
async fn whoever_may_gets_what_is_there_with_a_line_for_each_download() {
    let (place, _) = desk().await;
    apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (all, _) = key(&place, "sts", json!("all"), 30).await;
    let mut callers = vec![("a key", all)];
    for role in Role::ALL.into_iter().filter(|role| role.may(May::Export)) {
        callers.push(("a role", token(&place, "sts", &address(role)).await));
    }
    assert_eq!(callers.len(), 3);
    for (who, shown) in &callers {
        for file in FILES {
            let is_there = !NOT_THERE.contains(&file);
            let expected = if is_there { (200, 1) } else { (404, 0) };
            assert_eq!(tried(&place, shown, file).await, expected, "{who} {file}");
        }
    }
}

#[tokio::test]
async fn whoever_is_known_and_may_not_gets_403_and_a_line_whatever_is_there() {
    let (place, _) = desk().await;
    apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (foreign, _) = key(&place, OTHER, json!("all"), 30).await;
    let (revoked, id) = key(&place, "sts", json!("all"), 30).await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let path = format!("/v1/programs/sts/export-keys/{id}");
    assert_eq!(with(&place, &chair, Method::DELETE, &path, None).await.status, 204);
    let (narrow, _) = key(&place, "sts", json!({ "these": ["desk-notess"] }), 30).await;
    let (mut lasting, at_other) = (Vec::new(), json!({ "kind": "foreign", "program": OTHER }));
    lasting.push(("another program's key", foreign, Some(at_other.clone())));
    lasting.push(("a revoked key", revoked, None));
    lasting.push(("a key for something else", narrow, None));
    for file in FILES {
        // A refusal is told once an hour.
        place.pass(3600);
        let mut callers = lasting.clone();
        for role in Role::ALL {
            let theirs = token(&place, OTHER, &address(role)).await;
            // To this program they are all the same: the first gets the line.
            let told = (role == Role::Chair).then(|| at_other.clone());
            callers.push(("another program's", theirs, told));
            if !role.may(May::Export) {
                callers.push(("a role", token(&place, "sts", &address(role)).await, None));
            }
        }
        let mut foreign_lines = 0;
        for (who, shown, told) in callers {
            let (status, lines) = tried(&place, &shown, file).await;
            assert_eq!(status, 403, "{who} {file}");
            if who.starts_with("another") {
                foreign_lines += lines;
            } else {
                assert_eq!(lines, 1, "{who} {file}");
            }
            if let Some(who) = told.filter(|_| lines == 1) {
                let line = last(&place, "sts").await;
                assert_eq!((&line["who"], &line["deed"]["what"]), (&who, &json!("refused")));
            }
        }
        assert_eq!(foreign_lines, 1, "{file}: once an hour of each program");
    }
}

#[tokio::test]
async fn what_opens_nothing_gets_401_and_no_line_whatever_is_there() {
    let (place, _) = desk().await;
    let (_, link) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (expired, _) = key(&place, "sts", json!("all"), 1).await;
    let chair = address(Role::Chair);
    let over = token(&place, "sts", &chair).await;
    place.pass(86_400);
    let ended = token(&place, "sts", &chair).await;
    with(&place, &ended, Method::DELETE, "/v1/session", None).await;
    let shown = [
        ("an expired key", expired),
        ("a session that is over", over),
        ("a session that was ended", ended),
        ("an applicant's own link", link),
        ("a made-up key", format!("lgx_{}", "0".repeat(64))),
        ("a made-up session", format!("lgs_{}", "0".repeat(64))),
        ("three parts", "a.b.c".to_owned()),
        ("nothing", String::new()),
    ];
    for (who, shown) in shown {
        for file in FILES {
            assert_eq!(tried(&place, &shown, file).await, (401, 0), "{who} {file}");
        }
    }
}
