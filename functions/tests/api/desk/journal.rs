//! What the two of a pairing note on their page: what each reads, and that nobody else does but whom
//! they tell.

use domain::calendar::Milestone;
use domain::date::Date;
use domain::desk::{EntryId, PairingId, Role};
use domain::heard::Contact;
use domain::journal::{
    Changed, Goal, How, Journal, MOST_ENTRIES, Meeting, Noted, Reflection, Stands, Visible,
};
use domain::reference::Reference;
use functions::http::own::Opened;
use futures::future::join_all;
use hyper::Method;
use serde_json::{Value, json};

use super::matching::COHORT;
use super::pairings::all;
use super::people::{add, address, program, token, with, withdraw};
use super::room::{ID, Own, enter, paired_in, site};
use crate::place::Place;

/// Who looks after the two.
const LIAISON: &str = "looks.after@example.org";

/// Two who were introduced to each other, and the token of a member of the committee.
async fn two() -> (Place, String, [Own; 2]) {
    let (place, member, _, two) = paired_in(async |_| ()).await;
    (place, member, two)
}

fn code(place: &Place, who: &str) -> String {
    let (pairing, who) = (PairingId::new(ID).unwrap(), Reference::parse(who).unwrap());
    place.links.room(&program("sts"), &pairing, &who, 0).code.as_str().to_owned()
}

async fn note(place: &Place, own: &Own, id: u64, noted: Noted) -> bool {
    let (site, code) = (site(place), code(place, &own.0));
    let room = enter(&site, &own.0, &code).await;
    room.note(EntryId::from_random(id), noted).await.unwrap().is_ok()
}

async fn read(place: &Place, own: &Own) -> Journal {
    let (site, code) = (site(place), code(place, &own.0));
    enter(&site, &own.0, &code).await.journal()
}

fn meeting(about: &str) -> Noted {
    let on = Date::parse("2026-10-15").unwrap();
    let about = domain::journal::About::new(about).ok();
    Noted::Meeting(Meeting { on, how: How::InPerson, about })
}

fn reflection(changed: &str, visible: Visible) -> Noted {
    let (goal, changed) = (Goal::new("To learn R").unwrap(), Changed::new(changed).ok());
    Noted::Reflection(Reflection { goal, stands: Stands::UnderWay, changed, visible })
}

#[tokio::test]
async fn both_read_meetings_and_what_is_shared_and_nobody_else_what_is_private() {
    let (place, member, [ada, grace]) = two().await;
    assert!(note(&place, &ada, 1, meeting("Getting to know")).await);
    assert!(note(&place, &ada, 1, meeting("Getting to know")).await, "once for its name");
    assert!(note(&place, &ada, 2, reflection("A private doubt", Visible::Oneself)).await);
    assert!(note(&place, &grace, 3, reflection("A shared joy", Visible::Both)).await);
    let count = async |own: &Own| {
        let journal = read(&place, own).await;
        (journal.meetings().len(), journal.reflections().len())
    };
    assert_eq!((count(&ada).await, count(&grace).await), ((1, 2), (1, 1)));
    let of_ada = read(&place, &grace).await;
    assert!(!of_ada.meetings()[0].is_own && of_ada.reflections()[0].is_own);
    // Each takes back what is their own, and nothing else.
    let (site, of_grace) = (site(&place), code(&place, &grace.0));
    let room = enter(&site, &grace.0, &of_grace).await;
    for (id, expected) in [(1, (1, 1)), (2, (1, 1)), (3, (1, 0))] {
        let left = room.take_back(&EntryId::from_random(id)).await.unwrap();
        assert_eq!((left.meetings().len(), left.reflections().len()), expected, "{id}");
    }
    assert_eq!(count(&ada).await, (1, 1));
    // The committee sees none of it.
    for path in ["people", &format!("people/{}", ada.0), "pairings", "matching"] {
        let path = format!("{COHORT}/{path}");
        let answer = with(&place, &member, Method::GET, &path, None).await;
        assert!(answer.status == 200 && !answer.text().contains("private doubt"), "{path}");
        assert!(!answer.text().contains("Getting to know"), "{path}");
    }
    let everything = place.raw.everything().await;
    assert!(everything.contains("private doubt"), "the look above would have seen it");
}

#[tokio::test]
async fn whoever_downloads_what_is_held_of_them_has_what_they_answered_and_noted_and_not_the_partners()
 {
    let (place, _, [ada, grace]) = two().await;
    let (site, code) = (site(&place), code(&place, &ada.0));
    let room = enter(&site, &ada.0, &code).await;
    room.keep_contact(Milestone::FirstContact, Contact::Yes).await.unwrap();
    assert!(note(&place, &ada, 1, reflection("A private doubt", Visible::Oneself)).await);
    assert!(note(&place, &grace, 2, reflection("A shared joy", Visible::Both)).await);
    let everything = async |own: &Own| {
        let opened = Opened::by(&site, &own.0, &own.1).await.unwrap();
        opened.everything().await.unwrap()
    };
    let [held] = &everything(&ada).await.pairings[..] else { panic!("one pairing") };
    assert_eq!(held.pairing.as_str(), ID);
    let said = held.heard.iter().map(|said| (said.milestone, said.contact));
    assert_eq!(said.collect::<Vec<_>>(), [(Milestone::FirstContact, Some(Contact::Yes))]);
    let noted: Vec<&EntryId> = held.noted.iter().map(|entry| &entry.id).collect();
    assert_eq!(noted, [&EntryId::from_random(1)]);
    let partner = &everything(&grace).await.pairings[0];
    assert_eq!((partner.heard.len(), partner.noted.len()), (0, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_noted_at_once_from_two_tabs_and_by_both_is_all_there() {
    let (place, _, [ada, grace]) = two().await;
    let all = [(&ada, 1), (&grace, 2), (&ada, 3), (&grace, 4)];
    let noted = all.map(|(own, id)| note(&place, own, id, meeting("At once")));
    assert!(join_all(noted).await.into_iter().all(|is_noted| is_noted));
    assert_eq!(read(&place, &ada).await.meetings().len(), 4);
}

#[tokio::test]
async fn there_is_an_end_to_what_somebody_notes_and_whoever_deletes_goes_on() {
    let (place, _, [ada, _]) = two().await;
    let (site, code) = (site(&place), code(&place, &ada.0));
    let room = enter(&site, &ada.0, &code).await;
    for id in 0..MOST_ENTRIES as u64 {
        assert!(room.note(EntryId::from_random(id), meeting("")).await.unwrap().is_ok());
    }
    assert!(!note(&place, &ada, 999, meeting("")).await);
    room.take_back(&EntryId::from_random(0)).await.unwrap();
    assert!(note(&place, &ada, 999, meeting("")).await);
}

const TOLD: &str = "/v1/programs/sts/cohorts/2026-27/pairings/00000000000000a1/reflections";

/// What somebody is answered who signs in now and asks for what the two have told the committee, and
/// whether the list says that there is something.
async fn told(place: &Place, who: &str) -> (u16, Value, Option<bool>) {
    let token = token(place, "sts", who).await;
    let answer = with(place, &token, Method::GET, TOLD, None).await;
    let listed = all(place, &token).await.pairings;
    let text: Value = serde_json::from_str(answer.text()).unwrap();
    (answer.status, text["reflections"].clone(), listed.first().map(|card| card.reflects))
}

#[tokio::test]
async fn what_somebody_tells_the_committee_its_chair_and_liaison_read_until_it_is_taken_back() {
    let (place, _, [ada, grace]) = two().await;
    add(&place, "sts", "somebody.else@example.org", Role::Liaison).await;
    let [chair, member] = [Role::Chair, Role::Member].map(address);
    let none = (200, json!([]), Some(false));
    assert_eq!(told(&place, &chair).await, none, "nothing is told yet");
    assert!(note(&place, &ada, 1, meeting("Getting to know")).await);
    assert!(note(&place, &ada, 2, reflection("A private doubt", Visible::Oneself)).await);
    assert!(note(&place, &grace, 3, reflection("A shared joy", Visible::Both)).await);
    assert_eq!(told(&place, &chair).await, none, "and still nothing");
    assert!(note(&place, &ada, 4, reflection("I need more time", Visible::Committee)).await);
    assert_eq!(read(&place, &grace).await.reflections().len(), 2, "the partner reads it, too");
    let said = json!([{
        "id": EntryId::from_random(4), "who": ada.0, "at": place.clock.now(),
        "goal": "To learn R", "stands": "under-way", "changed": "I need more time",
    }]);
    for who in [&*chair, LIAISON] {
        assert_eq!(told(&place, who).await, (200, said.clone(), Some(true)), "{who}");
    }
    assert_eq!(told(&place, &member).await, (403, Value::Null, Some(false)));
    assert_eq!(told(&place, "somebody.else@example.org").await, (404, Value::Null, None));
    let reader = token(&place, "sts", &address(Role::Reader)).await;
    assert_eq!(with(&place, &reader, Method::GET, TOLD, None).await.status, 403);
    let (site, own) = (site(&place), code(&place, &ada.0));
    let room = enter(&site, &ada.0, &own).await;
    room.take_back(&EntryId::from_random(4)).await.unwrap();
    assert_eq!(told(&place, LIAISON).await, none, "it was taken back");
}

#[tokio::test]
async fn what_was_told_goes_from_the_desk_with_who_withdraws_and_when_the_page_of_two_closes() {
    let (place, _, [ada, grace]) = two().await;
    for (own, id) in [(&ada, 1), (&grace, 2)] {
        assert!(note(&place, own, id, reflection("Told", Visible::Committee)).await);
    }
    assert_eq!(told(&place, LIAISON).await.1.as_array().map(Vec::len), Some(2));
    withdraw(&place, &grace.1, &grace.0).await;
    assert_eq!(told(&place, LIAISON).await, (200, json!([]), Some(false)));
}
