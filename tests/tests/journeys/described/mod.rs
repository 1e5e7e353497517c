//! The API's description, held to the API by a tool that nobody here wrote.

mod calls;
mod place;
mod tool;

use tests::passage::Passage;

use calls::Calls;
use place::Place;

/// Calls that can't succeed by what a tool makes up, and why.
const NEVER: &[(&str, &str)] = &[
    ("signIn", "the code is in a mail"),
    ("signOut", "left out: it ends the session"),
    ("signOutEverywhere", "left out: it ends the session"),
    ("change", "what was withdrawn can’t be changed, and “withdraw” has the same link"),
    ("publishReport", "the year has not come to its end"),
    ("certificate", "no pair’s year has come to its end"),
    ("certificatePdf", "no pair’s year has come to its end"),
    ("importPeople", "no schema says what a form takes; the others are given answers"),
];

#[tokio::test(flavor = "multi_thread")]
async fn no_call_fails_inside_and_no_answer_is_undocumented() {
    let place = Place::prepare().await;
    let passage = Passage::to(&place.stage).await;
    let (content, said) = tool::run(&place, passage.address()).await;
    assert!(content, "{said}");

    let calls = Calls::of(&place.stage, &passage.noted()).await;
    let seldom = NEVER.iter().map(|(call, _)| *call).collect();
    assert_eq!(calls.never_succeeded(), seldom, "{calls:#?}");
    assert!(calls.held_back() < 0.05, "{calls:#?}");
    place.stage.system.stop().await;
}
