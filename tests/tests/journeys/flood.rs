//! Ten thousand posts of rubbish, and one applicant.

use serde_json::json;
use tests::browser::Browser;
use tests::flood::Flood;
use tests::form::Form;
use tests::keyboard::fill_step;
use tests::stage::Stage;

use crate::unscripted::{plain, turn_page};
use crate::{fill_to_the_end, meant, reference};

const SUBMISSIONS: &str = "/v1/programs/acrl-sts/forms/mentee-application/submissions";

/// After so many posts a flood is on.
const ON: usize = 100;

/// Remembers whatever is said in a live region of the form.
const LISTEN: &str = "
    (window.said = [], new MutationObserver(() => {
        for (const e of root.querySelectorAll('[role=status]'))
            if (e.textContent && !said.includes(e.textContent)) said.push(e.textContent);
    }).observe(root, { childList: true, subtree: true, characterData: true }), true)";

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_posts_of_rubbish_do_not_keep_an_applicant_out() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    form.ready().await;
    let fetched =
        "return performance.getEntriesByType('resource').some(r => /\\/work-/.test(r.name))";
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_to_the_end(&browser, &form, &meant("mentee-application")).await;
    stage.pass(60);

    let mut flood = Flood::begin(&stage, SUBMISSIONS, 10_000);
    flood.reaches(ON).await;
    assert_eq!(browser.run(fetched, &[]).await, json!(false), "nobody else fetches what works");
    form.look(LISTEN).await;
    form.click("Send my application").await;
    let reference = reference(&form).await;
    let said = browser.run("return said.join()", &[]).await;
    assert!(said.as_str().unwrap().contains("Your computer is doing a short check"), "{said}");
    assert_eq!(browser.run(fetched, &[]).await, json!(true));

    let statuses = flood.end().await;
    let refused = statuses.iter().filter(|status| **status == 429).count();
    assert!(statuses.len() == 10_000 && refused > 9_900, "{refused}");
    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!(records.len(), 1);
    assert_eq!((&records[0]["reference"], &records[0]["flags"]), (&json!(reference), &json!(null)));
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_an_applicant_waits_out_a_flood_and_loses_nothing() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = plain(&browser, &stage, "mentee-application").await;
    let mut meant = meant("mentee-application");
    // Nobody knows the browser's.
    meant["time-zone"] = json!("Europe/Paris");
    // What fills in every field fills in this one.
    form.look("(root.querySelector('#your_message').value = 'x', true)").await;
    while form.heading().await.starts_with("Step ") {
        turn_page(&browser, &form, &meant).await;
    }
    let mut flood = Flood::begin(&stage, SUBMISSIONS, 200);
    flood.reaches(ON).await;
    let again = async |wait: i64| {
        stage.pass(wait);
        browser.run("window.isOld = true", &[]).await;
        fill_step(&browser, &json!({})).await;
        let next = "return !window.isOld && document.readyState === 'complete'";
        browser.until("the next page", next, &[]).await;
    };
    again(1).await;
    form.see_text("Your answers are still here. Wait 20 seconds, then send again.").await;
    again(12).await;
    form.see_text("Wait 8 seconds, then send again.").await;
    again(8).await;
    let shown = "return document.querySelector('.sent dd')?.innerText";
    browser.until("the reference", shown, &[]).await;
    flood.end().await;
    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["flags"], json!(["honeypot", "waited"]));
    assert_eq!(records[0]["answers"]["name"], meant["name"]);
    browser.close().await;
    stage.system.stop().await;
}
