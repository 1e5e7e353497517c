//! Asking somebody for more: the question goes out by mail, and the answer comes back.

use domain::desk::{InquiryId, Status, Words};
use functions::http::door::Callers;
use functions::http::own::Opened;
use hyper::Method;
use serde_json::json;

use super::applicants::{desk, dossier, list, named, own, post, send};
use super::people::last;
use crate::delivery::{Mailbox, bell};
use crate::place::{self, Place};

async fn mails(place: &Place) -> Vec<String> {
    let mailbox = Mailbox::new();
    functions::courier::answer(place.office(), Some(&mailbox.mailer), bell()).await.unwrap();
    mailbox.mails()
}

async fn ask(place: &Place, token: &str, reference: &str, id: &str, text: &str) {
    let body = json!({ "id": id, "text": text });
    let asked = post(place, token, &format!("people/{reference}/questions"), &body).await;
    assert_eq!(asked.status, 201, "{}", asked.text());
}

async fn answer(place: &Place, (reference, link): &(String, String), id: &str, text: &str) {
    let site = place::site(Callers::Direct, place.table.clone(), place.clock.clone());
    let code = link.split_once('#').unwrap().1;
    let opened = Opened::by(&site, reference, code).await.unwrap();
    opened.answer(&InquiryId::new(id).unwrap(), &Words::new(text).unwrap()).await.unwrap();
}

const FIRST: &str = "00000000000000a1";
const SECOND: &str = "00000000000000a2";

#[tokio::test]
async fn a_question_is_mailed_with_the_persons_own_link_and_its_answer_comes_back() {
    let (place, token) = desk().await;
    let ada = send(&place, "application", &named("Ada")).await;
    mails(&place).await;
    ask(&place, &token, &ada.0, FIRST, "Which topics?").await;
    ask(&place, &token, &ada.0, FIRST, "Which topics?").await;
    let deed = json!({ "what": "asked", "person": ada.0, "question": FIRST });
    assert_eq!(last(&place, "sts").await["deed"], deed);
    let sent = mails(&place).await;
    assert_eq!(sent.len(), 1, "once");
    assert!(sent[0].contains("To: ada@example.org") && sent[0].contains("Which topics?"));
    assert!(sent[0].contains(ada.1.split_once('#').unwrap().1), "{}", sent[0]);
    let card = list(&place, &token).await.people.remove(0);
    assert_eq!((card.status, card.asked, card.answered), (Status::Asked, 1, 0));
    assert!(card.is_awaited() && !card.has_answered());
    answer(&place, &ada, FIRST, "Data, and teaching.").await;
    answer(&place, &ada, FIRST, "Something else.").await;
    let card = list(&place, &token).await.people.remove(0);
    assert!(card.has_answered() && !card.is_awaited() && card.answered == 1);
    let shown = dossier(&place, &token, &ada.0).await;
    let reply = shown.questions[0].answer.as_ref().unwrap();
    assert_eq!(reply.text.as_str(), "Data, and teaching.", "the first answer stays");
}

#[tokio::test]
async fn who_is_asked_twice_gets_one_mail_with_what_is_not_answered_yet() {
    let (place, token) = desk().await;
    let ada = send(&place, "application", &named("Ada")).await;
    mails(&place).await;
    ask(&place, &token, &ada.0, FIRST, "Which topics?").await;
    ask(&place, &token, &ada.0, SECOND, "Which country?").await;
    let sent = mails(&place).await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].contains("Which topics?") && sent[0].contains("Which country?"));
    ask(&place, &token, &ada.0, "00000000000000a3", "When?").await;
    answer(&place, &ada, FIRST, "Data.").await;
    let sent = mails(&place).await;
    assert_eq!(sent.len(), 1, "the next question is a mail of its own");
    assert!(!sent[0].contains("Which topics?") && sent[0].contains("When?"));
}

#[tokio::test]
async fn nothing_is_mailed_to_who_has_withdrawn_and_what_was_asked_is_there_again_after_an_undo() {
    let (place, token) = desk().await;
    let ada = send(&place, "application", &named("Ada")).await;
    mails(&place).await;
    ask(&place, &token, &ada.0, FIRST, "Which topics?").await;
    own(&place, Method::DELETE, &ada).await;
    let sent = mails(&place).await;
    assert!(sent.iter().all(|mail| !mail.contains("Which topics?")), "{sent:?}");
    let site = place::site(Callers::Direct, place.table.clone(), place.clock.clone());
    let code = ada.1.split_once('#').unwrap().1;
    let opened = Opened::by(&site, &ada.0, code).await.unwrap();
    opened.take_back().await.unwrap();
    let shown = dossier(&place, &token, &ada.0).await;
    assert_eq!(shown.questions.len(), 1);
    place.pass(40 * 24 * 3600);
    let held = Opened::by(&site, &ada.0, code).await.unwrap().everything().await.unwrap();
    assert_eq!(held.questions[0].text.as_str(), "Which topics?", "it stays");
    assert_eq!(held.questions[0].by, None, "who asked is the committee's own");
}

#[tokio::test]
async fn a_withdrawal_that_is_taken_back_leaves_somebody_of_whom_nothing_is_kept_as_they_were() {
    let (place, token) = desk().await;
    let ada = send(&place, "application", &named("Ada")).await;
    own(&place, Method::DELETE, &ada).await;
    let site = place::site(Callers::Direct, place.table.clone(), place.clock.clone());
    let code = ada.1.split_once('#').unwrap().1;
    Opened::by(&site, &ada.0, code).await.unwrap().take_back().await.unwrap();
    let shown = dossier(&place, &token, &ada.0).await;
    assert_eq!((shown.card.standing.revision, shown.card.status), (0, Status::New));
    assert!(shown.mails.iter().all(|mail| mail.kind != "question"), "nobody was asked");
    ask(&place, &token, &ada.0, FIRST, "Which topics?").await;
    assert_eq!(list(&place, &token).await.people[0].asked, 1);
}
