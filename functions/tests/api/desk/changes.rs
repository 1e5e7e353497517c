//! Changes in a pair's year: a pause, an end from either side, and another number of mentees.

use domain::desk::{AsideId, EndReason, Matching, MemberId, PairingId, Role, Stage, Words};
use domain::id::CohortId;
use domain::matching::{Capacity, Scenario};
use domain::reference::Reference;
use functions::http::room::{Entered, Room};
use functions::store::ReadPairings;
use futures::future::join_all;
use hyper::Method;
use serde_json::{Value, json};

use super::matching::{COHORT, apply, desk, page};
use super::pairings::{all, liaison, mails, make, pair};
use super::people::{add, address, last, log, program, token, with, withdraw};
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

#[tokio::test]
async fn a_mentor_takes_as_many_as_the_committee_knows_whatever_they_answered() {
    let (place, member) = desk().await;
    let liaison = liaison(&place).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let mut mentees = Vec::new();
    for name in ["Ada Lovelace", "Bo Li"] {
        mentees.push(apply(&place, "application", name, &["data"]).await.0);
    }
    let keep = async |revision: u32, places: Value| {
        let facts = json!({ "places": places });
        let one = json!({ "reference": grace, "revision": revision, "status": "eligible", "facts": facts });
        let body = json!({ "standings": [one] });
        with(&place, &member, Method::PUT, &format!("{COHORT}/standings"), Some(&body)).await
    };
    let introduce = async |id: u64, mentee: &str| {
        let made = make(&place, &member, json!([pair(id, mentee, &grace, &liaison)])).await;
        made[0].made.is_some()
    };
    assert_eq!(keep(0, json!(0)).await.status, 200);
    assert_eq!(last(&place, "sts").await["deed"]["what"], "standings-put");
    assert!(!introduce(1, &mentees[0]).await, "none at the moment");
    assert_eq!(keep(1, json!(2)).await.status, 200);
    assert!(introduce(2, &mentees[0]).await && introduce(3, &mentees[1]).await);
    let matching = Matching::begin(page(&place, &member).await.0).unwrap();
    let grace = Reference::parse(&grace).unwrap();
    assert_eq!(matching.pool().capacity_of(&grace).map(Capacity::people), Some(2));
    assert_eq!(keep(2, json!(21)).await.problem(), "400 malformed");
}

const NEXT: &str = "/v1/programs/sts/cohorts/2027-28";

#[tokio::test]
async fn who_had_nobody_last_year_is_known_by_their_address_and_comes_first_this_year() {
    let (place, member) = desk().await;
    let liaison = liaison(&place).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let names = ["Ada Lovelace", "Bo Li", "Chen Wu", "Dee Roy", "Eve Oz"];
    let mut last_year = Vec::new();
    for name in names {
        last_year.push(apply(&place, "application", name, &["data"]).await);
    }
    // The first is matched; the second never hears from her mentor; the third is declined; the
    // fourth withdraws; the fifth is left.
    let introduce = async |id: u64, mentee: &str| {
        let made = make(&place, &member, json!([pair(id, mentee, &grace, &liaison)])).await;
        assert!(made[0].made.is_some(), "{made:?}");
    };
    introduce(1, &last_year[1].0).await;
    let end = format!("{COHORT}/pairings/0000000000000001/end");
    let reason = json!({ "reason": "no-contact" });
    assert_eq!(with(&place, &member, Method::POST, &end, Some(&reason)).await.status, 200);
    introduce(2, &last_year[0].0).await;
    let declined = json!({ "standings": [{ "reference": last_year[2].0, "revision": 0, "status": "declined" }] });
    let standings = format!("{COHORT}/standings");
    assert_eq!(with(&place, &member, Method::PUT, &standings, Some(&declined)).await.status, 200);
    withdraw(&place, &last_year[3].1, &last_year[3].0).await;

    place.set_clock("2027-10-15T12:00:00.000Z");
    let member = token(&place, "sts", &address(Role::Member)).await;
    for name in names.map(str::to_uppercase).iter().map(String::as_str).chain(["New Here"]) {
        apply(&place, "application", name, &["data"]).await;
    }
    apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let answer = with(&place, &member, Method::GET, &format!("{NEXT}/matching"), None).await;
    let matching = Matching::begin(serde_json::from_slice(&answer.body).unwrap()).unwrap();
    let waited = matching.people.iter().filter(|person| person.facts().waited);
    let mut waited: Vec<&str> = waited.map(|one| matching.name(one.reference()).unwrap()).collect();
    waited.sort_unstable();
    assert_eq!(waited, ["BO LI", "EVE OZ"]);
    let solution = matching.pool().solve(&Scenario::default()).unwrap();
    assert_eq!(
        (solution.totals.matched, solution.totals.waited),
        (1, 1),
        "one of them comes first"
    );
    let before = page(&place, &member).await.0;
    assert!(before.people.iter().all(|person| !person.facts().waited), "there was none before");
}
