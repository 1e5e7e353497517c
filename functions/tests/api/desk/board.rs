//! How pairs get on, as the desk shows it: who needs somebody and why, to whom what is said, and
//! what rests again.

use domain::calendar::Milestone;
use domain::desk::{PairingCard, PairingsPage, Role, Wish};
use domain::heard::Contact;
use hyper::Method;
use serde_json::{Value, json};

use super::filling::{code, fill, two};
use super::matching::{COHORT, apply, desk};
use super::pairings::{all, liaison, make, pair};
use super::people::{add, address, last, program, token, with, withdraw};
use super::room::{ID, Own, enter, say, site};
use crate::faults::Fault;
use crate::place::Place;

const LIAISON: &str = "looks.after@example.org";

/// The only pairing, as somebody sees it who signs in now: sessions last a day.
async fn seen_by(place: &Place, address: &str) -> Value {
    seen(place, &token(place, "sts", address).await).await
}

/// The same, for whoever has signed in already.
async fn seen(place: &Place, token: &str) -> Value {
    let cards = all(place, token).await.pairings;
    let [card] = cards.as_slice() else { panic!("{} pairings", cards.len()) };
    serde_json::to_value(card.triage.as_ref().unwrap()).unwrap()
}

async fn deal_with(place: &Place, token: &str, until: Value) -> u16 {
    let (path, body) = (format!("{COHORT}/pairings/{ID}/dealt-with"), json!({ "until": until }));
    with(place, token, Method::PUT, &path, Some(&body)).await.status
}

async fn press(place: &Place, who: &Own, contact: Contact) {
    let (site, code) = (site(place), code(place, &who.0));
    let room = enter(&site, &who.0, &code).await;
    room.keep_contact(Milestone::FirstContact, contact).await.unwrap();
}

fn reasons(triage: &Value) -> Vec<&str> {
    let reasons = triage["reasons"].as_array().into_iter().flatten();
    reasons.map(|reason| reason["what"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn two_of_whom_nobody_hears_by_their_day_need_attention_until_they_were_in_contact() {
    let (place, [ada, grace]) = two().await;
    let member = address(Role::Member);
    place.set_clock("2026-10-29T12:00:00.000Z");
    assert_eq!(seen_by(&place, LIAISON).await["course"], "introduced");
    place.set_clock("2026-10-30T12:00:00.000Z");
    let seen = seen_by(&place, LIAISON).await;
    assert_eq!((&seen["course"], &seen["is_yours"]), (&json!("needs-attention"), &json!(true)));
    assert_eq!(seen["reasons"], json!([{ "what": "no-contact", "by": "2026-10-29" }]));
    let seen = seen_by(&place, &member).await;
    assert_eq!((reasons(&seen), &seen["is_yours"]), (vec!["no-contact"], &json!(false)));
    press(&place, &ada, Contact::NotYet).await;
    assert_eq!(reasons(&seen_by(&place, LIAISON).await), ["not-yet"]);
    place.pass(60);
    press(&place, &grace, Contact::Yes).await;
    assert_eq!(seen_by(&place, LIAISON).await["course"], "in-contact");
    place.set_clock("2027-01-27T12:00:00.000Z");
    let seen = seen_by(&place, LIAISON).await;
    assert_eq!(reasons(&seen), ["silent", "silent"], "neither has answered the check-in");
    assert_eq!(seen["reasons"][0]["asked"], "2027-01-15");
}

#[tokio::test]
async fn what_a_liaison_has_dealt_with_rests_until_something_happens_and_can_be_taken_back() {
    let (place, _) = two().await;
    add(&place, "sts", "somebody.else@example.org", Role::Liaison).await;
    place.set_clock("2026-10-30T12:00:00.000Z");
    let own = token(&place, "sts", LIAISON).await;
    let other = token(&place, "sts", "somebody.else@example.org").await;
    let member = token(&place, "sts", &address(Role::Member)).await;
    let now = json!("2026-10-30T12:00:00.000Z");
    assert_eq!(deal_with(&place, &other, now.clone()).await, 404);
    assert_eq!(deal_with(&place, &member, now.clone()).await, 403);
    assert_eq!(deal_with(&place, &own, json!("soon")).await, 400);
    assert_eq!(seen(&place, &own).await["course"], "needs-attention");
    assert_eq!(deal_with(&place, &own, json!("2029-01-01T00:00:00.000Z")).await, 204);
    assert_eq!(last(&place, "sts").await["deed"], json!({ "what": "dealt-with", "pairing": ID }));
    assert_eq!(seen(&place, &own).await["course"], "introduced");
    assert_eq!(deal_with(&place, &own, Value::Null).await, 204);
    assert_eq!(seen(&place, &own).await["course"], "needs-attention", "it was taken back");
    assert_eq!(deal_with(&place, &own, json!("2029-01-01T00:00:00.000Z")).await, 204);
    place.set_clock("2027-01-27T12:00:00.000Z");
    let seen = seen_by(&place, LIAISON).await;
    assert_eq!(reasons(&seen), ["silent", "silent"], "what is to come can't be dealt with");
}

#[tokio::test]
async fn what_is_said_in_confidence_is_its_liaisons_and_a_chair_sees_that_there_is_something() {
    let (place, [ada, grace]) = two().await;
    place.set_clock("2027-01-20T12:00:00.000Z");
    let told = json!({ "going": "badly", "told": "We are far apart.", "fit": "Bo" });
    fill(&place, &ada, told).await.unwrap();
    place.pass(60);
    let own = code(&place, &grace.0);
    assert_eq!(say(&place, (&grace.0, &own), 1, Wish::Rematch).await, 200);
    let whole = seen_by(&place, LIAISON).await;
    assert_eq!(reasons(&whole), ["private-word", "concern"]);
    let [word, concern] = [&whole["reasons"][0], &whole["reasons"][1]];
    assert_eq!((&word["who"], &word["wish"]), (&json!(grace.0), &json!("rematch")));
    let answers = json!([
        { "ask": "How is it going?", "lines": ["Badly"], "is_concern": true },
        { "ask": "What should we know?", "lines": ["We are far apart."], "is_concern": false },
    ]);
    assert_eq!(concern["answers"], answers, "and nothing that is for matching alone");
    assert!(!whole.to_string().contains("in private"), "the words came by mail: {whole}");
    let chair = address(Role::Chair);
    let trace = seen_by(&place, &chair).await;
    assert_eq!(trace["course"], "needs-attention");
    assert_eq!(trace["reasons"], json!([{ "what": "confided", "at": word["at"] }]));
    let nothing = seen_by(&place, &address(Role::Member)).await;
    assert_eq!((&nothing["course"], reasons(&nothing).len()), (&json!("on-track"), 0));
    // Where nobody looks after the two any more, a chair does.
    let committee = token(&place, "sts", &chair).await;
    let path = format!("/v1/programs/sts/committee/{}", liaison_of(&place, &committee).await);
    assert_eq!(with(&place, &committee, Method::DELETE, &path, None).await.status, 204);
    assert_eq!(reasons(&seen_by(&place, &chair).await), ["private-word", "concern"]);
}

async fn liaison_of(place: &Place, token: &str) -> String {
    all(place, token).await.pairings[0].pairing.liaison.to_string()
}

#[tokio::test]
async fn who_withdraws_leaves_no_mark_of_what_they_have_told() {
    use functions::store::ReadAsides;
    let (place, [ada, grace]) = two().await;
    let own = code(&place, &grace.0);
    assert_eq!(say(&place, (&grace.0, &own), 1, Wish::Wrong).await, 200);
    let (of, cohort) = (program("sts"), domain::id::CohortId::new("2026-27").unwrap());
    let marks = async || place.table.asides((&of, &cohort)).await.unwrap();
    let [(who, aside)] = &*marks().await else { panic!("one mark") };
    assert_eq!((who.as_str(), aside.wish, &aside.text), (&*grace.0, Wish::Wrong, &None));
    withdraw(&place, &grace.1, &grace.0).await;
    assert!(marks().await.is_empty());
    let seen = seen_by(&place, LIAISON).await;
    assert_eq!((&seen["course"], reasons(&seen).len()), (&json!("ended-early"), 0));
    drop(ada);
}

#[tokio::test]
async fn a_board_takes_no_call_more_for_every_pair() {
    let (place, member) = desk().await;
    let liaison = liaison(&place).await;
    let mut pairs = Vec::new();
    for n in 0..6 {
        let mentee = apply(&place, "application", &format!("Mentee {n}"), &["data"]).await.0;
        let mentor = apply(&place, "profile", &format!("Mentor {n}"), &["data"]).await.0;
        pairs.push(pair(n, &mentee, &mentor, &liaison));
    }
    make(&place, &member, json!(pairs)).await;
    // More than it takes, and fewer than one for each pair on top.
    for (operation, most) in [("Query", 12), ("GetItem", 5)] {
        place.faults.after(operation, most, Fault::Throttled);
        let page: PairingsPage = all(&place, &member).await;
        place.faults.none();
        let is_seen = |card: &PairingCard| card.triage.is_some();
        assert_eq!(page.pairings.iter().filter(|card| is_seen(card)).count(), 6, "{operation}");
    }
}
