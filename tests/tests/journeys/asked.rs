//! The committee asks somebody for more: the mail, the page of their own link, and the answer.

use domain::desk::{InquiryId, NewInquiry, Who, Words};
use domain::id::ProgramId;
use domain::instant::Instant;
use domain::reference::Reference;
use functions::store::{AddToFile, Added, OpenSubmission, ReadFile};
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::in_every_browser;
use tests::kind::{Kind, Look};
use tests::stage::Stage;

use crate::own::{Sender, mail, press, see};

in_every_browser!(
    a_question_from_a_mail_is_answered_on_the_page_of_the_link,
    without_scripts_too_and_an_answer_that_is_none_is_refused_in_place,
);

const QUESTION: &str = "Which of these would you start with?\nAnd by when?";

fn now() -> Instant {
    Instant::try_from("2026-11-21T12:00:00.000Z".to_owned()).unwrap()
}

/// The committee asks.
async fn ask(stage: &Stage, sender: &Sender) {
    let table = stage.system.table();
    let reference = Reference::parse(&sender.reference).unwrap();
    let found = table.find(&reference, now()).await.unwrap().unwrap();
    let id = InquiryId::from_random(7);
    let inquiry = NewInquiry { id, text: Words::new(QUESTION).unwrap() };
    let program = ProgramId::new("acrl-sts").unwrap();
    let asked = table.ask(&program, &found, &inquiry, &Who::Operator, now()).await;
    assert_eq!(asked.unwrap(), Added::New);
}

async fn answered(stage: &Stage, sender: &Sender) -> Option<String> {
    let reference = Reference::parse(&sender.reference).unwrap();
    let file = stage.system.table().file(&reference, now()).await.unwrap();
    let reply = file.inquiries.first()?.answer.as_ref()?;
    Some(reply.text.as_str().to_owned())
}

async fn type_answer(browser: &Browser, answer: &str) {
    let typed = "document.querySelector('[name=answer]').value = arguments[0]; return true";
    browser.until("the answer's field", typed, &[json!(answer)]).await;
}

async fn a_question_from_a_mail_is_answered_on_the_page_of_the_link(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 900).await;
    let sender = Sender::to(&stage).await;
    ask(&stage, &sender).await;
    let asked = mail(&browser, &stage, "a question for you").await;
    assert!(asked.contains(&sender.link) && asked.contains("> And by when?"), "{asked}");
    browser.goto(&sender.link).await;
    see(&browser, "The committee asks you").await;
    see(&browser, "And by when?").await;
    axe::finds_nothing_on_the_page(&browser, "a question of the committee’s").await;
    type_answer(&browser, "With data.\nBy May.").await;
    press(&browser, "Send the answer").await;
    see(&browser, "The committee has your answer.").await;
    see(&browser, "By May.").await;
    axe::finds_nothing_on_the_page(&browser, "an answered question").await;
    assert_eq!(answered(&stage, &sender).await.as_deref(), Some("With data.\nBy May."));
    browser.close().await;
    stage.system.stop().await;
}

async fn without_scripts_too_and_an_answer_that_is_none_is_refused_in_place(kind: Kind) {
    let stage = Stage::build().await;
    let look = Look { dark: true, ..Look::default() };
    let browser = Browser::start(kind, (320, 800), look).await;
    let sender = Sender::to(&stage).await;
    ask(&stage, &sender).await;
    stage.switch.turn_away("/my.js");
    browser.goto(&sender.link).await;
    let code = "document.querySelector('[name=code]').value = arguments[0]; return true";
    browser.until("the code's field", code, &[json!(sender.code())]).await;
    press(&browser, "Open").await;
    see(&browser, "The committee asks you").await;
    press(&browser, "Send the answer").await;
    see(&browser, "Write an answer").await;
    axe::finds_nothing_on_the_page(&browser, "an answer that is none").await;
    let focus = browser.run("return document.activeElement?.name", &[]).await;
    assert_eq!(focus, json!("answer"));
    type_answer(&browser, &"x".repeat(2001)).await;
    press(&browser, "Send the answer").await;
    see(&browser, "Shorten your answer by 1 character").await;
    let typed = browser.run("return document.querySelector('[name=answer]').value.length", &[]);
    assert_eq!(typed.await, json!(2001), "what was typed is still there");
    type_answer(&browser, "With data.").await;
    press(&browser, "Send the answer").await;
    see(&browser, "The committee has your answer.").await;
    assert_eq!(answered(&stage, &sender).await.as_deref(), Some("With data."));
    browser.close().await;
    stage.system.stop().await;
}
