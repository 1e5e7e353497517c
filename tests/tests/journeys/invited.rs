//! A mentor is asked first: the mail, the page of their own link, and what the desk says of it.

use domain::desk::Role;
use serde_json::json;
use tests::applied::apply;
use tests::axe;
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::in_every_browser;
use tests::kind::{Kind, Look};
use tests::stage::Stage;

use crate::own::{mail, press, see};

in_every_browser!(
    a_mentor_who_accepts_by_the_link_of_a_mail_is_introduced,
    without_scripts_a_mentor_declines_and_the_desk_says_so,
);

const PROGRAM: &str = "acrl-sts";
const CHAIR: &str = "ada@example.org";

/// A mentee for whom one of three mentors is asked first, at the desk; what the mail says. Another
/// mentee looks for a peer, and nobody is there who could be one.
async fn asked(stage: &Stage, browser: &Browser) -> String {
    appoint(stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    apply(stage, PROGRAM, "mentee-application", 2).await;
    apply(stage, PROGRAM, "mentor-profile", 3).await;
    let desk = Desk::open(browser, stage, PROGRAM, "#matching").await;
    desk.sign_in(CHAIR).await;
    desk.choose("Choose all proposals").await;
    desk.press("Introduce 1 pair").await;
    desk.choose("Ask the mentors first").await;
    desk.press("Send 1 mail").await;
    desk.see("Done: 1 of 1 pairs").await;
    desk.see("Mentor asked").await;
    mail(browser, stage, "a question to you as a mentor").await
}

fn link(mail: &str) -> &str {
    mail.split_whitespace().find(|word| word.contains("/my/")).unwrap()
}

async fn a_mentor_who_accepts_by_the_link_of_a_mail_is_introduced(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1200, 900).await;
    let asked = asked(&stage, &browser).await;
    assert!(asked.contains("by November 24, 2026"), "{asked}");
    browser.goto(link(&asked)).await;
    see(&browser, "Would you mentor somebody?").await;
    axe::finds_nothing_on_the_page(&browser, "a mentor who is asked first").await;
    press(&browser, "Accept").await;
    see(&browser, "The mails that introduce you to each other are on their way").await;
    mail(&browser, &stage, "your introduction").await;
    browser.close().await;
    stage.system.stop().await;
}

async fn without_scripts_a_mentor_declines_and_the_desk_says_so(kind: Kind) {
    let stage = Stage::build().await;
    let look = Look { dark: true, ..Look::default() };
    let browser = Browser::start(kind, (320, 800), look).await;
    let asked = asked(&stage, &browser).await;
    let (page, code) = link(&asked).split_once('#').unwrap();
    stage.switch.turn_away("/my.js");
    browser.goto(page).await;
    let typed = "document.querySelector('[name=code]').value = arguments[0]; return true";
    browser.until("the code's field", typed, &[json!(code)]).await;
    press(&browser, "Open").await;
    see(&browser, "Why the committee thought of you").await;
    axe::finds_nothing_on_the_page(&browser, "a mentor who is asked first, small and dark").await;
    press(&browser, "Decline").await;
    see(&browser, "The committee asks somebody else").await;
    stage.switch.pass();
    let desk = Desk::open(&browser, &stage, PROGRAM, "#today").await;
    desk.see("1 mentor has declined, or let the time go by").await;
    desk.press("Pairings").await;
    desk.see("Declined").await;
    // The next best for that mentee; and the mentor is free to be somebody's peer.
    desk.press("Matching").await;
    desk.see("Proposals: 2").await;
    desk.see("“soft” matter too with Noor van der Berg").await;
    browser.close().await;
    stage.system.stop().await;
}
