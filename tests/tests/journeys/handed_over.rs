//! What another deployment has handed over, at the desk of whoever has the program now; and with which year each
//! screen begins where two are under way.

use domain::desk::Role;
use local::archive::Archive;
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::{Kind, Look};
use tests::paired::Paired;
use tests::stage::Stage;

in_every_browser!(
    a_new_chair_deals_with_a_pair_that_was_handed_over_in_the_year_that_its_pairs_are_in,
);

const PROGRAM: &str = "acrl-sts";
const CHAIR: &str = "ada@example.org";

/// What a deployment hands over in which two were introduced on February 20, and nobody has heard of them.
async fn archive() -> (Archive, Paired) {
    let stage = Stage::on("2027-02-20T12:00:00.000Z").await;
    appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    stage.clock.set("2027-03-10T12:00:00.000Z".to_owned().try_into().unwrap());
    let archive =
        Archive::of(stage.system.table(), paired.of().0, stage.clock.now()).await.unwrap();
    let text = archive.to_text().unwrap();
    stage.system.stop().await;
    assert_eq!(archive.contents().open_cases, 1);
    assert!(!text.contains("applicant.0@"), "nobody's address goes along");
    (Archive::read(&text).unwrap(), paired)
}

async fn a_new_chair_deals_with_a_pair_that_was_handed_over_in_the_year_that_its_pairs_are_in(
    kind: Kind,
) {
    let (archive, paired) = archive().await;
    let stage = Stage::on("2027-09-15T12:00:00.000Z").await;
    archive.take_in(stage.system.table(), stage.clock.now()).await.unwrap();
    let browser = Browser::start(kind, (320, 800), Look { dark: true, ..Look::default() }).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#today").await;
    desk.sign_in(CHAIR).await;
    desk.see("1 pair needs attention.").await;
    desk.press("People").await;
    year_is(&desk, "2027-28").await;
    desk.press("Pairings").await;
    year_is(&desk, "2026-27").await;
    desk.see("Handed over 1").await;
    desk.see("Their references came along, their names did not").await;
    desk.see("Nobody has said by March 6, 2027 that the two were in contact.").await;
    for who in [&paired.mentee, &paired.mentor] {
        desk.see(who.as_str()).await;
    }
    inspect::finds_nothing(&browser, Scope::Page, "what was handed over, small and dark").await;
    desk.press("I have dealt with it").await;
    desk.see("dealt with.").await;
    desk.see_no("Handed over 1").await;
    desk.press("Undo").await;
    desk.see("Handed over 1").await;
    desk.press("Report").await;
    year_is(&desk, "2026-27").await;
    browser.close().await;
    stage.system.stop().await;
}

/// Which year the menu names.
async fn year_is(desk: &Desk<'_>, cohort: &str) {
    let script = format!("return document.querySelector('#cohort')?.value === '{cohort}'");
    desk.until(cohort, &script).await;
}
