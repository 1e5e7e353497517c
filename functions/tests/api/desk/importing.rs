//! People who filled in a form elsewhere.

use hyper::Method;
use serde_json::{Value, json};

use super::applicants::{COHORT, desk, list, named, own, post};
use super::people::last;
use crate::delivery::{Mailbox, bell};

fn import(rows: &[Value]) -> Value {
    json!({ "form": "application", "version": "000000000000000a", "lang": "en", "rows": rows })
}

#[tokio::test]
async fn rows_become_people_once_and_nobody_gets_a_receipt() {
    let (place, token) = desk().await;
    let rows = [named("Ada"), named("Grace"), named("Ada")];
    let made = post(&place, &token, "imports", &import(&rows)).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let there = |at: usize| made.json()["rows"][at]["was_there"] == json!(true);
    assert_eq!([there(0), there(1), there(2)], [false, false, true]);
    let deed = json!({ "what": "imported", "cohort": "2026-27", "form": "application", "rows": 3 });
    assert_eq!(last(&place, "sts").await["deed"], deed);
    let again = post(&place, &token, "imports", &import(&rows)).await.json();
    assert_eq!(again["rows"][0]["reference"], made.json()["rows"][0]["reference"]);
    assert_eq!(again["rows"][1]["was_there"], true);
    let people = list(&place, &token).await.people;
    let mut names: Vec<_> = people.into_iter().map(|card| card.name).collect();
    names.sort();
    assert_eq!(names, ["Ada", "Grace"]);
    let mailbox = Mailbox::new();
    functions::courier::answer(place.office(), Some(&mailbox.mailer), bell()).await.unwrap();
    let mails = mailbox.mails();
    assert!(mails.iter().all(|mail| !mail.contains("ada@example.org")), "{mails:?}");
}

#[tokio::test]
async fn a_row_that_the_form_does_not_accept_keeps_all_of_them_out_and_each_problem_is_said() {
    let (place, token) = desk().await;
    let nameless = json!({ "email": "nobody" });
    let refused = post(&place, &token, "imports", &import(&[named("Ada"), nameless])).await;
    assert_eq!(refused.problem(), "422 rejected");
    let rows = refused.json()["rows"].clone();
    assert_eq!(rows[0]["row"], 2);
    assert_eq!(rows[0]["problems"][0], json!({ "field": "name", "sentence": "Enter your name" }));
    assert_eq!(rows[0]["problems"].as_array().unwrap().len(), 2);
    assert!(list(&place, &token).await.people.is_empty(), "nothing is written");
}

#[tokio::test]
async fn an_import_may_be_larger_than_other_calls_and_has_an_end() {
    let (place, token) = desk().await;
    let long = |n: usize| json!({ "name": format!("Ada {n}"), "email": format!("a{n}@example.org"), "note": "x".repeat(2000) });
    let rows: Vec<Value> = (0..60).map(long).collect();
    assert_eq!(post(&place, &token, "imports", &import(&rows)).await.status, 200);
    let many: Vec<Value> = (0..501).map(|n| named(&format!("Ada{n}"))).collect();
    assert_eq!(post(&place, &token, "imports", &import(&many)).await.problem(), "400 malformed");
    let huge = json!({ "name": "x".repeat(4_100_000) });
    assert_eq!(post(&place, &token, "imports", &import(&[huge])).await.problem(), "413 too-large");
    let unknown = json!({ "form": "application", "version": "00000000000000ff", "lang": "en", "rows": [named("Ada")] });
    assert_eq!(post(&place, &token, "imports", &unknown).await.problem(), "409 version");
    let elsewhere = COHORT.replace("2026-27", "1999-00") + "/imports";
    let body = import(&[named("Ada")]);
    let nowhere = super::people::with(&place, &token, Method::POST, &elsewhere, Some(&body)).await;
    assert_eq!(nowhere.problem(), "404 not-found");
}

#[tokio::test]
async fn who_was_brought_in_can_withdraw_like_everybody_else() {
    let (place, token) = desk().await;
    let made = post(&place, &token, "imports", &import(&[named("Ada")])).await.json();
    let reference = made["rows"][0]["reference"].as_str().unwrap().to_owned();
    let program = super::people::program("sts");
    let parsed = domain::reference::Reference::parse(&reference).unwrap();
    let link = place.links.to(&program, &parsed, 0).address;
    own(&place, Method::DELETE, &(reference, link)).await;
    assert_eq!(list(&place, &token).await.people[0].status, domain::desk::Status::Withdrawn);
}
