//! The desk: signing in from the mail, the committee, keys, the log, and a session that ends.

use domain::desk::Role;
use serde_json::json;
use tests::browser::Browser;
use tests::cast::{CHAIR, PROGRAM, a_chair};
use tests::desk::{Desk, appoint};
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::Kind;

in_every_browser!(
    a_chair_signs_in_from_the_mail_and_keeps_the_committee,
    a_session_that_ends_says_so_and_keeps_what_was_typed,
);

async fn a_chair_signs_in_from_the_mail_and_keeps_the_committee(kind: Kind) {
    let stage = a_chair().await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#committee").await;
    desk.enter("E-mail address", "no address").await;
    desk.press("Send me a code").await;
    desk.see("Enter an e-mail address in the correct format").await;
    desk.sign_in(CHAIR).await;
    desk.see("Everyone here can sign in").await;
    assert_eq!(desk.focused().await, "Committee", "where they wanted to go");

    desk.press("Add somebody").await;
    desk.enter("Name", "Grace Hopper").await;
    desk.enter("E-mail address", "ADA@example.org").await;
    desk.press("Save").await;
    desk.see("Ada Lovelace has this address already").await;
    desk.enter("E-mail address", "grace@example.org").await;
    desk.choose("Liaison").await;
    desk.press("Save").await;
    desk.see("Grace Hopper is on the committee now").await;
    desk.press("Change: Ada Lovelace").await;
    desk.choose("Member").await;
    desk.press("Save").await;
    desk.see("A committee keeps one chair at least").await;
    desk.press("Cancel").await;

    desk.press("Remove: Grace Hopper").await;
    desk.see("Grace Hopper is not on the committee any more").await;
    desk.see_no("grace@example.org").await;
    desk.press("Undo").await;
    desk.see("grace@example.org").await;

    desk.press("Audit log").await;
    desk.see("added Grace Hopper (Liaison)").await;
    desk.see("removed Grace Hopper").await;
    assert_eq!(desk.focused().await, "Audit log");
    browser.reload().await;
    desk.see("added Grace Hopper (Liaison)").await;

    desk.press("Ada Lovelace, Chair").await;
    desk.press("Sign out everywhere").await;
    desk.see("You are signed out here and everywhere else").await;
    let kept = browser.run("return sessionStorage.length", &[]).await;
    assert_eq!(kept, json!(0), "nothing stays in the tab");
    browser.close().await;
    stage.system.stop().await;
}

async fn a_session_that_ends_says_so_and_keeps_what_was_typed(kind: Kind) {
    let stage = a_chair().await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#committee").await;
    desk.sign_in(CHAIR).await;
    desk.press("Add somebody").await;
    desk.enter("Name", "Grace Hopper").await;
    desk.enter("E-mail address", "grace@example.org").await;
    // As if it had been done on another computer.
    let end = "
        const token = Object.values(sessionStorage)[0];
        return fetch('/v1/sessions', { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }).then(a => a.status)";
    assert_eq!(browser.run(end, &[]).await, json!(204));
    desk.press("Save").await;
    desk.see("Your session has ended").await;
    desk.sign_in(CHAIR).await;
    desk.see_no("Your session has ended").await;
    assert_eq!(desk.typed("Name").await, "Grace Hopper");
    desk.press("Save").await;
    desk.see("Grace Hopper is on the committee now").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_is_told_and_a_right_one_opens_the_desk_after_it() {
    let stage = a_chair().await;
    let browser = Browser::open(1000, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "").await;
    let _for_nobody_else = desk.ask_for_code(CHAIR).await;
    desk.enter("Code", "0000-0000").await;
    desk.press("Sign in").await;
    desk.see("Try again in 2 seconds").await;
    desk.press("Sign in").await;
    desk.see("That was too soon").await;
    stage.pass(3);
    desk.press("Use another address").await;
    desk.sign_in(CHAIR).await;
    desk.see("Hello, Ada Lovelace").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_shown_once_opens_what_it_is_for_and_is_revoked() {
    let stage = a_chair().await;
    let browser = Browser::open(1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#keys").await;
    desk.sign_in(CHAIR).await;
    desk.see("There are no export keys").await;
    desk.press("Make a key").await;
    desk.enter("What is it for?", "Nightly report").await;
    desk.press("Make a key").await;
    desk.see("Choose at least one of them").await;
    desk.choose("Mentee application").await;
    desk.press("Make a key").await;
    desk.see("Copy it now: it is shown this once").await;
    let key = desk.typed("The key").await;
    let path = format!("/v1/programs/{PROGRAM}/exports/mentee-applications.csv");
    let bearer = format!("Bearer {key}");
    let asked = async || stage.get(&path, &[("authorization", &bearer)]).await.status();
    assert_eq!(asked().await, 200);
    desk.press("Revoke: Nightly report").await;
    desk.see("can’t be undone").await;
    desk.press("Revoke it").await;
    desk.see("opens nothing any more").await;
    assert_eq!(asked().await, 403);
    browser.reload().await;
    desk.see("Revoked November 21, 2026").await;
    desk.see_no(&key).await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_less_sees_less() {
    let stage = a_chair().await;
    appoint(&stage, PROGRAM, "Rosa Reader", "rosa@example.org", Role::Reader).await;
    let browser = Browser::open(1000, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#committee").await;
    desk.sign_in("rosa@example.org").await;
    desk.see("You may not do this").await;
    let parts = "return [...document.querySelectorAll('nav a')].map(a => a.innerText)";
    assert_eq!(browser.run(parts, &[]).await, json!(["Today", "Report"]));
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_the_desk_is_for_everybody_in_any_look() {
    let stage = a_chair().await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "").await;
    inspect::finds_nothing(&browser, Scope::Page, "signing in").await;
    desk.sign_in(CHAIR).await;
    desk.see("You are alone on the committee").await;
    inspect::finds_nothing(&browser, Scope::Page, "today").await;
    desk.press("Ada Lovelace, Chair").await;
    inspect::finds_nothing(&browser, Scope::Page, "today, with the menu").await;
    desk.press("Ada Lovelace, Chair").await;
    desk.press("Committee").await;
    desk.press("Add somebody").await;
    desk.press("Save").await;
    desk.see("Enter a name").await;
    inspect::finds_nothing(&browser, Scope::Page, "the committee, with a form").await;
    desk.press("Export keys").await;
    desk.press("Make a key").await;
    desk.enter("What is it for?", "A").await;
    desk.choose("Everything there is and will be").await;
    desk.press("Make a key").await;
    desk.see("Copy it now").await;
    inspect::finds_nothing(&browser, Scope::Page, "a key").await;
    desk.press("Audit log").await;
    desk.see("made the export key").await;
    inspect::finds_nothing(&browser, Scope::Page, "the log").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_in_arabic_runs_from_right_to_left() {
    let stage = a_chair().await;
    let browser = Browser::open(400, 900).await;
    let _desk = Desk::open(&browser, &stage, PROGRAM, "?lang=ar").await;
    let said = "return document.dir === 'rtl' && document.body.innerText.includes('الدخول إلى مكتب اللجنة')";
    browser.until("Arabic", said, &[]).await;
    inspect::finds_nothing(&browser, Scope::Page, "signing in, in Arabic").await;
    browser.close().await;
    stage.system.stop().await;
}
