//! The field that no person sees.

use serde_json::{Value, json};
use tests::browser::Browser;
use tests::form::Form;
use tests::stage::Stage;

use crate::{fill_to_the_end, meant, reference};

/// What browsers fill in by themselves, by the beginnings of its names.
const FILLED_IN: [&str; 14] = [
    "name",
    "email",
    "tel",
    "phone",
    "address",
    "street",
    "city",
    "country",
    "postal",
    "zip",
    "organization",
    "company",
    "url",
    "password",
];

/// What the browser's own tree tells assistive technology of an element in a shadow root.
async fn in_the_tree(browser: &Browser, selector: &str) -> Value {
    let find =
        format!("document.querySelector('mentoring-form').shadowRoot.querySelector('{selector}')");
    let found = browser.dev_tools("Runtime.evaluate", json!({ "expression": find })).await;
    let object = json!({ "objectId": found["result"]["objectId"], "fetchRelatives": false });
    browser.dev_tools("Accessibility.getPartialAXTree", object).await["nodes"][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_no_person_comes_to_is_flagged_when_something_fills_it_in() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    form.ready().await;

    assert_eq!(in_the_tree(&browser, "#your_message").await["ignored"], true);
    assert_eq!(in_the_tree(&browser, "[name=name]").await["ignored"], false);
    let said = form
        .look("(e => [e.autocomplete, e.name, e.tabIndex])(root.querySelector('#your_message'))")
        .await;
    assert_eq!((&said[0], &said[2]), (&json!("off"), &json!(-1)));
    let name = said[1].as_str().unwrap();
    assert!(
        FILLED_IN.iter().all(|known| !name.split('_').any(|part| part.starts_with(known))),
        "{name}"
    );
    let seen = "(e => e.offsetWidth <= 1 && e.offsetHeight <= 1 && getComputedStyle(e).overflow === 'hidden')
        (root.querySelector('#your_message').parentElement)";
    assert_eq!(form.look(seen).await, json!(true));

    // Fills in every step by the keyboard alone, which comes to every control that there is.
    form.look("(root.addEventListener('focusin', e => e.target.id === 'your_message' && (window.came = true)), true)").await;
    form.look("(root.querySelector('#your_message').value = 'Buy now', true)").await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_to_the_end(&browser, &form, &meant("mentee-application")).await;
    assert_eq!(browser.run("return window.came ?? false", &[]).await, json!(false));
    stage.pass(60);
    form.click("Send my application").await;
    let reference = reference(&form).await;
    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!(records[0]["reference"], json!(reference));
    assert_eq!(records[0]["flags"], json!(["honeypot"]));
    assert!(records[0]["answers"].get("your_message").is_none());
    browser.close().await;
    stage.system.stop().await;
}
