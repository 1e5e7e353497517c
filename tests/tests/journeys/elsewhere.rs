//! A draft that goes on on another device.

use http_body_util::BodyExt;
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::in_every_browser;
use tests::keyboard::fill_step;
use tests::kind::Kind;
use tests::stage::Stage;

use crate::{come_near, fill_to_the_end, meant, reference, take_a_step};

const OFFER: &str = "Continue on another device";
const LINK: &str = "root.querySelector('#elsewhere-link')?.value";

/// Presses the button of a form in which something was typed; the link.
async fn link(form: &Form<'_>) -> String {
    form.click(OFFER).await;
    form.see("the link", LINK).await.as_str().unwrap().to_owned()
}

/// Waits until the page says something of a draft that has come.
async fn see_arrival(browser: &Browser, text: &str) {
    let script = "
        const panel = document.getElementById('arrival');
        return !!panel && !panel.hidden && panel.innerText.includes(arguments[0]);";
    browser.until(&format!("“{text}”"), script, &[json!(text)]).await;
}

async fn press(browser: &Browser, value: &str) {
    let script = "document.querySelector(`#arrival button[value=${arguments[0]}]`).click()";
    browser.run(script, &[json!(value)]).await;
}

async fn address(browser: &Browser) -> String {
    browser.run("return location.href", &[]).await.as_str().unwrap().to_owned()
}

async fn on_host<'a>(browser: &'a Browser, stage: &Stage, name: &str) -> Form<'a> {
    browser.goto(&format!("{}/acrl-sts/{name}", stage.system.host())).await;
    let form = Form::on(browser, name.split('?').next().unwrap_or_default());
    form.ready().await;
    form
}

in_every_browser!(
    a_draft_from_a_guide_goes_on_in_another_browser_with_the_worksheets_goals_and_is_sent,
    where_there_is_a_draft_already_both_are_kept_and_the_person_chooses,
);

async fn a_draft_from_a_guide_goes_on_in_another_browser_with_the_worksheets_goals_and_is_sent(
    kind: Kind,
) {
    let stage = Stage::build().await;
    let library = Browser::of(kind, 1000, 900).await;
    library.goto(&stage.guide("bootstrap3.html")).await;
    let worksheet = Form::on(&library, "goals-worksheet");
    come_near(&library, &worksheet).await;
    worksheet.ready().await;
    worksheet.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_to_the_end(&library, &worksheet, &meant("goals-worksheet")).await;
    let form = Form::on(&library, "mentee-application");
    come_near(&library, &form).await;
    form.ready().await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    take_a_step(&library, &form, &meant("mentee-application")).await;
    let link = link(&form).await;
    axe::finds_nothing(&library, "the link").await;
    assert_eq!(
        form.look("root.activeElement.id").await,
        "elsewhere-title",
        "it can be read from there"
    );
    let begins = format!("{}/acrl-sts/mentee-application?lang=", stage.system.host());
    assert!(
        link.starts_with(&begins),
        "the link leads to HOST, in the language of the form: {link}"
    );
    let (_, secret) = link.split_once("#draft-").expect("the link has a secret");
    let (id, key) = secret.split_at(22);
    let kept = stage.get(&format!("/v1/drafts/{id}"), &[]).await;
    let kept = kept.into_body().collect().await.unwrap().to_bytes();
    let kept = String::from_utf8_lossy(&kept);
    for typed in ["ada@example.org", "answers", "goals", key] {
        assert!(!kept.contains(typed), "the service can read “{typed}”");
    }
    let mail = form.look("root.querySelector('.elsewhere-panel a').href").await;
    assert!(mail.as_str().unwrap().ends_with(&format!("%23draft-{secret}")), "{mail}");
    library.close().await;

    let home = Browser::open(1000, 900).await;
    home.goto(&link).await;
    let form = Form::on(&home, "mentee-application");
    form.ready().await;
    form.see_text("We found your draft.").await;
    form.see_text("Step 2 of 5").await;
    assert!(!address(&home).await.contains('#'), "the secret has left the address bar");
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_step(&home, &meant("mentee-application")).await;
    form.see_text("Step 3 of 5").await;
    form.click("Copy from “Goals worksheet”").await;
    form.see(
        "the goals",
        "root.querySelector('[name=goals]').value.includes('Learn to teach data management')",
    )
    .await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    fill_to_the_end(&home, &form, &meant("mentee-application")).await;
    fill_step(&home, &json!({})).await;
    let reference = reference(&form).await;
    home.close().await;
    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["reference"], reference.as_str());
    assert!(records[0].to_string().contains("ada@example.org"), "what was typed in the library");
    stage.system.stop().await;
}

async fn where_there_is_a_draft_already_both_are_kept_and_the_person_chooses(kind: Kind) {
    let stage = Stage::build().await;
    let library = Browser::of(kind, 1000, 900).await;
    let form = on_host(&library, &stage, "feedback").await;
    form.type_into("message", "from the library").await;
    let link = link(&form).await;
    library.close().await;

    let home = Browser::of(kind, 1000, 900).await;
    let form = on_host(&home, &stage, "feedback").await;
    form.type_into("message", "from home").await;
    form.see("the draft", "JSON.stringify(sessionStorage).includes('from home')").await;
    // The page is open already: only what is behind the # changes.
    home.goto(&link).await;
    see_arrival(&home, "There are two drafts of this form").await;
    assert!(!address(&home).await.contains('#'));
    axe::finds_nothing_on_the_page(&home, "two drafts").await;
    press(&home, "brought").await;
    form.ready().await;
    assert_eq!(form.value("message").await, "from the library");
    see_arrival(&home, "There is another draft of this form in this browser.").await;
    axe::finds_nothing_on_the_page(&home, "another draft").await;

    form.type_into("message", "from the library, and on").await;
    press(&home, "switch").await;
    form.see("the other draft", "root.querySelector('[name=message]')?.value === 'from home'")
        .await;
    see_arrival(&home, "There is another draft of this form in this browser.").await;
    press(&home, "switch").await;
    let on = "root.querySelector('[name=message]')?.value === 'from the library, and on'";
    form.see("what was typed meanwhile", on).await;

    see_arrival(&home, "There is another draft of this form in this browser.").await;
    press(&home, "delete").await;
    see_arrival(&home, "The other draft is deleted.").await;
    home.reload().await;
    form.see("the draft", on).await;
    let hidden = "return document.getElementById('arrival').hidden";
    assert_eq!(home.run(hidden, &[]).await, true);
    home.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_bad_old_or_deleted_is_explained_and_the_form_stands_as_it_was() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = on_host(&browser, &stage, "feedback").await;
    form.type_into("message", "Hello").await;
    let good = link(&form).await;
    form.click("Delete the link").await;
    form.see_text("The link is deleted and leads nowhere now.").await;
    browser.close().await;

    let browser = Browser::open(1000, 900).await;
    let cut = good.get(..good.len() - 5).unwrap();
    let another = format!("{}/acrl-sts/feedback#draft-{}", stage.system.host(), "A".repeat(44));
    for (link, said) in [
        (good.as_str(), "This link has expired, or somebody has deleted it."),
        (&another, "This link has expired, or somebody has deleted it."),
        (cut, "This link isn’t complete"),
    ] {
        browser.goto("about:blank").await;
        browser.goto(link).await;
        see_arrival(&browser, said).await;
        let form = Form::on(&browser, "feedback");
        form.ready().await;
        assert_eq!(form.value("message").await, "");
        assert!(!address(&browser).await.contains('#'));
    }
    axe::finds_nothing_on_the_page(&browser, "a bad link").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_not_the_drafts_opens_nothing() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = on_host(&browser, &stage, "feedback").await;
    form.type_into("message", "Hello").await;
    let link = link(&form).await;
    let wrong = format!("{}{}", link.get(..link.len() - 22).unwrap(), "A".repeat(22));
    browser.close().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&wrong).await;
    see_arrival(&browser, "This link isn’t complete").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_connection_nothing_is_lost_on_either_side() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let form = on_host(&browser, &stage, "feedback").await;
    form.type_into("message", "Hello").await;
    form.see("the offer", "!!root.querySelector('[data-do=elsewhere]')").await;
    browser.set_offline(true).await;
    form.click(OFFER).await;
    form.see_text("We can’t reach our service. Your answers are still here").await;
    browser.set_offline(false).await;
    let link = link(&form).await;
    stage.switch.turn_away("/v1/drafts/");
    form.click(OFFER).await;
    form.see_text("There is no link yet: we can’t reach our service.").await;
    assert_eq!(form.value("message").await, "Hello");
    browser.close().await;

    let browser = Browser::open(1000, 900).await;
    browser.goto(&link).await;
    see_arrival(&browser, "Your draft is safe.").await;
    axe::finds_nothing_on_the_page(&browser, "no connection").await;
    stage.switch.pass();
    press(&browser, "again").await;
    let form = Form::on(&browser, "feedback");
    form.ready().await;
    assert_eq!(form.value("message").await, "Hello");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_offered_once_something_is_typed_but_not_in_a_preview_nor_where_nothing_can_be_sealed()
 {
    let stage = Stage::build().await;
    let insecure = ["--host-resolver-rules=MAP ligature.test 127.0.0.1"];
    let browser = Browser::with_arguments(1000, 900, &insecure).await;
    let offered = "(() => {
        const button = root.querySelector('[data-do=elsewhere]');
        return button ? (button.checkVisibility() ? 'yes' : 'no') : 'not yet';
    })()";
    let form = on_host(&browser, &stage, "feedback").await;
    assert_eq!(form.look(offered).await, "not yet");
    form.type_into("message", "Hello").await;
    form.see("the offer", &format!("{offered} === 'yes'")).await;

    browser
        .run("document.querySelector('mentoring-form').setAttribute('mode', 'preview')", &[])
        .await;
    let again = "const e = document.querySelector('mentoring-form'), p = e.parentNode; e.remove(); setTimeout(() => p.prepend(e), 50)";
    browser.run(again, &[]).await;
    form.see_text("nothing is sent").await;
    form.type_into("message", "Hello").await;
    form.see("a form with something in it", &format!("{offered} !== 'not yet'")).await;
    assert_eq!(form.look(offered).await, "no", "in a preview");

    let elsewhere = stage.system.host().replace("127.0.0.1", "ligature.test");
    browser.goto(&format!("{elsewhere}/acrl-sts/feedback")).await;
    form.ready().await;
    assert_eq!(browser.run("return isSecureContext", &[]).await, false);
    form.type_into("message", "Hello").await;
    form.see("a form with something in it", &format!("{offered} !== 'not yet'")).await;
    assert_eq!(form.look(offered).await, "no", "on a page that isn't secure");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_and_all_that_is_said_of_it_are_in_the_language_of_the_form() {
    let stage = Stage::build().await;
    let browser = Browser::open(400, 900).await;
    let form = on_host(&browser, &stage, "feedback?lang=ar").await;
    form.type_into("message", "Hello").await;
    form.click("المتابعة على جهاز آخر").await;
    let link = form.see("the link", LINK).await;
    let link = link.as_str().unwrap();
    assert!(link.contains("/acrl-sts/feedback?lang=ar#draft-"), "{link}");
    form.see_text("نسخ الرابط").await;
    axe::finds_nothing(&browser, "the link in Arabic").await;
    browser.goto(&format!("{}5", link.get(..link.len() - 5).unwrap())).await;
    see_arrival(&browser, "هذا الرابط غير كامل").await;
    browser.goto(&format!("{}/acrl-sts/feedback/paper?lang=ar", stage.system.host())).await;
    let paper = browser.run("return document.dir + document.body.innerText", &[]).await;
    assert!(paper.as_str().unwrap().starts_with("rtl"), "{paper}");
    assert!(paper.as_str().unwrap().contains("ضع علامة على خيار واحد."), "{paper}");
    browser.close().await;
    stage.system.stop().await;
}
