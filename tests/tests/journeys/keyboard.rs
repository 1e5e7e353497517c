//! The three forms, filled in by keyboard alone on both guides, and what the committee gets.

use serde_json::{Value, json};
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::in_every_browser;
use tests::keyboard::fill_step;
use tests::kind::{Kind, Look};
use tests::stage::Stage;

use crate::{come_near, meant, reference, take_a_step};

in_every_browser!(
    a_mentee_applies_by_keyboard_on_bootstrap_3_and_every_answer_arrives,
    a_mentor_fills_in_a_profile_by_keyboard_in_the_dark_in_a_column_of_320_pixels,
    a_worksheet_that_is_sent_leaves_out_what_only_the_person_may_see,
);

const HEADING_HAS_FOCUS: &str =
    "root.activeElement && root.activeElement.dataset.focus === 'heading'";

/// How somebody comes to a form.
struct Visit {
    kind: Kind,
    dark: bool,
    /// How many pixels the guide leaves to the form, where that is less than it wants.
    column: Option<u32>,
}

impl From<Kind> for Visit {
    fn from(kind: Kind) -> Self {
        Self { kind, dark: false, column: None }
    }
}

const FITS: &str = "root.querySelector('[part=root]').scrollWidth <= host.clientWidth";

/// Fills in and sends a form, with axe-core looking at every step, and gives what was exported.
async fn send(
    visit: impl Into<Visit>,
    page: &str,
    form_name: &str,
    dataset: &str,
) -> (Value, Value) {
    let (stage, visit) = (Stage::build().await, visit.into());
    let look = Look { dark: visit.dark, ..Look::default() };
    let browser = Browser::start(visit.kind, (1200, 900), look).await;
    browser.goto(&stage.guide(page)).await;
    let form = Form::on(&browser, form_name);
    come_to(&browser, &form).await;
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(browser.run(dark, &[]).await, json!(visit.dark));
    if let Some(pixels) = visit.column {
        form.look(&format!("(host.parentElement.style.width = '{pixels}px', true)")).await;
    }
    let meant = meant(form_name);
    while form.heading().await.starts_with("Step ") {
        let before = form.heading().await;
        axe::finds_nothing(&browser, &format!("{page}, {before}")).await;
        assert_eq!(form.look(FITS).await, json!(true), "{before}, in its column");
        take_a_step(&browser, &form, &meant).await;
        form.see("the focus on the new heading", HEADING_HAS_FOCUS).await;
    }
    axe::finds_nothing(&browser, &format!("{page}, check your answers")).await;
    fill_step(&browser, &json!({})).await;
    let reference = reference(&form).await;
    axe::finds_nothing(&browser, &format!("{page}, the receipt")).await;
    form.see("the focus on the receipt's heading", HEADING_HAS_FOCUS).await;

    let records = stage.records("acrl-sts", dataset).await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["reference"], json!(reference));
    nobody_listened_in(&browser, &meant).await;
    browser.close().await;
    stage.system.stop().await;
    (records[0]["answers"].clone(), meant)
}

/// The person begins at the form: Tab goes on from here.
async fn come_to(browser: &Browser, form: &Form<'_>) {
    come_near(browser, form).await;
    form.ready().await;
    let start = "(s => { root.querySelector('[data-focus=heading]').focus(); return true; })()";
    form.look(start).await;
}

/// The guide's own counting script saw no answer.
async fn nobody_listened_in(browser: &Browser, meant: &Value) {
    let seen = browser.run("return JSON.stringify(window.springStats || {})", &[]).await;
    let seen = seen.as_str().unwrap_or_default();
    for (question, answer) in meant.as_object().unwrap() {
        if let Some(text) = answer.as_str().filter(|text| text.len() > 12) {
            assert!(!seen.contains(text), "the guide counted the answer to {question}");
        }
    }
}

/// What was meant, as the API writes it: without what conditions hide and what nobody may see.
fn kept(meant: &Value, hidden: &[&str]) -> Value {
    let mut kept = meant.as_object().unwrap().clone();
    for name in hidden {
        kept.remove(*name).expect(name);
    }
    Value::Object(kept)
}

async fn a_mentee_applies_by_keyboard_on_bootstrap_3_and_every_answer_arrives(kind: Kind) {
    let (answers, meant) =
        send(kind, "bootstrap3.html", "mentee-application", "mentee-applications").await;
    let mut expected = kept(&meant, &["identity-gate", "identity-preference"]);
    expected["library-types-wanted"] = json!(["academic"]);
    assert_eq!(answers, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mentee_applies_by_keyboard_on_bootstrap_5() {
    let (answers, meant) =
        send(Kind::Chromium, "bootstrap5.html", "mentee-application", "mentee-applications").await;
    assert_eq!(answers, kept(&meant, &["identity-gate", "identity-preference"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mentor_fills_in_a_profile_by_keyboard_in_a_hidden_tab_of_bootstrap_3() {
    let (answers, meant) =
        send(Kind::Chromium, "bootstrap3.html", "mentor-profile", "mentor-profiles").await;
    let mut expected = meant;
    expected["web-page"] = json!("https://example.org/mary");
    expected["areas"] = json!(["reference", "management"]);
    expected["topics"] = json!(["tenure-promotion", "leadership"]);
    assert_eq!(answers, expected);
}

async fn a_mentor_fills_in_a_profile_by_keyboard_in_the_dark_in_a_column_of_320_pixels(kind: Kind) {
    let visit = Visit { kind, dark: true, column: Some(320) };
    let (answers, _) = send(visit, "bootstrap5.html", "mentor-profile", "mentor-profiles").await;
    assert_eq!(answers["available-to"], json!("2027-12-24"));
}

async fn a_worksheet_that_is_sent_leaves_out_what_only_the_person_may_see(kind: Kind) {
    for page in ["bootstrap3.html", "bootstrap5.html"] {
        let (answers, meant) = send(kind, page, "goals-worksheet", "goals-worksheets").await;
        for private in ["story", "strengths", "questions-for-mentor"] {
            assert_eq!(answers[private], Value::Null, "{private}");
            assert_ne!(meant[private], Value::Null, "{private} was typed");
        }
        let goal = json!([{
            "statement": meant["goals.1.statement"], "kind": "skill",
            "measure": meant["goals.1.measure"], "by-when": "2027-06",
        }]);
        assert_eq!(answers["goals"], goal);
    }
}
