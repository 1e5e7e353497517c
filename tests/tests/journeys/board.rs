//! The board: a pair of which nobody hears comes up by itself, says what to do, and rests again; and
//! what is said in confidence is its liaison's.

use domain::desk::{Aside, AsideId, Role, Wish, Words};
use functions::store::{Added, OpenSubmission, SayAside};
use serde_json::json;
use tests::browser::Browser;
use tests::desk::{Desk, appoint};
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::kind::{Kind, Look};
use tests::paired::Paired;
use tests::stage::Stage;

in_every_browser!(
    a_pair_of_which_nobody_hears_comes_up_with_what_to_do_and_rests_when_that_is_done,
    a_private_word_is_its_liaisons_and_a_chair_sees_that_there_is_one,
);

const PROGRAM: &str = "acrl-sts";
const NOOR: &str = "noor@example.org";
const OMAR: &str = "omar@example.org";
const CHAIR: &str = "ada@example.org";

/// A pair that was introduced on February 20 and is looked after by Noor, two and a half weeks later.
async fn set() -> (Stage, Paired) {
    let stage = Stage::on("2027-02-20T12:00:00.000Z").await;
    appoint(&stage, PROGRAM, "Noor van der Berg", NOOR, Role::Liaison).await;
    appoint(&stage, PROGRAM, "Omar Haddad", OMAR, Role::Liaison).await;
    appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    let paired = Paired::on(&stage, PROGRAM).await;
    stage.clock.set("2027-03-10T12:00:00.000Z".to_owned().try_into().unwrap());
    (stage, paired)
}

/// Where the prepared mail leads.
async fn mail(desk: &Desk<'_>) -> String {
    let script = "return document.querySelector('.to-do a.button')?.getAttribute('href')";
    desk.until("the mail", script).await.as_str().unwrap_or_default().to_owned()
}

async fn sign_out(desk: &Desk<'_>, who: &str) {
    desk.press(who).await;
    desk.press("Sign out").await;
}

async fn a_pair_of_which_nobody_hears_comes_up_with_what_to_do_and_rests_when_that_is_done(
    kind: Kind,
) {
    let (stage, _) = set().await;
    let browser = Browser::of(kind, 1200, 900).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#today").await;
    desk.sign_in(NOOR).await;
    desk.see("1 pair needs attention.").await;
    desk.press("Pairings").await;
    desk.see("Needs attention 1").await;
    desk.see("Nobody has said by March 6, 2027 that the two were in contact.").await;
    desk.press("What to do").await;
    for seen in ["What to ask about", "Time zone:", "Next step"] {
        desk.see(seen).await;
    }
    let both = "return [...document.querySelectorAll('option')].some(e => e.textContent === 'Both of them')";
    desk.until("a mail to both", both).await;
    inspect::finds_nothing(&browser, Scope::Page, "a pair that needs somebody").await;
    let prepared = mail(&desk).await;
    assert!(prepared.starts_with("mailto:") && prepared.matches('@').count() == 2, "{prepared}");
    assert!(prepared.contains("%0D%0ANoor%20van%20der%20Berg"), "{prepared}");
    let write = "
        const area = document.querySelector('.to-do textarea');
        if (!area.value.includes('wonder whether you have found each other')) return false;
        area.value = 'Hello & welcome?';
        area.dispatchEvent(new Event('input', { bubbles: true }));
        return true";
    desk.until("the words", write).await;
    let one = "
        const menu = document.querySelector('.to-do select');
        menu.value = '0';
        menu.dispatchEvent(new Event('change', { bubbles: true }));
        return document.querySelector('.to-do a.button').href.endsWith('body=Hello%20%26%20welcome%3F')";
    desk.until("the mail with other words", one).await;
    assert_eq!(mail(&desk).await.matches('@').count(), 1, "to one of them");
    desk.press("I have dealt with it").await;
    desk.see("They are back here when something new happens.").await;
    desk.see("Introduced 1").await;
    let none = "return !document.querySelector('[data-kind=attention]')";
    desk.until("nobody who needs anybody", none).await;
    desk.press("Undo").await;
    desk.see("Needs attention 1").await;
    sign_out(&desk, "Noor van der Berg, Liaison").await;
    desk.sign_in(OMAR).await;
    desk.press("Pairings").await;
    desk.see("There is no pairing here yet.").await;
    browser.close().await;
    stage.system.stop().await;
}

async fn a_private_word_is_its_liaisons_and_a_chair_sees_that_there_is_one(kind: Kind) {
    let (stage, paired) = set().await;
    let (table, now) = (stage.system.table(), stage.clock.now());
    let found = table.find(&paired.mentee, now).await.unwrap().unwrap();
    let text = Words::new("I am at a loss.").ok();
    let (id, pairing) = (AsideId::from_random(1), paired.pairing.clone());
    let aside = Aside { id, at: now, pairing, wish: Wish::Wrong, text };
    assert_eq!(table.say_aside(paired.of(), &found, &aside).await.unwrap(), Added::New);
    let look = Look { dark: true, ..Look::default() };
    let browser = Browser::start(kind, (320, 800), look).await;
    let desk = Desk::open(&browser, &stage, PROGRAM, "#pairings").await;
    desk.sign_in(NOOR).await;
    desk.see("says that something is wrong (March 10, 2027).").await;
    desk.press("What to do").await;
    desk.see("Behavior:").await;
    desk.see("listen first. Tell the partner nothing").await;
    inspect::finds_nothing(&browser, Scope::Page, "a private word, small and dark").await;
    assert_eq!(mail(&desk).await.matches('@').count(), 1, "it is answered to them alone");
    let all = "return document.body.innerText.includes('at a loss')";
    assert_eq!(browser.run(all, &[]).await, json!(false), "its words came by mail");
    sign_out(&desk, "Noor van der Berg, Liaison").await;
    desk.sign_in(CHAIR).await;
    desk.press("Pairings").await;
    desk.see("On March 10, 2027, there was something for Noor van der Berg alone.").await;
    desk.see_no("something is wrong").await;
    desk.see_no("I have dealt with it").await;
    browser.close().await;
    stage.system.stop().await;
}
