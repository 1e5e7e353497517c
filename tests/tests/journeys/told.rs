//! What assistive technology is told: of each control, by the browser's own accessibility tree; and
//! of what changes, by live regions and by where the focus goes.

use serde_json::json;
use tests::browser::Browser;
use tests::form::Form;
use tests::in_every_browser;
use tests::kind::Kind;
use tests::stage::Stage;
use tests::tree;

use crate::{is_at_a_step, is_refused_when_empty, meant, take_a_step};

in_every_browser!(
    each_control_has_role_name_state_description_and_error,
    a_step_a_draft_that_is_kept_and_a_mistake_are_told_once,
);

/// Notes what assistive technology reads by itself: what comes into a live region, and what gets the
/// focus without a key having been pressed.
const LISTEN: &str = "(() => {
    window.heard = [];
    const last = new WeakMap();
    new MutationObserver(() => {
        for (const region of root.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
            const said = region.textContent.trim();
            if (said && last.get(region) !== said) heard.push(said);
            last.set(region, said);
        }
    }).observe(root, { subtree: true, childList: true, characterData: true });
    root.addEventListener('focusin', ({ target }) => {
        if (!target.dataset.focus || target.type === 'submit') return;
        const by = (id) => [...root.getElementById(id).querySelectorAll('a')].map((a) => a.textContent);
        const described = target.getAttribute('aria-describedby');
        const name = target.getAttribute('aria-label') || target.textContent;
        heard.push([name.trim(), ...(described ? by(described) : [])].join(' | '));
    });
    return true;
})()";

/// Goes through forms that have all kinds of questions; each step as it comes, and as it is refused.
async fn each_control_has_role_name_state_description_and_error(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 900).await;
    for name in ["mentee-application", "goals-worksheet", "feedback"] {
        browser.goto(&format!("{}/acrl-sts/{name}", stage.system.host())).await;
        let form = Form::on(&browser, name);
        form.ready().await;
        let mut told = String::new();
        let meant = meant(name);
        while is_at_a_step(&form).await {
            let heading = form.heading().await;
            told.push_str(&format!("\n== {heading}\n{}", tree::of_the_page(&browser).await));
            if is_refused_when_empty(&form).await {
                let refused = tree::of_the_page(&browser).await;
                told.push_str(&format!("\n== {heading}, refused\n{refused}"));
            }
            form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
            take_a_step(&browser, &form, &meant).await;
        }
        told.push_str(&format!("\n== the last page\n{}", tree::of_the_page(&browser).await));
        // Back through what was answered: what is chosen, is said to be chosen.
        for _ in 0..2 {
            if form.look("!!root.querySelector('[data-do=back]')").await == json!(true) {
                form.look("(root.querySelector('[data-do=back]').click(), true)").await;
                form.see("a step again", "!root.querySelector('.answers')").await;
                let heading = form.heading().await;
                let answered = tree::of_the_page(&browser).await;
                told.push_str(&format!("\n== {heading}, answered\n{answered}"));
            }
        }
        insta::assert_snapshot!(name, told.trim_start());
    }
    browser.close().await;
    stage.system.stop().await;
}

async fn a_step_a_draft_that_is_kept_and_a_mistake_are_told_once(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1000, 900).await;
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    form.ready().await;
    form.look(LISTEN).await;
    form.type_into("name", "Ada").await;
    form.see("that the draft is kept", "heard.includes('Draft saved')").await;
    form.type_into("languages", "English").await;
    form.see("that it is kept again", "JSON.stringify({ ...sessionStorage }).includes('English')")
        .await;
    form.click("Continue").await;
    form.see("the focus on the problems", "root.activeElement?.dataset.focus === 'summary'").await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), heard.pop(), true)").await;
    take_a_step(&browser, &form, &meant("mentee-application")).await;
    form.see("the focus on the heading", "root.activeElement?.dataset.focus === 'heading'").await;
    form.look("(root.querySelector('#keep-draft').click(), true)").await;
    form.see("where it is kept", "heard.at(-1).includes('on this device')").await;
    form.click("Clear my draft").await;
    form.see("the focus on the way back", "root.activeElement?.dataset.focus === 'undo-clear'")
        .await;
    let heard = browser.run("return heard", &[]).await;
    let expected = json!([
        "Draft saved",
        "There is a problem | Enter your e-mail address | Select the country that you live in",
        "Step 2 of 5 Your work and studies",
        "Your answers are kept on this device.",
        "Undo",
    ]);
    assert_eq!(heard, expected);
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn how_many_characters_are_left_is_told_when_somebody_pauses() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&format!("{}/acrl-sts/goals-worksheet", stage.system.host())).await;
    let form = Form::on(&browser, "goals-worksheet");
    form.ready().await;
    form.look(LISTEN).await;
    // Of 1,000.
    form.type_into("skills", &"to teach ".repeat(85)).await;
    form.see("what is left", "heard.some((said) => said.startsWith('Characters left: 23'))").await;
    browser.press("and more").await;
    form.see("what is left now", "heard.includes('Characters left: 227')").await;
    let heard = browser.run("return heard.length", &[]).await.as_u64().unwrap();
    assert!(heard < 20, "told {heard} times, while 773 keys were pressed");
    browser.close().await;
    stage.system.stop().await;
}
