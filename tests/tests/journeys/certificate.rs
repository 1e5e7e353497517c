//! A mentor's certificate: on the page of the two, when their year has come to its end.

mod file;

use domain::desk::Role;
use http_body_util::BodyExt;
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::downloads::Downloads;
use tests::in_every_browser;
use tests::kind::Kind;
use tests::paired::Paired;
use tests::pdf;
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

    // What the button beside it posts, with scripts or without.
    let (own, code) = link.split_once('#').unwrap();
    let own = own.strip_prefix(stage.system.host()).unwrap();
    let form = ("content-type", "application/x-www-form-urlencoded");
    let file = stage.post(own, &[form], format!("code={code}&do=certificate-file:")).await;
    let headers = file.headers();
    assert_eq!(headers["content-type"], "application/pdf");
    assert_eq!(headers["content-disposition"], "attachment; filename=\"certificate.pdf\"");
    assert_eq!(headers["cache-control"], "no-store");
    let file = file.into_body().collect().await.unwrap().to_bytes().to_vec();
    assert!(pdf::as_read(file).await.contains("We thank"));
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mentor_downloads_a_certificate_and_so_does_the_committee() {
    let stage = Stage::on("2027-02-20T12:00:00.000Z").await;
    appoint(&stage, PROGRAM, "Noor van der Berg", "noor@example.org", Role::Chair).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    let link = paired.link(&stage, &paired.mentor).await;
    stage.pass(A_YEAR);

    let browser = Browser::open(1000, 900).await;
    let downloads = Downloads::of(&browser).await;
    browser.goto(&link).await;
    see(&browser, "Your year as a mentor has come to its end.").await;
    press(&browser, "Show the certificate").await;
    let page = "return document.querySelector('.certificate').innerText";
    let page = browser.run(page, &[]).await;
    let click = "document.querySelector('[value=\"certificate-file:\"]').click()";
    browser.run(click, &[]).await;
    let file = std::fs::read(downloads.file("certificate.pdf").await).unwrap();
    let read = pdf::words(&pdf::as_read(file.clone()).await);
    assert_eq!(read, pdf::words(page.as_str().unwrap()), "it says what its page says");
    browser.close().await;

    let browser = Browser::open(1000, 900).await;
    let downloads = Downloads::of(&browser).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#people").await;
    desk.sign_in("noor@example.org").await;
    desk.enter("Cohort", paired.of().1.as_str()).await;
    let person = format!("location.hash = '#person/{}'", paired.mentor);
    browser.run(&person, &[]).await;
    desk.press("Show the certificate").await;
    desk.press("Download as PDF").await;
    let same = std::fs::read(downloads.file("certificate.pdf").await).unwrap();
    assert!(same == file, "the same day, the same file");
    browser.close().await;
    stage.system.stop().await;
}
