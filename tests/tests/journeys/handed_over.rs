//! What another deployment has handed over, at the desk of whoever has the program now; and with which year each
//! screen begins where two are under way.

use domain::course::{OpenCase, Reason};
use domain::desk::{MemberId, Pairing, PairingId, Role, Stage as At, Who};
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::matching::{Pair, Partners};
use domain::reference::Reference;
use functions::store::{PutItems, handed_over};
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::{Kind, Look};
use tests::stage::Stage;

in_every_browser!(
    a_new_chair_deals_with_a_pair_that_was_handed_over_in_the_year_that_its_pairs_are_in,
);

const PROGRAM: &str = "acrl-sts";
const CHAIR: &str = "ada@example.org";

fn moment(text: &str) -> Instant {
    text.to_owned().try_into().unwrap()
}

/// Two who were introduced in February, and of whom one has said in April that they were not in contact yet.
fn case() -> OpenCase {
    let (mentee, mentor) = (Reference::from_random(1), Reference::from_random(2));
    let reasons =
        vec![Reason::NotYet { who: mentee.clone(), at: moment("2027-04-02T12:00:00.000Z") }];
    let introduced = moment("2027-02-15T12:00:00.000Z");
    let pairing = Pairing {
        id: PairingId::from_random(7),
        partners: Partners::Pair(Pair { mentee, mentor }),
        liaison: MemberId::from_random(8),
        points: 40,
        of: 100,
        made_at: introduced,
        made_by: Who::Operator,
        stage: At::introduced(introduced),
    };
    OpenCase { pairing, reasons }
}

async fn a_new_chair_deals_with_a_pair_that_was_handed_over_in_the_year_that_its_pairs_are_in(
    kind: Kind,
) {
    let stage = Stage::on("2027-09-15T12:00:00.000Z").await;
    appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    let of = (ProgramId::new(PROGRAM).unwrap(), CohortId::new("2026-27").unwrap());
    let item = handed_over((&of.0, &of.1), &case(), moment("2028-08-15T00:00:00.000Z")).unwrap();
    assert!(stage.system.table().put_copy(&item).await.unwrap());
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
    let said = format!(
        "{} said on April 2, 2027 that they haven’t been in contact yet.",
        Reference::from_random(1)
    );
    desk.see(&said).await;
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
