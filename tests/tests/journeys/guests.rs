//! How the element behaves as a guest: on hosts that block it, don't list it, or get it wrong.

use serde_json::json;
use tests::browser::Browser;
use tests::form::Form;
use tests::stage::Stage;

#[tokio::test(flavor = "multi_thread")]
async fn where_webassembly_is_blocked_the_fallback_link_stays_and_one_console_line_says_why() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&stage.guide("strict.html")).await;
    let fallback = "const a = document.querySelector('mentoring-form a'); return a && a.checkVisibility() && a.href";
    let link = browser.until("the fallback link", fallback, &[]).await;
    assert_eq!(link, json!(format!("{}/acrl-sts/mentee-application", stage.system.host())));
    let failed = "return document.querySelector('mentoring-form')?.shadowRoot?.textContent.includes('Use the link below')";
    browser.until("the reason, in place", failed, &[]).await;
    let console = browser.console().await;
    let ours = console.iter().filter(|line| line.contains("[mentoring-form]"));
    assert_eq!(ours.count(), 1, "{console:#?}");
    assert_eq!(browser.until("the fallback link", fallback, &[]).await, link, "it stays");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_scripts_are_off_the_fallback_link_is_all_there_is() {
    let stage = Stage::build().await;
    let off = "--blink-settings=scriptEnabled=false";
    let browser = Browser::with_arguments(1000, 900, &[off]).await;
    browser.goto(&stage.guide("unlisted.html")).await;
    let picture = browser.screenshot().await;
    assert!(!picture.is_empty(), "the page shows");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_no_program_lists_is_told_what_to_add_where() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&format!("{}/unlisted.html", stage.system.unlisted())).await;
    let said = "return document.querySelector('mentoring-form')?.shadowRoot?.textContent || ''";
    let said = browser.until("what to add where", said, &[]).await;
    let told = format!(
        "return document.querySelector('mentoring-form').shadowRoot.textContent.includes('Add \"{}\" to “hosts” in programs/acrl-sts/program.toml')",
        stage.system.unlisted()
    );
    browser.until(&format!("what to add where, instead of: {said}"), &told, &[]).await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_moved_or_taken_out_and_put_back_keeps_what_was_typed() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("bootstrap3.html")).await;
    let form = Form::on(&browser, "mentee-application");
    browser.run("document.querySelector('[form=mentee-application]').scrollIntoView()", &[]).await;
    form.ready().await;
    form.type_into("email", "ada@example.org").await;
    browser.run("const e = document.querySelector('[form=mentee-application]'); document.querySelector('#s-lg-guide-main').prepend(e)", &[]).await;
    form.ready().await;
    assert_eq!(form.value("email").await, "ada@example.org", "moved");
    browser.run("window.taken = document.querySelector('[form=mentee-application]'); window.taken.remove()", &[]).await;
    browser
        .run(
            "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))",
            &[],
        )
        .await;
    browser.run("document.querySelector('#s-lg-guide-main').prepend(window.taken); window.taken.scrollIntoView()", &[]).await;
    form.ready().await;
    assert_eq!(form.value("email").await, "ada@example.org", "taken out and put back");
    assert_eq!(
        form.look("root.querySelectorAll('[part=root]').length").await,
        json!(1),
        "one form, not two"
    );
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_element_that_arrives_late_in_either_spelling_becomes_a_form() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("sla.html")).await;
    let insert = "document.body.insertAdjacentHTML('afterbegin', `
        <mentoring-form program='sla-sci-tech' form='expert-list' load='eager'>x</mentoring-form>
        <div data-mentoring-form='conference-buddy' data-program='sla-sci-tech'>y</div>`)";
    browser.run(insert, &[]).await;
    Form::on(&browser, "expert-list").ready().await;
    Form::on(&browser, "conference-buddy").ready().await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_preview_nothing_is_sent() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("sla.html")).await;
    let insert = "document.body.insertAdjacentHTML('afterbegin', `
        <mentoring-form program='acrl-sts' form='feedback' mode='preview' load='eager'>x</mentoring-form>`)";
    browser.run(insert, &[]).await;
    let form = Form::on(&browser, "feedback");
    form.see_text("Preview. Try it out: nothing is sent.").await;
    form.choose("about", "program").await;
    form.type_into("message", "Hello").await;
    form.choose("reply", "no").await;
    form.click("Continue").await;
    form.see_text("Check your answers").await;
    form.look("(root.querySelector('button[type=submit]').click(), true)").await;
    form.see_text("This is a preview, so nothing was sent.").await;
    assert!(stage.records("acrl-sts", "feedback").await.is_empty());
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_attribute_is_explained_in_place() {
    let stage = Stage::build().await;
    let browser = Browser::open(1200, 900).await;
    browser.goto(&stage.guide("sla.html")).await;
    let insert = "document.body.insertAdjacentHTML('afterbegin', `
        <mentoring-form id='odd' program=' acrl-sts ' form='feedback' theme='purple' heading-level='9' load='eager'>x</mentoring-form>
        <mentoring-form id='none' program='acrl-sts' form='nope' load='eager'><a href='/x'>link</a></mentoring-form>`)";
    browser.run(insert, &[]).await;
    let shows = "return document.querySelector(arguments[0])?.shadowRoot?.textContent.includes(arguments[1])";
    for (element, said) in [
        ("#odd", "The attribute “theme” can’t be “purple”. It can be: auto, light, dark."),
        ("#odd", "The attribute “heading-level” can’t be “9”."),
        ("#none", "There is no form “nope” in a program “acrl-sts”. Check the snippet."),
    ] {
        browser.until(said, shows, &[json!(element), json!(said)]).await;
    }
    Form::on(&browser, "feedback").ready().await;
    let link = "return document.querySelector('#none a').checkVisibility()";
    assert_eq!(browser.run(link, &[]).await, json!(true), "the fallback link stays");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_libguides_editor_a_form_is_a_preview_and_the_editors_buttons_stay_in_reach() {
    let stage = Stage::build().await;
    let map = "--host-resolver-rules=MAP sample.libapps.com 127.0.0.1";
    let browser = Browser::with_arguments(1200, 900, &[map]).await;
    let editor =
        stage.guide("libguides/admin_c.php?g=1").replace("127.0.0.1", "sample.libapps.com");
    browser.goto(&editor).await;
    let banners = "
        const forms = [...document.querySelectorAll('mentoring-form')];
        forms.forEach(form => form.scrollIntoView());
        const live = forms.filter(form => form.shadowRoot?.querySelector('[part=root]'));
        return live.length > 1 && live.every(form => form.shadowRoot.textContent.includes('Preview. Try it out')) && live.length";
    browser.until("a banner in every form", banners, &[]).await;
    let buttons = "
        const inside = [...document.querySelectorAll('mentoring-form button, mentoring-form .s-lib-box-edit')];
        return inside.length > 0 && inside.every(button => button.checkVisibility())";
    browser.until("the editor's buttons inside the element", buttons, &[]).await;
    browser.close().await;
    stage.system.stop().await;
}
