//! A mentor's certificate: who gets one, and when.

use domain::desk::PairingId;
use domain::program::Program;
use domain::reference::Reference;
use functions::store::PublishPrograms;
use hyper::Method;
use serde_json::json;

use super::matching::{COHORT, forms, policy};
use super::people::{token, with};
use super::room::{ID, Own, enter, paired_in, site};
use crate::fixture;
use crate::place::Place;

/// A program with a year.
fn program() -> Program {
    let mut program = serde_json::to_value(fixture::program()).unwrap();
    program["cohorts"][0]["year"] = json!({
        "first-contact": "day 14", "agreement": "day 30", "check-ins": ["month 3"],
        "evaluation": "2027-12-31", "keep-months": 18,
    });
    serde_json::from_value(program).unwrap()
}

async fn two() -> (Place, [Own; 2]) {
    let (place, _, _, two) = paired_in(async |place| {
        let (forms, texts) = (forms(), fixture::texts());
        place.table.publish(&program(), &forms, &texts, &[], Some(&policy())).await.unwrap();
    })
    .await;
    (place, two)
}

/// What somebody's certificate says, if they get one.
async fn certificate(place: &Place, who: &str) -> Option<String> {
    let (pairing, reference) = (PairingId::new(ID).unwrap(), Reference::parse(who).unwrap());
    let program = program();
    let code = place.links.room(&program.id, &pairing, &reference, 0).code.as_str().to_owned();
    let site = site(place);
    let room = enter(&site, who, &code).await;
    let (certificate, today) = room.certificate()?;
    Some(certificate.html(&program, &room.head().texts, today))
}

async fn end(place: &Place, reason: &str) {
    let member = token(place, "sts", "member@example.org").await;
    let (path, body) = (format!("{COHORT}/pairings/{ID}/end"), json!({ "reason": reason }));
    assert_eq!(with(place, &member, Method::POST, &path, Some(&body)).await.status, 200);
}

#[tokio::test]
async fn a_mentor_gets_one_when_the_year_has_come_to_its_end_and_a_mentee_does_not() {
    let (place, [ada, grace]) = two().await;
    place.set_clock("2027-12-31T09:00:00.000Z");
    assert_eq!(certificate(&place, &grace.0).await, None, "its last day has not begun");
    place.set_clock("2027-12-31T10:00:00.000Z");
    let said = certificate(&place, &grace.0).await.unwrap();
    assert!(said.contains("<bdi>Grace Hopper</bdi>") && !said.contains("Ada"), "{said}");
    assert_eq!(certificate(&place, &ada.0).await, None);
}

#[tokio::test]
async fn the_committee_finds_the_same_at_the_mentor() {
    let (place, [ada, grace]) = two().await;
    let get = async |who: &str| {
        let member = token(&place, "sts", "member@example.org").await;
        let path = format!("{COHORT}/people/{who}/certificate");
        with(&place, &member, Method::GET, &path, None).await
    };
    assert_eq!(get(&grace.0).await.problem(), "404 not-found", "the year goes on");
    place.set_clock("2027-12-31T10:00:00.000Z");
    let page = get(&grace.0).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("cache-control"), "no-store");
    let own = certificate(&place, &grace.0).await.unwrap();
    assert!(page.text().contains(&own), "{}", page.text());
    assert!(!page.text().contains(NO_FILE));
    assert_eq!(get(&ada.0).await.problem(), "404 not-found", "a mentee has none");
}

#[tokio::test]
async fn a_pair_that_has_come_to_its_end_before_has_one_from_then_on() {
    let (place, [_, grace]) = two().await;
    place.set_clock("2027-06-01T12:00:00.000Z");
    assert_eq!(certificate(&place, &grace.0).await, None);
    end(&place, "finished").await;
    assert!(certificate(&place, &grace.0).await.is_some());
}

/// Where a page says that there is no file.
const NO_FILE: &str = "data-no-file";

#[tokio::test]
async fn the_same_is_a_file_for_whoever_gets_one_and_for_nobody_else() {
    let (place, [ada, grace]) = two().await;
    let get = async |who: &str| {
        let member = token(&place, "sts", "member@example.org").await;
        let path = format!("{COHORT}/people/{who}/certificate.pdf");
        with(&place, &member, Method::GET, &path, None).await
    };
    assert_eq!(get(&grace.0).await.problem(), "404 not-found", "the year goes on");
    place.set_clock("2027-12-31T10:00:00.000Z");
    let file = get(&grace.0).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"certificate.pdf\"");
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.body.starts_with(b"%PDF-1.7"));
    assert_eq!(get(&ada.0).await.problem(), "404 not-found", "a mentee has none");
    end(&place, "not-a-fit").await;
    assert_eq!(get(&grace.0).await.problem(), "404 not-found", "it ended before its time");
}
