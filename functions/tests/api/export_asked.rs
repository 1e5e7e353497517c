//! The exports of forms that the two of a pairing fill in.

use domain::answers::Answers;
use domain::heard::{Contact, Filled};
use functions::store::{Found, KeepHeard, PublishPrograms};
use serde_json::{Value, json};

use crate::fixture::{self, check_in};
use crate::heard_of_pairs::Two;

/// Two who are asked, and a form to ask them with.
async fn two() -> Two {
    let two = Two::meet().await;
    let forms = [fixture::application(), check_in()];
    let (program, texts) = (fixture::program(), fixture::texts());
    two.place.table.publish(&program, &forms, &texts, &[], None).await.unwrap();
    two
}

async fn fill(two: &Two, found: &Found, answers: &Value) {
    let form = check_in();
    let answers: Answers = serde_json::from_value(answers.clone()).unwrap();
    let accepted = form.parse(&form.for_sending(&answers)).unwrap();
    let (filled, now) = (Filled::of(&accepted, &form.lang), two.place.clock.now());
    let whose = two.whose(found);
    assert!(two.place.table.keep_filled(two.of(), &whose, &filled, now).await.unwrap());
}

fn answers() -> Value {
    json!({ "going": "badly", "told": "We never meet.", "thoughts": "why", "fit": "Grace" })
}

#[tokio::test]
async fn what_a_pair_was_asked_says_who_answered_in_which_pairing_and_at_what() {
    let two = two().await;
    two.place.set_clock("2026-12-01T08:00:00.000Z");
    fill(&two, &two.mentee, &answers()).await;
    assert!(two.press(&two.mentor, Contact::Yes).await);
    let sheet = two.place.sheet("check-ins.csv?cohort=2026-27").await;
    let headers = [
        "Reference",
        "Pairing",
        "Asked at",
        "Sent",
        "Cohort",
        "Language",
        "Version",
        "How is it going?",
        "What should we know?",
    ];
    assert_eq!(sheet[0], headers);
    let cells = [
        two.mentee.reference().as_str(),
        two.pairing.as_str(),
        "check-in-1",
        "2026-12-01T08:00:00.000Z",
        "2026-27",
        "en",
        "00000000000000c1",
        "Badly",
        "We never meet.",
    ];
    assert_eq!(sheet[1..], [cells], "who has only pressed has filled in nothing");
    let exact = two.place.export("check-ins.json").await.json();
    let record = &exact[0];
    assert_eq!(record["answers"], json!({ "going": "badly", "told": "We never meet." }));
    assert_eq!(
        (&record["pairing"], &record["milestone"]),
        (&json!(two.pairing.as_str()), &json!("check-in-1"))
    );
    let line = two.place.export("check-ins.ndjson").await.json();
    assert_eq!(line["cursor"], Value::Null);
    assert_eq!(two.place.export("check-ins.ndjson?after=x").await.status, 400);
    assert_eq!(two.place.sheet("applications.csv").await.len(), 3, "the others are as they were");
}

#[tokio::test]
async fn everything_and_the_dictionary_have_what_pairs_are_asked() {
    let two = two().await;
    fill(&two, &two.mentee, &answers()).await;
    let dictionary = two.place.export("dictionary.json").await.json();
    let columns: Vec<&str> = dictionary
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["dataset"] == "check-ins")
        .map(|entry| entry["column"].as_str().unwrap())
        .collect();
    let asked = ["going", "told", "thoughts", "fit"];
    let about = ["reference", "pairing", "milestone", "submitted_at", "cohort", "lang", "version"];
    assert_eq!(columns, [&about[..], &asked[..]].concat());
    let book = two.place.export("everything.xlsx").await;
    assert!(book.status == 200 && book.is_whole);
}

#[tokio::test]
async fn what_somebody_said_who_withdraws_is_out_of_exports_at_once() {
    let two = two().await;
    fill(&two, &two.mentee, &answers()).await;
    fill(&two, &two.mentor, &json!({ "going": "well" })).await;
    two.withdraws(&two.mentee).await;
    let left = two.place.export("check-ins.json").await.json();
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(left[0]["reference"], two.mentor.reference().as_str());
}
