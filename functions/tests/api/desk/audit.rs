//! The log: its chair reads it, page by page, and nothing changes it.

use domain::desk::Role;
use hyper::Method;

use super::people::{self, OTHER, address, log, token, with};

const AUDIT: &str = "/v1/programs/sts/audit";

#[tokio::test]
async fn a_chair_reads_it_page_by_page_the_latest_first() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    for _ in 0..120 {
        place.pass(1);
        let secret = place.export_key().await;
        assert!(secret.starts_with("lgx_"));
    }
    let first = with(&place, &chair, Method::GET, AUDIT, None).await.json();
    let lines = first["lines"].as_array().unwrap().clone();
    assert_eq!(lines.len(), 100);
    let before = first["before"].as_str().unwrap();
    let next = format!("{AUDIT}?before={before}");
    let second = with(&place, &chair, Method::GET, &next, None).await.json();
    let rest = second["lines"].as_array().unwrap().clone();
    // 120 keys, a sign-in, and four people put on the committee.
    assert_eq!(rest.len(), 25);
    assert!(second["before"].is_null());
    let ids: Vec<&str> =
        lines.iter().chain(&rest).map(|line| line["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted_by(|a, b| a > b), "the latest first, and none twice");
    for wrong in ["?before=x", "?before=", "?after=1"] {
        let answer = with(&place, &chair, Method::GET, &format!("{AUDIT}{wrong}"), None).await;
        assert_eq!(answer.problem(), "400 malformed", "{wrong}");
    }
}

#[tokio::test]
async fn no_method_changes_it() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let lines = log(&place, "sts").await;
    for method in [Method::PUT, Method::POST, Method::DELETE, Method::PATCH] {
        let answer = with(&place, &chair, method, AUDIT, None).await;
        assert_eq!(answer.status, 405);
    }
    assert_eq!(log(&place, "sts").await, lines);
}

#[tokio::test]
async fn another_programs_chair_is_refused_and_the_program_hears_of_it_but_not_who() {
    let place = people::place().await;
    let foreign = token(&place, OTHER, &address(Role::Chair)).await;
    assert_eq!(with(&place, &foreign, Method::GET, AUDIT, None).await.problem(), "403 forbidden");
    let line = super::people::last(&place, "sts").await;
    assert_eq!(line["deed"]["call"], "GET /v1/programs/{program}/audit");
    assert_eq!(line["who"].to_string(), r#"{"kind":"foreign","program":"other"}"#);
    let nowhere = with(&place, &foreign, Method::GET, "/v1/programs/nope/audit", None).await;
    assert_eq!(nowhere.problem(), "404 not-found");
}
