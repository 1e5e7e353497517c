//! Bodies that are not what the call takes. None is quoted in the answer.

use hyper::Method;
use serde_json::json;

use crate::client::Sent;
use crate::fixture::answers;
use crate::place::{Place, SUBMISSIONS, new_key};

/// Stands for what a person typed: no answer may quote it.
const PRIVATE: &str = "ada-lovelace";

#[tokio::test]
async fn a_malformed_body_is_refused_and_the_answer_says_where_and_quotes_nothing() {
    let place = Place::open().await;
    let v = r#""version":"000000000000000a""#;
    for (body, place_named) in [
        (String::new(), "line 1, column 0"),
        ("{".to_owned(), "line 1, column 1"),
        (format!("{{\n  {PRIVATE}"), "line 2, column 3"),
        (format!(r#"{{{v},"lang":"en","answers":{{}}}} {PRIVATE}"#), "line 1, column 57"),
        (
            format!(r#"{{{v},"lang":"en","answers":{{}},"{PRIVATE}":1}}"#),
            "version, lang, answers and signs",
        ),
        (format!(r#"{{{v},"lang":"en"}}"#), "lacks a field"),
        (format!(r#"{{{v},{v},"lang":"en","answers":{{}}}}"#), "twice"),
        (format!(r#"{{"version":"{PRIVATE}","lang":"en","answers":{{}}}}"#), "value in version"),
        (format!(r#"{{{v},"lang":"{PRIVATE} !","answers":{{}}}}"#), "lang must be"),
        (format!(r#"{{{v},"lang":"en","answers":["{PRIVATE}"]}}"#), "value in answers"),
        (format!(r#"{{{v},"lang":"en","answers":{{"{PRIVATE}":12345}}}}"#), "value in answers"),
        (format!(r#"{{{v},"lang":"en","answers":{{"{PRIVATE} ":"x"}}}}"#), "value in answers"),
        (format!(r#"{{{v},"lang":"en","answers":{{"name":["x",{{}}]}}}}"#), "value in answers"),
        (
            format!(
                r#"{{{v},"lang":"en","answers":{{"goals":[{{"kind":[{{"{PRIVATE}":"x"}}]}}]}}}}"#
            ),
            "rows within rows",
        ),
        (format!(r#"{{{v},"lang":"en","answers":{{"name":"{PRIVATE}\u0000"}}}}"#), "NUL"),
        (format!(r#"{{{v},"lang":"en","answers":{{"name":"{PRIVATE}{}"}}}}"#, '\0'), "line 1"),
        (format!(r#"{{{v},"lang":"en","answers":{{"name":"\ud800"}}}}"#), "line 1"),
        (
            format!(r#"{{{v},"lang":"en","answers":{{}},"signs":{{"{PRIVATE}":1}}}}"#),
            "version, lang, answers and signs",
        ),
        (
            format!(r#"{{{v},"lang":"en","answers":{{}},"signs":{{"handed":["{PRIVATE}"]}}}}"#),
            "value in signs",
        ),
        (format!("\"{PRIVATE}\""), "must be an object"),
        ("[".repeat(50_000), "line 1"),
        (
            format!(r#"{{{v},"lang":"en","answers":{{"name":{}"#, "[{\"a\":".repeat(5000)),
            "nested too deeply",
        ),
        (format!("\u{feff}{{{v},\"lang\":\"en\",\"answers\":{{}}}}"), "line 1, column 1"),
    ] {
        let answer = place.send_body(&new_key(), body.clone().into_bytes()).await;
        let start: String = body.chars().take(90).collect();
        assert_eq!(answer.problem(), "400 malformed", "{start}");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(place_named), "{start}: {detail}");
        assert!(
            !answer.text().contains("lovelace") && !answer.text().contains("12345"),
            "{detail}"
        );
    }
    assert_eq!(place.records().await.len(), 0);
}

#[tokio::test]
async fn bytes_that_are_not_utf_8_are_refused() {
    let place = Place::open().await;
    for bytes in [&[0xc0, 0x80][..], &[0xed, 0xa0, 0x80], &[0xff], &[0xe0, 0x80, 0xaf]] {
        let mut body = br#"{"version":"000000000000000a","lang":"en","answers":{"name":""#.to_vec();
        let place_named = format!("look at byte {}.", body.len() + 1);
        body.extend_from_slice(bytes);
        body.extend_from_slice(br#""}}"#);
        let answer = place.send_body(&new_key(), body).await;
        assert_eq!(answer.problem(), "400 malformed");
        assert!(answer.text().contains(&place_named), "{}", answer.text());
    }
}

#[tokio::test]
async fn a_body_over_64_kib_is_too_large_whether_its_length_is_told_or_not() {
    let place = Place::open().await;
    let body = |fill: usize| {
        let mut answers = answers();
        answers["note"] = json!("x".repeat(fill));
        let post = json!({ "version": "000000000000000a", "lang": "en", "answers": answers });
        post.to_string().into_bytes()
    };
    let rest = body(0).len();
    let key = new_key();
    let headers = [("content-type", "application/json"), ("idempotency-key", key.as_str())];
    for too_large in [64 * 1024 + 1, 1_000_000, 10_000_000] {
        for sent in [Sent::Whole(body(too_large - rest)), Sent::Chunked(body(too_large - rest))] {
            let answer = place.call(Method::POST, SUBMISSIONS, &headers, sent).await;
            assert_eq!(answer.problem(), "413 too-large", "{too_large}");
        }
    }
    let whole = Sent::Chunked(body(64 * 1024 - rest));
    let answer = place.call(Method::POST, SUBMISSIONS, &headers, whole).await;
    assert_eq!(answer.problem(), "422 rejected", "exactly 64 KiB is read, and the note too long");
}

#[tokio::test]
async fn what_is_not_said_to_be_json_is_refused() {
    let place = Place::open().await;
    let body = json!({ "version": "000000000000000a", "lang": "en", "answers": answers() });
    for (kind, expected) in [
        (None, 415),
        (Some("text/plain"), 415),
        (Some("application/x-www-form-urlencoded"), 415),
        (Some("application/jsonp"), 415),
        (Some("application/json"), 201),
        (Some("Application/JSON; charset=utf-8"), 201),
    ] {
        let key = new_key();
        let mut headers = vec![("idempotency-key", key.as_str())];
        headers.extend(kind.map(|kind| ("content-type", kind)));
        let sent = Sent::Whole(body.to_string().into_bytes());
        let answer = place.call(Method::POST, SUBMISSIONS, &headers, sent).await;
        assert_eq!(answer.status, expected, "{kind:?}");
        if expected == 415 {
            assert_eq!(answer.problem(), "415 media-type");
        }
    }
}
