//! Exports of a form whose words have changed.

use domain::id::{CohortId, FormId};
use functions::store::{PublishPrograms, ReadPrograms};
use serde_json::json;

use crate::fixture;
use crate::place::{Place, new_key};

#[tokio::test]
async fn the_newest_questions_come_first_and_retired_ones_with_answers_stay() {
    let place = Place::open().await;
    place.sent(&json!({ "name": "Ada", "email": "ada@example.org", "fax": "555" })).await;
    place.publish_newer().await;
    let newer = json!({ "name": "Eve", "email": "eve@example.org", "orcid": "0000-0001" });
    assert_eq!(place.send_version("000000000000000b", &new_key(), &newer).await.status, 201);
    let sheet = place.sheet("applications.csv").await;
    let asks = &sheet[0][sheet[0].len() - 2..];
    assert_eq!(asks, ["Your ORCID", "Your fax number"]);
    let mut cells: Vec<_> = sheet[1..].iter().map(|line| &line[line.len() - 2..]).collect();
    cells.sort();
    assert_eq!(cells, [["", "555"], ["0000-0001", ""]]);
    let faxes = place.records().await;
    assert!(faxes.iter().any(|record| record["answers"]["fax"] == "555"));
}

#[tokio::test]
async fn a_retired_question_that_nobody_answered_has_no_column() {
    let place = Place::open().await;
    place.publish_newer().await;
    let newer = json!({ "name": "Eve", "email": "eve@example.org" });
    assert_eq!(place.send_version("000000000000000b", &new_key(), &newer).await.status, 201);
    let sheet = place.sheet("applications.csv").await;
    assert!(!sheet[0].contains(&"Your fax number".to_owned()), "{:?}", sheet[0]);
}

#[tokio::test]
async fn an_answer_is_shown_as_the_version_that_asked_for_it_allows() {
    let place = Place::open().await;
    place.sent(&json!({ "name": "Ada", "email": "ada@example.org", "region": "North" })).await;
    // The question becomes one whose answers the committee sees. Ada was promised otherwise.
    let mut form = fixture::newer_application();
    for question in &mut form.sections[0].questions {
        if question.id.as_str() == "region" {
            question.who_sees = domain::form::Audience::Committee;
        }
    }
    place.table.publish(&fixture::program(), &[form], &fixture::texts(), &[], None).await.unwrap();
    for file in ["applications.csv", "applications.json"] {
        assert!(!place.export(file).await.text().contains("North"), "{file}");
    }
}

#[tokio::test]
async fn the_exports_of_a_form_and_a_cohort_that_the_program_dropped_stay() {
    let place = Place::open().await;
    place.sent(&fixture::answers()).await;
    let mut program = fixture::program();
    program.cohorts.remove(0);
    let other = [fixture::desk_form()];
    for _ in 0..2 {
        place.table.publish(&program, &other, &fixture::texts(), &[], None).await.unwrap();
    }
    let head = place.table.program(&program.id).await.unwrap().unwrap();
    assert_eq!(head.cohorts().map(CohortId::as_str).collect::<Vec<_>>(), ["2026-27", "2027-28"]);
    assert!(head.form(&FormId::new("application").unwrap()).is_none());
    assert_eq!(place.records().await.len(), 1);
    assert_eq!(place.get(crate::place::FORM).await.problem(), "404 not-found");
}

#[tokio::test]
async fn a_version_that_came_up_during_an_export_is_in_it_or_breaks_it_off() {
    let place = Place::open().await;
    place.sent(&json!({ "name": "Ada", "email": "ada@example.org", "fax": "555" })).await;
    place.publish_newer().await;
    // As if the note of the version had not been there yet when the export looked.
    place.raw.delete("COHORT#sts#2026-27", "VERSION#application#000000000000000a").await;
    assert_eq!(place.records().await[0]["answers"]["fax"], "555");
    let csv = place.export("applications.csv").await;
    assert_eq!(csv.problem(), "503 unavailable", "the file would lack a column");
}

#[tokio::test]
async fn a_version_that_is_gone_is_no_reason_to_show_what_nobody_may_see() {
    let place = Place::open().await;
    place.sent(&fixture::answers()).await;
    place.publish_newer().await;
    place.raw.delete("PROGRAM#sts", "FORM#application#000000000000000a").await;
    // Another instance, which has not read it before.
    let server = crate::place::serve(place.raw.table(), place.clock.clone()).await;
    let bearer = format!("Bearer {}", place.export_key().await);
    let headers = [("authorization", bearer.as_str())];
    let path = format!("{}/applications.json", crate::place::EXPORTS);
    let (get, nothing) = (hyper::Method::GET, crate::client::Sent::Nothing);
    let answer = crate::client::call(server, get, &path, &headers, nothing).await;
    assert_eq!(answer.problem(), "500 internal");
}
