//! Takes pictures of every screen of the desk into `target/pictures`, for people to look at:
//! `cargo run -p tests --example desk_pictures`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "it is run by a developer, in a terminal"
)]

use domain::desk::Role;
use serde_json::json;
use tests::applied::{apply, park};
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::inspect;
use tests::stage::{Stage, repository};

const PROGRAM: &str = "acrl-sts";

#[tokio::main]
async fn main() {
    let stage = Stage::build().await;
    for (name, address, role) in [
        ("Ada Lovelace", "ada@example.org", Role::Chair),
        ("Grace Hopper", "grace@example.org", Role::Member),
        ("Noor van der Berg", "noor@example.org", Role::Liaison),
    ] {
        appoint(&stage, PROGRAM, name, address, role).await;
    }
    apply(&stage, PROGRAM, "mentee-application", 14).await;
    apply(&stage, PROGRAM, "mentor-profile", 9).await;
    park(&stage, PROGRAM, "goals-worksheet").await;
    for (name, width, scheme) in
        [("wide", 1280, "light"), ("dark", 1280, "dark"), ("narrow", 320, "light")]
    {
        let browser = Browser::open(1280, 900).await;
        inspect::window(&browser, Some((width, 900))).await;
        inspect::media(&browser, &[("prefers-color-scheme", scheme)]).await;
        screens(&stage, &browser, name).await;
        browser.close().await;
    }
    stage.system.stop().await;
}

async fn screens(stage: &Stage, browser: &Browser, name: &str) {
    let desk = Desk::open(browser, stage, PROGRAM, "").await;
    keep(browser, &format!("desk-sign-in-{name}")).await;
    desk.sign_in("ada@example.org").await;
    desk.see("Hello, Ada Lovelace").await;
    keep(browser, &format!("desk-today-{name}")).await;
    desk.press("Mails that could not be sent").await;
    desk.see("Something is wrong on our side").await;
    keep(browser, &format!("desk-mails-{name}")).await;
    desk.press("People").await;
    desk.see("applicant.0@").await;
    keep(browser, &format!("desk-people-{name}")).await;
    desk.press("Import from a csv file").await;
    desk.enter("Which form did they fill in?", "mentee-application").await;
    desk.choose_fixture("mentees.csv").await;
    desk.say_of_column("Employer", "Where do you work?").await;
    desk.press("Look at the rows as they will be").await;
    keep(browser, &format!("desk-import-{name}")).await;
    desk.press("People").await;
    desk.see("applicant.0@").await;
    let open = "const a = document.querySelector('tbody a[href^=\"#person/\"]'); return a && (a.click(), true)";
    desk.until("somebody", open).await;
    desk.see("A note stays as it is written").await;
    keep(browser, &format!("desk-person-{name}")).await;
    desk.press("Matching").await;
    desk.see("No, that is proven").await;
    let reasons = "const d = document.querySelector('.pairs details'); return d && (d.open = true)";
    desk.until("the reasons", reasons).await;
    desk.press("Forbid").await;
    desk.see("Solved again").await;
    keep(browser, &format!("desk-matching-{name}")).await;
    desk.press("Change how many people a mentor takes on").await;
    desk.press("Scenarios, side by side").await;
    desk.enter("Name", &format!("One pair less, {name}")).await;
    desk.press("Keep what is wished now").await;
    desk.see("is kept.").await;
    keep(browser, &format!("desk-what-if-{name}")).await;
    desk.choose("Choose all proposals").await;
    desk.press("Introduce ").await;
    desk.choose("Ask the mentors first").await;
    keep(browser, &format!("desk-confirm-{name}")).await;
    desk.press("Back to matching").await;
    // One of them: more are left for the next picture.
    desk.choose("Choose all proposals").await;
    desk.choose_a_pair().await;
    desk.press("Send ").await;
    desk.see("Done: ").await;
    keep(browser, &format!("desk-confirmed-{name}")).await;
    desk.press("See all pairings").await;
    desk.press("End …").await;
    desk.see("Why does it end?").await;
    keep(browser, &format!("desk-pairings-{name}")).await;
    desk.press("The year in pictures").await;
    desk.see("One day, by everybody’s clocks").await;
    keep(browser, &format!("desk-charts-{name}")).await;
    desk.press("Read as a table").await;
    keep(browser, &format!("desk-charts-table-{name}")).await;
    desk.press("Report").await;
    desk.until("the report", "return !!document.querySelector('#report')?.shadowRoot").await;
    keep(browser, &format!("desk-report-{name}")).await;
    desk.press("Downloads").await;
    keep(browser, &format!("desk-downloads-{name}")).await;
    desk.press("Committee").await;
    desk.see("grace@example.org").await;
    keep(browser, &format!("desk-committee-{name}")).await;
    desk.press("Add somebody").await;
    desk.press("Save").await;
    desk.see("Enter a name").await;
    keep(browser, &format!("desk-member-{name}")).await;
    desk.press("Export keys").await;
    desk.press("Make a key").await;
    keep(browser, &format!("desk-key-{name}")).await;
    desk.enter("What is it for?", "Nightly report").await;
    desk.choose("Everything there is and will be").await;
    desk.press("Make a key").await;
    desk.see("Copy it now").await;
    keep(browser, &format!("desk-made-{name}")).await;
    desk.press("Audit log").await;
    desk.see("made the export key").await;
    keep(browser, &format!("desk-log-{name}")).await;
    desk.press("Ada Lovelace, Chair").await;
    keep(browser, &format!("desk-account-{name}")).await;
    desk.press("Sign out").await;
    desk.see("You are signed out").await;
}

/// All of the page, however long it is.
async fn keep(browser: &Browser, name: &str) {
    let whole = json!({ "format": "png", "captureBeyondViewport": true });
    let shot = browser.dev_tools("Page.captureScreenshot", whole).await;
    let folder = repository().join("target/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    let bytes = base64(shot["data"].as_str().unwrap());
    std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
}

fn base64(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}
