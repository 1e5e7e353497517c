//! What the two of a pairing are asked: a check-in, from the press in a mail to the answers that are
//! kept, on a phone and by keyboard.

use domain::calendar::Milestone;
use domain::desk::Role;
use domain::heard::{Contact, Heard};
use domain::reference::Reference;
use functions::store::ReadHeard;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tests::axe;
use tests::browser::Browser;
use tests::desk::appoint;
use tests::in_every_browser;
use tests::keyboard::fill_step;
use tests::kind::Kind;
use tests::paired::Paired;
use tests::stage::Stage;

use crate::own::{press, see};

in_every_browser!(a_check_in_is_filled_in_on_a_phone_from_both_sides_by_keyboard,);

const PROGRAM: &str = "acrl-sts";

/// After the introductions of the year.
const INTRODUCED: &str = "2027-02-20T12:00:00.000Z";

/// The first check-in of whoever was introduced then.
const CHECK_IN: &str = "2027-05-20T12:00:00.000Z";

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn set() -> (Stage, Paired) {
    let stage = Stage::on(INTRODUCED).await;
    appoint(&stage, PROGRAM, "Noor van der Berg", "noor@example.org", Role::Liaison).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    (stage, paired)
}

fn set_clock(stage: &Stage, at: &str) {
    stage.clock.set(at.to_owned().try_into().unwrap());
}

async fn heard(stage: &Stage, paired: &Paired, who: &Reference) -> Option<Heard> {
    let heard = stage.system.table().heard(paired.of(), &paired.pairing).await.unwrap();
    heard.at(Milestone::CheckIn(1), who).cloned()
}

fn meant(going: &str) -> Value {
    json!({
        "contacts": "more", "going": going, "as-agreed": "mostly", "goals": "partly",
        "concerns": "We are far apart in time.", "wish": "talk",
    })
}

/// Fills in what a page asks by keyboard alone, and waits for the next page.
async fn turn_page(browser: &Browser, meant: &Value) {
    browser.run("window.isOld = true", &[]).await;
    fill_step(browser, meant).await;
    let next = "return !window.isOld && document.readyState === 'complete'";
    browser.until("the next page", next, &[]).await;
}

async fn a_check_in_is_filled_in_on_a_phone_from_both_sides_by_keyboard(kind: Kind) {
    let (stage, paired) = set().await;
    let links =
        [paired.link(&stage, &paired.mentee).await, paired.link(&stage, &paired.mentor).await];
    set_clock(&stage, CHECK_IN);
    let browser = Browser::of(kind, 390, 844).await;
    for (link, who, going) in
        [(&links[0], &paired.mentee, "good"), (&links[1], &paired.mentor, "poor")]
    {
        browser.goto("about:blank").await;
        browser.goto(&format!("{link}&check-in-1=yes")).await;
        press(&browser, "Yes, we have").await;
        see(&browser, "You can fill it in until August 19, 2027.").await;
        axe::finds_nothing_on_the_page(&browser, "after a press").await;
        press(&browser, "Fill it in").await;
        see(&browser, "How is it going between the two of you?").await;
        axe::finds_nothing_on_the_page(&browser, "a check-in").await;
        turn_page(&browser, &json!({})).await;
        see(&browser, "Select how it is going").await;
        axe::finds_nothing_on_the_page(&browser, "a check-in with problems").await;
        turn_page(&browser, &meant(going)).await;
        see(&browser, "Check your answers").await;
        axe::finds_nothing_on_the_page(&browser, "the answers of a check-in").await;
        turn_page(&browser, &json!({})).await;
        see(&browser, "Thank you. Your answers are kept.").await;
        see(&browser, "You can change your answers here until your next date.").await;
        axe::finds_nothing_on_the_page(&browser, "after a check-in").await;
        let heard = heard(&stage, &paired, who).await.unwrap();
        assert_eq!(heard.contact, Some(Contact::Yes));
        let kept = serde_json::to_value(&heard.filled.unwrap().answers).unwrap();
        assert_eq!(kept, meant(going));
    }
    // It can be changed.
    press(&browser, "To the page of the two of you").await;
    see(&browser, "You filled it in on May 20, 2027.").await;
    axe::finds_nothing_on_the_page(&browser, "a page of two who were heard").await;
    press(&browser, "Change my answers").await;
    see(&browser, "How is it going between the two of you?").await;
    turn_page(&browser, &json!({ "going": "very-good", "wish": "nothing" })).await;
    see(&browser, "Check your answers").await;
    turn_page(&browser, &json!({})).await;
    see(&browser, "Thank you. Your answers are kept.").await;
    let filled = heard(&stage, &paired, &paired.mentor).await.unwrap().filled.unwrap();
    let kept = serde_json::to_value(&filled.answers).unwrap();
    assert_eq!((&kept["going"], &kept["wish"]), (&json!("very-good"), &json!("nothing")));
    assert_eq!(kept["contacts"], "more", "the rest stays");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test]
async fn a_form_is_on_the_page_of_the_two_on_its_days_and_a_late_one_is_told_so() {
    let (stage, paired) = set().await;
    let link = paired.link(&stage, &paired.mentee).await;
    let (page, code) = link.split_once('#').unwrap();
    let path = page.split_once(&format!("/{PROGRAM}/")).unwrap().1;
    let path = format!("/{PROGRAM}/{path}");
    let post = async |more: &str| {
        let answer = stage.post(&path, &[FORM], format!("code={code}{more}")).await;
        assert_eq!(answer.status(), 200);
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8(body.to_vec()).unwrap()
    };
    assert!(!post("").await.contains("fill:"), "nothing is asked before its day");
    let early = post("&do=fill:check-in-1").await;
    assert!(early.contains("Your year together") && !early.contains("name=\"state\""), "{early}");
    set_clock(&stage, CHECK_IN);
    assert!(post("").await.contains("fill:check-in-1"));
    let begun = post("&do=fill:check-in-1").await;
    assert!(begun.contains("How is it going between the two of you?"), "{begun}");
    set_clock(&stage, "2027-08-21T12:00:00.000Z");
    let state = begun.split_once("name=\"state\" value=\"").unwrap().1;
    let state = state.split_once('"').unwrap().0;
    let late = post(&format!("&filling=check-in-1&state={}", encoded(state))).await;
    assert!(late.contains("The time for this is over"), "{late}");
    assert!(late.contains("fill:check-in-2") && !late.contains("fill:check-in-1"), "{late}");
    set_clock(&stage, "2028-02-20T12:00:00.000Z");
    assert!(post("").await.contains("fill:evaluation"));
    let evaluation = post("&do=fill:evaluation").await;
    assert!(evaluation.contains("How helpful was your partner?"), "{evaluation}");
    stage.system.stop().await;
}

/// A field's value as a page posts it.
fn encoded(value: &str) -> String {
    value.replace("&quot;", "\"").bytes().map(|byte| format!("%{byte:02X}")).collect()
}
