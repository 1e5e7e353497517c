//! Who applied, what is said of them, and who could be introduced to whom.

use tests::browser::Browser;
use tests::cast::{MEMBER, PROGRAM, a_member_and_applicants};
use tests::desk::Desk;
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::Kind;

in_every_browser!(
    a_person_is_found_and_a_note_on_them_is_kept,
    a_proposal_that_is_forbidden_is_solved_again_and_the_wish_taken_back,
);

/// Opens whoever is the first on the list.
const OPEN: &str = "
    const link = document.querySelector('tbody a[href^=\"#person/\"]');
    return link && (link.click(), true)";

async fn a_person_is_found_and_a_note_on_them_is_kept(kind: Kind) {
    let stage = a_member_and_applicants(6, 4).await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#people").await;
    desk.sign_in(MEMBER).await;
    desk.see("applicant.5@library5.example.edu").await;
    desk.until("somebody", OPEN).await;
    desk.see("A note stays as it is written").await;
    desk.enter("New note", "Met her at a conference.").await;
    desk.press("Add the note").await;
    desk.see("The note is kept").await;
    browser.reload().await;
    desk.see("Met her at a conference.").await;
    browser.close().await;
    stage.system.stop().await;
}

async fn a_proposal_that_is_forbidden_is_solved_again_and_the_wish_taken_back(kind: Kind) {
    let stage = a_member_and_applicants(6, 4).await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#matching").await;
    desk.sign_in(MEMBER).await;
    desk.see("No, that is proven").await;
    desk.press("Forbid").await;
    desk.see("Wishes: 1").await;
    desk.see("Solved again").await;
    desk.press("Undo the last wish").await;
    desk.see_no("Wishes: 1").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_the_lists_of_people_and_of_proposals() {
    let stage = a_member_and_applicants(6, 4).await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#people").await;
    desk.sign_in(MEMBER).await;
    desk.see("applicant.5@library5.example.edu").await;
    inspect::finds_nothing(&browser, Scope::Page, "people").await;
    desk.until("somebody", OPEN).await;
    desk.see("A note stays as it is written").await;
    inspect::finds_nothing(&browser, Scope::Page, "a person").await;
    desk.press("Matching").await;
    desk.see("No, that is proven").await;
    inspect::finds_nothing(&browser, Scope::Page, "matching").await;
    let reasons =
        "document.querySelectorAll('main details').forEach(e => { e.open = true }); return true";
    desk.until("the reasons", reasons).await;
    desk.press("Forbid").await;
    desk.see("Wishes: 1").await;
    inspect::finds_nothing(&browser, Scope::Page, "matching, with a wish").await;
    browser.close().await;
    stage.system.stop().await;
}
