//! `[cohort.year]` in a program's file, and what pages show of it.

use domain::calendar::Milestone;
use domain::date::Date;
use domain::source::{Compiled, Fault, compile};

use super::{base, compile_with, file, read_folder, texts};

const YEAR: &str = r#"
[cohort.year]
matching = 2027-02-01
introductions = 2027-02-15
first-contact = "day 14"
agreement = "day 30"
check-ins = ["month 3", "month 6", "month 9"]
evaluation = "month 12"
follow-up = "month 15"
"#;

fn with_year(year: &str) -> Result<Compiled, Vec<Fault>> {
    compile_with(&format!("{}{year}", base::PROGRAM), base::LISTS, base::FORM)
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn shown(compiled: &Compiled, cohort: usize) -> Vec<(String, &str)> {
    let calendar = &compiled.program.cohorts[cohort].calendar;
    calendar.iter().map(|event| (event.on.to_string(), event.what.as_str())).collect()
}

#[test]
fn a_day_that_is_out_of_order_is_named_with_its_line_and_what_to_mend() {
    let cases = [
        (
            "matching = 2027-02-01\n",
            "",
            "p/program.toml:16: “matching” and “introductions” belong together: add “matching”, or take the other out",
        ),
        (
            "introductions = 2027-02-15\n",
            "",
            "p/program.toml:16: “matching” and “introductions” belong together: add “introductions”, or take the other out",
        ),
        (
            "introductions = 2027-02-15\n",
            "",
            "p/program.toml:20: “evaluation” counts from the introductions, and this year says nothing of them: write the day",
        ),
        (
            "matching = 2027-02-01",
            "matching = 2027-02-16",
            "p/program.toml:17: “introductions” (2027-02-15) must not come before “matching” (2027-02-16)",
        ),
        (
            "\"day 14\"",
            "2027-02-15",
            "p/program.toml:18: “first-contact” (2027-02-15) must come after “introductions” (2027-02-15)",
        ),
        (
            "\"day 30\"",
            "\"day 13\"",
            "p/program.toml:19: “agreement” (day 13) must not come before “first-contact” (day 14)",
        ),
        (
            "\"month 3\"",
            "\"month 6\"",
            "p/program.toml:20: “check-in-2” (month 6) must come after “check-in-1” (month 6)",
        ),
        (
            "\"month 3\"",
            "\"month 1\"",
            "p/program.toml:20: “check-in-1” (month 1) must come after “agreement” (day 30)",
        ),
        (
            "\"month 9\"",
            "\"month 12\"",
            "p/program.toml:21: “evaluation” (2028-02-15) must come after “check-in-3” (2028-02-15)",
        ),
        (
            "\"month 12\"",
            "\"month 19\"",
            "p/program.toml:21: from the introductions (2027-02-15) to the evaluation (2028-09-15) there must be 2 to 18 months",
        ),
        (
            "evaluation = \"month 12\"",
            "evaluation = 2027-04-14",
            "p/program.toml:21: from the introductions (2027-02-15) to the evaluation (2027-04-14) there must be 2 to 18 months",
        ),
        (
            "\"month 15\"",
            "\"month 12\"",
            "p/program.toml:22: “follow-up” (2028-02-15) must come after “evaluation” (2028-02-15)",
        ),
        (
            "\"month 15\"",
            "\"month 31\"",
            "p/program.toml:22: “purge” (2029-08-15) must not come before “follow-up” (2029-09-15)",
        ),
        (
            "evaluation = \"month 12\"",
            "evaluation = \"a year\"",
            "p/program.toml:21: “evaluation” must be a day, as in 2027-01-31, or as in \"day 14\" or \"month 3\"",
        ),
        (
            "[\"month 3\",",
            "[\"month 0\",",
            "p/program.toml:20: “check-ins” must be a list, as in [\"month 3\", 2027-08-15]",
        ),
        ("agreement = \"day 30\"\n", "", "p/program.toml:15: “agreement” is missing here: add it"),
        (
            "agreement",
            "agreemnet",
            "p/program.toml:19: “agreemnet” is not a word that belongs here: did you mean “agreement”?",
        ),
    ];
    for (from, to, expected) in cases {
        assert!(YEAR.contains(from), "{from}");
        let said: Vec<String> = match with_year(&YEAR.replacen(from, to, 1)) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().map(Fault::to_string).collect(),
        };
        let said = said.join("\n");
        assert!(said.contains(expected), "{from:?} -> {to:?} said:\n{said}\nnot: {expected}");
    }
}

#[test]
fn every_misplaced_day_is_named_at_once() {
    let year = YEAR.replace("\"day 30\"", "\"day 1\"").replace("\"month 15\"", "\"month 2\"");
    let lines: Vec<usize> = with_year(&year).unwrap_err().iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [19, 22]);
}

#[test]
fn matching_does_not_start_while_people_can_apply() {
    let mentor = base::FORM.replace("applications", "profiles");
    let compiled = |matching: &str| {
        let year = YEAR.replace("matching = 2027-02-01", &format!("matching = {matching}"));
        let policy = "[sides.mentee]\nform = \"apply\"\nname = \"which\"\n[sides.mentor]\nform = \"offer\"\nname = \"which\"\n[[line]]\nid = \"stage\"\npoints = 1\ncompare = \"same\"\nmentee = \"stage\"\nmentor = \"stage\"\n[rules]\nsame-name = false\nreporting-line = false\nwaited-first = false\npast-pair = false\nsame-institution = false\nnamed-conflict = false\nnot-less-experienced = false\ncapacity = false\n";
        let files = [
            file("p/program.toml", &format!("{}{year}", base::PROGRAM)),
            file("p/lists.toml", base::LISTS),
            file("p/forms/apply.toml", base::FORM),
            file("p/forms/offer.toml", &mentor),
            file("p/matching.toml", policy),
        ];
        compile("p", &files, &texts())
    };
    assert_eq!(compiled("2027-01-31").map(|_| ()), Ok(()));
    let faults = compiled("2027-01-30").unwrap_err();
    assert!(
        faults[0].to_string().starts_with(
            "p/program.toml:16: “matching” (2027-01-30) comes before the window “apply” of “apply” closes (2027-01-31)"
        ),
        "{faults:?}"
    );
    assert_eq!(faults.len(), 2, "one for each form of a side: {faults:?}");
}

#[test]
fn a_year_is_published_with_its_cohort_and_read_back_as_it_was() {
    let compiled = with_year(YEAR).unwrap();
    let year = compiled.program.cohorts[0].year.as_ref().unwrap();
    assert_eq!(year.due(Milestone::CheckIn(2)), Some(day("2027-08-15")));
    assert_eq!(year.due(Milestone::Purge), Some(day("2029-08-15")), "18 months after the end");
    let json = serde_json::to_string(&compiled.program).unwrap();
    assert_eq!(serde_json::from_str::<domain::program::Program>(&json).unwrap(), compiled.program);

    let without = compile_with(base::PROGRAM, base::LISTS, base::FORM).unwrap();
    assert_eq!(without.program.cohorts[0].year, None, "a program may have no year yet");
    assert!(!serde_json::to_string(&without.program).unwrap().contains("year"));
}

#[test]
fn the_milestones_stand_among_the_other_days_in_the_order_of_the_days() {
    let other = "[[cohort.calendar]]\non = 2027-06-01\nwhat = \"A picnic\"\n";
    let compiled = with_year(&format!("{YEAR}{other}")).unwrap();
    let days: Vec<String> = shown(&compiled, 0).into_iter().map(|(on, _)| on).collect();
    assert!(days.is_sorted() && days.contains(&"2027-06-01".to_owned()), "{days:?}");
    assert_eq!(days.len(), 11);
}

#[test]
fn sts_shows_its_year_day_by_day_in_each_of_its_languages() {
    let compiled = compile("acrl-sts", &read_folder("acrl-sts"), &texts()).unwrap();
    let expected = [
        ("2026-08-15", "Mentor profiles open"),
        ("2026-09-01", "Mentee applications open"),
        ("2027-01-31", "Last day for mentee applications and mentor profiles"),
        ("2027-02-01", "The committee starts matching"),
        ("2027-02-15", "Mentees and mentors are introduced by e-mail"),
        ("2027-03-01", "Day 14: the committee asks whether every pair has been in contact"),
        ("2027-03-17", "Day 30: each pair has agreed on its goals and how it will meet"),
        ("2027-05-15", "Check-in, month 3"),
        ("2027-08-15", "Check-in, month 6"),
        ("2027-11-15", "Check-in, month 9"),
        (
            "2028-02-15",
            "Month 12: the mentoring year ends, and everyone is asked for an evaluation",
        ),
        ("2028-05-15", "Month 15: mentees are asked what has changed since"),
        ("2029-08-15", "Names and answers are deleted; only counts are kept"),
    ];
    assert_eq!(shown(&compiled, 0), expected.map(|(on, what)| (on.to_owned(), what)));
    assert_eq!(compiled.translations.len(), 3);
    for other in &compiled.translations {
        for (own, original) in other.program.cohorts.iter().zip(&compiled.program.cohorts) {
            assert_eq!(own.year, original.year);
            for (said, first) in own.calendar.iter().zip(&original.calendar) {
                assert_eq!((said.on, &said.lang), (first.on, &None), "{}", first.what);
                assert_ne!(said.what, first.what);
                assert!(!said.what.contains('{'), "{}", said.what);
            }
            assert_eq!(own.calendar.len(), original.calendar.len());
        }
    }
    assert!(compiled.missing.is_empty(), "{:?}", compiled.missing);
}

#[test]
fn where_people_are_introduced_all_year_only_the_days_of_all_are_shown_in_the_programs_words() {
    let compiled = compile("sla-sci-tech", &read_folder("sla-sci-tech"), &texts()).unwrap();
    let expected = [
        ("2026-01-05", "We take applications and profiles all year, and match people every month"),
        ("2026-03-02", "Conference buddies can sign up"),
        ("2026-06-12", "Conference buddies are introduced"),
        ("2026-12-31", "The year ends; everyone is asked how it went"),
        ("2027-12-31", "Names and answers of 2026 are deleted; only counts are kept"),
    ];
    assert_eq!(shown(&compiled, 0), expected.map(|(on, what)| (on.to_owned(), what)));
}

#[test]
fn a_check_lists_each_cohorts_days_and_says_which_are_past() {
    let compiled = with_year(&YEAR.replace("follow-up = \"month 15\"\n", "")).unwrap();
    let expected = "  Cohort “One”
  2026-09-01  “apply” opens (past)
  2027-01-31  “apply” closes at the end of the day (past)
  2027-02-01  The committee starts matching (past)
  2027-02-15  Mentees and mentors are introduced by e-mail
  2027-03-01  Day 14: the committee asks whether every pair has been in contact
  2027-03-17  Day 30: each pair has agreed on its goals and how it will meet
  2027-05-15  Check-in, month 3
  2027-08-15  Check-in, month 6
  2027-11-15  Check-in, month 9
  2028-02-15  Month 12: the mentoring year ends, and everyone is asked for an evaluation
  2029-08-15  Names and answers are deleted; only counts are kept";
    assert_eq!(compiled.dates(Some(day("2027-02-15"))).join("\n"), expected);
    let without = compile_with(base::PROGRAM, base::LISTS, base::FORM).unwrap();
    assert!(without.dates(None).join("\n").contains("It has no [cohort.year]"));
}
