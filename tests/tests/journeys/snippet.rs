//! A page owner gets what to paste: with scripts, without, by keyboard, on a phone.

use fantoccini::key::Key;
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::stage::Stage;

use crate::hosts::{arrived, send_feedback};

fn maker(stage: &Stage) -> String {
    format!("{}/snippet?program=acrl-sts", stage.system.host())
}

async fn field(browser: &Browser, id: &str) -> String {
    let script = "return document.getElementById(arguments[0]).value";
    browser.run(script, &[json!(id)]).await.as_str().unwrap().to_owned()
}

/// Chooses as somebody does who clicks.
async fn choose(browser: &Browser, name: &str, value: &str) {
    let script = "
        const control = document.querySelector(`.choices [name=${arguments[0]}]`);
        control.value = arguments[1];
        control.dispatchEvent(new Event('input', { bubbles: true }));";
    browser.run(script, &[json!(name), json!(value)]).await;
}

async fn see_snippet(browser: &Browser, part: &str) -> String {
    let script = "const { value } = document.querySelector('#snippet'); return value.includes(arguments[0]) && value";
    let snippet = browser.until(part, script, &[json!(part)]).await;
    snippet.as_str().unwrap().to_owned()
}

/// Puts it into a page of a listed host in which there is nothing else: one that has no loader of its
/// own, for what that defines would outlive the page.
async fn paste(browser: &Browser, stage: &Stage, snippet: &str) {
    browser.goto(&stage.guide("framed.html")).await;
    let script = "
        document.open();
        document.write('<!doctype html><html lang=en><title>Bare</title><body>' + arguments[0]);
        document.close();";
    browser.run(script, &[json!(snippet)]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_chosen_is_seen_live_copied_and_stands_on_a_page_that_it_is_pasted_into() {
    let stage = Stage::build().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&format!("{}/acrl-sts", stage.system.host())).await;
    browser.run("document.querySelector('.owners a').click()", &[]).await;
    see_snippet(&browser, "<mentoring-form program=\"acrl-sts\"").await;
    axe::finds_nothing_on_the_page(&browser, "the snippet maker").await;

    choose(&browser, "form", "feedback").await;
    see_snippet(&browser, "form=\"feedback\"").await;
    choose(&browser, "theme", "light").await;
    see_snippet(&browser, "theme=\"light\"").await;
    choose(&browser, "level", "2").await;
    see_snippet(&browser, "heading-level=\"2\"").await;
    choose(&browser, "accent", "#7a1f3d").await;
    let snippet = see_snippet(&browser, "style=\"--mentoring-accent: #7a1f3d\"").await;
    let address = browser.run("return location.search", &[]).await;
    assert!(address.as_str().unwrap().contains("form=feedback"), "a reload shows the same");

    for frame in [0, 1] {
        browser.enter_frame(frame).await;
        let form = Form::on(&browser, "feedback");
        form.see_text("Preview. Try it out: nothing is sent.").await;
        let accent = "getComputedStyle(host).getPropertyValue('--mentoring-accent').trim()";
        assert_eq!(form.look(accent).await, json!("#7a1f3d"));
        assert_eq!(
            form.look("root.querySelector('[data-theme]').dataset.theme").await,
            json!("light")
        );
        let root = "getComputedStyle(document.documentElement).fontSize";
        assert_eq!(form.look(root).await, json!(["10px", "16px"][usize::from(frame)]));
        browser.leave_frame().await;
    }
    axe::finds_nothing_on_the_page(&browser, "with choices").await;

    let copied = "return document.querySelector('#copy-snippet').innerText === 'Copied'";
    browser.run("document.querySelector('#copy-snippet').focus()", &[]).await;
    browser.press_key(Key::Enter).await;
    browser.until("that it is copied", copied, &[]).await;
    paste(&browser, &stage, &snippet).await;
    send_feedback(&browser, &Form::on(&browser, "feedback")).await;
    arrived(&stage).await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_first_on_its_page_is_asked_for_beside_the_loader_and_once() {
    let stage = Stage::build().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&maker(&stage)).await;
    choose(&browser, "form", "feedback").await;
    see_snippet(&browser, "form=\"feedback\"").await;
    browser.run("document.querySelector('[name=first]').click()", &[]).await;
    let snippet = see_snippet(&browser, "rel=\"preload\"").await;
    assert!(snippet.contains(" lang=\"en\" load=\"eager\""), "{snippet}");
    paste(&browser, &stage, &snippet).await;
    send_feedback(&browser, &Form::on(&browser, "feedback")).await;
    arrived(&stage).await;
    let asked = "
        const files = performance.getEntriesByType('resource');
        const steps = files.filter(({ name }) => name.includes('/first-step'));
        return steps.map(({ initiatorType }) => initiatorType)";
    assert_eq!(browser.run(asked, &[]).await, json!(["link"]));
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pinned_snippet_loads_what_it_names_and_nothing_that_differs() {
    let stage = Stage::build().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&maker(&stage)).await;
    let offered = "return !document.querySelector('#pinned').closest('p').hidden";
    browser.until("the offer to pin it", offered, &[]).await;
    browser.run("document.querySelector('#pinned').click()", &[]).await;
    choose(&browser, "form", "feedback").await;
    see_snippet(&browser, "form=\"feedback\"").await;
    let snippet = see_snippet(&browser, "crossorigin=\"anonymous\"").await;
    assert!(
        snippet.contains("/v1/embed-") && snippet.contains(" integrity=\"sha384-"),
        "{snippet}"
    );
    axe::finds_nothing_on_the_page(&browser, "pinned").await;

    paste(&browser, &stage, &snippet).await;
    send_feedback(&browser, &Form::on(&browser, "feedback")).await;
    arrived(&stage).await;

    let (before, hash) = snippet.split_once("sha384-").unwrap();
    let other = if hash.starts_with('A') { "B" } else { "A" };
    let rest: String = hash.chars().skip(1).collect();
    let changed = format!("{before}sha384-{other}{rest}");
    paste(&browser, &stage, &changed).await;
    let refused = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/v1/embed-'))";
    browser.until("that the loader came", refused, &[]).await;
    let shown = "
        const element = document.querySelector('mentoring-form');
        return [Boolean(element.shadowRoot), element.querySelector('a').checkVisibility()]";
    assert_eq!(browser.run(shown, &[]).await, json!([false, true]));
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_button_shows_what_was_chosen_in_every_spelling() {
    let stage = Stage::build().await;
    stage.switch.turn_away("/snippet.js");
    let browser = Browser::open(1000, 900).await;
    browser.goto(&maker(&stage)).await;
    let choose = "
        document.querySelector('[name=form]').value = 'feedback';
        document.querySelector('[name=color][value=own]').click();
        document.querySelector('[name=accent]').value = '#0b5d1e';
        document.querySelector('[name=guide]').value = arguments[0];
        document.querySelector('.choices button').click();";
    browser.run(choose, &[json!(format!("{}/sla.html?g=1", stage.system.guides()))]).await;
    see_snippet(&browser, "form=\"feedback\" style=\"--mentoring-accent: #0b5d1e\"").await;
    let good = "return document.querySelector('.good').innerText";
    let good = browser.run(good, &[]).await;
    assert_eq!(good, json!(format!("Yes: the form can be sent from {}.", stage.system.guides())));
    let shown = "return document.querySelectorAll('[data-copies]:not([hidden])').length";
    assert_eq!(browser.run(shown, &[]).await, json!(0), "no button that does nothing");
    axe::finds_nothing_on_the_page(&browser, "without scripts").await;

    let (spelled, frame) = (field(&browser, "spelled").await, field(&browser, "frame").await);
    assert_eq!(
        field(&browser, "address").await,
        format!("{}/acrl-sts/feedback", stage.system.host())
    );
    stage.switch.pass();
    paste(&browser, &stage, &spelled).await;
    Form::on(&browser, "feedback").ready().await;
    paste(&browser, &stage, &frame).await;
    browser.enter_frame(0).await;
    send_feedback(&browser, &Form::on(&browser, "feedback")).await;
    arrived(&stage).await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_is_told_whether_the_guide_is_listed_and_what_to_add_where() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&maker(&stage)).await;
    for (guide, said) in [
        ("https://acrl.libguides.com/mentoring", "Yes: the form can be sent from"),
        ("guides.example.edu/c.php?g=1", "\"https://guides.example.edu\""),
        ("https://x.libapps.com/libguides/admin_c.php?g=1", "This is the guide in its editor"),
        ("mentoring", "This isn’t the address of a web page"),
        ("\"><b>", "This isn’t the address of a web page"),
    ] {
        choose(&browser, "guide", guide).await;
        let answer =
            "return document.querySelector('[data-live=answer]').innerText.includes(arguments[0])";
        browser.until(said, answer, &[json!(said)]).await;
        axe::finds_nothing_on_the_page(&browser, guide).await;
    }
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn by_keyboard_a_form_is_chosen_and_its_snippet_copied() {
    let stage = Stage::build().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&maker(&stage)).await;
    let focused = "const e = document.activeElement; return e.id || e.name || e.localName";
    let reach = async |wanted: &str| {
        for _ in 0..40 {
            browser.press_key(Key::Tab).await;
            if browser.run(focused, &[]).await == wanted {
                return;
            }
        }
        panic!("{wanted} can't be reached with Tab");
    };
    see_snippet(&browser, "<mentoring-form").await;
    reach("form").await;
    let first = field(&browser, "snippet").await;
    browser.press_key(Key::Down).await;
    let moved = "return document.querySelector('#snippet').value !== arguments[0]";
    browser.until("another form's snippet", moved, &[json!(first)]).await;
    assert_eq!(browser.run(focused, &[]).await, json!("form"), "the focus stays");
    reach("copy-snippet").await;
    browser.press_key(Key::Enter).await;
    let copied = "return document.querySelector('[data-updated]').innerText === 'Copied'";
    browser.until("that it is said", copied, &[]).await;
    assert_eq!(browser.run(focused, &[]).await, json!("copy-snippet"), "the focus stays");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_320_pixels_nothing_of_the_snippet_maker_is_wider_than_the_page() {
    let stage = Stage::build().await;
    let browser = Browser::open(320, 800).await;
    let size = json!({ "width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": true });
    browser.dev_tools("Emulation.setDeviceMetricsOverride", size).await;
    for address in [
        format!("{}&guide=https://a-rather-long-name.guides.example.edu", maker(&stage)),
        format!("{}/snippet", stage.system.host()),
        format!("{}/snippet?program=nobody", stage.system.host()),
    ] {
        browser.goto(&address).await;
        browser
            .run("document.querySelectorAll('details').forEach(part => (part.open = true))", &[])
            .await;
        let width = browser.run("return document.documentElement.scrollWidth", &[]).await;
        assert!(width.as_u64().unwrap() <= 320, "{address} is {width} wide");
        let small = "return [...document.querySelectorAll('main :is(button, input:not([type=hidden]), select, summary)')]
            .filter(e => e.checkVisibility())
            .map(e => [e.outerHTML.slice(0, 60), e.closest('label') || e])
            .filter(([, e]) => Math.min(e.offsetWidth, e.offsetHeight) < 24).map(([name]) => name)";
        assert_eq!(browser.run(small, &[]).await, json!([]), "targets");
        axe::finds_nothing_on_the_page(&browser, &address).await;
    }
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test]
async fn a_name_that_no_program_has_is_asked_for_again_and_hostile_choices_are_defaults() {
    use http_body_util::BodyExt;
    let stage = Stage::build().await;
    let answer = stage.get("/snippet?program=nobody%22%3E%3Cscript%3E", &[]).await;
    assert_eq!(answer.status(), 404);
    let ask = answer.into_body().collect().await.unwrap().to_bytes();
    assert!(!String::from_utf8_lossy(&ask).contains("<script>"));
    let hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%7B%7BSTYLE%7D%7D";
    for path in ["/snippet", "/snippet/preview"] {
        let choices = format!(
            "program=acrl-sts&form={hostile}&theme={hostile}&level={hostile}&color=own&accent={hostile}&guide={hostile}&kind={hostile}"
        );
        let answer = stage.get(&format!("{path}?{choices}"), &[]).await;
        assert_eq!(answer.status(), 200, "{path}");
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        let framed = if path == "/snippet" { "'none'" } else { "'self'" };
        assert!(policy.ends_with(&format!("frame-ancestors {framed}")), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        let page = answer.into_body().collect().await.unwrap().to_bytes();
        let page = String::from_utf8_lossy(&page).into_owned();
        assert!(!page.contains("<script>alert") && !page.contains("--mentoring-accent:"), "{page}");
    }
    let script = stage.get("/snippet.js", &[]).await;
    let tag = script.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(stage.get("/snippet.js", &[("if-none-match", &tag)]).await.status(), 304);
    stage.system.stop().await;
}
