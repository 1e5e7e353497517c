use domain::answers::Answers;
use domain::api::{FormPage, Post, ProblemDetails, Receipt};
use domain::version::Version;

use crate::draft::Draft;
use crate::journey::tests::page_json;

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
fn a_form_of_every_kind_of_question_is_read_as_serde_reads_it() {
    let theirs: FormPage = serde_json::from_str(&page_json()).unwrap();
    assert_eq!(super::form_page(&page_json()), Some(theirs.clone()));
    assert_eq!(super::form_page(&serde_json::to_string(&theirs).unwrap()), Some(theirs));
}

#[test]
fn a_form_that_lacks_something_or_has_something_else_there_is_not_read() {
    let page: serde_json::Value = serde_json::from_str(&page_json()).unwrap();
    for (path, wrong) in [
        ("/form/version", "1.5"),
        ("/form/sections/0/questions/0/kind", "\"essay\""),
        ("/form/sections/0/questions/0/id", "\"Not A Name\""),
        ("/form/sections/0/questions/0/kind/short-text/most", "-1"),
        ("/opening", "{\"open\":{},\"over\":{}}"),
        ("/texts", "[]"),
        ("/program/hosts/0", "\"http://x.org\""),
    ] {
        let mut page = page.clone();
        *page.pointer_mut(path).unwrap() = serde_json::from_str(wrong).unwrap();
        assert_eq!(super::form_page(&page.to_string()), None, "{path}");
    }
}

#[test]
fn receipts_and_problems_are_read_as_serde_reads_them() {
    let json = r#" { "submitted_at" : "2026-11-21T20:26:14.123Z", "more": [1.5e3, {"a": null}, -1, true, "\u00e9\/"], "reference":"7Q2M-XK4D-90TB" } "#;
    assert_eq!(super::receipt(json), serde_json::from_str::<Receipt>(json).ok());

    let json = r#"{"type":"urn:ligature:closed","title":"t","status":409,"code":"closed","detail":"d","reference":"7Q2M-XK4D-90TB","link":"https://host/l",
        "opening":{"not-yet":{"opens":"2027-01-01","closes":"2027-01-31"}},"problems":[{"field":"goals.1.statement","sentence":"s"}]}"#;
    let theirs: ProblemDetails = serde_json::from_str(json).unwrap();
    let ours = super::problem(json).unwrap();
    assert_eq!(ours.code, theirs.code);
    assert_eq!(ours.reference, theirs.reference);
    assert_eq!(ours.link, theirs.link);
    assert_eq!(ours.opening, theirs.opening);
    assert_eq!(ours.problems, theirs.problems);
}

#[test]
fn what_is_no_json_or_of_another_shape_is_refused_as_serde_refuses_it() {
    let draft = |answers: &str| {
        format!(r#"{{"version":"0123456789abcdef","key":"k","step":0,"answers":{answers}}}"#)
    };
    for answers in [
        "{}",
        "{\"a\":\"x\"}",
        "{\"a\":[]}",
        "{\"a\":[{}]}",
        "{\"a\":\"\\ud83d\\ude00\\u0000\"}",
        "",
        "{",
        "[]",
        "null",
        "\"",
        "{}x",
        "{\"a\":}",
        "{\"a\":\"x\",}",
        "{\"a\" \"x\"}",
        "{\"a\":1}",
        "{\"a\":[\"x\" \"y\"]}",
        "{\"a\":\"\\q\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\ud800\\ud800\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":[1,]}",
        "{\"a\":[\"x\",{}]}",
        "{\"A\":\"x\"}",
        "{a:\"x\"}",
        "tru",
        "{\"a\":nul}",
    ] {
        let theirs = serde_json::from_str::<Answers>(answers).ok();
        let ours = super::read_draft(&draft(answers)).map(|draft| draft.answers);
        assert_eq!(ours, theirs, "{answers}");
    }
    assert_eq!(super::read_draft(&"[".repeat(100_000)), None);
    assert_eq!(super::read_draft(&"{\"a\":".repeat(100_000)), None);
}

#[test]
fn drafts_and_submissions_are_read_back_as_they_were_written() {
    let hostile = r#"{"goals":[{"kind":"skill"},{}],"name":"\"\\\n\r\t\u0000\u001f</script>\u2028é😀","topics":["b","a"]}"#;
    let draft = a_draft(hostile);
    assert_eq!(super::read_draft(&super::draft(&draft)), Some(draft.clone()));

    let post = Post {
        version: draft.version,
        lang: domain::Lang::new("en").unwrap(),
        answers: draft.answers,
    };
    assert_eq!(serde_json::from_str::<Post>(&super::post(&post)).unwrap(), post);
}
