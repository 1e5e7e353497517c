//! Every step and every state of every form of a program, and HOST's pages around them, as people
//! use them who see, read and point in other ways.

use fantoccini::key::Key;
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::in_every_browser;
use tests::inspect::{self, Scope};
use tests::keyboard::fill_step;
use tests::kind::{Kind, Look};
use tests::stage::Stage;

use crate::{come_near, is_at_a_step, is_refused_when_empty, meant, reference, take_a_step};

in_every_browser!(
    whoever_uses_the_keyboard_sees_where_they_are_under_a_header_that_stays,
    axe_finds_nothing_on_hosts_own_pages_nor_in_what_a_form_says_in_between,
);

/// HOST's own pages.
const PAGES: &[&str] = &[
    "acrl-sts",
    "sla-sci-tech",
    "snippet",
    "snippet?program=nobody",
    "snippet?program=acrl-sts",
    "snippet?program=acrl-sts&form=feedback&color=own&accent=%237a1f3d&guide=guides.example.edu",
    "acrl-sts?lang=ar",
    "acrl-sts/mentee-application?lang=ar",
    "acrl-sts/goals-worksheet?lang=fr",
    "acrl-sts/my",
    "acrl-sts/my?lang=ar",
    "acrl-sts/my/EJAE-VW9N-D8C9",
    "acrl-sts/mentee-application/paper",
    "nobody",
    "acrl-sts/nothing",
];

/// Goes through a form on its own page: every step as it comes and as it is refused, what is to be
/// checked, and the receipt.
async fn goes_through(name: &str) {
    let stage = Stage::build().await;
    let browser = Browser::open(1280, 1024).await;
    browser.goto(&format!("{}/acrl-sts/{name}", stage.system.host())).await;
    let form = Form::on(&browser, name);
    form.ready().await;
    let meant = meant(name);
    while is_at_a_step(&form).await {
        let place = format!("{name}, {}", form.heading().await);
        inspect::finds_nothing(&browser, Scope::Page, &place).await;
        if is_refused_when_empty(&form).await {
            inspect::finds_nothing(&browser, Scope::Page, &format!("{place}, refused")).await;
        }
        form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
        take_a_step(&browser, &form, &meant).await;
    }
    inspect::finds_nothing(&browser, Scope::Page, &format!("{name}, check your answers")).await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_step(&browser, &json!({})).await;
    reference(&form).await;
    inspect::finds_nothing(&browser, Scope::Page, &format!("{name}, the receipt")).await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_every_step_of_the_mentee_application() {
    goes_through("mentee-application").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_every_step_of_the_mentor_profile() {
    goes_through("mentor-profile").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_every_step_of_the_worksheet_and_of_feedback() {
    goes_through("goals-worksheet").await;
    goes_through("feedback").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_hosts_own_pages() {
    let stage = Stage::build().await;
    let browser = Browser::open(1280, 1024).await;
    for page in PAGES {
        browser.goto(&format!("{}/{page}", stage.system.host())).await;
        browser
            .run("document.querySelectorAll('details').forEach(part => part.open = true)", &[])
            .await;
        inspect::finds_nothing(&browser, Scope::Page, page).await;
    }
    stage.switch.turn_away("/v1/embed.js");
    for form in ["mentee-application", "mentor-profile", "goals-worksheet", "feedback"] {
        browser.goto(&format!("{}/acrl-sts/{form}", stage.system.host())).await;
        inspect::finds_nothing(&browser, Scope::Page, &format!("{form}, without scripts")).await;
        browser.run("document.querySelector('button.main').click()", &[]).await;
        let next = "return document.readyState === 'complete' && (document.title.startsWith('Error:') || document.querySelector('[value^=back]'))
            && !!document.querySelector('[data-focus=heading]')";
        browser.until("the next page", next, &[]).await;
        inspect::finds_nothing(&browser, Scope::Page, &format!("{form}, posted empty")).await;
    }
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_read_what_a_form_says_when_something_is_amiss() {
    let stage = Stage::build().await;
    let browser = Browser::open(1280, 1024).await;
    let address = format!("{}/acrl-sts/feedback", stage.system.host());
    browser.goto(&address).await;
    let form = Form::on(&browser, "feedback");
    form.ready().await;
    form.type_into("message", "Hello").await;
    form.see_text("Clear my draft").await;
    browser.reload().await;
    form.see_text("We found your draft").await;
    inspect::finds_nothing(&browser, Scope::Page, "a draft was found").await;
    form.click("Clear my draft").await;
    form.see_text("Your draft was cleared").await;
    inspect::finds_nothing(&browser, Scope::Page, "a draft was cleared").await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    take_a_step(&browser, &form, &meant("feedback")).await;
    browser.set_offline(true).await;
    form.look("(root.querySelector('button.main').click(), true)").await;
    form.see_text("You seem to be offline.").await;
    inspect::finds_nothing(&browser, Scope::Page, "it was not sent").await;
    browser.close().await;
    stage.system.stop().await;
}

async fn axe_finds_nothing_on_hosts_own_pages_nor_in_what_a_form_says_in_between(kind: Kind) {
    let (stage, closed) = (Stage::build().await, Stage::on("2027-06-21T12:00:00.000Z").await);
    for dark in [false, true] {
        let look = Look { dark, still: true, ..Look::default() };
        let browser = Browser::start(kind, (1000, 900), look).await;
        for page in PAGES {
            browser.goto(&format!("{}/{page}", stage.system.host())).await;
            axe::finds_nothing_on_the_page(&browser, page).await;
        }
        browser.goto(&format!("{}/acrl-sts/mentee-application", closed.system.host())).await;
        Form::on(&browser, "mentee-application").ready().await;
        axe::finds_nothing_on_the_page(&browser, "a form that is closed").await;
        browser.goto(&format!("{}/acrl-sts/feedback", stage.system.host())).await;
        let form = Form::on(&browser, "feedback");
        form.ready().await;
        form.type_into("message", "Hello").await;
        form.see_text("Clear my draft").await;
        browser.reload().await;
        form.see_text("We found your draft").await;
        axe::finds_nothing_on_the_page(&browser, "a draft was found").await;
        form.click("Clear my draft").await;
        form.see_text("Your draft was cleared").await;
        axe::finds_nothing_on_the_page(&browser, "a draft was cleared").await;
        browser.close().await;
    }
    stage.system.stop().await;
    closed.system.stop().await;
}

/// What is wrong with how the focus is shown where it is, once the page has come to rest; nothing,
/// where it is outside the form.
const FOCUS: &str = "new Promise((done) => {
    const faults = () => {
        const e = root.activeElement;
        if (!e) return null;
        const name = e.localName + ' ' + (e.name || e.innerText);
        const { outlineStyle, outlineWidth } = getComputedStyle(e);
        const found = [];
        if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) found.push(name + ' shows no focus');
        const { left, top, right, bottom } = e.getBoundingClientRect();
        // Of a tall field, what is in the window.
        const [first, last] = [Math.max(top, 0) + 3, Math.min(bottom, innerHeight) - 3];
        for (const y of [first, (first + last) / 2, last]) {
            const there = document.elementFromPoint((left + right) / 2, y);
            if (there !== host) found.push(`${name} is behind ${there?.localName}.${there?.className}, at ${y}`);
        }
        return found;
    };
    let [before, still] = [scrollY, 0];
    const look = () => {
        still = scrollY === before ? still + 1 : 0;
        before = scrollY;
        if (still < 6) requestAnimationFrame(look);
        else done(faults());
    };
    look();
})";

/// Goes through the form by Tab, or back by Shift and Tab, and looks at the focus at each stop.
async fn sees_the_focus(browser: &Browser, form: &Form<'_>, back: bool) -> usize {
    let mut stops = 0;
    loop {
        if back {
            browser.chord(char::from(Key::Shift), char::from(Key::Tab)).await;
        } else {
            browser.press_key(Key::Tab).await;
        }
        let faults = form.look(FOCUS).await;
        if faults.is_null() {
            return stops;
        }
        assert_eq!(faults, json!([]));
        stops += 1;
    }
}

async fn whoever_uses_the_keyboard_sees_where_they_are_under_a_header_that_stays(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 700).await;
    for page in ["bootstrap3.html", "bootstrap5.html"] {
        browser.goto(&stage.guide(page)).await;
        let form = Form::on(&browser, "mentee-application");
        come_near(&browser, &form).await;
        form.ready().await;
        form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
        let there = sees_the_focus(&browser, &form, false).await;
        let back = sees_the_focus(&browser, &form, true).await;
        assert!(there >= 9 && back >= 9, "{there} stops on {page}, {back} back");
    }
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_read_that_a_form_is_closed() {
    let stage = Stage::on("2027-06-21T12:00:00.000Z").await;
    let browser = Browser::open(1280, 1024).await;
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    Form::on(&browser, "mentee-application").ready().await;
    inspect::finds_nothing(&browser, Scope::Page, "a form that is closed").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_use_the_forms_on_both_guides() {
    let stage = Stage::build().await;
    let browser = Browser::open(1280, 1024).await;
    for page in ["bootstrap3.html", "bootstrap5.html"] {
        browser.goto(&stage.guide(page)).await;
        for name in ["goals-worksheet", "mentee-application"] {
            let form = Form::on(&browser, name);
            come_near(&browser, &form).await;
            form.ready().await;
        }
        inspect::finds_nothing(&browser, Scope::Forms, page).await;
    }
    let odd = "document.body.insertAdjacentHTML('afterbegin', `<div style='background: #fff'>
        <mentoring-form program='acrl-sts' form='feedback' mode='preview' theme='purple' load='eager'>x</mentoring-form>
        <mentoring-form program='acrl-sts' form='nope' load='eager'><p>Open <a href='/x'>the form</a>.</p></mentoring-form></div>`)";
    browser.run(odd, &[]).await;
    Form::on(&browser, "feedback").see_text("Preview.").await;
    let unknown = "return [...document.querySelectorAll('mentoring-form')].some(e => e.shadowRoot?.textContent.includes('There is no form'))";
    browser.until("what is wrong", unknown, &[]).await;
    inspect::finds_nothing(&browser, Scope::Forms, "attributes that are wrong").await;
    browser.goto(&format!("{}/unlisted.html", stage.system.unlisted())).await;
    let told = "return document.querySelector('mentoring-form')?.shadowRoot?.textContent.includes('hosts')";
    browser.until("what to add where", told, &[]).await;
    inspect::finds_nothing(&browser, Scope::Forms, "a host that is not listed").await;
    browser.close().await;
    stage.system.stop().await;
}
