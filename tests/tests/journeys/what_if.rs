//! What if a mentor took on fewer, or something counted more: changed, kept under a name, compared.

use tests::browser::Browser;
use tests::cast::{MEMBER, PROGRAM, a_member_and_applicants};
use tests::desk::Desk;
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::Kind;

in_every_browser!(what_is_wished_of_numbers_is_kept_shown_again_and_deleted);

/// Types a number where it stands, as somebody does who goes on to the next.
async fn turn(desk: &Desk<'_>, id: &str, number: &str) {
    let script = format!(
        "const e = document.getElementById('{id}');
        return e && (e.value = '{number}', e.dispatchEvent(new Event('change')), true)"
    );
    desk.until(id, &script).await;
}

async fn what_is_wished_of_numbers_is_kept_shown_again_and_deleted(kind: Kind) {
    let stage = a_member_and_applicants(6, 4).await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#matching").await;
    desk.sign_in(MEMBER).await;
    desk.see("No, that is proven").await;
    desk.press("Change how many people a mentor takes on").await;
    turn(&desk, "places-0", "0").await;
    desk.see("Wishes: 1").await;
    desk.see(": 0 instead of").await;
    desk.until("the focus", "return document.activeElement?.id === 'places-0'").await;
    desk.press("Change what counts").await;
    turn(&desk, "points-0", "1001").await;
    desk.see("Enter a whole number from 0 to 1000.").await;
    turn(&desk, "points-0", "999").await;
    desk.see("Wishes: 2").await;

    desk.press("Scenarios, side by side").await;
    desk.press("Keep what is wished now").await;
    desk.see("Enter a name of at most 100 characters.").await;
    desk.enter("Name", "Fewer places").await;
    desk.press("Keep what is wished now").await;
    desk.see("“Fewer places” is kept.").await;
    assert_eq!(desk.typed("Name").await, "", "the next one has a name of its own");
    desk.press("Undo the last wish").await;
    desk.see("Wishes: 1").await;
    desk.press("Show").await;
    desk.see("Wishes: 2").await;
    desk.press("Delete").await;
    desk.see("“Fewer places” is deleted.").await;
    desk.press("Undo").await;
    desk.see("“Fewer places” is kept.").await;
    desk.press("As it was").await;
    desk.see("Wishes: 1").await;
    desk.press("Replace with what is wished now").await;
    desk.see("Grace Hopper, November").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_ask_what_if() {
    let stage = a_member_and_applicants(6, 4).await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#matching").await;
    desk.sign_in(MEMBER).await;
    desk.press("Change how many people a mentor takes on").await;
    turn(&desk, "places-0", "3").await;
    desk.see("instead of").await;
    desk.press("Change what counts").await;
    desk.press("Scenarios, side by side").await;
    desk.enter("Name", "More places").await;
    desk.press("Keep what is wished now").await;
    desk.see("“More places” is kept.").await;
    inspect::finds_nothing(&browser, Scope::Page, "scenarios, points and places").await;
    browser.close().await;
    stage.system.stop().await;
}
