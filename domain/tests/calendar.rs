//! Years and what is due in them, whatever their days are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use domain::calendar::{After, Draft, Milestone, PairingYear, When, Year};
use domain::date::Date;
use proptest::collection::vec;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn after(text: &str) -> When {
    When::After(After::parse(text).unwrap())
}

fn draft() -> Draft {
    Draft {
        matching: Some(day("2027-02-01")),
        introductions: Some(day("2027-02-15")),
        first_contact: after("day 14"),
        agreement: after("day 30"),
        check_ins: ["month 3", "month 6", "month 9"].map(after).into(),
        evaluation: after("month 12"),
        follow_up: Some(after("month 15")),
        keep_months: 18,
    }
}

fn rolling() -> Draft {
    Draft {
        matching: None,
        introductions: None,
        evaluation: When::On(day("2027-12-31")),
        follow_up: None,
        ..draft()
    }
}

fn steps(year: &PairingYear) -> Vec<(String, String)> {
    year.steps().map(|step| (step.milestone.to_string(), step.on.to_string())).collect()
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn a_pair_that_is_introduced_later_counts_from_its_own_first_day_and_ends_with_its_cohort() {
    let year = Year::new(&draft()).unwrap();
    let cases: [(&str, &[(&str, &str)]); 4] = [
        (
            "2027-02-15",
            &[
                ("first-contact", "2027-03-01"),
                ("agreement", "2027-03-17"),
                ("check-in-1", "2027-05-15"),
                ("check-in-2", "2027-08-15"),
                ("check-in-3", "2027-11-15"),
                ("evaluation", "2028-02-15"),
                ("follow-up", "2028-05-15"),
            ],
        ),
        (
            "2027-08-31",
            &[
                ("first-contact", "2027-09-14"),
                ("agreement", "2027-09-30"),
                ("check-in-1", "2027-11-30"),
                ("evaluation", "2028-02-15"),
                ("follow-up", "2028-05-15"),
            ],
        ),
        (
            // The agreement would be on the day of the evaluation.
            "2028-01-16",
            &[
                ("first-contact", "2028-01-30"),
                ("evaluation", "2028-02-15"),
                ("follow-up", "2028-05-15"),
            ],
        ),
        ("2028-02-15", &[("follow-up", "2028-05-15")]),
    ];
    for (introduced, expected) in cases {
        assert_eq!(steps(&year.of_pairing(day(introduced))), owned(expected), "{introduced}");
    }
}

#[test]
fn where_people_are_introduced_at_any_time_each_pair_alone_has_a_first_contact() {
    let year = Year::new(&rolling()).unwrap();
    let days: Vec<_> = year.days().map(|(milestone, _)| milestone).collect();
    assert_eq!(days, [Milestone::Evaluation, Milestone::Purge]);
    assert_eq!(year.due(Milestone::FirstContact), None);
    let pairing = year.of_pairing(day("2027-06-01"));
    assert_eq!(pairing.due(Milestone::FirstContact), Some(day("2027-06-15")));
    assert_eq!(pairing.due(Milestone::CheckIn(3)), None, "the year ends before");
}

#[test]
fn a_day_that_the_file_names_counts_as_long_after_for_a_later_pair() {
    let year = Year::new(&Draft {
        first_contact: When::On(day("2027-03-01")),
        check_ins: vec![When::On(day("2027-05-15")), When::On(day("2027-08-20"))],
        ..draft()
    });
    let year = year.unwrap();
    assert_eq!(year.due(Milestone::FirstContact), Some(day("2027-03-01")));
    assert_eq!(year.due(Milestone::CheckIn(2)), Some(day("2027-08-20")));
    let pairing = year.of_pairing(day("2027-03-31"));
    assert_eq!(pairing.due(Milestone::FirstContact), Some(day("2027-04-14")));
    assert_eq!(pairing.due(Milestone::CheckIn(1)), Some(day("2027-06-30")), "three months");
}

#[test]
fn one_step_follows_another_until_there_is_none() {
    let pairing = Year::new(&draft()).unwrap().of_pairing(day("2027-08-31"));
    let mut seen = Vec::new();
    let mut next = pairing.first();
    while let Some(step) = next {
        seen.push(step);
        next = pairing.following(step.milestone);
    }
    assert_eq!(seen, pairing.steps().collect::<Vec<_>>());
    assert_eq!(pairing.following(Milestone::CheckIn(1)).unwrap().milestone, Milestone::Evaluation);
}

#[test]
fn what_was_stored_out_of_order_is_refused() {
    let year = |json: &str| serde_json::from_str::<Year>(json).is_ok();
    let good = serde_json::to_string(&Year::new(&draft()).unwrap()).unwrap();
    assert!(year(&good));
    assert!(!year(&good.replace("day 14", "day 31")));
    let pairing = |json: &str| serde_json::from_str::<PairingYear>(json).is_ok();
    let (first, second) = (
        r#"{"milestone":"agreement","on":"2027-03-17"}"#,
        r#"{"milestone":"check-in-1","on":"2027-05-15"}"#,
    );
    assert!(pairing(&format!("[{first},{second}]")));
    assert!(!pairing(&format!("[{second},{first}]")));
    assert!(!pairing(&format!("[{first},{first}]")));
}

fn any_after() -> impl Strategy<Value = When> {
    let days = (1..700u16).prop_map(|days| When::After(After::days(days).unwrap()));
    let months = (1..20u16).prop_map(|months| When::After(After::months(months).unwrap()));
    let on = (0..1000u16).prop_map(|days| When::On(day("2027-01-01").plus_days(days).unwrap()));
    prop_oneof![2 => days, 2 => months, 1 => on]
}

/// Drafts of which many are years: steps are given in an order that fits more often than not.
fn any_draft() -> impl Strategy<Value = Draft> {
    let start = proptest::option::of((0..40u16, 0..40u16));
    let usual = (1..40u16, 0..60u16, vec(1..5u16, 0..5), 2..19u16, 0..8u16, 0..30u16);
    let odd = proptest::option::weighted(0.2, (0..4usize, any_after()));
    (start, usual, odd).prop_map(|(start, usual, odd)| {
        let (contact, more, gaps, end, later, keep_months) = usual;
        let first = day("2027-01-15");
        let matching = start.map(|(at, _)| first.plus_days(at).unwrap());
        let introductions = start.map(|(at, more)| first.plus_days(at + more).unwrap());
        let mut month = 2;
        let check_ins = gaps.into_iter().map(|gap| {
            month += gap;
            When::After(After::months(month).unwrap())
        });
        let on = |months| When::On(introductions.unwrap_or(first).plus_months(months).unwrap());
        let mut draft = Draft {
            matching,
            introductions,
            first_contact: When::After(After::days(contact).unwrap()),
            agreement: When::After(After::days(contact + more).unwrap()),
            check_ins: check_ins.collect(),
            evaluation: on(end),
            follow_up: (later > 0).then(|| on(end + later)),
            keep_months,
        };
        match odd {
            Some((0, when)) => draft.first_contact = when,
            Some((1, when)) => draft.agreement = when,
            Some((2, when)) => draft.evaluation = when,
            Some((_, when)) => draft.check_ins.push(when),
            None => {}
        }
        draft
    })
}

/// Years; that too few drafts would be one fails the test.
fn any_year() -> impl Strategy<Value = Year> {
    any_draft().prop_filter_map("no year", |draft| Year::new(&draft).ok())
}

proptest! {
    #[test]
    fn the_days_of_a_year_are_in_order_and_it_is_read_back_as_it_was(year in any_year()) {
        let days: Vec<_> = year.days().collect();
        prop_assert!(days.is_sorted_by_key(|(milestone, _)| *milestone));
        prop_assert!(days.is_sorted_by_key(|(_, day)| *day), "{:?}", days);
        let json = serde_json::to_string(&year).unwrap();
        prop_assert_eq!(serde_json::from_str::<Year>(&json).ok(), Some(year));
    }

    #[test]
    fn the_steps_of_a_pair_are_in_order_whenever_it_is_introduced(year in any_year(), later in 0..900u16) {
        let introduced = day("2027-01-15").plus_days(later).unwrap();
        let pairing = year.of_pairing(introduced);
        prop_assert!(pairing.steps().all(|step| step.on > introduced));
        let json = serde_json::to_string(&pairing).unwrap();
        prop_assert_eq!(serde_json::from_str::<PairingYear>(&json).ok(), Some(pairing));
    }

    #[test]
    fn who_is_introduced_with_all_others_has_the_days_of_all(year in any_year()) {
        if let Some(introductions) = year.due(Milestone::Introductions) {
            for step in year.of_pairing(introductions).steps() {
                prop_assert_eq!(year.due(step.milestone), Some(step.on));
            }
        }
    }
}
