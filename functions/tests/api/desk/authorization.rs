//! Every call of the desk, by everybody: one table of who gets in, made of the calls themselves.

use std::collections::BTreeSet;

use domain::desk::{May, Role};
use functions::http::desk::{Admits, CALLS, Call};
use hyper::Method;
use serde_json::{Value, json};

use super::people::{self, OTHER, address, last, log, token, with};
use crate::client::{Sent, description};
use crate::place::Place;

pub(crate) fn method(call: &Call) -> Method {
    call.method.to_uppercase().parse().unwrap()
}

/// An address of a call, within a program.
pub(crate) fn path(call: &Call, program: &str) -> String {
    let path = call.path.replace("{program}", program);
    let path = path.replace("{cohort}", "2026-27").replace("{pairing}", "00000000000000dd");
    let path = path.replace("{scenario}", "00000000000000ee");
    let path = path.replace("{reference}", "7Q2M-XK4D-90TB");
    path.replace("{member}", "00000000000000aa")
        .replace("{key}", "00000000000000bb")
        .replace("{mail}", "receipt.00")
}

/// A body that the call takes.
pub(crate) fn body(call: &Call) -> Option<Value> {
    match (call.method, call.path.rsplit('/').next().unwrap()) {
        ("put", "{member}") => {
            Some(json!({ "name": "Eve", "address": "eve@example.org", "role": "reader" }))
        }
        ("put", "{scenario}") => Some(json!({ "name": "x", "wishes": {} })),
        ("put", "judged") => {
            let (mentee, mentor) = ("7Q2M-XK4D-90TB", "1000-0000-0000");
            Some(json!({ "mentee": mentee, "mentor": mentor, "line": "x", "fit": "fits" }))
        }
        ("post", "pairings") => Some(json!({ "pairs": [] })),
        ("post", "end") => Some(json!({ "reason": "other" })),
        ("put", "dealt-with") => Some(json!({ "until": null })),
        ("put", "standings") => {
            let reference = "7Q2M-XK4D-90TB";
            let one = json!({ "reference": reference, "revision": 0, "status": "eligible" });
            Some(json!({ "standings": [one] }))
        }
        ("post", "notes" | "questions") => {
            Some(json!({ "id": "00000000000000cc", "text": "Words." }))
        }
        ("post", "imports") => Some(json!({
            "form": "application", "version": "000000000000000a", "lang": "en",
            "rows": [{ "name": "Eve", "email": "eve@example.org" }],
        })),
        ("post", "export-keys") => Some(json!({ "name": "x", "datasets": "all", "days": 1 })),
        _ => None,
    }
}

pub(crate) async fn tried(place: &Place, token: &str, call: &Call, program: &str) -> u16 {
    let (path, body) = (path(call, program), body(call));
    let answer = with(place, token, method(call), &path, body.as_ref()).await;
    let dataless = answer.status == 403;
    assert!(!dataless || answer.problem() == "403 forbidden", "{}", answer.text());
    answer.status
}

pub(crate) fn within_programs() -> impl Iterator<Item = (&'static Call, May)> {
    CALLS.iter().filter_map(|call| match call.admits {
        Admits::Whoever(may) => Some((call, may)),
        _ => None,
    })
}

#[test]
fn each_call_is_described_and_nothing_else_is_and_the_description_says_who_gets_in() {
    let description = description();
    let mut described = BTreeSet::new();
    for (path, operations) in description["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let is_desk = operation["tags"] == json!(["desk"]);
            let in_a_program = json!([{ "session": [] }, { "signOn": [] }]);
            let ways =
                if path.contains("{program}") { in_a_program } else { json!([{ "session": [] }]) };
            let by_session = operation["security"] == ways;
            if is_desk {
                described.insert((method.as_str(), path.as_str(), by_session));
            }
            assert!(is_desk || !by_session, "{method} {path} is no call of the desk");
        }
    }
    let known = CALLS.iter().map(|call| (call.method, call.path, call.admits != Admits::Anyone));
    assert_eq!(described, known.collect());
}

#[test]
fn whatever_names_a_program_asks_what_its_people_may() {
    for call in CALLS {
        let within = call.path.contains("{program}") && !call.path.ends_with("/sign-in");
        assert_eq!(within, matches!(call.admits, Admits::Whoever(_)), "{}", call.path);
    }
}

#[tokio::test]
async fn every_role_gets_where_it_may_and_nowhere_else() {
    let place = people::place().await;
    for role in Role::ALL {
        let token = token(&place, "sts", &address(role)).await;
        for (call, may) in within_programs() {
            place.pass(1);
            let lines = log(&place, "sts").await.len();
            let status = tried(&place, &token, call, "sts").await;
            let (method, path) = (call.method, call.path);
            if role.may(may) {
                assert!(![401, 403].contains(&status), "{role:?} {method} {path}: {status}");
            } else {
                assert_eq!(status, 403, "{role:?} {method} {path}");
                assert_eq!(log(&place, "sts").await.len(), lines + 1, "{role:?} {method} {path}");
                assert_eq!(last(&place, "sts").await["deed"]["what"], "refused");
            }
        }
    }
}

#[tokio::test]
async fn nobody_of_another_program_gets_anywhere_whatever_they_are_there() {
    let place = people::place().await;
    for role in Role::ALL {
        let foreign = token(&place, OTHER, &address(role)).await;
        for (call, _) in within_programs() {
            place.pass(3600);
            let foreign = match role {
                // A session lasts a working day.
                _ if with(&place, &foreign, Method::GET, "/v1/session", None).await.status
                    == 401 =>
                {
                    token(&place, OTHER, &address(role)).await
                }
                _ => foreign.clone(),
            };
            let lines = log(&place, "sts").await.len();
            let status = tried(&place, &foreign, call, "sts").await;
            assert_eq!(status, 403, "{role:?} {} {}", call.method, call.path);
            assert_eq!(log(&place, "sts").await.len(), lines + 1, "{role:?} {}", call.path);
        }
    }
}

#[tokio::test]
async fn without_a_session_that_lives_every_call_but_the_doors_answers_401() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    let over = token(&place, "sts", &chair).await;
    place.pass(36_000);
    let ended = token(&place, "sts", &chair).await;
    with(&place, &ended, Method::DELETE, "/v1/session", None).await;
    let everywhere = token(&place, "sts", &chair).await;
    with(&place, &everywhere, Method::DELETE, "/v1/sessions", None).await;
    let key = place.export_key().await;
    let lines = log(&place, "sts").await.len();
    let guessed = format!("lgs_{}", "0".repeat(64));
    let shown = [&over, &ended, &everywhere, &key, &guessed, "", "x", "lgs_"];
    for call in CALLS.iter().filter(|call| call.admits != Admits::Anyone) {
        let none = place.call(method(call), &path(call, "sts"), &[], Sent::Nothing).await;
        assert_eq!(none.problem(), "401 unauthorized", "{} {}", call.method, call.path);
        for token in shown {
            let status = tried(&place, token, call, "sts").await;
            assert_eq!(status, 401, "{} {} with {token:?}", call.method, call.path);
        }
    }
    assert_eq!(log(&place, "sts").await.len(), lines, "and the log hears nothing of strangers");
}

#[tokio::test]
async fn no_guides_page_may_write_here_even_with_a_session() {
    let place = people::place().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let bearer = format!("Bearer {chair}");
    for call in CALLS.iter().filter(|call| call.method != "get") {
        let headers = [("authorization", bearer.as_str()), ("origin", crate::fixture::HOST)];
        let answer = place.call(method(call), &path(call, "sts"), &headers, Sent::Nothing).await;
        assert_eq!(answer.problem(), "403 origin", "{} {}", call.method, call.path);
    }
}
