//! What the two of a pairing fill in on their page: when, as what was asked, and what is kept.

use domain::answers::Answers;
use domain::api::Post;
use domain::calendar::Milestone;
use domain::desk::PairingId;
use domain::program::Program;
use domain::reference::Reference;
use domain::{Form, Lang};
use functions::http::Problem;
use functions::http::room::Questionnaire;
use functions::store::PublishPrograms;
use serde_json::{Value, json};

use super::matching::{forms, policy};
use super::people::withdraw;
use super::room::{ID, Own, enter, paired_in, site};
use crate::fixture;
use crate::place::Place;

const CHECK_IN: Milestone = Milestone::CheckIn(1);

/// A program with a year, whose pairs are asked how it goes.
fn program() -> Program {
    let mut program = serde_json::to_value(fixture::program()).unwrap();
    program["cohorts"][0]["year"] = json!({
        "first-contact": "day 14", "agreement": "day 30", "check-ins": ["month 3", "month 6"],
        "evaluation": "2027-12-31", "keep-months": 18,
    });
    serde_json::from_value(program).unwrap()
}

async fn publish(place: &Place, check_in: Form) {
    let [application, profile, notes] = forms();
    let forms = [application, profile, notes, check_in];
    let (texts, policy) = (fixture::texts(), policy());
    place.table.publish(&program(), &forms, &texts, &[], Some(&policy)).await.unwrap();
}

/// Two who were introduced on October 15, and are asked how it goes from January 15 on.
pub(super) async fn two() -> (Place, [Own; 2]) {
    let (place, _, _, two) =
        paired_in(async |place| publish(place, fixture::check_in()).await).await;
    (place, two)
}

/// The code of somebody's link to the page of the two.
pub(super) fn code(place: &Place, who: &str) -> String {
    let (pairing, who) = (PairingId::new(ID).unwrap(), Reference::parse(who).unwrap());
    place.links.room(&program().id, &pairing, &who, 0).code.as_str().to_owned()
}

/// The check-in with another question.
fn newer() -> Form {
    let mut form = fixture::check_in();
    form.version = "00000000000000c2".to_owned().try_into().unwrap();
    form.sections[0].questions.remove(1);
    form
}

async fn asked(place: &Place, who: &Own) -> Option<Questionnaire> {
    let (site, code) = (site(place), code(place, &who.0));
    let room = enter(&site, &who.0, &code).await;
    room.questionnaire(CHECK_IN).await.unwrap()
}

pub(super) async fn fill(place: &Place, who: &Own, answers: Value) -> Result<(), Problem> {
    let (site, code) = (site(place), code(place, &who.0));
    let room = enter(&site, &who.0, &code).await;
    let asked = room.questionnaire(CHECK_IN).await?.unwrap();
    let answers: Answers = serde_json::from_value(answers).unwrap();
    let version = asked.form.version.clone();
    room.fill(&asked, &Post { version, lang: Lang::new("en").unwrap(), answers }).await
}

#[tokio::test]
async fn a_form_is_open_from_its_day_on_until_the_next_is_due() {
    let (place, [ada, grace]) = two().await;
    for (at, is_open) in [
        ("2026-11-15T12:00:00.000Z", false),
        ("2027-01-14T09:59:59.999Z", false),
        ("2027-01-14T10:00:00.000Z", true),
        ("2027-04-15T11:59:59.999Z", true),
        ("2027-04-15T12:00:00.000Z", false),
    ] {
        place.set_clock(at);
        for who in [&ada, &grace] {
            assert_eq!(asked(&place, who).await.is_some(), is_open, "{at}");
        }
    }
}

#[tokio::test]
async fn what_is_filled_in_is_kept_as_it_was_last_and_without_what_is_for_oneself() {
    let (place, [ada, grace]) = two().await;
    place.set_clock("2027-01-20T12:00:00.000Z");
    let none = fill(&place, &ada, json!({ "told": "Much." })).await.unwrap_err();
    assert_eq!((none.details().status, none.details().problems.len()), (422, 1));
    let first = json!({ "going": "badly", "thoughts": "for myself" });
    fill(&place, &ada, first).await.unwrap();
    let kept = asked(&place, &ada).await.unwrap().filled.unwrap();
    assert_eq!(serde_json::to_value(&kept.answers).unwrap(), json!({ "going": "badly" }));
    let changed = json!({ "going": "well", "told": "It got better." });
    fill(&place, &ada, changed.clone()).await.unwrap();
    let kept = asked(&place, &ada).await.unwrap().filled.unwrap();
    assert_eq!(serde_json::to_value(&kept.answers).unwrap(), changed);
    assert!(asked(&place, &grace).await.unwrap().filled.is_none(), "each for themselves");
    let rows = place.export("check-ins.json").await.json();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(rows[0]["reference"], ada.0);
}

#[tokio::test]
async fn a_program_that_changes_in_mid_year_leaves_what_was_answered_as_it_was_asked() {
    let (place, [ada, grace]) = two().await;
    place.set_clock("2027-01-20T12:00:00.000Z");
    fill(&place, &ada, json!({ "going": "well", "told": "Much." })).await.unwrap();
    let before = asked(&place, &grace).await.unwrap();
    publish(&place, newer()).await;
    let asks = async |who| asked(&place, who).await.unwrap().form.version.to_string();
    assert_eq!(asks(&ada).await, "00000000000000c1", "she changes what she was asked");
    assert_eq!(asks(&grace).await, "00000000000000c2");
    fill(&place, &ada, json!({ "going": "well", "told": "More." })).await.unwrap();
    let (site, code) = (site(&place), code(&place, &grace.0));
    let room = enter(&site, &grace.0, &code).await;
    let now = room.questionnaire(CHECK_IN).await.unwrap().unwrap();
    let answers: Answers = serde_json::from_value(json!({ "going": "well" })).unwrap();
    let post =
        Post { version: before.form.version.clone(), lang: before.form.lang.clone(), answers };
    let late = room.fill(&now, &post).await.unwrap_err();
    assert_eq!(late.details().status, 409, "what was typed into the old words is not kept as new");
    fill(&place, &grace, json!({ "going": "badly" })).await.unwrap();
    let sheet = place.sheet("check-ins.csv").await;
    let told = sheet[0].iter().position(|header| header == "What should we know?").unwrap();
    let mut rows: Vec<_> =
        sheet[1..].iter().map(|row| (row[6].as_str(), row[told].as_str())).collect();
    rows.sort_unstable();
    assert_eq!(rows, [("00000000000000c1", "More."), ("00000000000000c2", "")]);
}

#[tokio::test]
async fn who_withdraws_while_they_fill_something_in_leaves_nothing_behind() {
    let (place, [ada, _]) = two().await;
    place.set_clock("2027-01-20T12:00:00.000Z");
    let (site, code) = (site(&place), code(&place, &ada.0));
    let room = enter(&site, &ada.0, &code).await;
    let asked = room.questionnaire(CHECK_IN).await.unwrap().unwrap();
    withdraw(&place, &ada.1, &ada.0).await;
    let answers: Answers = serde_json::from_value(json!({ "going": "well" })).unwrap();
    let post = Post { version: asked.form.version.clone(), lang: asked.form.lang.clone(), answers };
    let refused = room.fill(&asked, &post).await.unwrap_err();
    assert_eq!(refused.details().status, 409);
    assert!(!place.raw.everything().await.contains("HEARD#"));
}
