//! Changes in a pair's year: a pause, an end from either side, and another number of mentees.

use domain::desk::{MemberId, Role};
use hyper::Method;
use serde_json::{Value, json};

use super::matching::{COHORT, apply};
use super::pairings::{all, mails, make, pair};
use super::people::{add, last, token, with};
use super::room::{ID, code, enter, paired, site};
use crate::client::Answer;
use crate::place::Place;

async fn turn(place: &Place, token: &str, step: &str) -> Answer {
    let path = format!("{COHORT}/pairings/{ID}/{step}");
    with(place, token, Method::POST, &path, None).await
}

async fn refused(place: &Place, token: &str, liaison: &MemberId, two: [&str; 2]) -> Value {
    let made = make(place, token, json!([pair(9, two[0], two[1], liaison)])).await;
    serde_json::to_value(&made[0].not).unwrap()["why"].clone()
}

#[tokio::test]
async fn who_rests_stays_a_pair_at_the_desk_and_on_their_page_and_goes_on_when_it_is_said() {
    let (place, member, liaison, [ada, grace]) = paired().await;
    let (hal, _) = apply(&place, "profile", "Hal Abel", &["data"]).await;
    let (bo, _) = apply(&place, "application", "Bo Li", &["data"]).await;
    let code = code(&place, &ada.0).await;
    let looks_after = token(&place, "sts", "looks.after@example.org").await;
    mails(&place).await;

    let paused = turn(&place, &looks_after, "pause").await;
    assert_eq!((paused.status, &paused.json()["stage"]["is"]), (200, &json!("paused")));
    let line = last(&place, "sts").await;
    assert_eq!(line["deed"], json!({ "what": "pairing-paused", "pairing": ID }));
    assert_eq!(turn(&place, &member, "pause").await.json(), paused.json(), "it rests already");
    assert_eq!(refused(&place, &member, &liaison, [&ada.0, &hal]).await, "taken");
    assert_eq!(refused(&place, &member, &liaison, [&bo, &grace.0]).await, "full");
    assert!(all(&place, &member).await.pairings[0].is_live);
    let site = site(&place);
    let room = enter(&site, &ada.0, &code).await;
    assert_eq!(room.paused(), place.clock.now().day());
    assert_eq!((room.asks_for_contact_at(), room.introduced()), (None, room.paused()));

    let resumed = turn(&place, &member, "resume").await.json();
    let introduced = &paused.json()["stage"]["introduced"];
    assert_eq!(
        (&resumed["stage"]["is"], &resumed["stage"]["at"]),
        (&json!("introduced"), introduced)
    );
    assert!(resumed["stage"]["resumed"].is_string(), "{resumed}");
    assert_eq!(last(&place, "sts").await["deed"]["what"], "pairing-resumed");
    assert_eq!(enter(&site, &ada.0, &code).await.paused(), None);
    assert_eq!(turn(&place, &member, "resume").await.json(), resumed);
    assert!(mails(&place).await.is_empty(), "nobody gets a mail of it");
}

#[tokio::test]
async fn a_pairing_is_paused_by_its_own_liaison_and_by_no_other_and_not_after_its_end() {
    let (place, member, _, _) = paired().await;
    add(&place, "sts", "other@example.org", Role::Liaison).await;
    let other = token(&place, "sts", "other@example.org").await;
    assert_eq!(turn(&place, &other, "pause").await.problem(), "404 not-found");
    assert_eq!(all(&place, &member).await.pairings[0].pairing.paused(), None);
    let path = format!("{COHORT}/pairings/{ID}/end");
    let body = json!({ "reason": "other" });
    let ended = with(&place, &member, Method::POST, &path, Some(&body)).await;
    assert_eq!(turn(&place, &member, "pause").await.json(), ended.json());
    assert_eq!(turn(&place, &member, "resume").await.json(), ended.json());
}
