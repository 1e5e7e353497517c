//! Pairs are chosen from the proposals, looked over and introduced; and a pairing is ended.

use domain::desk::Role;
use serde_json::json;
use tests::applied::apply;
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::Kind;
use tests::stage::Stage;

in_every_browser!(
    pairs_that_are_chosen_are_introduced_by_mail_and_one_of_them_is_ended,
    a_confirmation_that_is_cut_off_goes_on_and_makes_nothing_twice,
);

const PROGRAM: &str = "acrl-sts";
const CHAIR: &str = "ada@example.org";
const LIAISON: &str = "noor@example.org";

/// A desk with so many mentees and mentors, a chair and a liaison.
async fn set(mentees: usize, mentors: usize) -> Stage {
    let stage = Stage::build().await;
    appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    appoint(&stage, PROGRAM, "Noor van der Berg", LIAISON, Role::Liaison).await;
    apply(&stage, PROGRAM, "mentee-application", mentees).await;
    apply(&stage, PROGRAM, "mentor-profile", mentors).await;
    stage
}

/// Waits until so many introductions are in the mailbox, and gives how many there are.
async fn introductions(desk: &Desk<'_>, browser: &Browser, most: usize) {
    let script = "
        return fetch('/mail').then(a => a.text()).then(html => {
            const list = new DOMParser().parseFromString(html, 'text/html');
            const links = [...list.querySelectorAll('li a')].map(a => a.getAttribute('href'));
            return links.filter(link => link.includes('introduced.')).length >= arguments[0];
        });";
    browser.until("the introductions", script, &[json!(most)]).await;
    let all = script.replace(">= arguments[0]", "+ ''");
    let there = desk.until("the mailbox", &all).await;
    assert_eq!(there, json!(most.to_string()), "two for each pair, and no more");
}

async fn pairs_that_are_chosen_are_introduced_by_mail_and_one_of_them_is_ended(kind: Kind) {
    let stage = set(3, 6).await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#matching").await;
    desk.sign_in(CHAIR).await;
    desk.see("Proposals: 3").await;
    desk.choose_a_pair().await;
    desk.see("Proposals that you didn’t choose: 2").await;
    desk.until("the focus", "return document.activeElement?.id === 'confirm'").await;
    desk.press("Back to matching").await;
    desk.choose("Choose all proposals").await;
    desk.press("Introduce 3 pairs").await;
    desk.enter("Who looks after them?", &noor(&desk).await).await;
    desk.press("Send 6 mails").await;
    desk.see("Done: 3 of 3 pairs are made").await;
    introductions(&desk, &browser, 6).await;

    desk.press("See all pairings").await;
    desk.see("3 pairings").await;
    desk.press("End …").await;
    desk.enter("Why does it end?", "4").await;
    desk.press("End the pairing").await;
    desk.see("Both are free again").await;
    desk.see("It was made by mistake").await;
    desk.press("Matching").await;
    desk.see("Proposals: 1").await;
    desk.press("Audit log").await;
    desk.see("ended 1 pairing: It was made by mistake").await;

    desk.press("Ada Lovelace, Chair").await;
    desk.press("Sign out").await;
    desk.sign_in(LIAISON).await;
    desk.press("Today").await;
    desk.see("You look after 2 pairs").await;
    desk.press("Pairings").await;
    desk.see("3 pairings").await;
    browser.close().await;
    stage.system.stop().await;
}

/// What the liaison's option is called in the form.
async fn noor(desk: &Desk<'_>) -> String {
    let script = "
        const all = [...document.querySelectorAll('#liaison option')];
        return all.find(option => option.innerText.startsWith('Noor'))?.value";
    desk.until("the liaison", script).await.as_str().unwrap_or_default().to_owned()
}

async fn a_confirmation_that_is_cut_off_goes_on_and_makes_nothing_twice(kind: Kind) {
    let stage = set(3, 6).await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#matching").await;
    desk.sign_in(CHAIR).await;
    desk.choose("Choose all proposals").await;
    desk.press("Introduce 3 pairs").await;
    stage.switch.lose_answers(true);
    desk.press("Send 6 mails").await;
    desk.see("It stopped after 0 of 3 pairs").await;
    stage.switch.lose_answers(false);
    desk.press("Go on").await;
    desk.see("Done: 3 of 3 pairs are made").await;
    introductions(&desk, &browser, 6).await;
    desk.press("Back to matching").await;
    desk.see("Proposals: 0").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_what_introduces_people_and_the_list_of_pairings() {
    let stage = set(3, 6).await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#matching").await;
    desk.sign_in(CHAIR).await;
    desk.choose("Choose all proposals").await;
    inspect::finds_nothing(&browser, Scope::Page, "chosen proposals").await;
    desk.press("Introduce 3 pairs").await;
    desk.see("Send 6 mails").await;
    inspect::finds_nothing(&browser, Scope::Page, "pairs looked over").await;
    desk.press("Send 6 mails").await;
    desk.see("Done: 3 of 3").await;
    inspect::finds_nothing(&browser, Scope::Page, "pairs on their way").await;
    desk.press("See all pairings").await;
    desk.press("End …").await;
    desk.see("Why does it end?").await;
    inspect::finds_nothing(&browser, Scope::Page, "pairings").await;
    browser.close().await;
    stage.system.stop().await;
}
