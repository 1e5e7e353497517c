//! Changes in a pair's year: a pause, an end from either side, and another number of mentees.

use domain::desk::{AsideId, EndReason, MemberId, PairingId, Role, Stage, Words};
use domain::id::CohortId;
use domain::reference::Reference;
use functions::http::room::{Entered, Room};
use functions::store::ReadPairings;
use futures::future::join_all;
use hyper::Method;
use serde_json::{Value, json};

use super::matching::{COHORT, apply};
use super::pairings::{all, mails, make, pair};
use super::people::{add, last, log, program, token, with};
use super::room::{ID, enter, paired, site};
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
    let code = link(&place, &ada.0);
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

const WHY: &str = "My father is ill.";

/// The code of somebody's link to the page of the two.
fn link(place: &Place, who: &str) -> String {
    let (pairing, who) = (PairingId::new(ID).unwrap(), Reference::parse(who).unwrap());
    place.links.room(&program("sts"), &pairing, &who, 0).code.as_str().to_owned()
}

async fn end_own(place: &Place, who: &str, code: &str, id: u64) {
    let site = site(place);
    let room = match Room::by(&site, ID, who, code).await.ok().unwrap() {
        Entered::Room(room) => room,
        Entered::Over(_) => return,
    };
    room.end(AsideId::from_random(id), Words::new(WHY).ok()).await.ok().unwrap();
}

#[tokio::test]
async fn either_of_the_two_ends_it_and_the_partner_hears_that_and_the_liaison_why() {
    for is_mentor in [false, true] {
        let (place, member, liaison, [ada, grace]) = paired().await;
        let (hal, _) = apply(&place, "profile", "Hal Abel", &["data"]).await;
        let (one, other) = if is_mentor { (&grace, &ada) } else { (&ada, &grace) };
        let code = link(&place, &one.0);
        mails(&place).await;
        end_own(&place, &one.0, &code, 1).await;
        assert_eq!(
            last(&place, "sts").await["who"],
            json!({ "kind": "person", "reference": one.0 })
        );
        let deed = json!({ "what": "pairings-ended", "pairings": [ID], "reason": "parted" });
        assert_eq!(last(&place, "sts").await["deed"], deed);
        let sent = mails(&place).await;
        assert_eq!(sent.len(), 2, "{sent:?}");
        let with_id = |id: &str| sent.iter().find(|mail| mail.contains(id)).unwrap();
        let partner = with_id(&format!("Message-ID: <parted.{ID}.{}", other.0));
        assert!(!partner.contains(WHY) && !partner.contains("/room/"), "{partner}");
        let told = with_id("Message-ID: <aside.0000000000000001@");
        assert!(told.contains("To: looks.after@example.org") && told.contains(WHY), "{told}");

        let site = site(&place);
        let over = Room::by(&site, ID, &one.0, &code).await;
        assert!(matches!(over, Ok(Entered::Over(over)) if !over.is_own_doing));
        let dossier = format!("{COHORT}/people/{}", one.0);
        let dossier = with(&place, &member, Method::GET, &dossier, None).await;
        assert!(dossier.status == 200 && !dossier.text().contains(WHY));
        assert_eq!(refused(&place, &member, &liaison, [&ada.0, &grace.0]).await, "blocked");
        let made = make(&place, &member, json!([pair(8, &ada.0, &hal, &liaison)])).await;
        assert!(made[0].made.is_some(), "who was left is free at once");
    }
}

#[tokio::test]
async fn whoever_ends_a_pairing_at_the_same_moment_it_ends_once_and_each_mail_goes_out_once() {
    let (place, _, _, [ada, grace]) = paired().await;
    let two = [&ada, &grace].map(|own| (&*own.0, link(&place, &own.0)));
    mails(&place).await;
    let ends = (0..4).flat_map(|n| [(&two[0], 2 * n), (&two[1], 2 * n + 1)]);
    join_all(ends.map(|((who, code), id)| end_own(&place, who, code, id))).await;
    let (sts, cohort) = (program("sts"), CohortId::new("2026-27").unwrap());
    let kept = place.table.pairings((&sts, &cohort)).await.unwrap().all;
    assert!(matches!(kept[0].stage, Stage::Ended { reason: EndReason::Parted, .. }));
    let lines = log(&place, "sts").await;
    let ended = lines.iter().filter(|line| line["deed"]["what"] == "pairings-ended");
    assert_eq!(ended.count(), 1);
    assert_eq!(mails(&place).await.len(), 2);
}
