//! Files that the desk fetches when somebody needs them, and what is said when they don't come.

use tests::applied::apply;
use tests::browser::Browser;
use tests::cast::{CHAIR, PROGRAM, a_chair};
use tests::desk::Desk;
use tests::in_every_browser;
use tests::kind::Kind;

in_every_browser!(a_screen_whose_file_does_not_come_says_so_and_is_there_when_it_is_tried_again);

async fn a_screen_whose_file_does_not_come_says_so_and_is_there_when_it_is_tried_again(kind: Kind) {
    let stage = a_chair().await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#people").await;
    desk.sign_in(CHAIR).await;
    desk.see("Nobody").await;
    stage.switch.turn_away("assets/desk-");
    desk.press("Audit log").await;
    desk.see("We couldn’t reach the service.").await;
    assert_eq!(desk.focused().await, "Audit log", "where they wanted to go");
    stage.switch.pass();
    desk.press("Try again").await;
    desk.see("Ada Lovelace signed in").await;
    assert_eq!(desk.focused().await, "Audit log", "not at the top of the page");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pairs_are_proposed_when_the_solver_that_did_not_come_is_tried_again() {
    let stage = a_chair().await;
    apply(&stage, PROGRAM, "mentee-application", 3).await;
    apply(&stage, PROGRAM, "mentor-profile", 6).await;
    let browser = Browser::open(1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#people").await;
    desk.sign_in(CHAIR).await;
    stage.switch.turn_away("assets/solver-");
    desk.press("Matching").await;
    desk.see("The solver has stopped in this browser.").await;
    stage.switch.pass();
    desk.press("Try again").await;
    desk.see("No, that is proven").await;
    browser.close().await;
    stage.system.stop().await;
}
