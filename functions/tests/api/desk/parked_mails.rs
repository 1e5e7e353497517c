//! Mails that could not be sent: the committee finds them, has them tried again, or gives them up.

use domain::desk::Role;
use functions::courier::{ATTEMPTS, Round, deliver};
use hyper::Method;
use serde_json::Value;

use super::people::{self, OTHER, address, last, token, with};
use crate::delivery::{Mailbox, silent, wait};
use crate::fixture::answers;
use crate::place::Place;

const PARKED: &str = "/v1/programs/sts/parked-mails";
const HOUR: i64 = 3_600_000;

/// Somebody applies, and no mail server answers for a day.
async fn parked(place: &Place) -> String {
    let (reference, nobody) = (place.sent(&answers()).await, silent().await);
    for _ in 0..ATTEMPTS {
        deliver(place.office(), &nobody).await.unwrap();
        wait(place, HOUR);
    }
    reference
}

async fn list(place: &Place, token: &str) -> Vec<Value> {
    let answer = with(place, token, Method::GET, PARKED, None).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.json()["mails"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_mail_that_was_given_up_is_found_by_its_committee_and_by_no_other() {
    let place = people::place().await;
    let reference = parked(&place).await;
    let own = token(&place, "sts", &address(Role::Member)).await;
    let mails = list(&place, &own).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0]["id"], format!("receipt.{reference}"));
    assert_eq!((&mails[0]["kind"], &mails[0]["why"]), (&"receipt".into(), &"gave-up".into()));
    assert_eq!(mails[0]["reference"], reference);
    assert!(!mails[0].to_string().contains('@'), "to whom is told with the submission alone");
    let foreign = token(&place, OTHER, &address(Role::Chair)).await;
    let theirs = PARKED.replace("/sts/", &format!("/{OTHER}/"));
    let theirs = with(&place, &foreign, Method::GET, &theirs, None).await.json();
    assert_eq!(theirs.to_string(), r#"{"mails":[],"more":false}"#);
    let again = format!("/v1/programs/{OTHER}/parked-mails/receipt.{reference}/again");
    let again = with(&place, &foreign, Method::POST, &again, None).await;
    assert_eq!(again.problem(), "404 not-found", "another program's mail is none of theirs");
}

#[tokio::test]
async fn a_mail_that_is_tried_again_goes_out_once_and_has_all_its_attempts() {
    let place = people::place().await;
    let reference = parked(&place).await;
    let own = token(&place, "sts", &address(Role::Member)).await;
    let again = format!("{PARKED}/receipt.{reference}/again");
    assert_eq!(with(&place, &own, Method::POST, &again, None).await.status, 204);
    assert_eq!(last(&place, "sts").await["deed"]["what"], "mail-tried-again");
    assert_eq!(list(&place, &own).await, Vec::<Value>::new());
    let put_off = deliver(place.office(), &silent().await).await.unwrap();
    assert_eq!(put_off, Round { put_off: 1, ..Round::default() }, "it is not parked at once");
    wait(&place, HOUR);
    let mailbox = Mailbox::new();
    let sent = deliver(place.office(), &mailbox.mailer).await.unwrap();
    assert_eq!((sent.sent, mailbox.mails().len()), (1, 1));
    let twice = with(&place, &own, Method::POST, &again, None).await;
    assert_eq!(twice.problem(), "404 not-found", "what went out is not among them");
}

#[tokio::test]
async fn a_mail_that_is_given_up_leaves_the_list_and_never_goes_out() {
    let place = people::place().await;
    let reference = parked(&place).await;
    let own = token(&place, "sts", &address(Role::Chair)).await;
    let mail = format!("{PARKED}/receipt.{reference}");
    assert_eq!(with(&place, &own, Method::DELETE, &mail, None).await.status, 204);
    assert_eq!(last(&place, "sts").await["deed"]["what"], "mail-given-up");
    assert_eq!(list(&place, &own).await, Vec::<Value>::new());
    let mailbox = Mailbox::new();
    assert_eq!(deliver(place.office(), &mailbox.mailer).await.unwrap(), Round::default());
    assert_eq!(mailbox.mails().len(), 0);
}

#[tokio::test]
async fn no_name_of_a_mail_reaches_another_item() {
    let place = people::place().await;
    let own = token(&place, "sts", &address(Role::Chair)).await;
    let reference = place.sent(&answers()).await;
    let waiting = format!("receipt.{reference}");
    for name in ["x", "receipt.", "a.b.c", "receipt%23.x", &waiting] {
        let answer = with(&place, &own, Method::DELETE, &format!("{PARKED}/{name}"), None).await;
        assert_eq!(answer.problem(), "404 not-found", "{name}");
    }
    assert_eq!(place.raw.due().await.len(), 1, "and what is still to be sent stays so");
}
