//! The first step, which HOST draws, before the widget is there and when it takes over.

use fantoccini::key::Key;
use serde_json::{Value, json};
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::stage::Stage;

use crate::come_near;

const WIDGET: &str = ".wasm";

/// A form whose widget is still on its way.
async fn waiting<'a>(browser: &'a Browser, stage: &Stage) -> Form<'a> {
    stage.switch.hold_back(WIDGET);
    browser.goto(&stage.guide("bootstrap5.html")).await;
    let form = Form::on(browser, "mentee-application");
    come_near(browser, &form).await;
    form.begun().await;
    form
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_before_the_widget_arrives_goes_on_with_the_caret_where_it_was() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = waiting(&browser, &stage).await;
    axe::finds_nothing(&browser, "the first step").await;
    form.type_into("email", "ada@example.org").await;
    form.type_into("name", "Ada lace").await;
    for _ in "lace".chars() {
        browser.press_key(Key::Left).await;
    }
    form.look("(root.activeElement.isOld = true)").await;

    stage.switch.pass();
    form.ready().await;
    browser.press("Love").await;
    assert_eq!(form.look("root.activeElement.isOld === undefined").await, json!(true));
    assert_eq!(form.focused().await, "name");
    assert_eq!(form.value("name").await, "Ada Lovelace");
    assert_eq!(form.value("email").await, "ada@example.org");
    form.see_text("Clear my draft").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_that_is_pressed_too_early_is_pressed_again_when_the_widget_is_there() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = waiting(&browser, &stage).await;
    form.type_into("name", "Ada").await;
    browser.press_key(Key::Enter).await;
    form.see_text("One moment: the form is still loading.").await;
    stage.switch.pass();
    form.see_text("There is a problem").await;
    assert!(!form.problems().await.is_empty(), "the step was refused, as it would have been");
    assert!(!form.text().await.contains("One moment"), "the form is there");
    assert_eq!(form.value("name").await, "Ada");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_interrupted_in_the_middle_of_a_character_that_takes_several_keys() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = waiting(&browser, &stage).await;
    form.look("(root.querySelector('[name=name]').focus(), true)").await;
    let typing = json!({ "text": "ai", "selectionStart": 2, "selectionEnd": 2 });
    browser.dev_tools("Input.imeSetComposition", typing).await;
    stage.switch.pass();
    form.see("the widget behind it", "!!root.querySelector('[part=root][hidden]')").await;
    browser.dev_tools("Input.insertText", json!({ "text": "愛" })).await;
    form.ready().await;
    assert_eq!(form.value("name").await, "愛");
    assert_eq!(form.focused().await, "name");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_altered_meanwhile_keeps_what_was_typed() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = waiting(&browser, &stage).await;
    form.type_into("name", "Ada").await;
    // As a translating browser does it.
    let translate = "(() => {
        for (const label of root.querySelectorAll('label, h3, h4, p')) {
            const font = document.createElement('font');
            font.append(...label.childNodes);
            label.append(font);
        }
        root.querySelector('.intro').remove();
        return true;
    })()";
    form.look(translate).await;
    stage.switch.pass();
    form.ready().await;
    assert_eq!(form.value("name").await, "Ada");
    assert_eq!(form.look("root.querySelectorAll('font').length").await, json!(0));
    form.see_text("Takes about").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_widget_does_not_come_what_was_typed_stays_and_it_can_be_tried_again() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = waiting(&browser, &stage).await;
    form.type_into("name", "Ada").await;
    stage.switch.turn_away(WIDGET);
    let note = "root.querySelector('.note')?.innerText.includes('couldn’t be loaded')";
    form.see("what happened", note).await;
    assert_eq!(form.value("name").await, "Ada", "it can still be copied");
    form.see("the link to the page", "!root.querySelector('slot').hidden").await;
    stage.switch.pass();
    form.look("(root.querySelector('.note button').click(), true)").await;
    form.see_text("Clear my draft").await;
    assert_eq!(form.value("name").await, "Ada");
    assert_eq!(form.look("root.querySelectorAll('.note').length").await, json!(0));
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_first_step_goes_when_the_widget_does_not_come() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = waiting(&browser, &stage).await;
    stage.switch.turn_away(WIDGET);
    form.see("the link instead", "!root.querySelector('slot').hidden").await;
    assert_eq!(form.look("!!root.querySelector('input')").await, json!(false));
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_a_draft_waits_for_it_and_sees_no_empty_form() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = waiting(&browser, &stage).await;
    stage.switch.pass();
    form.ready().await;
    form.type_into("name", "Ada").await;
    form.see_text("Clear my draft").await;
    browser.reload().await;
    come_near(&browser, &form).await;
    form.ready().await;
    assert_eq!(form.value("name").await, "Ada");
    let asked = "return performance.getEntriesByType('resource').map(file => file.name)
        .filter(name => name.includes('mentee-application'))";
    let asked = browser.run(asked, &[]).await;
    let is_first = |name: &Value| name.as_str().is_some_and(|name| name.contains("first-step"));
    assert!(!asked.as_array().unwrap().iter().any(is_first), "{asked}");
    browser.close().await;
    stage.system.stop().await;
}
