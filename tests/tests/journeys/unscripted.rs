//! Forms on HOST's own pages where no script of ours runs, and where it takes over.

use fantoccini::key::Key;
use serde_json::{Value, json};
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::in_every_browser;
use tests::keyboard::fill_step;
use tests::kind::Kind;
use tests::stage::Stage;

use crate::meant;

in_every_browser!(
    without_scripts_a_mentee_applies_step_by_step_and_every_answer_arrives,
    without_scripts_a_refused_step_comes_back_with_the_same_words_as_with_them,
);

const LOADER: &str = "/v1/embed.js";

/// A form whose scripts never come.
pub(crate) async fn plain<'a>(browser: &'a Browser, stage: &Stage, form: &str) -> Form<'a> {
    stage.switch.turn_away(LOADER);
    browser.goto(&format!("{}/acrl-sts/{form}", stage.system.host())).await;
    Form::on(browser, form)
}

/// Fills in a page by keyboard alone and posts it. An answer may lead to more questions on the same
/// step: then that step is the next page, too.
pub(crate) async fn turn_page(browser: &Browser, form: &Form<'_>, meant: &Value) {
    browser.run("window.isOld = true", &[]).await;
    fill_step(browser, meant).await;
    browser
        .until("the next page", "return !window.isOld && document.readyState === 'complete'", &[])
        .await;
    assert_eq!(form.problems().await, Vec::<String>::new(), "in {}", form.heading().await);
}

async fn without_scripts_a_mentee_applies_step_by_step_and_every_answer_arrives(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 900).await;
    let form = plain(&browser, &stage, "mentee-application").await;
    let mut meant = meant("mentee-application");
    // Nobody knows the browser's.
    meant["time-zone"] = json!("Europe/Paris");
    while form.heading().await.starts_with("Step ") {
        axe::finds_nothing(&browser, &form.heading().await).await;
        turn_page(&browser, &form, &meant).await;
    }
    form.see_text("Check your answers").await;
    axe::finds_nothing(&browser, "check your answers").await;
    fill_step(&browser, &json!({})).await;
    let shown = "return document.querySelector('.sent dd')?.innerText";
    let reference = browser.until("the reference", shown, &[]).await;
    axe::finds_nothing(&browser, "the receipt").await;

    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["reference"], reference);
    for (question, answer) in records[0]["answers"].as_object().unwrap() {
        let meant = &meant[question];
        assert!(answer == meant || meant.is_null() || answer.is_array(), "{question}: {answer}");
    }
    assert_eq!(records[0]["answers"]["name"], meant["name"]);
    browser.close().await;
    stage.system.stop().await;
}

async fn without_scripts_a_refused_step_comes_back_with_the_same_words_as_with_them(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 900).await;
    let form = plain(&browser, &stage, "mentee-application").await;
    form.type_into("email", "ada").await;
    browser.press_key(Key::Enter).await;
    form.see_text("There is a problem").await;
    let without = form.problems().await;
    assert_eq!(form.value("email").await, "ada");
    assert_eq!(browser.run("return document.title.startsWith('Error:')", &[]).await, json!(true));
    axe::finds_nothing(&browser, "the refused step").await;

    stage.switch.pass();
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    form.ready().await;
    form.type_into("email", "ada").await;
    form.type_into("time-zone", " ").await;
    form.click("Continue").await;
    form.see_text("There is a problem").await;
    assert_eq!(form.problems().await, without);
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_row_is_added_and_removed_and_nothing_typed_is_lost() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = plain(&browser, &stage, "goals-worksheet").await;
    let (meant, mut steps) = (meant("goals-worksheet"), 0);
    while form.look("!!root.querySelector('[data-do=add]')").await == json!(false) {
        turn_page(&browser, &form, &meant).await;
        steps += 1;
        assert!(steps < 20, "the worksheet asks for goals");
    }
    form.type_into("goals.1.statement", "First").await;
    form.look("(root.querySelector('[data-do=add]').click(), true)").await;
    form.see("a second row", "!!root.querySelector('[name=\"goals.2.statement\"]')").await;
    form.type_into("goals.2.statement", "Second").await;
    form.look("(root.querySelector('[data-to=\"goals.1\"]').click(), true)").await;
    form.see("one row", "!root.querySelector('[name=\"goals.2.statement\"]')").await;
    assert_eq!(form.value("goals.1.statement").await, "Second");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_into_a_page_before_the_scripts_come_goes_on_in_the_widget() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    stage.switch.hold_back(".wasm");
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    form.see("the loader", "!!host.shadowRoot").await;
    browser.run("document.querySelector('main [name=name]').focus()", &[]).await;
    browser.press("Ada lace").await;
    for _ in "lace".chars() {
        browser.press_key(Key::Left).await;
    }
    stage.switch.pass();
    form.ready().await;
    browser.press("Love").await;
    assert_eq!(
        (form.value("name").await.as_str(), form.focused().await.as_str()),
        ("Ada Lovelace", "name")
    );
    let shown =
        "return getComputedStyle(document.querySelector('main form')).visibility === 'visible'
        && document.querySelector('main form').getClientRects().length > 0";
    assert_eq!(browser.run(shown, &[]).await, json!(false), "one form is shown, not two");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_posted_before_the_scripts_came_goes_on_in_the_widget() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = plain(&browser, &stage, "mentee-application").await;
    let mut meant = meant("mentee-application");
    meant["time-zone"] = json!("Europe/Paris");
    turn_page(&browser, &form, &meant).await;
    let heading = form.heading().await;
    assert!(heading.starts_with("Step 2"), "{heading}");
    form.look("(root.querySelector('input[type=checkbox], input[type=radio]').click(), true)")
        .await;
    stage.switch.pass();
    let load = "document.head.append(Object.assign(document.createElement('script'), { src: '/v1/embed.js' }))";
    browser.run(load, &[]).await;
    form.ready().await;
    assert_eq!(form.heading().await, heading);
    let chosen = "root.querySelector('input[type=checkbox], input[type=radio]').checked";
    assert_eq!(form.look(chosen).await, json!(true));
    form.click("Back").await;
    form.see_text("Step 1 of 5").await;
    assert_eq!(json!(form.value("name").await), meant["name"]);
    browser.close().await;
    stage.system.stop().await;
}
