//! Laws that hold for any answers at all.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use domain::answers::Raw;
use domain::id::QuestionId;
use domain::{Answers, Form};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

fn form() -> Form {
    serde_json::from_str(include_str!("parsing/form.json")).unwrap()
}

/// Texts that are near to what the form's questions accept, and texts that are far from it.
fn text() -> impl Strategy<Value = String> {
    let near = [
        "",
        "yes",
        "student",
        "early",
        "data",
        "maps",
        "a",
        "b",
        "c",
        "skill",
        "move",
        "ada@example.org",
        "example.org",
        "2027-02",
        "2027-02-28",
        "America/Chicago",
        "3",
        "=1+1",
        "\u{202e}x",
        " x ",
    ];
    prop_oneof![3 => prop::sample::select(near.to_vec()).prop_map(str::to_owned), 1 => any::<String>(), 1 => "\\PC{0,12}"]
}

fn row() -> impl Strategy<Value = Answers> {
    btree_map(prop::sample::select(vec!["statement", "kind", "by"]), text(), 0..4).prop_map(|row| {
        row.into_iter().map(|(id, text)| (QuestionId::new(id).unwrap(), Raw::Text(text))).collect()
    })
}

fn raw() -> impl Strategy<Value = Raw> {
    prop_oneof![
        3 => text().prop_map(Raw::Text),
        1 => vec(text(), 0..4).prop_map(Raw::Many),
        1 => vec(row(), 0..4).prop_map(Raw::Rows),
    ]
}

/// Any answers; mostly on top of ones that the form accepts.
fn answers() -> impl Strategy<Value = Answers> {
    let names: Vec<QuestionId> = form().questions().map(|question| question.id.clone()).collect();
    let typed = btree_map(prop::sample::select(names), raw(), 0..6);
    (typed, prop::bool::weighted(0.8)).prop_map(|(typed, on_top)| {
        let base = r#"{"name":"Ada","email":"ada@example.org","stage":"early","agree":"yes"}"#;
        let mut answers: Answers =
            if on_top { serde_json::from_str(base).unwrap() } else { Answers::new() };
        for (question, raw) in typed {
            answers.set(question, raw);
        }
        answers
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn parsing_never_panics_and_a_printed_submission_parses_to_itself(answers in answers()) {
        let form = form();
        if let Ok(submission) = form.parse(&answers) {
            prop_assert_eq!(form.parse(&submission.answers()), Ok(submission));
        }
    }

    #[test]
    fn a_form_has_a_problem_exactly_when_one_of_its_sections_has(answers in answers()) {
        let form = form();
        let whole = form.parse(&answers).is_ok();
        let each = form.sections.iter().all(|s| form.parse_section(&s.id, &answers).is_ok());
        prop_assert_eq!(whole, each);
    }

    #[test]
    fn answers_read_from_json_are_written_as_the_same_json(answers in answers()) {
        let json = serde_json::to_string(&answers).unwrap();
        let read: Answers = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
}
