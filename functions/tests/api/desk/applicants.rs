//! Who applied, as the committee sees them, and what it keeps of them.

use std::collections::BTreeSet;

use domain::Form;
use domain::desk::{Dossier, PeoplePage, Role, StandingsPut};
use domain::id::FormId;
use domain::matching::Policy;
use functions::store::PublishPrograms;
use hyper::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::people::{self, address, last, token, with};
use crate::client::{Answer, Sent};
use crate::fixture::{self, HOST};
use crate::place::{Place, new_key};

pub(crate) const COHORT: &str = "/v1/programs/sts/cohorts/2026-27";

/// A place whose program says who is matched with whom, and a member's token.
pub(crate) async fn desk() -> (Place, String) {
    let place = people::place().await;
    let forms = [fixture::application(), profile(), fixture::desk_form()];
    let (program, texts) = (fixture::program(), fixture::texts());
    let french = [fixture::french(&forms)];
    place.table.publish(&program, &forms, &texts, &french, Some(&policy())).await.unwrap();
    let token = token(&place, "sts", &address(Role::Member)).await;
    (place, token)
}

/// The mentors' form.
pub(crate) fn profile() -> Form {
    let version = "000000000000000d".to_owned().try_into().unwrap();
    let id = FormId::new("profile").unwrap();
    let dataset = FormId::new("profiles").unwrap();
    Form { id, version, dataset, ..fixture::application() }
}

fn policy() -> Policy {
    serde_json::from_value(json!({
        "mentee": { "form": "application", "name": "name" },
        "mentor": { "form": "profile", "name": "name" },
        "lines": [],
        "rules": {
            "waited-first": true, "same-name": false, "reporting-line": true, "past-pair": null,
            "same-institution": null, "named-conflict": null, "not-less-experienced": null,
            "capacity": null,
        },
    }))
    .unwrap()
}

/// Sends a form; its reference and link.
pub(crate) async fn send(place: &Place, form: &str, answers: &Value) -> (String, String) {
    let version = if form == "profile" { "000000000000000d" } else { "000000000000000a" };
    let body = json!({ "version": version, "lang": "en", "answers": answers });
    let key = new_key();
    let headers =
        [("content-type", "application/json"), ("idempotency-key", &*key), ("origin", HOST)];
    let path = format!("/v1/programs/sts/forms/{form}/submissions");
    let body = Sent::Whole(body.to_string().into_bytes());
    place.pass(1);
    let sent = place.call(Method::POST, &path, &headers, body).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let text = |name: &str| sent.json()[name].as_str().unwrap().to_owned();
    (text("reference"), text("link"))
}

pub(crate) fn named(name: &str) -> Value {
    json!({ "name": name, "email": format!("{}@example.org", name.to_lowercase()) })
}

pub(crate) async fn get<T: DeserializeOwned>(place: &Place, token: &str, path: &str) -> T {
    let answer = with(place, token, Method::GET, &format!("{COHORT}/{path}"), None).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"));
    serde_json::from_slice(&answer.body).unwrap()
}

pub(crate) async fn list(place: &Place, token: &str) -> PeoplePage {
    get(place, token, "people").await
}

pub(crate) async fn dossier(place: &Place, token: &str, reference: &str) -> Dossier {
    get(place, token, &format!("people/{reference}")).await
}

pub(crate) async fn post(place: &Place, token: &str, path: &str, body: &Value) -> Answer {
    with(place, token, Method::POST, &format!("{COHORT}/{path}"), Some(body)).await
}

async fn put(place: &Place, token: &str, standings: Value) -> StandingsPut {
    let (path, body) = (format!("{COHORT}/standings"), json!({ "standings": standings }));
    let answer = with(place, token, Method::PUT, &path, Some(&body)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

pub(crate) async fn own(place: &Place, method: Method, (reference, link): &(String, String)) {
    let bearer = format!("Bearer {}", link.split_once('#').unwrap().1);
    let path = format!("/v1/submissions/{reference}");
    let headers = [("authorization", bearer.as_str())];
    assert_eq!(place.call(method, &path, &headers, Sent::Nothing).await.status, 200);
}

#[tokio::test]
async fn everyone_who_applied_is_listed_with_what_the_committee_may_see_and_nothing_else() {
    let (place, token) = desk().await;
    let mut ada = named("Ada");
    ada["topics"] = json!(["teaching", "data"]);
    ada["region"] = json!("only for matching");
    send(&place, "profile", &named("Grace")).await;
    send(&place, "application", &ada).await;
    send(&place, "application", &named("Ada")).await;
    let page = list(&place, &token).await;
    let shown: Vec<_> = page.people.iter().map(|card| (&*card.name, &*card.address)).collect();
    let ada = ("Ada", "ada@example.org");
    assert_eq!(shown, [ada, ada, ("Grace", "grace@example.org")]);
    assert_eq!(
        page.people.iter().map(|card| card.repeat).collect::<Vec<_>>(),
        [false, true, false]
    );
    let json = serde_json::to_value(&page).unwrap();
    assert_eq!(json["people"][0]["choices"], json!({ "topics": ["teaching", "data"] }));
    assert_eq!(
        (&json["people"][0]["status"], &json["people"][0]["side"]),
        (&json!("new"), &json!("mentee"))
    );
    assert!(!json.to_string().contains("only for matching"));
    let dossier = dossier(&place, &token, page.people[0].reference.as_str()).await;
    let dossier = serde_json::to_value(&dossier).unwrap().to_string();
    assert!(!dossier.contains("only for matching") && !dossier.contains("For matching"));
    assert!(dossier.contains("Your e-mail address"), "{dossier}");
}

#[tokio::test]
async fn a_standing_is_kept_once_for_what_was_seen_and_the_log_says_of_whom() {
    let (place, token) = desk().await;
    let (ada, _) = send(&place, "application", &named("Ada")).await;
    let (grace, _) = send(&place, "profile", &named("Grace")).await;
    let nobody = "7Q2M-XK4D-90TB";
    let one = |reference: &str, revision: u32, status: &str| json!({ "reference": reference, "revision": revision, "status": status, "facts": { "past": [grace], "waited": true } });
    let wanted =
        json!([one(&ada, 0, "eligible"), one(nobody, 0, "eligible"), one(&grace, 0, "declined")]);
    let done = serde_json::to_value(put(&place, &token, wanted.clone()).await).unwrap();
    let dones: Vec<_> =
        done["standings"].as_array().unwrap().iter().map(|one| &one["done"]).collect();
    assert_eq!(dones, ["kept", "unknown", "kept"]);
    assert_eq!(done["standings"][0]["now"]["revision"], 1);
    assert_eq!(
        last(&place, "sts").await["deed"],
        json!({ "what": "standings-put", "people": [ada, grace] })
    );
    let again = put(&place, &token, wanted).await;
    assert_eq!(again.standings[0].now.as_ref().unwrap().revision, 1, "sent again, it is kept once");
    let other = json!([one(&ada, 0, "declined"), one(&grace, 1, "wait-list")]);
    let other = serde_json::to_value(put(&place, &token, other).await).unwrap();
    assert_eq!(other["standings"][0]["done"], "stale");
    assert_eq!(other["standings"][0]["now"]["status"], "eligible", "and says what is there");
    assert_eq!(other["standings"][1]["done"], "kept", "the others are put all the same");
    let page = list(&place, &token).await;
    let kept: Vec<_> =
        page.people.iter().map(|card| serde_json::to_value(card.status).unwrap()).collect();
    assert_eq!(kept, ["eligible", "wait-list"]);
    assert!(page.people[0].standing.facts.waited);
}

#[tokio::test]
async fn a_hundred_people_are_put_at_once_and_one_who_has_changed_holds_nobody_up() {
    let (place, token) = desk().await;
    let mut all = Vec::new();
    for n in 0..100 {
        if n % 20 == 0 {
            place.pass(3600);
        }
        all.push(send(&place, "application", &named(&format!("Ada{n}"))).await.0);
    }
    let one = |reference: &String, revision: u32| json!({ "reference": reference, "revision": revision, "status": "eligible" });
    put(&place, &token, json!([one(&all[7], 0)])).await;
    let wanted = all.iter().enumerate().map(|(at, reference)| {
        let mut one = one(reference, 0);
        one["status"] = json!(if at == 7 { "declined" } else { "eligible" });
        one
    });
    let done = put(&place, &token, wanted.collect()).await;
    let stale = done.standings.iter().filter(|one| one.done == domain::desk::PutDone::Stale);
    assert_eq!(stale.map(|one| one.reference.to_string()).collect::<Vec<_>>(), [all[7].clone()]);
    let page = list(&place, &token).await;
    assert!(
        page.people.iter().all(|card| card.standing.status == domain::desk::Decision::Eligible)
    );
}

#[tokio::test]
async fn what_was_changed_is_shown_side_by_side_with_what_was_before() {
    let (place, token) = desk().await;
    let (reference, link) = send(&place, "application", &named("Ada")).await;
    let bearer = format!("Bearer {}", link.split_once('#').unwrap().1);
    let mut answers = named("Ada");
    answers["fax"] = json!("12");
    answers["region"] = json!("for matching alone");
    let body = json!({ "version": "000000000000000a", "lang": "en", "answers": answers });
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
        ("if-match", "\"1\""),
    ];
    let path = format!("/v1/submissions/{reference}");
    let body = Sent::Whole(body.to_string().into_bytes());
    assert_eq!(place.call(Method::PUT, &path, &headers, body).await.status, 200);
    let shown = serde_json::to_value(dossier(&place, &token, &reference).await).unwrap();
    assert_eq!(shown["before"].as_array().unwrap().len(), 1);
    assert_eq!(shown["before"][0]["answers"], named("Ada"));
    assert_eq!(shown["now"]["changed"], json!(["fax"]), "and nothing of what it may not see");
    assert_eq!(shown["now"]["answers"]["fax"], "12");
    let kinds: BTreeSet<_> = shown["mails"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mail| mail["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, BTreeSet::from(["receipt", "changed"]));
}

#[tokio::test]
async fn of_who_has_withdrawn_only_that_is_shown_and_all_of_it_ends_together() {
    let (place, token) = desk().await;
    let ada = send(&place, "application", &named("Ada")).await;
    let id = "00000000000000aa";
    let note = json!({ "id": id, "text": "Knows R." });
    post(&place, &token, &format!("people/{}/notes", ada.0), &note).await;
    own(&place, Method::DELETE, &ada).await;
    let card = list(&place, &token).await.people.remove(0);
    assert_eq!((card.name.as_str(), card.address.as_str(), card.notes), ("", "", 0));
    assert_eq!(card.status, domain::desk::Status::Withdrawn);
    let shown = dossier(&place, &token, &ada.0).await;
    assert!(shown.now.is_none() && shown.notes.is_empty() && shown.forms.is_empty());
    let refused = post(
        &place,
        &token,
        &format!("people/{}/notes", ada.0),
        &json!({ "id": "00000000000000ab", "text": "x" }),
    )
    .await;
    assert_eq!(refused.problem(), "409 rule");
    let put =
        put(&place, &token, json!([{ "reference": ada.0, "revision": 0, "status": "declined" }]))
            .await;
    assert_eq!(put.standings[0].done, domain::desk::PutDone::Withdrawn);
    let mut end = None;
    for (pk, sk) in [
        (format!("SUBMISSION#{}", ada.0), "FILE".to_owned()),
        ("COHORT#sts#2026-27".to_owned(), format!("STANDING#{}", ada.0)),
        (format!("SUBMISSION#{}", ada.0), "HOME".to_owned()),
    ] {
        let item = place.raw.item(&pk, &sk).await.unwrap();
        let expires = item["expires"].as_n().unwrap().clone();
        assert_eq!(*end.get_or_insert(expires.clone()), expires, "{sk}");
    }
}

#[tokio::test]
async fn a_note_is_written_once_and_stays_as_it_is() {
    let (place, token) = desk().await;
    let (ada, _) = send(&place, "application", &named("Ada")).await;
    let path = format!("people/{ada}/notes");
    let note = json!({ "id": "00000000000000aa", "text": "Knows R.\nAsk Grace." });
    for _ in 0..2 {
        let made = post(&place, &token, &path, &note).await;
        assert_eq!((made.status, &made.json()["text"]), (201, &note["text"]));
        assert_eq!(made.json()["by"]["name"], "Ada Lovelace");
    }
    let other =
        post(&place, &token, &path, &json!({ "id": "00000000000000aa", "text": "No." })).await;
    assert_eq!(other.problem(), "409 rule");
    let shown = dossier(&place, &token, &ada).await;
    assert_eq!((shown.notes.len(), shown.card.notes), (1, 1));
    assert_eq!(
        last(&place, "sts").await["deed"],
        json!({ "what": "noted", "person": ada, "note": "00000000000000aa" })
    );
    for bad in [json!({ "id": "x", "text": "x" }), json!({ "id": "00000000000000ab", "text": " " })]
    {
        assert_eq!(post(&place, &token, &path, &bad).await.problem(), "400 malformed");
    }
    let unknown = post(&place, &token, "people/7Q2M-XK4D-90TB/notes", &note).await;
    assert_eq!(unknown.problem(), "404 not-found");
}

#[tokio::test]
async fn participants_are_a_dataset_with_how_they_stand_and_nothing_of_their_answers() {
    let (place, token) = desk().await;
    let mut ada = named("Ada");
    ada["note"] = json!("What she wrote.");
    ada["region"] = json!("for matching alone");
    let (ada, _) = send(&place, "application", &ada).await;
    let gone = send(&place, "profile", &named("Grace")).await;
    own(&place, Method::DELETE, &gone).await;
    put(&place, &token, json!([{ "reference": ada, "revision": 0, "status": "wait-list", "facts": { "waited": true } }])).await;
    let sheet = place.sheet("participants.csv").await;
    let column = |name: &str| sheet[0].iter().position(|header| header == name).unwrap();
    assert_eq!(sheet.len(), 2, "who has withdrawn is not in it");
    let cell = |name: &str| sheet[1][column(name)].as_str();
    assert_eq!((cell("Reference"), cell("Name"), cell("Status")), (&*ada, "Ada", "waits"));
    assert_eq!((cell("Side"), cell("Waited")), ("mentee", "yes"));
    let exact = place.export("participants.json?withdrawn=include").await;
    let people = exact.json();
    assert_eq!(people[0]["cohort"], "2026-27");
    assert_eq!((&people[1]["status"], &people[1]["name"]), (&json!("withdrawn"), &json!("")));
    assert!(!exact.text().contains("What she wrote") && !exact.text().contains("for matching"));
    let all = place.export("everything.xlsx").await;
    assert_eq!(all.status, 200);
    let some = place.sheet("participants.csv?columns=name,reference").await;
    assert_eq!(some[1], ["Ada", &*ada]);
}
