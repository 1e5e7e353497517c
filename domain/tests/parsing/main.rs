//! What a form makes of answers: one table of cases, run natively and as WebAssembly, so that the
//! browser and the server can be seen to agree.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use domain::{Answers, Form};

#[cfg(not(target_arch = "wasm32"))]
use test as behavior;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as behavior;

fn form() -> Form {
    serde_json::from_str(include_str!("form.json")).unwrap()
}

/// The least that the form accepts, with `more` members of JSON merged in.
fn answers(more: &str) -> Answers {
    let mut all: serde_json::Value = serde_json::from_str(
        r#"{"name":"Ada","email":"ada@example.org","stage":"early","agree":"yes"}"#,
    )
    .unwrap();
    let more: serde_json::Value = serde_json::from_str(&format!("{{{more}}}")).unwrap();
    for (key, value) in more.as_object().unwrap() {
        all[key] = value.clone();
    }
    serde_json::from_value(all).unwrap()
}

/// What was accepted for the questions in `more`, or every problem as `field: fault`.
fn outcome(more: &str) -> String {
    match form().parse(&answers(more)) {
        Ok(submission) => {
            let base = form().parse(&answers("")).unwrap().answers();
            let printed = submission.answers();
            let new = printed.iter().filter(|(question, raw)| base.get(question) != Some(*raw));
            let new: Answers = new.map(|(question, raw)| (question.clone(), raw.clone())).collect();
            serde_json::to_string(&new).unwrap()
        }
        Err(rejection) => {
            let say = |problem: &domain::rejection::Problem| {
                format!("{}: {:?}", problem.field, problem.fault)
            };
            rejection.problems().iter().map(say).collect::<Vec<_>>().join(" | ")
        }
    }
}

#[behavior]
fn each_kind_of_question_accepts_what_fits_it_and_says_what_does_not() {
    let many = |n: usize| format!("\"name\":\"{}\"", "é".repeat(n));
    let cases: &[(&str, &str)] = &[
        // Text is cleaned before it is measured, and measured in characters.
        (r#""name":"  Grace\u0000 \n Hopper\u202e""#, "name: TooLong { most: 10, over: 4 }"),
        (r#""name":" Gr\u0007ace\u202e ""#, r#"{"name":"Grace"}"#),
        (&many(10), r#"{"name":"éééééééééé"}"#),
        (&many(11), "name: TooLong { most: 10, over: 1 }"),
        (r#""name":"\u200b \ufeff""#, "name: Missing"),
        (r#""name":["Ada"]"#, "name: WrongShape"),
        (r#""why":"one\r\ntwo""#, r#"{"why":"one\ntwo"}"#),
        (r#""why":"<b>&\"=1+1</b>""#, r#"{"why":"<b>&\"=1+1</b>"}"#),
        // Addresses.
        (r#""email":"ada""#, "email: NotAnEmail"),
        (r#""page":"orcid.org/1""#, r#"{"page":"https://orcid.org/1"}"#),
        (r#""page":"javascript:alert(1)""#, "page: NotAWebAddress"),
        // One option, and what depends on it.
        (r#""stage":"retired""#, "stage: NotAnOption"),
        (r#""stage":"student""#, "school: Missing"),
        (r#""stage":"student","school":"MIT""#, r#"{"school":"MIT","stage":"student"}"#),
        (r#""school":"MIT""#, "{}"),
        // Several options: in the form's order, each once, within the limits.
        (r#""areas":["maps","data","maps"]"#, r#"{"areas":["data","maps"]}"#),
        (r#""areas":"maps""#, r#"{"areas":["maps"]}"#),
        (r#""areas":["thesis"]"#, "areas: NotAnOption"),
        (
            r#""stage":"student","school":"MIT","areas":["data","maps","thesis"]"#,
            "areas: TooMany(2)",
        ),
        (r#""areas":[{"x":"y"}]"#, "areas: WrongShape"),
        // Ranked: in the person's order; a rank left open closes up.
        (r#""topics":["c","","a"]"#, r#"{"topics":["c","a"]}"#),
        (r#""topics":["c"]"#, "topics: TooFew(2)"),
        (r#""topics":["c","a","c"]"#, r#"topics: RankedTwice("C")"#),
        (r#""topics":["a","b","c","d"]"#, "topics: TooMany(3)"),
        (r#""topics":["","",""]"#, "{}"),
        // Rows: empty ones close up; problems name the row as the person counts it.
        (r#""goals":[{},{"statement":"Learn R"}]"#, r#"{"goals":[{"statement":"Learn R"}]}"#),
        (r#""goals":[{"kind":"skill"}]"#, "goals.1.statement: Missing"),
        (r#""goals":[{"statement":"a"},{"statement":"b","kind":"move"}]"#, "goals.2.by: Missing"),
        (
            r#""goals":[{"statement":"a","kind":"move","by":"2027-13"}]"#,
            "goals.1.by: NotADate(Month)",
        ),
        (r#""goals":[{"statement":"a","by":"nonsense"}]"#, r#"{"goals":[{"statement":"a"}]}"#),
        (r#""goals":[{"statement":"a"},{"statement":"b"},{"statement":"c"}]"#, "goals: TooMany(2)"),
        (r#""goals":[{"statement":"a","price":"1"}]"#, "goals.1.price: UnknownQuestion"),
        (r#""goals":[{"statement":""},{}]"#, "{}"),
        (r#""goals":"a""#, "goals: WrongShape"),
        // Days, zones, scales, consent.
        (r#""from":"2028-2-29""#, r#"{"from":"2028-02-29"}"#),
        (r#""from":"2027-02-29""#, "from: NotADate(Day)"),
        (r#""from":"--""#, "{}"),
        (r#""zone":"America/Chicago""#, r#"{"zone":"America/Chicago"}"#),
        (r#""zone":"Chicago""#, "zone: NotATimeZone"),
        (r#""happy":"5""#, r#"{"happy":"5"}"#),
        (r#""happy":"6""#, "happy: NotOnScale { from: 1, to: 5 }"),
        (r#""agree":"""#, "agree: Missing"),
        (r#""agree":"on""#, "agree: NotAnOption"),
        (r#""agreed-note":"ok""#, r#"{"agreed-note":"ok"}"#),
        // Everything at once, in the form's order, then what the form does not know.
        (
            r#""name":"","email":"x","agree":"","zzz":"1""#,
            "name: Missing | email: NotAnEmail | agree: Missing | zzz: UnknownQuestion",
        ),
    ];
    for (more, expected) in cases {
        assert_eq!(outcome(more), *expected, "for {more}");
    }
}

#[behavior]
fn continue_checks_one_section_by_the_same_rules() {
    let form = form();
    let typed: Answers = serde_json::from_str(r#"{"name":"Ada","agree":""}"#).unwrap();
    let of = |section: &str| {
        let id = domain::id::SectionId::new(section).unwrap();
        let problems = form.parse_section(&id, &typed).err();
        problems.map(|r| r.problems().iter().map(|p| p.field.to_string()).collect::<Vec<_>>())
    };
    assert_eq!(of("one"), Some(vec!["email".to_owned(), "stage".to_owned()]));
    assert_eq!(of("two"), Some(vec!["agree".to_owned()]));
}

#[behavior]
fn a_question_is_in_sight_when_its_condition_holds() {
    let form = form();
    let question = |id: &str| form.question(&domain::id::QuestionId::new(id).unwrap()).unwrap();
    let asked = form.asked(&answers(r#""stage":"student","agree":"""#));
    assert!(asked.holds(question("school").when.as_ref()));
    assert!(!asked.holds(question("agreed-note").when.as_ref()));
    let goals = question("goals").kind.parts();
    let row: Answers = serde_json::from_str(r#"{"kind":"move"}"#).unwrap();
    assert!(asked.holds_in_row(goals[2].when.as_ref(), goals, &row));
    assert!(!asked.holds_in_row(goals[2].when.as_ref(), goals, &Answers::new()));
}

#[behavior]
fn the_email_of_a_submission_is_the_answer_to_its_email_question() {
    let submission = form().parse(&answers(r#""email":"Ada@Example.org""#)).unwrap();
    assert_eq!(
        submission.email().map(domain::email::Email::folded).as_deref(),
        Some("ada@example.org")
    );
}

#[behavior]
fn what_only_the_person_may_see_is_never_sent() {
    let goals = r#""goals":[{"statement":"ours","doubt":"mine"}]"#;
    let typed = answers(&format!(r#""diary":"mine","why":"theirs",{goals}"#));
    let sent = serde_json::to_string(&form().for_sending(&typed)).unwrap();
    assert!(sent.contains("theirs") && sent.contains("ours") && !sent.contains("mine"), "{sent}");
}
