//! What HOST answers to the loader that asks for a form with its first step.

use http_body_util::BodyExt;
use serde_json::{Value, json};
use tests::stage::Stage;

const FIRST_STEP: &str = "/v1/programs/acrl-sts/forms/mentee-application/first-step";

struct Answer {
    status: u16,
    tag: String,
    json: Value,
}

async fn ask(stage: &Stage, path: &str, known: &str) -> Answer {
    let answer = stage.get(path, &[("if-none-match", known)]).await;
    let (parts, body) = answer.into_parts();
    let tag = parts.headers.get("etag").map(|tag| tag.to_str().unwrap().to_owned());
    let body = body.collect().await.unwrap().to_bytes();
    Answer {
        status: parts.status.as_u16(),
        tag: tag.unwrap_or_default(),
        json: serde_json::from_slice(&body).unwrap_or_default(),
    }
}

#[tokio::test]
async fn the_first_step_comes_with_what_a_guide_begins_with_and_a_cache_is_told_when_it_has_it() {
    let stage = Stage::build().await;
    let answer = ask(&stage, FIRST_STEP, "").await;
    assert_eq!(answer.status, 200);
    let form = ask(&stage, FIRST_STEP.trim_end_matches("/first-step"), "").await;
    assert_eq!(answer.json["program"], form.json["program"]);
    let moment = "form.moment";
    assert_eq!(answer.json["texts"], json!({ moment: form.json["texts"][moment] }));
    assert!(answer.json["style"].as_str().unwrap().contains(".root"), "its looks come along");
    assert_eq!(answer.json["form"], Value::Null, "all that comes later is asked for later");
    assert_eq!(ask(&stage, FIRST_STEP, &answer.tag).await.status, 304);
    stage.system.stop().await;
}

#[tokio::test]
async fn the_heading_has_the_level_that_was_asked_for_or_the_usual_one() {
    let stage = Stage::build().await;
    for (asked, tag) in [
        ("?level=1", "<h1 "),
        ("?level=5", "<h5 "),
        ("", "<h3 "),
        ("?level=7", "<h3 "),
        ("?level=x", "<h3 "),
    ] {
        let answer = ask(&stage, &format!("{FIRST_STEP}{asked}"), "").await;
        let html = answer.json["first_step"].as_str().unwrap();
        let (before, _) = html.split_once("form-title").unwrap();
        assert!(before.contains(tag), "{asked}: {before}");
    }
    stage.system.stop().await;
}

#[tokio::test]
async fn every_form_of_every_program_has_a_first_step() {
    let stage = Stage::build().await;
    for program in ["acrl-sts", "sla-sci-tech"] {
        let page = ask(&stage, &format!("/v1/programs/{program}"), "").await;
        let forms = page.json["forms"].as_array().unwrap();
        assert_eq!(forms.len(), 4, "{program}");
        for form in forms {
            let id = form["id"].as_str().unwrap();
            let path = format!("/v1/programs/{program}/forms/{id}/first-step");
            let html = ask(&stage, &path, "").await.json["first_step"].to_string();
            assert!(html.contains("novalidate") && html.contains("submit"), "{path}: {html}");
        }
    }
    stage.system.stop().await;
}

#[tokio::test]
async fn what_is_not_there_has_no_first_step() {
    let stage = Stage::build().await;
    for path in [
        "/v1/programs/nobody/forms/mentee-application/first-step",
        "/v1/programs/acrl-sts/forms/nothing/first-step",
        "/v1/programs/acrl-sts/forms/NOT-A-NAME/first-step",
    ] {
        let answer = ask(&stage, path, "").await;
        assert_eq!(
            (answer.status, answer.json["code"].as_str()),
            (404, Some("not-found")),
            "{path}"
        );
    }
    stage.system.stop().await;
}
