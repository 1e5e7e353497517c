//! Mails that could not be sent: the desk says so at once, and somebody decides.

use serde_json::json;
use tests::applied::{park, until_parked};
use tests::browser::Browser;
use tests::cast::{CHAIR, PROGRAM, a_chair};
use tests::desk::Desk;
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::Kind;

in_every_browser!(a_mail_that_could_not_be_sent_is_tried_again_and_then_given_up);

const RECEIPT: &str = "Confirmation of what was sent";

async fn a_mail_that_could_not_be_sent_is_tried_again_and_then_given_up(kind: Kind) {
    let stage = a_chair().await;
    let reference = park(&stage, PROGRAM, "goals-worksheet").await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "").await;
    desk.sign_in(CHAIR).await;
    desk.see("1 mail could not be sent").await;
    desk.press("Mails that could not be sent").await;
    desk.see("Something is wrong on our side").await;
    desk.see(&reference.to_string()).await;
    let dead = "return document.querySelector('td a[href^=\"#person/\"]') !== null";
    assert_eq!(browser.run(dead, &[]).await, json!(false), "a worksheet is no person at the desk");

    desk.press(&format!("Try again: {RECEIPT}")).await;
    desk.see("The mail is tried again").await;
    until_parked(&stage, PROGRAM).await;
    browser.reload().await;
    desk.press(&format!("Take off the list: {RECEIPT}")).await;
    desk.see("The mail is off the list. It was not sent").await;
    desk.see("Every mail went out").await;
    assert_eq!(desk.focused().await, "Mails that could not be sent");

    desk.press("Audit log").await;
    desk.see("Had a mail tried again that could not be sent").await;
    desk.see("Took a mail that could not be sent off the list").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_the_list_of_mails_that_could_not_be_sent() {
    let stage = a_chair().await;
    park(&stage, PROGRAM, "goals-worksheet").await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#mails").await;
    desk.sign_in(CHAIR).await;
    desk.see("Something is wrong on our side").await;
    inspect::finds_nothing(&browser, Scope::Page, "mails that could not be sent").await;
    browser.close().await;
    stage.system.stop().await;
}
