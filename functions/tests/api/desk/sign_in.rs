//! Signing in: from the real mail, once, in time, in five tries.

use domain::desk::Role;
use hyper::Method;
use serde_json::json;

use super::people::{self, OTHER, SIGN_IN, add, address, code, enter, post, token, with};
use crate::client::{Answer, Sent};
use crate::delivery::{Mailbox, bell};
use crate::place::{Place, links};

const SESSION: &str = "/v1/session";
const ASK: &str = "/v1/programs/sts/sign-in";

async fn session(place: &Place, token: &str) -> Answer {
    with(place, token, Method::GET, SESSION, None).await
}

/// What a refused try says: status, code and wait.
fn refusal(answer: &Answer) -> (String, String) {
    (answer.problem(), answer.header("retry-after").to_owned())
}

fn wrong(wait: &str) -> (String, String) {
    ("401 unauthorized".to_owned(), wait.to_owned())
}

#[tokio::test]
async fn a_member_signs_in_by_the_code_in_the_mail_for_a_working_day() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    let typed = code(&place, "sts", &chair).await.unwrap().to_lowercase().replace('-', " ");
    let entered = enter(&place, "sts", &chair.to_uppercase(), &typed).await;
    assert_eq!((entered.status, entered.header("cache-control")), (201, "no-store"));
    let token = entered.json()["token"].as_str().unwrap().to_owned();
    assert!(token.starts_with("lgs_") && token.len() == 68, "{token}");
    let shown = session(&place, &token).await;
    assert_eq!(shown.json(), entered.json()["session"]);
    assert_eq!(shown.json()["role"], "chair");
    assert_eq!(shown.json()["until"], "2026-10-15T22:00:00.000Z");
    assert_eq!(shown.json()["may"].as_array().unwrap().len(), 11);
    // The call takes a millisecond.
    place.set_clock("2026-10-15T21:59:59.998Z");
    assert_eq!(session(&place, &token).await.status, 200);
    place.set_clock("2026-10-15T22:00:00.000Z");
    assert_eq!(session(&place, &token).await.problem(), "401 unauthorized");
}

#[tokio::test]
async fn a_code_works_once() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    let code = code(&place, "sts", &chair).await.unwrap();
    assert_eq!(enter(&place, "sts", &chair, &code).await.status, 201);
    let again = enter(&place, "sts", &chair, &code).await;
    assert_eq!(refusal(&again), wrong("2"), "as if it had not been used");
}

#[tokio::test]
async fn two_who_use_one_code_at_once_get_one_session() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    let code = code(&place, "sts", &chair).await.unwrap();
    let entering = (0..6).map(|_| enter(&place, "sts", &chair, &code));
    let entered = futures::future::join_all(entering).await;
    let statuses: Vec<u16> = entered.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [201, 401, 429].contains(status)), "{statuses:?}");
}

#[tokio::test]
async fn a_code_is_over_after_fifteen_minutes() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    let old = code(&place, "sts", &chair).await.unwrap();
    place.set_clock("2026-10-15T12:15:00.000Z");
    assert_eq!(refusal(&enter(&place, "sts", &chair, &old).await), wrong("2"));
    let new = code(&place, "sts", &chair).await.unwrap();
    assert_ne!(new, old);
    place.set_clock("2026-10-15T12:29:59.999Z");
    assert_eq!(enter(&place, "sts", &chair, &old).await.status, 401, "a new one ends it");
    place.set_clock("2026-10-15T12:29:00.000Z");
    let new = enter(&place, "sts", &chair, &new).await;
    assert_eq!(new.status, 429, "it is tried before its wait is over");
}

#[tokio::test]
async fn five_wrong_codes_each_slower_lock_it_and_a_mail_says_so() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    let code = code(&place, "sts", &chair).await.unwrap();
    for wait in ["2", "4", "8", "16", "32"] {
        let tried = enter(&place, "sts", &chair, "0000-0000").await;
        assert_eq!(refusal(&tried), wrong(wait));
        if wait != "32" {
            let early = enter(&place, "sts", &chair, &code).await;
            assert_eq!(refusal(&early), ("429 too-many".to_owned(), wait.to_owned()));
        }
        place.pass(wait.parse().unwrap());
    }
    assert_eq!(refusal(&enter(&place, "sts", &chair, &code).await), wrong("32"));
    let mailbox = Mailbox::new();
    functions::courier::answer(place.office(), Some(&mailbox.mailer), bell()).await.unwrap();
    let mails = mailbox.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("To: chair@example.org"), "{}", mails[0]);
    assert!(mails[0].contains("Subject: STS Mentoring: locked"), "{}", mails[0]);
}

#[tokio::test]
async fn many_wrong_codes_at_once_are_no_more_than_five() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    code(&place, "sts", &chair).await.unwrap();
    let trying = (0..12).map(|_| enter(&place, "sts", &chair, "0000-0000"));
    let tried = futures::future::join_all(trying).await;
    let counted = tried.iter().filter(|answer| answer.status == 401).count();
    assert!((1..=5).contains(&counted), "{counted}");
    assert!(tried.iter().all(|answer| [401, 429].contains(&answer.status)));
}

#[tokio::test]
async fn nobody_can_tell_who_is_on_the_committee() {
    let place = people::place().await;
    let (known, unknown) = (address(Role::Chair), "nobody@example.org");
    place.faults.take_calls();
    let mut seen = Vec::new();
    for address in [known.as_str(), unknown] {
        let asked = post(&place, ASK, &json!({ "address": address })).await;
        let calls = place.faults.take_calls();
        let tried = enter(&place, "sts", address, "0000-0000").await;
        let more = place.faults.take_calls();
        let text = tried.text().to_owned();
        seen.push((asked.status, asked.body, calls, refusal(&tried), text, more));
    }
    assert_eq!(seen[0], seen[1]);
    assert!(code(&place, "sts", &known).await.is_some());
    assert_eq!(code(&place, "sts", unknown).await, None, "no mail goes to a stranger");
    let everything = place.raw.everything().await;
    assert!(!everything.contains(unknown), "and nobody's address is kept");
}

#[tokio::test]
async fn a_code_is_good_for_its_address_and_its_program_alone() {
    let place = people::place().await;
    let (chair, member) = (address(Role::Chair), address(Role::Member));
    let code = code(&place, "sts", &chair).await.unwrap();
    assert_eq!(enter(&place, OTHER, &chair, &code).await.status, 401);
    assert_eq!(enter(&place, "sts", &member, &code).await.status, 401);
    assert_eq!(enter(&place, "sts", &chair, &code).await.status, 201);
}

#[tokio::test]
async fn an_address_gets_a_few_codes_an_hour_and_the_answer_stays_the_same() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    for _ in 0..functions::store::CODES_AN_HOUR {
        assert!(code(&place, "sts", &chair).await.is_some());
    }
    assert_eq!(code(&place, "sts", &chair).await, None);
    place.pass(3600);
    assert!(code(&place, "sts", &chair).await.is_some());
}

#[tokio::test]
async fn a_network_that_tries_very_often_is_told_to_wait() {
    let place = people::place().await;
    let mut statuses = Vec::new();
    for number in 0..61 {
        let body = json!({ "address": format!("a{number}@example.org") });
        statuses.push(post(&place, ASK, &body).await.status);
    }
    assert!(statuses[..60].iter().all(|status| *status == 202));
    assert_eq!(statuses[60], 429);
}

#[tokio::test]
async fn no_page_but_hosts_own_may_ask_or_enter() {
    let place = people::place().await;
    for path in [ASK, SIGN_IN] {
        let headers = [("content-type", "application/json"), ("origin", crate::fixture::HOST)];
        let body = Sent::Whole(br#"{"address":"a@b.org"}"#.to_vec());
        let answer = place.call(Method::POST, path, &headers, body).await;
        assert_eq!(answer.problem(), "403 origin");
    }
}

#[tokio::test]
async fn what_is_no_sign_in_is_refused_without_a_word_of_it() {
    let place = people::place().await;
    for (path, body) in [
        (ASK, json!({})),
        (ASK, json!({ "address": "zebra" })),
        (ASK, json!({ "address": "zebra@example.org", "more": 1 })),
        (SIGN_IN, json!({ "program": "sts", "address": "zebra@example.org" })),
        (SIGN_IN, json!({ "program": "zebra!", "address": "a@b.org", "code": "x" })),
    ] {
        let answer = post(&place, path, &body).await;
        assert_eq!(answer.problem(), "400 malformed", "{body}");
        assert!(!answer.text().contains("zebra"), "{}", answer.text());
    }
    let unknown = post(&place, "/v1/programs/nope/sign-in", &json!({ "address": "a@b.org" })).await;
    assert_eq!(unknown.problem(), "404 not-found");
}

#[tokio::test]
async fn a_session_is_ended_here_or_everywhere() {
    let place = people::place().await;
    let member = address(Role::Member);
    let (one, two) = (token(&place, "sts", &member).await, token(&place, "sts", &member).await);
    let other = token(&place, "sts", &address(Role::Reader)).await;
    assert_eq!(with(&place, &one, Method::DELETE, SESSION, None).await.status, 204);
    assert_eq!(session(&place, &one).await.status, 401);
    assert_eq!(session(&place, &two).await.status, 200);
    let three = token(&place, "sts", &member).await;
    assert_eq!(with(&place, &two, Method::DELETE, "/v1/sessions", None).await.status, 204);
    for ended in [&two, &three] {
        assert_eq!(session(&place, ended).await.status, 401);
    }
    assert_eq!(session(&place, &other).await.status, 200);
    place.pass(3600);
    let anew = token(&place, "sts", &member).await;
    assert_eq!(session(&place, &anew).await.status, 200);
}

#[tokio::test]
async fn the_mail_is_in_the_language_of_the_page_and_its_subject_has_no_code() {
    let place = people::place().await;
    let body = json!({ "address": address(Role::Chair), "lang": "fr" });
    assert_eq!(post(&place, ASK, &body).await.status, 202);
    let mailbox = Mailbox::new();
    functions::courier::answer(place.office(), Some(&mailbox.mailer), bell()).await.unwrap();
    let mail = mailbox.mails().remove(0);
    assert!(mail.contains("Mentorat"), "{mail}");
    let code = mail.split_once("\r\nYour code: ").unwrap().1.lines().next().unwrap().to_owned();
    let headers = mail.split("\r\n\r\n").next().unwrap();
    assert!(!headers.contains(&code), "{headers}");
}

#[tokio::test]
async fn neither_codes_nor_tokens_are_stored() {
    let place = people::place().await;
    let chair = address(Role::Chair);
    let code = code(&place, "sts", &chair).await.unwrap();
    let before = place.raw.everything().await;
    let entered = enter(&place, "sts", &chair, &code).await;
    let token = entered.json()["token"].as_str().unwrap().to_owned();
    let after = place.raw.everything().await;
    for stored in [before, after] {
        assert!(!stored.contains(&code) && !stored.contains(&code.replace('-', "")));
        assert!(!stored.contains(token.trim_start_matches("lgs_")));
    }
    let keys = place.raw.keys().await;
    assert!(keys.iter().all(|key| !key.contains('@')), "no address is in a key");
}

#[tokio::test]
async fn a_code_from_before_the_service_key_was_replaced_is_still_good() {
    let place = people::place().await;
    add(&place, "sts", "eve@example.org", Role::Reader).await;
    let code = code(&place, "sts", "eve@example.org").await.unwrap();
    let (new, old) = ("n".repeat(40), crate::place::SERVICE_KEY);
    let key = functions::service_key::ServiceKey::new(&format!("{new} {old}")).unwrap();
    let both = functions::link::Links::new(links().host().clone(), key);
    let site = crate::place::site(
        functions::http::door::Callers::Direct,
        place.table.clone(),
        place.clock.clone(),
    );
    let server = crate::place::serve_site(functions::http::Site { links: both, ..site }).await;
    let body = json!({ "program": "sts", "address": "eve@example.org", "code": code });
    let headers = [("content-type", "application/json")];
    let body = Sent::Whole(body.to_string().into_bytes());
    let entered = crate::client::call(server, Method::POST, SIGN_IN, &headers, body).await;
    assert_eq!(entered.status, 201, "{}", entered.text());
}
