use domain::answers::Answers;
use domain::api::{FormPage, Post, ProblemDetails, Receipt};
use domain::version::Version;
use serde::de::DeserializeOwned;

use crate::draft::Draft;

fn same<T: DeserializeOwned + PartialEq + std::fmt::Debug>(json: &str) {
    let theirs: Result<T, _> = serde_json::from_str(json);
    assert_eq!(super::read::<T>(json).ok(), theirs.ok(), "{json}");
}

fn a_draft(answers: &str) -> Draft {
    let receipt = r#"{"reference":"7Q2M-XK4D-90TB","submitted_at":"2026-11-21T20:26:14.123Z"}"#;
    Draft {
        version: Version::unpublished(),
        key: "k".into(),
        step: 3,
        answers: serde_json::from_str(answers).unwrap(),
        receipt: serde_json::from_str(receipt).unwrap(),
    }
}

#[test]
fn what_the_service_writes_is_read_as_serde_json_reads_it() {
    same::<FormPage>(&crate::journey::tests::page_json());
    same::<Receipt>(r#" { "submitted_at" : "2026-11-21T20:26:14.123Z", "more": [1.5e3, {"a": null}, -1, true, "\u00e9"], "reference":"7Q2M-XK4D-90TB" } "#);
    same::<ProblemDetails>(r#"{"type":"urn:ligature:closed","title":"t","status":409,"code":"closed","detail":"d","opening":{"over":{"closed":"2027-01-31"}}}"#);
    same::<ProblemDetails>(r#"{"type":"urn:ligature:rejected","title":"t","status":422,"code":"rejected","detail":"d","problems":[{"field":"goals.1.statement","sentence":"s"}]}"#);
}

#[test]
fn what_is_no_json_or_of_another_shape_is_refused_as_serde_json_refuses_it() {
    for bad in [
        "", "{", "[]", "null", "\"", "{}x", "{\"a\":}", "{\"a\":\"x\",}", "{\"a\" \"x\"}", "{\"a\":1}",
        "{\"a\":[\"x\" \"y\"]}", "{\"a\":\"\\q\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\u12\"}", "{\"a\":[1,]}",
    ] {
        same::<Answers>(bad);
    }
    assert!(super::read::<Answers>(&"[".repeat(100_000)).is_err());
    assert!(super::read::<Receipt>(&format!("{{\"x\":{}", "[".repeat(100_000))).is_err());
}

#[test]
fn drafts_and_submissions_are_written_as_serde_json_writes_them() {
    let hostile = r#"{"goals":[{"kind":"skill"},{}],"name":"\"\\\n\r\t\u0000\u001f</script>\u2028é😀","topics":["b","a"]}"#;
    let draft = a_draft(hostile);
    assert_eq!(super::draft(&draft), serde_json::to_string(&draft).unwrap().replace("\\r", "\\u000d").replace("\\t", "\\u0009"));
    assert_eq!(super::read::<Draft>(&super::draft(&draft)), Ok(draft.clone()));

    let post = Post { version: draft.version, lang: "en".into(), answers: draft.answers };
    let written: Post = serde_json::from_str(&super::post(&post)).unwrap();
    assert_eq!(written, post);
}
