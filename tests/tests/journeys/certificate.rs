//! A mentor's certificate: on the page of the two, when their year has come to its end.

use domain::desk::Role;
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::desk::appoint;
use tests::in_every_browser;
use tests::kind::Kind;
use tests::paired::Paired;
use tests::stage::Stage;

use crate::own::{press, see};

in_every_browser!(a_mentor_prints_a_certificate_when_the_year_has_come_to_its_end);

const PROGRAM: &str = "acrl-sts";

/// From the introductions to after the evaluation, in seconds.
const A_YEAR: i64 = 370 * 24 * 3600;

async fn a_mentor_prints_a_certificate_when_the_year_has_come_to_its_end(kind: Kind) {
    let stage = Stage::on("2027-02-20T12:00:00.000Z").await;
    appoint(&stage, PROGRAM, "Noor van der Berg", "noor@example.org", Role::Liaison).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    let link = paired.link(&stage, &paired.mentor).await;
    let browser = Browser::of(kind, 1000, 900).await;
    browser.goto(&link).await;
    see(&browser, "Your year together").await;
    let there = "return document.querySelectorAll('#certificate').length";
    assert_eq!(browser.run(there, &[]).await, json!(0), "the year goes on");
    stage.pass(A_YEAR);
    browser.goto("about:blank").await;
    browser.goto(&link).await;
    see(&browser, "Your year as a mentor has come to its end.").await;
    press(&browser, "Show the certificate").await;
    see(&browser, "We thank").await;
    axe::finds_nothing_on_the_page(&browser, "a certificate").await;
    let prints = "return !document.querySelector('[data-print]').hidden";
    assert_eq!(browser.run(prints, &[]).await, json!(true));
    browser.close().await;
    stage.system.stop().await;
}
