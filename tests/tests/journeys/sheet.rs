//! The worksheet that the two of a pairing fill in together: from both sides, at once, and agreed to.

use domain::answers::Raw;
use domain::desk::Role;
use domain::id::QuestionId;
use domain::sheet::Sheet;
use functions::store::{KeepSheet, ReadSheet};
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::desk::appoint;
use tests::in_every_browser;
use tests::kind::Kind;
use tests::paired::Paired;
use tests::pdf;
use tests::stage::Stage;

use crate::own::{press, see};

in_every_browser!(
    two_fill_in_a_worksheet_from_both_sides_and_agree_to_it,
    where_both_have_changed_an_answer_both_are_shown_and_one_is_chosen,
);

const PROGRAM: &str = "acrl-sts";

async fn set() -> (Stage, Paired) {
    let stage = Stage::on("2027-02-20T12:00:00.000Z").await;
    appoint(&stage, PROGRAM, "Noor van der Berg", "noor@example.org", Role::Liaison).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    (stage, paired)
}

async fn stored(stage: &Stage, paired: &Paired) -> Option<Sheet> {
    stage.system.table().sheet(paired.of(), &paired.pairing).await.unwrap()
}

fn said(sheet: &Sheet, question: &str) -> String {
    sheet.filled.answers.text(&QuestionId::new(question).unwrap()).to_owned()
}

async fn write(browser: &Browser, field: &str, text: &str) {
    let script = "
        const field = document.querySelector(`[name=\"${arguments[0]}\"]`);
        return field && (field.value = arguments[1], true)";
    browser.until(field, script, &[json!(field), json!(text)]).await;
}

async fn open(browser: &Browser, link: &str) {
    browser.goto("about:blank").await;
    browser.goto(link).await;
    press(browser, "Open the worksheet").await;
}

async fn two_fill_in_a_worksheet_from_both_sides_and_agree_to_it(kind: Kind) {
    let (stage, paired) = set().await;
    let browser = Browser::of(kind, 390, 844).await;
    let (mentee, mentor) =
        (paired.link(&stage, &paired.mentee).await, paired.link(&stage, &paired.mentor).await);
    open(&browser, &mentee).await;
    see(&browser, "Neither of you has written on it yet.").await;
    axe::finds_nothing_on_the_page(&browser, "an empty worksheet").await;
    press(&browser, "Fill it in").await;
    write(&browser, "where", "By video, on Tuesdays").await;
    axe::finds_nothing_on_the_page(&browser, "a step of the worksheet").await;
    press(&browser, "Continue").await;
    write(&browser, "mentee-expects", "To hear how you would do it").await;
    press(&browser, "Continue").await;
    press(&browser, "Continue").await;
    press(&browser, "Save the worksheet").await;
    see(&browser, "It is saved").await;
    see(&browser, "You changed it last, on February 20, 2027.").await;
    press(&browser, "I agree to the worksheet as it is now").await;
    see(&browser, "Enter your name, in at most 100 characters").await;
    axe::finds_nothing_on_the_page(&browser, "a name that is missing").await;
    write(&browser, "name", "Amara Okafor").await;
    press(&browser, "I agree to the worksheet as it is now").await;
    see(&browser, "agreed as Amara Okafor, on February 20, 2027").await;

    open(&browser, &mentor).await;
    see(&browser, "By video, on Tuesdays").await;
    see(&browser, "Your partner changed it last").await;
    press(&browser, "Change it").await;
    write(&browser, "cancel", "We say so the day before").await;
    press(&browser, "Continue").await;
    press(&browser, "Save the worksheet").await;
    see(&browser, "agreed as Amara Okafor, on February 20, 2027; it was changed since then").await;
    write(&browser, "name", "Grace").await;
    press(&browser, "I agree to the worksheet as it is now").await;
    see(&browser, "You have agreed. Thank you.").await;
    axe::finds_nothing_on_the_page(&browser, "a worksheet that one has agreed to").await;
    let sheet = stored(&stage, &paired).await.unwrap();
    assert_eq!(sheet.revision, 2);
    assert_eq!(said(&sheet, "where"), "By video, on Tuesdays");
    assert_eq!(said(&sheet, "cancel"), "We say so the day before");
    assert!(sheet.has_agreed(&paired.mentor) && !sheet.has_agreed(&paired.mentee));
    let files = stage.records(PROGRAM, "mentee-applications").await;
    assert!(!format!("{files:?}").contains("Tuesdays"), "it is the two’s alone");
    browser.close().await;
    stage.system.stop().await;
}

async fn where_both_have_changed_an_answer_both_are_shown_and_one_is_chosen(kind: Kind) {
    let (stage, paired) = set().await;
    let browser = Browser::of(kind, 1000, 900).await;
    let mentee = paired.link(&stage, &paired.mentee).await;
    open(&browser, &mentee).await;
    press(&browser, "Fill it in").await;
    write(&browser, "where", "By video").await;
    write(&browser, "between", "By mail").await;
    for _ in 0..3 {
        press(&browser, "Continue").await;
    }
    press(&browser, "Save the worksheet").await;
    see(&browser, "It is saved").await;
    press(&browser, "Change it").await;
    // Meanwhile, the mentor saves from theirs.
    let first = stored(&stage, &paired).await.unwrap();
    let mut theirs = first.filled.clone();
    for (question, text) in
        [("where", "At the conference"), ("between", "By chat"), ("cancel", "The day before")]
    {
        theirs.answers.set(QuestionId::new(question).unwrap(), Raw::Text(text.to_owned()));
    }
    let second = first.followed_by(theirs, &paired.mentor, stage.clock.now());
    let table = stage.system.table();
    let kept = table.keep_sheet(paired.of(), &paired.pairing, Some(&first), &second).await;
    assert!(kept.unwrap());
    write(&browser, "where", "In the library").await;
    write(&browser, "between", "By phone").await;
    press(&browser, "Continue").await;
    press(&browser, "Save the worksheet").await;
    see(&browser, "You both changed the same answers").await;
    for seen in ["In the library", "At the conference", "By phone", "By chat"] {
        see(&browser, seen).await;
    }
    axe::finds_nothing_on_the_page(&browser, "answers that have met").await;
    assert_eq!(stored(&stage, &paired).await.unwrap(), second, "nothing is saved yet");
    let choose = "return document.getElementById('between-theirs').click(), true";
    browser.until("the partner’s", choose, &[]).await;
    press(&browser, "Save the worksheet").await;
    see(&browser, "It is saved").await;
    let sheet = stored(&stage, &paired).await.unwrap();
    let all = ["where", "between", "cancel"].map(|question| said(&sheet, question));
    assert_eq!(all, ["In the library", "By chat", "The day before"]);
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worksheet_is_printed_with_who_has_agreed_and_without_buttons() {
    let (stage, paired) = set().await;
    let browser = Browser::open(1000, 900).await;
    open(&browser, &paired.link(&stage, &paired.mentee).await).await;
    press(&browser, "Fill it in").await;
    write(&browser, "where", "By video, on Tuesdays").await;
    for _ in 0..3 {
        press(&browser, "Continue").await;
    }
    press(&browser, "Save the worksheet").await;
    write(&browser, "name", "Amara Okafor").await;
    press(&browser, "I agree to the worksheet as it is now").await;
    see(&browser, "You have agreed").await;
    let words = pdf::words(&pdf::lines(browser.print().await).await.join("\n"));
    for printed in ["By video, on Tuesdays", "agreed as Amara Okafor", "not yet"] {
        assert!(words.contains(printed), "{printed}: {words}");
    }
    assert!(!words.contains("Change it") && !words.contains("Print"), "{words}");
    browser.close().await;
    stage.system.stop().await;
}
