//! A pair in mid-year: it rests and goes on, is matched anew at the desk, or is ended by one of the two
//! on their own page.

use domain::desk::Role;
use serde_json::json;
use tests::applied::apply;
use tests::axe;
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::{Kind, Look};
use tests::paired::Paired;
use tests::stage::Stage;

use crate::own::{mail, press, see};

in_every_browser!(
    a_pair_rests_goes_on_and_both_are_matched_anew_at_the_desk,
    without_scripts_one_of_the_two_ends_it_and_the_partner_is_told_kindly,
);

const PROGRAM: &str = "acrl-sts";
const CHAIR: &str = "ada@example.org";

async fn a_pair_rests_goes_on_and_both_are_matched_anew_at_the_desk(kind: Kind) {
    let stage = Stage::build().await;
    appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    apply(&stage, PROGRAM, "mentee-application", 3).await;
    apply(&stage, PROGRAM, "mentor-profile", 6).await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#matching").await;
    desk.sign_in(CHAIR).await;
    desk.see("Proposals: 3").await;
    desk.choose_a_pair().await;
    desk.press("Send 2 mails").await;
    desk.see("Done: 1 of 1 pairs").await;
    desk.press("See all pairings").await;

    desk.press("Pause").await;
    desk.see("paused. They stay partners").await;
    desk.until("it rests", "return !!document.querySelector('[data-kind=stage-paused]')").await;
    desk.press("Go on").await;
    desk.see("goes on, with the next date of their year").await;

    desk.press("Rematch …").await;
    desk.see("who is next best for each of them").await;
    inspect::finds_nothing(&browser, Scope::Page, "a pairing that is to end").await;
    desk.enter("Why does it end?", "2").await;
    desk.press("End it, and find the next best").await;
    desk.see("ended. Both are free again").await;
    desk.see("For ").await;
    desk.until("the heading", "return document.querySelectorAll('#content h2').length >= 2").await;
    assert_eq!(desk.focused().await, "Next best");
    inspect::finds_nothing(&browser, Scope::Page, "the next best").await;
    desk.press("Introduce …").await;
    desk.press("Send 2 mails").await;
    desk.see("Done: 1 of 1 pairs").await;
    desk.press("See all pairings").await;
    desk.see("2 pairings").await;
    desk.see("They didn’t fit").await;
    desk.press("Audit log").await;
    desk.see("let a pairing rest").await;
    browser.close().await;
    stage.system.stop().await;
}

async fn without_scripts_one_of_the_two_ends_it_and_the_partner_is_told_kindly(kind: Kind) {
    let stage = Stage::on("2027-02-20T12:00:00.000Z").await;
    appoint(&stage, PROGRAM, "Noor van der Berg", "noor@example.org", Role::Liaison).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    let look = Look { dark: true, ..Look::default() };
    let browser = Browser::start(kind, (320, 800), look).await;
    let link = paired.link(&stage, &paired.mentee).await;
    let (page, code) = link.split_once('#').unwrap();
    stage.switch.turn_away("/my.js");
    browser.goto(page).await;
    let typed = "document.querySelector('[name=code]').value = arguments[0]; return true";
    browser.until("the code's field", typed, &[json!(code)]).await;
    press(&browser, "Open").await;
    press(&browser, "End this pairing").await;
    see(&browser, "Do you want to end this pairing?").await;
    axe::finds_nothing_on_the_page(&browser, "whether somebody means to end it").await;
    press(&browser, "Go back and change nothing").await;
    see(&browser, "Your year together").await;
    press(&browser, "End this pairing").await;
    let write = "document.querySelector('[name=words]').value = arguments[0]; return true";
    browser.until("the words", write, &[json!("x".repeat(2001))]).await;
    press(&browser, "End the pairing").await;
    see(&browser, "Shorten your answer by 1 character").await;
    axe::finds_nothing_on_the_page(&browser, "too many words").await;
    browser.until("the words", write, &[json!("I am moving away.")]).await;
    press(&browser, "End the pairing").await;
    see(&browser, "The pairing has ended").await;
    axe::finds_nothing_on_the_page(&browser, "a pairing that has been ended").await;
    stage.switch.pass();

    let told = mail(&browser, &stage, "a private word to you").await;
    assert!(told.contains("has ended their pairing") && told.contains("moving away"), "{told}");
    let partner = mail(&browser, &stage, "about your pairing").await;
    assert!(partner.contains("Your pairing has ended"), "{partner}");
    assert!(!partner.contains("moving away"), "{partner}");
    browser.goto(&link).await;
    see(&browser, "This pairing has ended").await;
    browser.close().await;
    stage.system.stop().await;
}
