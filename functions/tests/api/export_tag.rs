//! Whether a file that somebody has is still what they would get.

use serde_json::json;

use crate::client::{Answer, Sent};
use crate::fixture::answers;
use crate::place::{EXPORTS, Place};

async fn ask(place: &Place, file: &str, tag: &str) -> Answer {
    let bearer = format!("Bearer {}", place.export_key().await);
    let headers = [("authorization", bearer.as_str()), ("if-none-match", tag)];
    place.call(hyper::Method::GET, &format!("{EXPORTS}/{file}"), &headers, Sent::Nothing).await
}

#[tokio::test]
async fn who_has_the_file_gets_a_304_until_something_has_changed() {
    let place = Place::open().await;
    place.sent(&answers()).await;
    let kinds = ["csv", "json", "ndjson", "xlsx"].map(|kind| format!("applications.{kind}"));
    for file in kinds.iter().map(String::as_str).chain(["everything.xlsx", "dictionary.csv"]) {
        let first = place.export(file).await;
        let tag = first.header("etag").to_owned();
        assert_eq!(tag.starts_with("W/"), file.ends_with("xlsx"), "{tag}");
        let again = ask(&place, file, &tag).await;
        assert_eq!((again.status, again.header("etag")), (304, &*tag), "{file}");
        assert!(again.body.is_empty() && again.header("content-disposition").is_empty());
        assert_eq!(again.header("cache-control"), "no-store");
        let later = ask(&place, file, &format!("\"other\", {tag}")).await;
        assert_eq!(later.status, 304);
        assert_eq!(ask(&place, file, "\"other\"").await.status, 200);
    }
    let tags = async |file| place.export(file).await.header("etag").to_owned();
    let before = [tags("applications.csv").await, tags("applications.xlsx").await];
    place.set_clock("2026-10-16T12:00:00.000Z");
    assert_eq!([tags("applications.csv").await, tags("applications.xlsx").await], before);
    place.sent(&json!({ "name": "Eve", "email": "eve@example.org" })).await;
    for (file, tag) in ["applications.csv", "applications.xlsx"].iter().zip(&before) {
        assert_eq!(ask(&place, file, tag).await.status, 200, "{file}");
    }
    let columns = tags("applications.csv?columns=name").await;
    assert_ne!(columns, tags("applications.csv").await);
}

#[tokio::test]
async fn a_file_that_is_on_its_way_before_it_is_whole_has_no_tag() {
    let place = Place::open().await;
    let note = "x".repeat(40_000);
    for _ in 0..30 {
        place.sent(&json!({ "name": "Ada", "email": "a@b.org", "note": note })).await;
    }
    let export = place.export("applications.csv").await;
    assert!(export.body.len() > 1_000_000 && export.is_whole);
    assert_eq!(export.header("etag"), "");
    assert_ne!(place.export("applications.xlsx").await.header("etag"), "");
}

#[tokio::test]
async fn a_304_is_no_download_but_shows_that_the_key_was_used() {
    use functions::store::ReadAudit;
    let place = Place::open().await;
    let tag = place.export("applications.csv").await.header("etag").to_owned();
    let sts = domain::id::ProgramId::new("sts").unwrap();
    let lines = async || place.table.audit(&sts, None).await.unwrap().lines;
    let downloads = async || {
        let lines = lines().await.into_iter().map(|line| serde_json::to_value(line).unwrap());
        lines.filter(|line| line["deed"]["what"] == "exported").count()
    };
    let before = downloads().await;
    assert_eq!(ask(&place, "applications.csv", &tag).await.status, 304);
    assert_eq!(downloads().await, before);
}
