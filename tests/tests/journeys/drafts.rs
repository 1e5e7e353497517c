//! What is kept of a form that isn't finished.

use serde_json::json;
use tests::browser::Browser;
use tests::form::Form;
use tests::in_every_browser;
use tests::keyboard::fill_step;
use tests::kind::Kind;
use tests::stage::Stage;

use crate::{fill_to_the_end, meant};

in_every_browser!(
    a_reload_in_the_middle_finds_the_step_and_what_was_typed,
    a_draft_stays_in_its_tab_unless_the_person_asks_to_keep_it_on_the_device,
);

async fn open<'a>(browser: &'a Browser, stage: &Stage, name: &str) -> Form<'a> {
    browser.goto(&format!("{}/acrl-sts/{name}", stage.system.host())).await;
    let form = Form::on(browser, name);
    form.ready().await;
    form
}

async fn a_reload_in_the_middle_finds_the_step_and_what_was_typed(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 900).await;
    let form = open(&browser, &stage, "mentee-application").await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_step(&browser, &meant("mentee-application")).await;
    form.see_text("Step 2 of 5").await;
    form.choose("situation", "student").await;
    form.type_into("school", "School of Info").await;
    browser.reload().await;
    form.see_text("Step 2 of 5").await;
    assert_eq!(form.value("school").await, "School of Info");
    form.click("Back").await;
    form.see_text("Step 1 of 5").await;
    assert_eq!(form.value("email").await, "ada@example.org");

    form.click("Clear my draft").await;
    form.see("an empty form", "root.querySelector('[name=email]')?.value === ''").await;
    browser.reload().await;
    form.ready().await;
    assert_eq!(form.value("email").await, "", "a cleared draft stays away");
    browser.close().await;
    stage.system.stop().await;
}

async fn a_draft_stays_in_its_tab_unless_the_person_asks_to_keep_it_on_the_device(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 900).await;
    let form = open(&browser, &stage, "goals-worksheet").await;
    form.type_into("skills", "Python").await;
    let address = format!("{}/acrl-sts/goals-worksheet", stage.system.host());
    let first = browser.open_tab(&address).await;
    form.ready().await;
    assert_eq!(form.value("skills").await, "", "another tab has no draft");

    browser.turn_to(first).await;
    form.look("(root.querySelector('#keep-draft').click(), true)").await;
    form.see_text("Your answers are kept on this device.").await;
    browser.open_tab(&address).await;
    form.see("the draft", "root.querySelector('[name=skills]')?.value === 'Python'").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_application_offers_to_copy_the_goals_from_the_worksheet_in_this_tab() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let worksheet = open(&browser, &stage, "goals-worksheet").await;
    worksheet.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_to_the_end(&browser, &worksheet, &meant("goals-worksheet")).await;
    assert!(stage.records("acrl-sts", "goals-worksheets").await.is_empty(), "it was not sent");

    let form = open(&browser, &stage, "mentee-application").await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    for step in ["Step 2", "Step 3"] {
        fill_step(&browser, &meant("mentee-application")).await;
        form.see_text(step).await;
    }
    form.click("Copy from “Goals worksheet”").await;
    form.see(
        "the goals",
        "root.querySelector('[name=goals]').value.includes('Learn to teach data management')",
    )
    .await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_forms_on_a_page_do_not_share_what_is_typed() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("sla.html")).await;
    let (mentee, mentor) =
        (Form::on(&browser, "mentee-application"), Form::on(&browser, "mentor-profile"));
    for form in [&mentee, &mentor] {
        let script = "const e = document.querySelector(`[form=${arguments[0]}]`); if (e) e.scrollIntoView(); return !!e";
        browser.until("the element", script, &[json!(form.name())]).await;
        form.ready().await;
    }
    mentee.type_into("email", "a@example.org").await;
    mentor.type_into("email", "b@example.org").await;
    assert_eq!(mentee.value("email").await, "a@example.org");
    assert_eq!(mentor.value("email").await, "b@example.org");
    browser.reload().await;
    for (form, typed) in [(&mentee, "a@example.org"), (&mentor, "b@example.org")] {
        let script = "const e = document.querySelector(`[form=${arguments[0]}]`); if (e) e.scrollIntoView(); return !!e";
        browser.until("the element", script, &[json!(form.name())]).await;
        form.ready().await;
        assert_eq!(form.value("email").await, typed, "{}", form.name());
    }
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_crash_of_our_own_code_the_form_starts_again_with_what_was_typed() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = open(&browser, &stage, "feedback").await;
    form.type_into("message", "Do not lose this").await;
    form.see("the draft", "JSON.stringify(sessionStorage).includes('Do not lose this')").await;
    // Overwrites all of the widget's memory: the next thing that it does is a trap.
    let crash = "
        const glue = performance.getEntriesByType('resource').find(r => /widget-[^/]*[.]js/.test(r.name)).name;
        return import(glue).then(m => m.default()).then(wasm => {
            const memory = Object.values(wasm).find(one => one instanceof WebAssembly.Memory);
            new Uint8Array(memory.buffer).fill(255);
            return true;
        });";
    browser.run(crash, &[]).await;
    browser.press("!").await;
    form.see(
        "what happened",
        "root.textContent.includes('The form stopped. What you typed is kept.')",
    )
    .await;
    form.click("Start it again").await;
    form.see(
        "what was typed",
        "root.querySelector('[name=message]')?.value.startsWith('Do not lose this')",
    )
    .await;
    form.type_into("message", "and it goes on").await;
    form.choose("about", "program").await;
    browser.close().await;
    stage.system.stop().await;
}
