//! Pairs in which something was open when another deployment handed their program over.

use domain::course::Reason;
use domain::desk::{PairingCard, Role, Who};
use domain::id::CohortId;
use domain::instant::Instant;
use functions::http::open_cases;
use functions::store::{PurgeCohort, PutItems, ReadPrograms, StoredItem, handed_over};
use hyper::Method;
use serde_json::{Value, json};

use super::filling::{fill, two};
use super::matching::{COHORT, desk};
use super::pairings::all;
use super::people::{address, last, program, token, with};
use super::room::ID;
use crate::place::{Place, moment};

const NOW: &str = "2027-01-20T12:00:00.000Z";

const END: &str = "2029-04-20T10:00:00.000Z";

/// What an archive has of the only pair of another deployment, of whom one worries, as it is written there.
async fn case() -> (String, [String; 2]) {
    let (old, [ada, grace]) = two().await;
    old.set_clock(NOW);
    let told = json!({ "going": "badly", "told": "We are far apart.", "fit": "Bo" });
    fill(&old, &ada, told).await.unwrap();
    let (sts, cohort) = of();
    let head = old.table.program(&sts).await.unwrap().unwrap();
    let mut cases = open_cases(&old.table, (&head, &cohort), moment(NOW)).await.unwrap();
    let (case, none) = (cases.pop().unwrap(), cases);
    assert!(none.is_empty());
    let item = handed_over((&sts, &cohort), &case, moment(END)).unwrap();
    (item.to_json().unwrap(), [ada.0, grace.0])
}

fn of() -> (domain::id::ProgramId, CohortId) {
    (program("sts"), CohortId::new("2026-27").unwrap())
}

/// Another deployment, which has taken it in.
async fn taken_in(line: &str) -> Place {
    let (place, _) = desk().await;
    place.set_clock(NOW);
    let item = StoredItem::from_json(line).unwrap();
    assert_eq!(item.handed_over_with(), Some(program("sts")));
    assert!(place.table.put_copy(&item).await.unwrap());
    place
}

async fn seen(place: &Place, token: &str) -> Vec<PairingCard> {
    let page = all(place, token).await;
    assert!(page.pairings.is_empty(), "it is none of this deployment's pairings");
    page.handed_over
}

async fn deal_with(place: &Place, token: &str, until: Value) -> u16 {
    let (path, body) = (format!("{COHORT}/pairings/{ID}/dealt-with"), json!({ "until": until }));
    with(place, token, Method::PUT, &path, Some(&body)).await.status
}

#[tokio::test]
async fn a_pair_that_needs_somebody_goes_along_by_reference_and_without_a_word_of_what_was_said() {
    let (line, [ada, grace]) = case().await;
    for kept_back in ["far apart", "badly", "Grace", "@"] {
        assert!(!line.contains(kept_back), "{kept_back}: {line}");
    }
    let place = taken_in(&line).await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let cards = seen(&place, &chair).await;
    let [card] = cards.as_slice() else { panic!("{} pairs", cards.len()) };
    let names: Vec<&str> = card.people.iter().map(|person| &*person.name).collect();
    assert_eq!(names, [&*ada, &*grace]);
    let triage = card.triage.as_ref().unwrap();
    assert!(matches!(triage.reasons.as_slice(), [Reason::Confided { .. }]));
    assert!(triage.is_yours && !card.is_live, "its liaison is not on this committee");
}

#[tokio::test]
async fn it_is_seen_by_whom_its_pairs_are_and_rests_when_the_chair_who_stands_in_has_dealt_with_it()
{
    let place = taken_in(&case().await.0).await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let member = token(&place, "sts", &address(Role::Member)).await;
    let liaison = token(&place, "sts", &address(Role::Liaison)).await;
    assert_eq!(seen(&place, &member).await.len(), 1);
    assert!(seen(&place, &liaison).await.is_empty());
    assert_eq!(deal_with(&place, &member, json!(NOW)).await, 403);
    assert_eq!(deal_with(&place, &liaison, json!(NOW)).await, 404);
    assert_eq!(deal_with(&place, &chair, json!(NOW)).await, 204);
    assert!(seen(&place, &chair).await.is_empty());
    assert_eq!(last(&place, "sts").await["deed"], json!({ "what": "dealt-with", "pairing": ID }));
    assert_eq!(deal_with(&place, &chair, Value::Null).await, 204);
    assert_eq!(seen(&place, &chair).await.len(), 1, "it was taken back");
}

#[tokio::test]
async fn it_is_gone_with_its_year() {
    let line = case().await.0;
    let place = taken_in(&line).await;
    let (sts, cohort) = of();
    assert_eq!(StoredItem::from_json(&line).unwrap().cohort(), Some((sts.clone(), cohort.clone())));
    let now: Instant = moment(NOW);
    let purged = place.table.purge((&sts, &cohort), &Who::Operator, now).await.unwrap();
    assert_eq!(purged.items, 1);
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    assert!(seen(&place, &chair).await.is_empty());
    let late = taken_in(&line).await;
    late.set_clock(END);
    let chair = token(&late, "sts", &address(Role::Chair)).await;
    assert!(seen(&late, &chair).await.is_empty(), "its time is over, whether it was erased or not");
}
