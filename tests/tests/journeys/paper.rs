//! Forms on paper, as a PDF has them: blank, and with what was answered.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tests::axe;
use tests::browser::Browser;
use tests::form::Form;
use tests::keyboard::fill_step;
use tests::pdf::{self, words};
use tests::stage::Stage;

use crate::{fill_to_the_end, meant, reference};

const LETTER: (f64, f64) = (8.5, 11.0);
const A4: (f64, f64) = (8.27, 11.69);

/// The lines on the paper when the page is printed.
async fn lines(browser: &Browser, (width, height): (f64, f64)) -> Vec<String> {
    let size = json!({ "paperWidth": width, "paperHeight": height, "preferCSSPageSize": false });
    let pdf = browser.dev_tools("Page.printToPDF", size).await;
    pdf::lines(STANDARD.decode(pdf["data"].as_str().unwrap()).unwrap()).await
}

/// What is on the paper, with single spaces.
async fn printed(browser: &Browser, size: (f64, f64)) -> String {
    words(&lines(browser, size).await.join(" "))
}

/// A form as the service gives it.
async fn form(stage: &Stage, program: &str, form: &str) -> Value {
    let answer = stage.get(&format!("/v1/programs/{program}/forms/{form}"), &[]).await;
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&body).unwrap()
}

/// What a form asks: its questions, and its options but for those of very long lists.
fn asked(questions: &Value, all: &mut Vec<String>) {
    for question in questions.as_array().into_iter().flatten() {
        all.push(question["ask"].as_str().unwrap().to_owned());
        for kind in question["kind"].as_object().into_iter().flat_map(|kind| kind.values()) {
            asked(&kind["parts"], all);
            let options = kind["options"].as_array().map_or(&[][..], Vec::as_slice);
            if options.len() < 60 {
                let labels = options.iter().map(|option| option["label"].as_str().unwrap());
                all.extend(labels.map(str::to_owned));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_can_be_printed_blank_with_all_that_it_may_ask_and_without_a_button() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    for program in ["acrl-sts", "sla-sci-tech"] {
        let page = stage.get(&format!("/v1/programs/{program}"), &[]).await;
        let page = page.into_body().collect().await.unwrap().to_bytes();
        let page: Value = serde_json::from_slice(&page).unwrap();
        for card in page["forms"].as_array().unwrap() {
            let name = card["id"].as_str().unwrap();
            let said = form(&stage, program, name).await;
            browser.goto(&format!("{}/{program}/{name}/paper", stage.system.host())).await;
            axe::finds_nothing_on_the_page(&browser, name).await;
            for size in [LETTER, A4] {
                let paper = printed(&browser, size).await;
                let mut all = vec![said["form"]["title"].as_str().unwrap().to_owned()];
                for section in said["form"]["sections"].as_array().unwrap() {
                    all.push(section["title"].as_str().unwrap().to_owned());
                    asked(&section["questions"], &mut all);
                }
                for part in all {
                    assert!(paper.contains(&words(&part)), "{program}/{name}: “{part}” in {paper}");
                }
                let address = said["program"]["address"].as_str().unwrap();
                assert!(paper.contains(address), "where to send it");
                for label in
                    ["Continue", "Back", "Print this page", said["form"]["send"].as_str().unwrap()]
                {
                    assert!(!paper.contains(label), "{program}/{name}: “{label}” in {paper}");
                }
            }
        }
    }
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_says_on_which_answer_a_question_depends_and_who_sees_what() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&format!("{}/acrl-sts/mentee-application/paper", stage.system.host())).await;
    let paper = printed(&browser, LETTER).await;
    let condition =
        "Only if your answer to “What are you doing now?” is “Working” or “Studying and working”.";
    assert!(paper.contains(condition), "{paper}");
    assert!(paper.contains("The committee and the person you are matched with see this."));
    browser.goto(&format!("{}/acrl-sts/goals-worksheet/paper", stage.system.host())).await;
    let paper = printed(&browser, LETTER).await;
    assert!(paper.contains("Only you see this. If you send the form, leave this out."), "{paper}");
    assert!(paper.contains("Goal 3"), "there is room for each goal");
    browser.close().await;
    stage.system.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_is_printed_before_and_after_it_is_sent_and_no_button_is() {
    let stage = Stage::build().await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    form.ready().await;
    form.look("(root.querySelector('[data-focus=heading]').focus(), true)").await;
    let step = lines(&browser, A4).await;
    fill_to_the_end(&browser, &form, &meant("mentee-application")).await;
    let check = lines(&browser, A4).await;
    fill_step(&browser, &json!({})).await;
    let reference = reference(&form).await;
    let receipt = lines(&browser, A4).await;
    let has = |paper: &[String], part: &str| paper.iter().any(|line| line.contains(part));
    assert!(has(&receipt, &reference), "{receipt:?}");
    for (paper, page) in [(&check, "the last page"), (&receipt, "the receipt")] {
        for part in ["Mentee application", "ada@example.org", "What is your name?"] {
            assert!(has(paper, part), "{page}: {part} in {paper:?}");
        }
    }
    for paper in [&step, &check, &receipt] {
        assert!(has(paper, "What is your name?"), "{paper:?}");
        assert!(!has(paper, "About you Change"), "{paper:?}");
        for label in [
            "Continue",
            "Back",
            "Change",
            "Print a copy",
            "Send my application",
            "Clear my draft",
            "Keep my draft",
            "Print this form",
        ] {
            assert!(paper.iter().all(|line| line != label), "“{label}” in {paper:?}");
        }
    }
    browser.close().await;
    stage.system.stop().await;
}
