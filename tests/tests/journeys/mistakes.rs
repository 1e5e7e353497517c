//! What a person gets who slips.

use serde_json::json;
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::in_every_browser;
use tests::kind::Kind;
use tests::stage::Stage;

in_every_browser!(a_rejected_step_says_every_problem_twice_in_the_same_words_and_leads_to_each,);

async fn a_rejected_step_says_every_problem_twice_in_the_same_words_and_leads_to_each(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::of(kind, 1200, 900).await;
    browser.goto(&stage.guide("bootstrap3.html")).await;
    let form = Form::on(&browser, "mentee-application");
    browser.run("document.querySelector('[form=mentee-application]').scrollIntoView()", &[]).await;
    form.ready().await;
    form.type_into("email", "ada").await;
    form.click("Continue").await;
    form.see("the error summary", "!!root.querySelector('[part=error-summary]')").await;
    assert_eq!(form.focused().await, "summary", "the summary has the focus");

    let problems = form.problems().await;
    assert!(problems.contains(&"Enter your name".to_owned()), "{problems:?}");
    let at_email = "Enter an e-mail address in the correct format, like name@example.org";
    assert!(problems.contains(&at_email.to_owned()), "{problems:?}");
    let beside = "(e => root.getElementById(e.getAttribute('aria-describedby').split(' ').find(id => root.getElementById(id)?.classList.contains('problem'))).innerText)(root.querySelector('[name=email]'))";
    let said = form.look(beside).await;
    assert!(said.as_str().unwrap().ends_with(at_email), "{said}");
    assert_eq!(
        form.look("root.querySelector('[name=email]').getAttribute('aria-invalid')").await,
        json!("true")
    );
    axe::finds_nothing(&browser, "a rejected step").await;

    form.click(at_email).await;
    assert_eq!(form.focused().await, "email", "the link leads to the control");
    assert_eq!(form.value("email").await, "ada", "what was typed is still there");
    form.type_into("email", "ada@example.org").await;
    form.type_into("name", "Ada").await;
    form.click("Continue").await;
    form.see(
        "one problem fewer",
        "!root.querySelector('[name=email]')?.hasAttribute('aria-invalid') || null",
    )
    .await;
    stage.system.stop().await;
    browser.close().await;
}
