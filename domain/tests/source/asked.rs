//! What a form's file says where the two of a pairing are asked to fill it in.

use domain::form::{Occasion, Opens, Reported};
use domain::id::OptionId;
use domain::matching::Side;
use domain::report::Topic;
use domain::source::{Compiled, Fault, compile};

use super::{base, file, programs, read_folder, texts};

const YEAR: &str = r#"
[cohort.year]
first-contact = "day 14"
agreement = "day 30"
check-ins = ["month 3"]
evaluation = 2027-12-31
"#;

const CHECK_IN: &str = r#"title = "How is it going?"
dataset = "check-ins"
opens = "pairing"
asked = "check-in"
sending = "expected"
send = "Send"
next = ["Wait."]

[[section]]
id = "how"
title = "How"
who-sees = "committee"

[[section.question]]
id = "wish"
ask = "What would you like?"
kind = "choice"
options = { nothing = "Nothing", talk = "A talk" }
concern = ["talk"]
"#;

const EVALUATION: &str = r#"title = "How was it?"
dataset = "evaluations"
opens = "pairing"
asked = "evaluation"
side = "mentee"
sending = "expected"
send = "Send"
next = ["Wait."]

[[section]]
id = "how"
title = "How"
who-sees = "committee"

[[section.question]]
id = "met"
ask = "Were your expectations met?"
kind = "choice"
options = { yes = "Yes", no = "No" }
reports = "expectations"

[[section.question]]
id = "story"
ask = "Your story?"
kind = "long-text"
most = 500
reports = "quote"

[[section.question]]
id = "may"
ask = "May we quote it?"
kind = "choice"
options = { named = "Yes", unnamed = "Without my name", no = "No" }
reports = "consent"
"#;

fn compiled(program: &str, forms: &[(&str, &str)]) -> Result<Compiled, Vec<Fault>> {
    let mut files = vec![
        file("p/program.toml", program),
        file("p/lists.toml", base::LISTS),
        file("p/forms/apply.toml", base::FORM),
    ];
    files.extend(forms.iter().map(|(name, text)| file(&format!("p/forms/{name}.toml"), text)));
    compile("p", &files, &texts())
}

fn faults(program: &str, forms: &[(&str, &str)]) -> String {
    match compiled(program, forms) {
        Ok(_) => String::new(),
        Err(faults) => faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"),
    }
}

fn program() -> String {
    [base::PROGRAM, YEAR].concat()
}

#[test]
fn a_pairings_form_says_when_it_is_asked_and_what_its_answers_are_for() {
    let forms = [("check-in", CHECK_IN), ("evaluation", EVALUATION)];
    let compiled = compiled(&program(), &forms).unwrap();
    let for_pair = |name: &str| {
        let form = compiled.forms.iter().find(|form| form.id.as_str() == name).unwrap();
        form.opens.for_pair().unwrap().clone()
    };
    let check_in = for_pair("check-in");
    assert_eq!((check_in.asked, check_in.side), (Occasion::CheckIn, None));
    assert_eq!(check_in.concerns[0].question.as_str(), "wish");
    assert_eq!(check_in.concerns[0].is, [OptionId::new("talk").unwrap()]);
    let evaluation = for_pair("evaluation");
    assert_eq!((evaluation.asked, evaluation.side), (Occasion::Evaluation, Some(Side::Mentee)));
    let reporting = |what| evaluation.reporting(what).map(ToString::to_string);
    let expectations = Reported::Topic(Topic::Expectations);
    assert_eq!(reporting(expectations).as_deref(), Some("met"));
    assert_eq!(reporting(Reported::Quote).as_deref(), Some("story"));
    assert_eq!(reporting(Reported::Consent).as_deref(), Some("may"));
    assert_eq!(reporting(Reported::Topic(Topic::Goals)), None);
}

#[test]
fn a_pairings_form_is_read_again_as_it_was_published_and_another_has_its_json_of_before() {
    let compiled = compiled(&program(), &[("evaluation", EVALUATION)]).unwrap();
    for form in &compiled.forms {
        let json = serde_json::to_string(form).unwrap();
        assert_eq!(serde_json::from_str::<domain::Form>(&json).unwrap(), *form);
        let who_and_when = match form.opens {
            Opens::Pairing(_) => {
                r#""opens":"pairing","asked":"evaluation","side":"mentee","reports":[["expectations","met"],["quote","story"],["consent","may"]],"sending":"expected""#
            }
            _ => r#""opens":"anyone","window":"apply","sending":"expected""#,
        };
        assert!(json.contains(who_and_when), "{json}");
    }
}

#[test]
fn a_form_without_a_window_that_no_pairing_is_asked_is_not_read() {
    let compiled = compiled(&program(), &[("evaluation", EVALUATION)]).unwrap();
    let form = compiled.forms.iter().find(|form| form.id.as_str() == "evaluation").unwrap();
    let mut json = serde_json::to_value(form).unwrap();
    json["opens"] = "anyone".into();
    assert!(serde_json::from_value::<domain::Form>(json.clone()).is_err());
    json["window"] = "apply".into();
    assert!(serde_json::from_value::<domain::Form>(json.clone()).is_ok());
    // What was published before a pairing's forms said when they are asked had no door.
    json["opens"] = "pairing".into();
    json.as_object_mut().unwrap().remove("asked");
    let before: domain::Form = serde_json::from_value(json).unwrap();
    assert!(matches!(before.opens, Opens::Desk(_)));
}

#[test]
fn what_a_pairings_form_cannot_be_is_said_with_its_line() {
    let cases = [
        (
            "asked = \"evaluation\"",
            "asked = \"evaluation\"\nwindow = \"apply\"",
            ":5: a pairing’s form has no window: “asked” says when in the year it is",
        ),
        ("asked = \"evaluation\"\n", "", ":1: “asked” is missing here: add it"),
        (
            "\"evaluation\"",
            "\"agreement\"",
            ":4: “asked” can be first-meeting, check-in, evaluation or follow-up",
        ),
        (
            "\"evaluation\"",
            "\"first-meeting\"",
            ":5: both fill in the same first-meeting worksheet: take it out",
        ),
        (
            "asked = \"evaluation\"\nside = \"mentee\"",
            "asked = \"first-meeting\"",
            "“met” is on what the two fill in together: who-sees = \"partner\"",
        ),
        (
            "\"evaluation\"",
            "\"follow-up\"",
            ":4: no cohort’s year has a follow-up, so nobody is ever asked: add it under [cohort.year]",
        ),
        ("\"mentee\"", "\"both\"", ":5: “side” can be mentee or mentor: left out, both are asked"),
        ("\"expected\"", "\"optional\"", ":6: a pairing is asked: sending = \"expected\""),
        (
            "opens = \"pairing\"",
            "opens = \"anyone\"\nwindow = \"apply\"",
            ":5: “asked” is for forms that a pairing is asked: opens = \"pairing\"",
        ),
        (
            "opens = \"pairing\"\nasked = \"evaluation\"\nside = \"mentee\"",
            "opens = \"desk\"\nwindow = \"apply\"",
            ":15: “reports” is for forms that a pairing is asked: opens = \"pairing\"",
        ),
        (
            "kind = \"long-text\"\nmost = 500",
            "kind = \"email\"",
            ":23: “story” asks for an e-mail address: a pairing’s people have given theirs",
        ),
        (
            "reports = \"expectations\"",
            "reports = \"mood\"",
            ":20: “reports” can’t be “mood”: a report tells of expectations, helpfulness, goals, continuing, quote and consent",
        ),
        (
            "reports = \"expectations\"",
            "reports = \"quote\"",
            ":16: what reports “quote” must be a long-text",
        ),
        (
            "reports = \"quote\"",
            "reports = \"goals\"",
            ":23: what reports “goals” must be a choice",
        ),
        (
            "reports = \"quote\"",
            "reports = \"expectations\"",
            ":23: “met” reports “expectations” already: once is enough",
        ),
        (
            "unnamed = \"Without my name\", ",
            "",
            ":30: what reports “consent” must be a choice with the options named, unnamed, no",
        ),
        (
            "reports = \"consent\"",
            "",
            ":23: nobody is quoted who was not asked: add what reports “consent”",
        ),
        (
            "reports = \"expectations\"",
            "concern = [\"perhaps\"]",
            ":16: “concern” names “perhaps”, which “met” does not offer",
        ),
    ];
    for (from, to, expected) in cases {
        assert_eq!(EVALUATION.matches(from).count().min(1), 1, "{from}");
        let found = faults(&program(), &[("evaluation", &EVALUATION.replacen(from, to, 1))]);
        assert!(found.contains(expected), "{from} → {to}\n{found}\n{expected}");
    }
    let check_in = CHECK_IN.replace("concern = [\"talk\"]", "reports = \"goals\"");
    let found = faults(&program(), &[("check-in", &check_in)]);
    assert!(found.contains("the report tells of evaluations alone: take “reports” out"), "{found}");
    let found = faults(base::PROGRAM, &[("check-in", CHECK_IN)]);
    assert!(found.contains("forms/check-in.toml:4: no cohort’s year has a check-in"), "{found}");
}

#[test]
fn each_of_the_two_is_asked_one_form_at_a_time() {
    let mentor = EVALUATION
        .replace("dataset = \"evaluations\"", "dataset = \"mentor-evaluations\"")
        .replace("side = \"mentee\"", "side = \"mentor\"");
    let both = |other: &str| faults(&program(), &[("evaluation", EVALUATION), ("other", other)]);
    assert_eq!(both(&mentor), "");
    let twice =
        "“evaluation” is asked at the same evaluation: one form for each side, or one for both";
    assert!(both(&mentor.replace("\"mentor\"", "\"mentee\"")).contains(twice));
    assert!(both(&mentor.replace("side = \"mentor\"\n", "")).contains(twice));
    let apart = both(&mentor.replace("{ yes = \"Yes\", no = \"No\" }", "{ yes = \"Yes\" }"));
    let expected = "p/forms/other.toml:1: what reports “expectations” has other options than in “evaluation”: the report counts both together";
    assert!(apart.contains(expected), "{apart}");
}

#[test]
fn the_programs_here_differ_in_what_their_pairs_are_asked() {
    let asked = |program: &str| -> Vec<String> {
        let compiled = compile(program, &read_folder(program), &texts()).unwrap();
        let asked = compiled.forms.iter().filter_map(|form| {
            let for_pair = form.opens.for_pair()?;
            let side = match for_pair.side {
                None => "both",
                Some(Side::Mentee) => "mentees",
                Some(Side::Mentor) => "mentors",
            };
            Some(format!("{} {} {side}", form.id, for_pair.asked.as_str()))
        });
        asked.collect()
    };
    assert!(programs().is_dir());
    assert_eq!(
        asked("acrl-sts"),
        [
            "check-in check-in both",
            "first-meeting first-meeting both",
            "follow-up follow-up mentees",
            "mentee-evaluation evaluation mentees",
            "mentor-evaluation evaluation mentors",
        ]
    );
    assert_eq!(asked("sla-sci-tech"), ["check-in check-in both"]);
}
