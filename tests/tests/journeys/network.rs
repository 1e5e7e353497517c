//! What becomes of a submission when the network, or the answer, is lost.

use serde_json::json;
use tests::browser::Browser;
use tests::form::Form;
use tests::keyboard::fill_step;
use tests::stage::Stage;

use crate::{fill_to_the_end, meant, reference};

async fn filled<'a>(browser: &'a Browser, stage: &Stage) -> Form<'a> {
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(browser, "mentee-application");
    form.ready().await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_to_the_end(browser, &form, &meant("mentee-application")).await;
    form
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_cut_during_send_loses_nothing_and_sends_once() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = filled(&browser, &stage).await;
    browser.set_offline(true).await;
    form.click("Send my application").await;
    form.see_text("You seem to be offline.").await;
    assert!(form.text().await.contains("University of Somewhere"), "the answers are still there");
    browser.set_offline(false).await;
    form.click("Send my application").await;
    let reference = reference(&form).await;
    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["reference"], json!(reference));
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_printed_copy_has_the_receipt_and_the_answers_and_nothing_of_the_page_around_it() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = filled(&browser, &stage).await;
    form.click("Send my application").await;
    let reference = reference(&form).await;
    // Nobody answers a printing dialog here: what would be printed is looked at in its place.
    let look = "
        const window_of = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
            const view = window_of.call(this);
            view.print = () => { top.printed = view.document.body.firstChild.shadowRoot.textContent; };
            return view;
        } });";
    browser.run(look, &[]).await;
    form.click("Print a copy").await;
    let printed = browser.until("a copy", "return window.printed", &[]).await;
    let printed = printed.as_str().unwrap();
    for there in [reference.as_str(), "University of Somewhere", "What happens next"] {
        assert!(printed.contains(there), "{there}");
    }
    assert!(!printed.contains("ACRL Science and Technology Section"), "the page's own header");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_lost_is_given_again_for_the_same_answers() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = filled(&browser, &stage).await;
    stage.switch.lose_answers(true);
    form.click("Send my application").await;
    form.see_text("Your answers are still here.").await;
    assert!(stage.switch.lost() > 0, "an answer was lost on the way back");
    assert_eq!(stage.records("acrl-sts", "mentee-applications").await.len(), 1, "it had arrived");
    stage.switch.lose_answers(false);
    form.click("Send my application").await;
    let reference = reference(&form).await;
    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!((records.len(), &records[0]["reference"]), (1, &json!(reference)));
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_changed_after_a_lost_answer_are_not_sent_twice_and_the_person_is_told() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = filled(&browser, &stage).await;
    stage.switch.lose_answers(true);
    form.click("Send my application").await;
    form.see_text("Your answers are still here.").await;
    stage.switch.lose_answers(false);
    form.look("(root.querySelector('[data-do=change]').click(), true)").await;
    form.see_text("Step 1 of 5").await;
    form.type_into("name", "Augusta Ada King").await;
    form.click("Continue").await;
    form.see_text("Check your answers").await;
    form.click("Send my application").await;
    form.see_text("You have sent this form before.").await;
    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!(records.len(), 1);
    let reference = records[0]["reference"].as_str().unwrap();
    assert!(form.text().await.contains(reference), "it says under which reference");
    assert_eq!(records[0]["answers"]["name"], meant("mentee-application")["name"]);
    assert!(form.text().await.contains("Augusta Ada King"), "what was changed is still there");
    let link = form.look("root.querySelector('a[href*=\"/my/\"]')?.href").await;
    browser.goto(link.as_str().expect("it leads to what was sent")).await;
    let opened = "return document.body?.innerText.includes(arguments[0])";
    browser.until("what was sent", opened, &[json!(reference)]).await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_duplicated_tab_is_told_what_was_sent() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = filled(&browser, &stage).await;
    // What a browser does when a tab is duplicated: the copy begins with the same session storage.
    let address = format!("{}/acrl-sts/mentee-application", stage.system.host());
    let copy = browser.run("return JSON.stringify(Object.entries(sessionStorage))", &[]).await;
    form.click("Send my application").await;
    let first = reference(&form).await;
    browser.open_tab(&format!("{}/openapi.json", stage.system.host())).await;
    let fill = "for (const [k, v] of JSON.parse(arguments[0])) sessionStorage.setItem(k, v)";
    browser.run(fill, &[copy]).await;
    browser.goto(&address).await;
    form.see_text("Check your answers").await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_step(&browser, &json!({})).await;
    assert_eq!(reference(&form).await, first);
    assert_eq!(stage.records("acrl-sts", "mentee-applications").await.len(), 1);
    browser.close().await;
    stage.system.stop().await;
}
