//! A mentor who is asked first: whether they take somebody on, by their own link, in three days.

use domain::desk::{MemberId, PairingId, PairingMade, PairingsMade, Role, Stage};
use functions::http::door::Callers;
use functions::http::own::{Answer, Answered, Invitation, Opened};
use hyper::Method;
use serde_json::json;

use super::matching::{COHORT, apply, desk};
use super::pairings::{all, liaison, mails};
use super::people::{address, last, token, with, withdraw};
use crate::place::{self, Place};

const ID: &str = "00000000000000a1";

/// Somebody, by their reference and the secret of their link.
type Own = (String, String);

/// A desk with a mentee, a mentor who is asked for them, and another mentor.
async fn asked() -> (Place, String, MemberId, [Own; 3]) {
    let (place, member) = desk().await;
    let liaison = liaison(&place).await;
    let ada = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let grace = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let hal = apply(&place, "profile", "Hal Abel", &["data"]).await;
    mails(&place).await;
    let made = ask(&place, &member, ID, (&ada.0, &grace.0), &liaison).await;
    assert!(matches!(made.made.unwrap().stage, Stage::Asked { .. }));
    // What comes next is a later line of the log.
    place.pass(1);
    (place, member, liaison, [ada, grace, hal])
}

async fn ask(
    place: &Place,
    token: &str,
    id: &str,
    (mentee, mentor): (&str, &str),
    liaison: &MemberId,
) -> PairingMade {
    let pair = json!({
        "id": id, "mentee": mentee, "mentor": mentor, "liaison": liaison, "ask_first": true,
    });
    let (path, body) = (format!("{COHORT}/pairings"), json!({ "pairs": [pair] }));
    let answer = with(place, token, Method::POST, &path, Some(&body)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice::<PairingsMade>(&answer.body).unwrap().pairings.remove(0)
}

async fn invitations(place: &Place, (reference, code): &Own) -> Vec<Invitation> {
    let site = place::site(Callers::Direct, place.table.clone(), place.clock.clone());
    let opened = Opened::by(&site, reference, code).await.unwrap();
    opened.invitations(&opened.pairings().await.unwrap()).await.unwrap()
}

async fn reply(place: &Place, (reference, code): &Own, answer: Answer) -> Answered {
    let site = place::site(Callers::Direct, place.table.clone(), place.clock.clone());
    let opened = Opened::by(&site, reference, code).await.unwrap();
    opened.reply(&PairingId::new(ID).unwrap(), answer).await.unwrap()
}

async fn why(
    place: &Place,
    token: &str,
    id: &str,
    pair: (&str, &str),
    liaison: &MemberId,
) -> String {
    let made = ask(place, token, id, pair, liaison).await;
    let not = serde_json::to_value(&made.not).unwrap();
    not["why"].as_str().unwrap_or("made").to_owned()
}

#[tokio::test]
async fn the_mentor_alone_gets_a_mail_that_says_why_and_not_who_and_the_mentee_is_taken_meanwhile()
{
    let (place, member, liaison, [ada, grace, hal]) = asked().await;
    let sent = mails(&place).await;
    assert_eq!(sent.len(), 1);
    let mail = &sent[0];
    assert!(mail.contains("To: grace.hopper@example.org") && mail.contains(&grace.1), "{mail}");
    assert!(mail.contains(&format!("Message-ID: <invited.{ID}.{}@", grace.0)), "{mail}");
    assert!(mail.contains("Data"), "why: {mail}");
    for secret in ["Ada", "ada.lovelace", "for matching alone", "for the committee"] {
        assert!(!mail.contains(secret), "{secret}: {mail}");
    }
    assert_eq!(last(&place, "sts").await["deed"]["ask_first"], true);
    let [invitation] = invitations(&place, &grace).await.try_into().ok().unwrap();
    assert_eq!(invitation.pairing.as_str(), ID);
    assert_eq!(invitation.reasons[0].lines, ["Data"]);
    assert!(
        invitations(&place, &ada).await.is_empty() && invitations(&place, &hal).await.is_empty()
    );
    let other = why(&place, &member, "00000000000000a2", (&ada.0, &hal.0), &liaison).await;
    assert_eq!(other, "taken");
}

#[tokio::test]
async fn who_accepts_is_introduced_and_the_same_answer_again_changes_nothing() {
    let (place, member, _, [_, grace, _]) = asked().await;
    mails(&place).await;
    assert_eq!(reply(&place, &grace, Answer::Accept).await, Answered::Accepted);
    assert_eq!(reply(&place, &grace, Answer::Accept).await, Answered::Accepted);
    assert_eq!(reply(&place, &grace, Answer::Decline).await, Answered::TooLate);
    let line = last(&place, "sts").await;
    assert_eq!(line["deed"]["what"], "pairing-accepted");
    assert_eq!(line["who"], json!({ "kind": "person", "reference": grace.0 }));
    let sent = mails(&place).await;
    assert_eq!(sent.iter().filter(|mail| mail.contains("<introduced.")).count(), 2);
    assert!(matches!(
        all(&place, &member).await.pairings[0].pairing.stage,
        Stage::Introduced { .. }
    ));
    assert!(invitations(&place, &grace).await.is_empty());
}

#[tokio::test]
async fn who_declines_frees_the_mentee_for_another_and_is_not_asked_for_them_again() {
    let (place, member, liaison, [ada, grace, hal]) = asked().await;
    assert_eq!(reply(&place, &grace, Answer::Decline).await, Answered::Declined);
    assert_eq!(last(&place, "sts").await["deed"]["what"], "pairing-declined");
    assert_eq!(reply(&place, &grace, Answer::Accept).await, Answered::TooLate);
    let again = why(&place, &member, "00000000000000a2", (&ada.0, &grace.0), &liaison).await;
    let other = why(&place, &member, "00000000000000a3", (&ada.0, &hal.0), &liaison).await;
    assert_eq!((&*again, &*other), ("blocked", "made"));
    let declined = mails(&place).await;
    assert!(declined.iter().all(|mail| !mail.contains("<introduced.")), "nobody is introduced");
}

#[tokio::test]
async fn who_lets_three_days_go_by_is_free_again_and_so_is_the_mentee() {
    let (place, _, liaison, [ada, grace, hal]) = asked().await;
    place.pass(3 * 24 * 3600);
    assert_eq!(invitations(&place, &grace).await.len(), 1, "the third day is not over");
    place.pass(2 * 24 * 3600);
    assert!(invitations(&place, &grace).await.is_empty());
    assert_eq!(reply(&place, &grace, Answer::Accept).await, Answered::TooLate);
    // A session is over sooner.
    let member = token(&place, "sts", &address(Role::Member)).await;
    assert!(!all(&place, &member).await.pairings[0].is_live);
    let other = why(&place, &member, "00000000000000a3", (&ada.0, &hal.0), &liaison).await;
    assert_eq!(other, "made");
    let late = mails(&place).await;
    assert!(late.iter().all(|mail| !mail.contains(&format!("<invited.{ID}."))), "it is too late");
}

#[tokio::test]
async fn nobody_but_the_mentor_can_answer_and_a_mentee_who_withdraws_ends_it() {
    let (place, member, _, [ada, grace, hal]) = asked().await;
    for other in [&ada, &hal] {
        assert_eq!(reply(&place, other, Answer::Accept).await, Answered::TooLate);
    }
    withdraw(&place, &ada.1, &ada.0).await;
    assert!(invitations(&place, &grace).await.is_empty());
    assert_eq!(reply(&place, &grace, Answer::Accept).await, Answered::TooLate);
    assert!(matches!(all(&place, &member).await.pairings[0].pairing.stage, Stage::Ended { .. }));
}
