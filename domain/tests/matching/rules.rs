//! What makes a pair impossible.

use domain::matching::{Block, Capacity, Facts, Pair, Scenario, Side};
use serde_json::{Value, json};

use crate::town::{RULES, TOPICS, Town, pair, reference};

fn blocks_with(policy: &str, a: (Value, Facts), b: (Value, Facts)) -> Vec<Block> {
    let town = Town::of(&format!("{policy}\n{TOPICS}"));
    let pool = town.mentee_with(1, a.0, a.1).mentor_with(2, b.0, b.1).pool();
    let found = pool.reasons(&Scenario::default(), &pair(1, 2)).unwrap().blocks;
    let solved = pool.solve(&Scenario::default()).unwrap();
    assert_eq!(solved.proposals.is_empty(), !found.is_empty(), "what is blocked is not proposed");
    found
}

fn blocks(mentee: Value, mentor: Value) -> Vec<Block> {
    blocks_with(RULES, (mentee, Facts::default()), (mentor, Facts::default()))
}

#[test]
fn nobody_is_matched_with_themselves() {
    let address = |address: &str| json!({ "email": address });
    assert_eq!(blocks(address("A@B.org"), address("a@b.org")), [Block::Oneself]);
    let name = |name: &str| json!({ "name": name });
    assert_eq!(blocks(name("Zoë  O’Hara"), name("ZOE O'HARA")), [Block::SameName]);
    assert_eq!(blocks(name("Ada Lovelace"), name("Ada Byron")), []);
    assert_eq!(blocks(json!({}), json!({})), [], "two without a name are not one");
}

#[test]
fn nobody_is_matched_within_an_institution() {
    let at = |at: &str| json!({ "at": at });
    for (mentee, mentor, same) in [
        ("UIUC", "University of Illinois Urbana-Champaign, iSchool", true),
        ("University of Nowhere", "The University of Nowhere (UoN)", true),
        ("University of California, Davis", "University of California, Irvine", false),
        ("n/a?", "other", false),
    ] {
        let found = blocks(at(mentee), at(mentor));
        assert_eq!(found == [Block::SameInstitution], same, "{mentee} | {mentor}: {found:?}");
    }
    let also = Facts { also_at: vec!["U. I. U. C.".into(), "Nowhere".into()], ..Facts::default() };
    let found = blocks_with(RULES, (at("X"), also), (at("Nowhere"), Facts::default()));
    assert_eq!(found, [Block::SameInstitution], "what the committee knows counts");
}

#[test]
fn whom_somebody_names_they_are_not_matched_with() {
    let mentor = || json!({ "name": "Jane Q. Doe", "email": "jane@x.org", "at": "UIUC" });
    for named in [
        "my supervisor, jane doe",
        "Doe, Jane (she was my boss)",
        "anyone at the University of Illinois, Urbana–Champaign",
        "Not UIUC please.",
        "JANE@X.ORG",
        "<jane@x.org>.",
    ] {
        let found = blocks(json!({ "avoid": named }), mentor());
        assert_eq!(found, [Block::NamedConflict { by: Side::Mentee }], "{named}");
    }
    for named in ["Janet Doe", "Jane Smith, John Doe", "Illinois State University", "jane@x.or"] {
        assert_eq!(blocks(json!({ "avoid": named }), mentor()), [], "{named}");
    }
    let by_mentor = json!({ "avoid": "Bob Lee" });
    let found = blocks(json!({ "name": "Bob Lee" }), by_mentor);
    assert_eq!(found, [Block::NamedConflict { by: Side::Mentor }]);
}

#[test]
fn former_partners_and_a_reporting_line_are_no_pair() {
    let with = |facts: Facts| (json!({}), facts);
    let past = Facts { past: vec![reference(2)], ..Facts::default() };
    assert_eq!(blocks_with(RULES, with(past), with(Facts::default())), [Block::PastPair]);
    let line = Facts { reporting_line: vec![reference(1)], ..Facts::default() };
    assert_eq!(blocks_with(RULES, with(Facts::default()), with(line)), [Block::ReportingLine]);
    let said = blocks(json!({ "before": "Ann Lee in 2024" }), json!({ "name": "Ann Lee" }));
    assert_eq!(said, [Block::SaidPastPair { by: Side::Mentee }]);
    // Where they met is no partner.
    let place = blocks(json!({ "before": "the UIUC program" }), json!({ "at": "UIUC" }));
    assert_eq!(place, []);
}

#[test]
fn a_mentor_has_no_less_experience_than_the_mentee_where_both_say() {
    let years = |years: &str| json!({ "years": years });
    assert_eq!(blocks(years("many"), years("some")), [Block::LessExperienced]);
    assert_eq!(blocks(years("some"), years("some")), []);
    assert_eq!(blocks(years("few"), years("many")), []);
    assert_eq!(blocks(json!({}), years("few")), []);
}

#[test]
fn each_rule_can_be_switched_off_but_for_oneself() {
    let mut off = RULES.to_owned();
    for (word, value) in [
        ("same-name", "true"),
        ("reporting-line", "true"),
        ("past-pair", "{ mentee = [\"before\"], mentor = [\"before\"] }"),
        ("same-institution", "{ mentee = [\"at\"], mentor = [\"at\"] }"),
        ("named-conflict", "{ mentee = [\"avoid\"], mentor = [\"avoid\"] }"),
        ("not-less-experienced", "{ mentee = \"years\", mentor = \"years\" }"),
    ] {
        let rule = format!("{word} = {value}");
        assert!(off.contains(&rule), "{rule}");
        off = off.replace(&rule, &format!("{word} = false"));
    }
    let everything = json!({ "name": "Al Bo", "at": "X", "avoid": "Al Bo, X", "before": "Al Bo", "years": "many" });
    let less =
        json!({ "name": "Al Bo", "at": "X", "avoid": "Al Bo", "before": "Al Bo", "years": "few" });
    let facts =
        Facts { past: vec![reference(2)], reporting_line: vec![reference(2)], ..Facts::default() };
    let on =
        blocks_with(RULES, (everything.clone(), facts.clone()), (less.clone(), Facts::default()));
    assert_eq!(on.len(), 9, "{on:?}");
    assert_eq!(blocks_with(&off, (everything, facts), (less, Facts::default())), []);
    let same = || (json!({ "email": "a@b.org" }), Facts::default());
    assert_eq!(blocks_with(&off, same(), same()), [Block::Oneself]);
}

#[test]
fn a_mentor_takes_on_as_many_as_they_say_and_the_policy_lets_them() {
    for (said, policy, expected) in [
        (json!({}), RULES.to_owned(), 1),
        (json!({ "capacity": "few" }), RULES.to_owned(), 1),
        (json!({ "capacity": "many" }), RULES.to_owned(), 2),
        (json!({ "capacity": "many" }), RULES.replace("most = 2", "most = 3"), 3),
        (
            json!({ "capacity": "many" }),
            RULES.split("capacity =").next().unwrap().to_owned() + "capacity = false\n",
            1,
        ),
    ] {
        let mut town = Town::of(&format!("{policy}\n{TOPICS}")).mentor(9, said);
        for mentee in 1..=4 {
            town = town.mentee(mentee, json!({}));
        }
        let solved = town.pool().solve(&Scenario::default()).unwrap();
        assert_eq!(solved.proposals.len(), expected);
        assert_eq!(solved.waiting.len(), 4 - expected);
    }
}

#[test]
fn what_the_committee_knows_of_a_mentors_places_counts_before_what_they_answered() {
    for (known, expected) in [(None, 2), (Some(0), 0), (Some(1), 1), (Some(4), 4)] {
        let places = known.map(|n| Capacity::new(n).unwrap());
        let facts = Facts { places, ..Facts::default() };
        let town = Town::of(&format!("{RULES}\n{TOPICS}"));
        let mut town = town.mentor_with(9, json!({ "capacity": "many" }), facts);
        for mentee in 1..=4 {
            town = town.mentee(mentee, json!({}));
        }
        let pool = town.pool();
        assert_eq!(pool.solve(&Scenario::default()).unwrap().proposals.len(), expected);
        assert_eq!(
            pool.capacity_of(&reference(9)).map(|n| usize::from(n.people())),
            Some(expected)
        );
    }
}

#[test]
fn what_was_read_out_of_words_the_committee_may_allow_and_nothing_else() {
    let solve = |mentee: Value, mentor: Value| {
        let town = Town::with(TOPICS).mentee(1, mentee).mentor(2, mentor);
        let wishes = domain::matching::Wishes {
            allowed: [Pair { mentee: reference(1), mentor: reference(2) }].into(),
            ..domain::matching::Wishes::default()
        };
        let scenario = Scenario::new(wishes).unwrap();
        town.pool().solve(&scenario).unwrap().proposals.len()
    };
    assert_eq!(solve(json!({ "at": "X" }), json!({ "at": "X" })), 1);
    assert_eq!(solve(json!({ "email": "a@b.org" }), json!({ "email": "a@b.org" })), 0);
    assert_eq!(solve(json!({ "years": "many" }), json!({ "years": "few" })), 0);
}
