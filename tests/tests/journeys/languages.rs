//! Programs in several languages: in a guide, on HOST's pages, with scripts and without.

use http_body_util::BodyExt;
use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::keyboard::fill_step;
use tests::stage::Stage;

use crate::unscripted::{plain, turn_page};
use crate::{come_near, meant};

async fn page(stage: &Stage, path: &str, accepted: &str) -> (String, String) {
    let answer = stage.get(path, &[("accept-language", accepted)]).await;
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    let said = format!("{} {}", header("content-language"), header("vary"));
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (said, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn a_page_is_in_the_language_of_its_address_or_else_of_the_browser() {
    let stage = Stage::build().await;
    for path in ["/acrl-sts", "/acrl-sts/mentee-application"] {
        for (query, accepted, lang, direction) in [
            ("", "en-US,en;q=0.9", "en", "ltr"),
            ("", "fr-CA,fr;q=0.9,en;q=0.8", "fr", "ltr"),
            ("", "de,ar;q=0.5", "ar", "rtl"),
            ("?lang=es", "fr", "es", "ltr"),
            ("?lang=xx", "fr", "en", "ltr"),
        ] {
            let (said, html) = page(&stage, &format!("{path}{query}"), accepted).await;
            assert_eq!(said, format!("{lang} accept-language"), "{path}{query} {accepted}");
            let begins = format!("<html lang=\"{lang}\" dir=\"{direction}\">");
            assert!(html.contains(&begins), "{path}{query} {accepted}");
            let link = format!("href=\"{path}?lang=es\" lang=\"es\"");
            assert!(html.contains(&link), "{path} leads to Spanish");
        }
    }
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_arabic_form_in_a_guide_runs_from_right_to_left() {
    let stage = Stage::build().await;
    let browser = Browser::open(400, 900).await;
    browser.goto(&stage.guide("bootstrap5.html")).await;
    let insert = "
        const form = document.createElement('mentoring-form');
        for (const [name, value] of Object.entries({ program: 'acrl-sts', form: 'mentor-profile', lang: 'ar', load: 'eager' }))
            form.setAttribute(name, value);
        document.body.prepend(form);";
    browser.run(insert, &[]).await;
    let form = Form::on(&browser, "mentor-profile");
    form.ready().await;
    let way =
        "(r => r.lang + ' ' + getComputedStyle(r).direction)(root.querySelector('[part=root]'))";
    assert_eq!(form.look(way).await, json!("ar rtl"));
    assert!(form.text().await.contains("الخطوة"), "{}", form.text().await);
    let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    assert_eq!(form.look(fits).await, json!(true), "nothing sticks out");
    axe::finds_nothing(&browser, "the first step in Arabic").await;
    form.look("(root.querySelector('[type=submit]').click(), true)").await;
    form.see("problems", "!!root.querySelector('[part=error-summary]')").await;
    axe::finds_nothing(&browser, "a refused step in Arabic").await;
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_mentee_applies_in_french_and_looks_in_on_spanish() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    let _english = plain(&browser, &stage, "mentee-application").await;
    browser.goto(&format!("{}/acrl-sts/mentee-application?lang=fr", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    let mut meant = meant("mentee-application");
    meant["time-zone"] = json!("Europe/Paris");
    assert!(form.heading().await.starts_with("Étape 1"), "{}", form.heading().await);
    axe::finds_nothing_on_the_page(&browser, "the first step in French").await;
    turn_page(&browser, &form, &meant).await;

    let before = form.heading().await;
    let choose = "window.isOld = true; const button = [...document.querySelectorAll('.languages button')].find(b => b.lang === arguments[0]); button.click()";
    let came = "return !window.isOld && document.documentElement.lang === arguments[0]";
    for lang in ["es", "fr"] {
        browser.leave(choose, &[json!(lang)]).await;
        browser.until("the other language", came, &[json!(lang)]).await;
    }
    assert_eq!(form.heading().await, before, "the same step, with what was typed");
    while form.heading().await.starts_with("Étape") {
        turn_page(&browser, &form, &meant).await;
    }
    fill_step(&browser, &json!({})).await;
    let shown = "return document.querySelector('.sent dd')?.innerText";
    let reference = browser.until("the reference", shown, &[]).await;
    let records = stage.records("acrl-sts", "mentee-applications").await;
    assert_eq!((&records[0]["reference"], &records[0]["lang"]), (&reference, &json!("fr")));
    assert_eq!(records[0]["answers"]["name"], meant["name"]);
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_on_in_another_language() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    form.ready().await;
    form.type_into("name", "Ada Lovelace").await;
    form.see_text("Draft saved").await;
    browser.run("document.querySelector('.languages [lang=fr]').click()", &[]).await;
    browser.until("French", "return document.documentElement.lang === 'fr'", &[]).await;
    form.ready().await;
    assert!(form.heading().await.starts_with("Étape 1"), "{}", form.heading().await);
    assert_eq!(form.value("name").await, "Ada Lovelace");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_loader_speaks_the_language_of_the_page_and_asks_for_its_words_only_then() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&stage.guide("bootstrap3.html")).await;
    let form = Form::on(&browser, "mentee-application");
    come_near(&browser, &form).await;
    let asked = "return performance.getEntriesByType('resource').map(e => e.name).filter(n => n.endsWith('.json'))";
    assert_eq!(browser.run(asked, &[]).await, json!([]), "nothing had to be said");
    let insert = "
        const form = document.createElement('mentoring-form');
        form.setAttribute('program', 'acrl-sts');
        form.setAttribute('form', 'nope');
        form.setAttribute('load', 'eager');
        document.documentElement.lang = 'fr-CA';
        document.body.prepend(form);";
    browser.run(insert, &[]).await;
    let said = "return document.querySelector('[form=nope]').shadowRoot?.textContent.includes('Pas de formulaire')";
    browser.until("French", said, &[]).await;
    browser.close().await;
    stage.system.stop().await;
}
