//! The form on other kinds of hosts than a plain guide: on each it is filled in and sent.

use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::stage::Stage;

use crate::come_near;

/// Fills in the form `feedback` and sends it.
pub(crate) async fn send_feedback(browser: &Browser, form: &Form<'_>) {
    come_near(browser, form).await;
    form.ready().await;
    form.choose("about", "program").await;
    form.type_into("message", "It works here.").await;
    form.choose("reply", "no").await;
    axe::finds_nothing(browser, "filled in").await;
    form.click("Continue").await;
    form.see_text("Check your answers").await;
    form.look("(root.querySelector('button[type=submit]').click(), true)").await;
    form.see_text("Your reference").await;
    axe::finds_nothing(browser, "the receipt").await;
}

pub(crate) async fn arrived(stage: &Stage) {
    let records = stage.records("acrl-sts", "feedback").await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["answers"]["message"], "It works here.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_sent_from_a_wordpress_page_whose_editor_has_put_paragraphs_into_the_snippet() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("wordpress.html")).await;
    send_feedback(&browser, &Form::on(&browser, "feedback")).await;
    arrived(&stage).await;
    for name in ["mentee-application", "mentor-profile"] {
        let form = Form::on(&browser, name);
        come_near(&browser, &form).await;
        form.ready().await;
        let links = "[...host.querySelectorAll('a')].filter(a => a.checkVisibility()).length";
        assert_eq!(form.look(links).await, json!(0), "{name}: the fallback is not shown as well");
    }
    let apart = "return document.querySelectorAll('mentoring-form mentoring-form').length === 0
        && document.querySelectorAll('mentoring-form').length === 3
        && !document.querySelector('mentoring-form h2')";
    assert_eq!(browser.run(apart, &[]).await, json!(true), "no element swallows what follows");
    axe::finds_nothing(&browser, "three forms").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_sent_from_a_page_under_a_strict_policy_that_allows_what_we_name() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("policy.html")).await;
    send_feedback(&browser, &Form::on(&browser, "feedback")).await;
    arrived(&stage).await;
    let console = browser.console().await;
    assert!(!console.iter().any(|line| line.contains("Content Security Policy")), "{console:#?}");

    let policy = "return document.querySelector('meta[http-equiv]').content";
    let policy = browser.run(policy, &[]).await.as_str().unwrap().replace("'self' ", "");
    browser.goto(&format!("{}/snippet?program=acrl-sts", stage.system.host())).await;
    let told = browser.run("return document.querySelector('#policy').value", &[]).await;
    for directive in told.as_str().unwrap().split("; ") {
        assert!(policy.contains(directive), "{directive} in {policy}");
    }
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_sent_from_a_frame_on_a_page_without_scripts() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("framed.html")).await;
    browser.enter_frame(0).await;
    send_feedback(&browser, &Form::on(&browser, "feedback")).await;
    browser.leave_frame().await;
    arrived(&stage).await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_no_program_lists_may_not_frame_a_form() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&format!("{}/framed.html", stage.system.unlisted())).await;
    browser.enter_frame(0).await;
    let form = "return document.querySelector('form') ? 'a form' : location.protocol";
    assert_eq!(browser.run(form, &[]).await, json!("chrome-error:"), "the browser refuses it");
    browser.leave_frame().await;
    let console = browser.console().await;
    assert!(console.iter().any(|line| line.contains("frame-ancestors")), "{console:#?}");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_sent_from_a_page_whose_scripts_move_it_about() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("moved.html")).await;
    let form = Form::on(&browser, "feedback");
    come_near(&browser, &form).await;
    form.ready().await;
    // It was taken out and put back for being ready, and is there again.
    form.type_into("message", "It was typed before").await;
    for _ in 0..3 {
        browser.run("document.querySelector('#lg-rearrange').click()", &[]).await;
        form.see("the form, moved", "!!root.querySelector('[name=message]')").await;
        assert_eq!(form.value("message").await, "It was typed before");
    }
    send_feedback(&browser, &form).await;
    arrived(&stage).await;
    browser.close().await;
    stage.system.stop().await;
}
