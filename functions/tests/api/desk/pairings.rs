//! Who is introduced to whom: nobody twice, nobody over what they take on, whoever confirms when.

use std::collections::BTreeSet;

use domain::desk::{MemberId, PairingMade, PairingsMade, PairingsPage, Role};
use futures::future::join_all;
use hyper::Method;
use serde_json::{Value, json};

use super::matching::{COHORT, apply, desk, page};
use super::people::{self, add, address, last, token, with};
use crate::delivery::{Mailbox, bell};
use crate::place::Place;

pub(crate) async fn liaison(place: &Place) -> MemberId {
    add(place, "sts", "looks.after@example.org", Role::Liaison).await
}

pub(crate) fn pair(id: u64, mentee: &str, mentor: &str, liaison: &MemberId) -> Value {
    json!({ "id": format!("{id:016x}"), "mentee": mentee, "mentor": mentor, "liaison": liaison })
}

pub(crate) async fn make(place: &Place, token: &str, pairs: Value) -> Vec<PairingMade> {
    let (path, body) = (format!("{COHORT}/pairings"), json!({ "pairs": pairs }));
    let answer = with(place, token, Method::POST, &path, Some(&body)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice::<PairingsMade>(&answer.body).unwrap().pairings
}

fn why(made: &PairingMade) -> String {
    let not = serde_json::to_value(&made.not).unwrap();
    not["why"].as_str().unwrap_or("made").to_owned()
}

pub(crate) async fn all(place: &Place, token: &str) -> PairingsPage {
    let answer = with(place, token, Method::GET, &format!("{COHORT}/pairings"), None).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

pub(crate) async fn mails(place: &Place) -> Vec<String> {
    let mailbox = Mailbox::new();
    functions::courier::answer(place.office(), Some(&mailbox.mailer), bell()).await.unwrap();
    mailbox.mails()
}

#[tokio::test]
async fn a_pair_is_made_once_and_whoever_is_taken_is_not_paired_again() {
    let (place, member) = desk().await;
    let liaison = liaison(&place).await;
    let (ada, _) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (bo, _) = apply(&place, "application", "Bo Li", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let (hal, _) = apply(&place, "profile", "Hal Abel", &["data"]).await;
    let nobody = "7Q2M-XK4D-90TB";
    let stranger = MemberId::from_random(9);
    let made = make(
        &place,
        &member,
        json!([
            pair(1, &ada, &grace, &liaison),
            pair(1, &ada, &grace, &liaison),
            pair(1, &bo, &hal, &liaison),
            pair(2, &ada, &hal, &liaison),
            pair(3, &bo, &grace, &liaison),
            pair(4, &bo, nobody, &liaison),
            pair(5, &bo, &hal, &stranger),
            pair(6, &hal, &bo, &liaison),
        ]),
    )
    .await;
    let whys: Vec<String> = made.iter().map(why).collect();
    assert_eq!(
        whys,
        ["made", "made", "id-taken", "taken", "full", "not-here", "no-liaison", "not-on-that-side"]
    );
    assert_eq!(made[0].made.as_ref().map(|one| (one.points, one.of)), Some((60, 65)));
    let line = last(&place, "sts").await;
    assert_eq!(
        (&line["deed"]["what"], &line["deed"]["mentor"]),
        (&json!("pairing-made"), &json!(grace))
    );
    let setup = page(&place, &member).await.0.setup.unwrap();
    assert_eq!(setup.pairings.len(), 1, "matching knows of it");
    let path = format!("{COHORT}/pairings");
    for odd in [json!([]), json!([{ "id": "x" }])] {
        let answer =
            with(&place, &member, Method::POST, &path, Some(&json!({ "pairs": odd }))).await;
        assert_eq!(answer.problem(), "400 malformed");
    }
}

#[tokio::test]
async fn however_many_confirm_at_the_same_moment_nobody_is_paired_twice_or_over_what_they_take_on()
{
    let (place, member) = desk().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let liaison = liaison(&place).await;
    let (mut mentees, mut mentors) = (Vec::new(), Vec::new());
    for n in 0..4 {
        mentees.push(apply(&place, "application", &format!("Mentee {n}"), &["data"]).await.0);
    }
    for n in 0..3 {
        mentors.push(apply(&place, "profile", &format!("Mentor {n}"), &["data"]).await.0);
    }
    let pairs =
        mentees.iter().flat_map(|mentee| mentors.iter().map(move |mentor| (mentee, mentor)));
    let calls = pairs.enumerate().map(|(n, (mentee, mentor))| {
        let who = if n % 2 == 0 { &member } else { &chair };
        make(&place, who, json!([pair(n as u64, mentee, mentor, &liaison)]))
    });
    let made: Vec<PairingMade> = join_all(calls).await.into_iter().flatten().collect();
    let whys: BTreeSet<String> = made.iter().map(why).collect();
    assert!(whys.iter().all(|why| ["made", "taken", "full"].contains(&&**why)), "{whys:?}");
    let kept = all(&place, &member).await.pairings;
    let people: Vec<&str> =
        kept.iter().flat_map(|card| card.pairing.partners.both().map(|one| one.as_str())).collect();
    assert_eq!(kept.len(), 3, "every mentor has one");
    assert_eq!(people.iter().collect::<BTreeSet<_>>().len(), people.len(), "nobody is there twice");
    assert_eq!(made.iter().filter(|one| one.made.is_some()).count(), 3);
    assert_eq!(mails(&place).await.iter().filter(|mail| mail.contains("<introduced.")).count(), 6);
}

#[tokio::test]
async fn two_who_confirm_the_same_pairs_at_the_same_moment_introduce_each_once() {
    let (place, member) = desk().await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let liaison = liaison(&place).await;
    let mut two = Vec::new();
    for n in 0..3 {
        let (mentee, _) = apply(&place, "application", &format!("Mentee {n}"), &["data"]).await;
        let (mentor, _) = apply(&place, "profile", &format!("Mentor {n}"), &["data"]).await;
        two.push((mentee, mentor));
    }
    mails(&place).await;
    let pairs = |from: u64| {
        let all = (from..).zip(&two);
        Value::from_iter(all.map(|(id, (mentee, mentor))| pair(id, mentee, mentor, &liaison)))
    };
    let (one, other) =
        tokio::join!(make(&place, &member, pairs(1)), make(&place, &chair, pairs(101)));
    for told in one.iter().zip(&other) {
        let mut whys = [why(told.0), why(told.1)];
        whys.sort();
        assert_eq!(whys, ["made", "taken"]);
    }
    assert_eq!(all(&place, &member).await.pairings.len(), 3);
    let sent = mails(&place).await;
    assert_eq!(sent.iter().filter(|mail| mail.contains("<introduced.")).count(), 6);
    // And afterward it is no other.
    let later = make(&place, &chair, pairs(201)).await;
    assert!(later.iter().all(|made| why(made) == "taken"), "{later:?}");
}

#[tokio::test]
async fn both_are_introduced_by_mail_with_what_is_shared_and_why_and_nothing_else() {
    let (place, member) = desk().await;
    let liaison = liaison(&place).await;
    let (ada, _) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data", "teaching"]).await;
    mails(&place).await;
    make(&place, &member, json!([pair(1, &ada, &grace, &liaison)])).await;
    let mails = mails(&place).await;
    assert_eq!(mails.len(), 2);
    let to =
        |address: &str| mails.iter().find(|mail| mail.contains(&format!("To: {address}"))).unwrap();
    let hers = to("ada.lovelace@example.org");
    for shared in
        ["Grace Hopper", "grace.hopper@example.org", "Data", "Teaching", "mail.introduced-mentee"]
    {
        assert!(hers.contains(shared), "{shared}: {hers}");
    }
    assert!(to("grace.hopper@example.org").contains("ada.lovelace@example.org"));
    for mail in &mails {
        assert!(
            !mail.contains("for matching alone") && !mail.contains("for the committee"),
            "{mail}"
        );
        assert!(mail.contains("Message-ID: <introduced.0000000000000001."), "{mail}");
    }
}

#[tokio::test]
async fn who_ends_a_pairing_frees_both_and_what_was_stays() {
    let (place, member) = desk().await;
    let liaison = liaison(&place).await;
    let (ada, _) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let (hal, _) = apply(&place, "profile", "Hal Abel", &["data"]).await;
    make(&place, &member, json!([pair(1, &ada, &grace, &liaison)])).await;
    let end = async |id: &str, reason: &str| {
        let path = format!("{COHORT}/pairings/{id}/end");
        with(&place, &member, Method::POST, &path, Some(&json!({ "reason": reason }))).await
    };
    let ended = end("0000000000000001", "not-a-fit").await;
    assert_eq!((ended.status, &ended.json()["stage"]["reason"]), (200, &json!("not-a-fit")));
    assert_eq!(last(&place, "sts").await["deed"]["what"], "pairings-ended");
    assert_eq!(end("0000000000000001", "other").await.json()["stage"]["reason"], "not-a-fit");
    assert_eq!(end("0000000000000002", "other").await.problem(), "404 not-found");
    assert_eq!(end("0000000000000001", "bored").await.problem(), "400 malformed");
    let again = make(
        &place,
        &member,
        json!([pair(2, &ada, &grace, &liaison), pair(3, &ada, &hal, &liaison)]),
    )
    .await;
    assert_eq!((why(&again[0]), why(&again[1])), ("blocked".to_owned(), "made".to_owned()));
    assert_eq!(all(&place, &member).await.pairings.len(), 2);
}

#[tokio::test]
async fn who_withdraws_is_out_of_their_pairing_at_once_and_their_partner_is_free() {
    let (place, member) = desk().await;
    let liaison = liaison(&place).await;
    let (ada, secret) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (bo, _) = apply(&place, "application", "Bo Li", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    make(&place, &member, json!([pair(1, &ada, &grace, &liaison)])).await;
    mails(&place).await;
    place.pass(1);
    people::withdraw(&place, &secret, &ada).await;
    let line = last(&place, "sts").await;
    assert_eq!(line["deed"]["reason"], "withdrawn");
    assert_eq!(line["who"], json!({ "kind": "person", "reference": ada }));
    let cards = all(&place, &member).await.pairings;
    assert!(!cards[0].is_live);
    assert_eq!(cards[0].people.len(), 1, "who withdrew is not shown");
    let again = make(
        &place,
        &member,
        json!([pair(2, &ada, &grace, &liaison), pair(3, &bo, &grace, &liaison)]),
    )
    .await;
    assert_eq!((why(&again[0]), why(&again[1])), ("not-here".to_owned(), "made".to_owned()));
}

#[tokio::test]
async fn a_liaison_sees_the_pairings_that_they_look_after_and_no_others() {
    let (place, member) = desk().await;
    let one = liaison(&place).await;
    let other = add(&place, "sts", "other@example.org", Role::Member).await;
    let (ada, _) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (bo, _) = apply(&place, "application", "Bo Li", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let (hal, _) = apply(&place, "profile", "Hal Abel", &["data"]).await;
    make(&place, &member, json!([pair(1, &ada, &grace, &one), pair(2, &bo, &hal, &other)])).await;
    let looks_after = token(&place, "sts", "looks.after@example.org").await;
    let answer = with(&place, &looks_after, Method::GET, &format!("{COHORT}/pairings"), None).await;
    assert!(!answer.text().contains("Bo Li") && !answer.text().contains("for matching"));
    let seen: PairingsPage = serde_json::from_slice(&answer.body).unwrap();
    let names: Vec<&str> = seen.pairings[0].people.iter().map(|person| &*person.name).collect();
    assert_eq!((seen.pairings.len(), names), (1, vec!["Ada Lovelace", "Grace Hopper"]));
    assert_eq!(all(&place, &member).await.pairings.len(), 2);
}
