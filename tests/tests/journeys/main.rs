//! Journeys through the whole system: what people do, in a real browser, on the sample guides.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod apart;
mod asked;
mod board;
mod bring;
mod certificate;
mod charts;
mod checked_in;
mod confirmed;
mod described;
mod desk;
mod drafts;
mod drawn;
mod elsewhere;
mod everyone;
mod first_step;
mod flood;
mod from_nothing;
mod guests;
mod handed_over;
mod hosted;
mod hosts;
mod invited;
mod keyboard;
mod languages;
mod looks;
mod mistakes;
mod network;
mod own;
mod pairs;
mod paper;
mod parked;
mod progress;
mod rematch;
mod report;
mod room;
mod sheet;
mod sign_on;
mod snippet;
mod told;
mod trap;
mod unscripted;
mod what_if;
mod whole;
mod words;

use serde_json::{Value, json};
use tests::browser::Browser;
use tests::form::Form;
use tests::keyboard::fill_step;

/// What somebody means to answer in a form.
fn meant(form: &str) -> Value {
    let json = match form {
        "goals-worksheet" => include_str!("meant/goals-worksheet.json"),
        "mentee-application" => include_str!("meant/mentee-application.json"),
        "feedback" => include_str!("meant/feedback.json"),
        "mentor-profile" => include_str!("meant/mentor-profile.json"),
        other => panic!("nobody has said what to answer in {other}"),
    };
    serde_json::from_str(json).unwrap()
}

/// Fills in a form step by step, by keyboard alone, until it shows what was answered.
async fn fill_to_the_end(browser: &Browser, form: &Form<'_>, meant: &Value) {
    while form.heading().await.starts_with("Step ") {
        take_a_step(browser, form, meant).await;
    }
}

/// Whether the form shows a step, and not the last page or the receipt.
async fn is_at_a_step(form: &Form<'_>) -> bool {
    form.look("!root.querySelector('.answers, .sent')").await == json!(true)
}

/// Goes on without an answer; where nothing has to be answered, goes back.
async fn is_refused_when_empty(form: &Form<'_>) -> bool {
    let before = form.heading().await;
    form.look("(root.querySelector('button.main').click(), true)").await;
    let came = format!(
        "root.querySelector('[part=error-summary]') ? 'refused'
         : root.querySelector('[data-focus=heading]').innerText.replace(/\\s+/g, ' ').trim() !== {} && 'on'",
        json!(before)
    );
    let is_refused = form.see("what comes of no answer", &came).await == json!("refused");
    if !is_refused {
        form.click("Back").await;
        let back = format!(
            "root.querySelector('[data-focus=heading]').innerText.replace(/\\s+/g, ' ').trim() === {}",
            json!(before)
        );
        form.see("the same step again", &back).await;
    }
    is_refused
}

/// Fills in a step by keyboard alone and goes on to the next, which must not be refused.
async fn take_a_step(browser: &Browser, form: &Form<'_>, meant: &Value) {
    let before = form.heading().await;
    fill_step(browser, meant).await;
    let moved = format!(
        "root.querySelector('[data-focus=heading]').innerText.replace(/\\s+/g, ' ').trim() !== {}
         || root.querySelector('[part=error-summary]')",
        serde_json::json!(before)
    );
    form.see("the next step", &format!("!!({moved})")).await;
    assert_eq!(form.problems().await, Vec::<String>::new(), "in {before}");
}

/// The reference on the receipt.
async fn reference(form: &Form<'_>) -> String {
    form.see_text("Your reference").await;
    let shown = form.look("root.querySelector('.sent dd').innerText").await;
    shown.as_str().unwrap().to_owned()
}

/// A form may be far down the page, or in a tab that is not shown yet.
async fn come_near(browser: &Browser, form: &Form<'_>) {
    let script = "
        const e = [...document.querySelectorAll('mentoring-form, [data-mentoring-form]')]
            .find(e => (e.getAttribute('form') || e.dataset.mentoringForm || '').trim() === arguments[0]);
        const pane = e && e.closest('.tab-pane, .collapse');
        if (pane) {
            const opener = document.querySelector(`[href='#${pane.id}'], [data-bs-target='#${pane.id}'], [aria-controls='${pane.id}']`);
            if (opener && !pane.matches('.active, .in, .show')) opener.click();
        }
        // Again and again: forms further up may still grow and push it away.
        const host = e && (e.shadowRoot ? e : e.querySelector('mentoring-form'));
        const stands = host && host.shadowRoot && host.shadowRoot.querySelector('[data-focus=heading]');
        if (e && !stands) e.scrollIntoView({ behavior: 'instant' });
        return !!stands;";
    browser.until("the form's element", script, &[json!(form.name())]).await;
}
