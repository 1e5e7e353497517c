//! Those who are partners already, and two who are to be.

use domain::matching::{
    Block, Capacity, Facts, Misfit, NotPeers, Pair, Participant, Partners, Peers, Pool, Scenario,
};
use serde_json::json;

use crate::fixtures::{people, pool};
use crate::people::offsets;
use crate::town::{TOPICS, Town, pair, reference};

fn partners(mentee: u64, mentor: u64) -> Partners {
    Partners::Pair(pair(mentee, mentor))
}

fn peers(a: u64, b: u64) -> Result<Partners, NotPeers> {
    Ok(Partners::Peers { peers: Peers::new(reference(a), reference(b))? })
}

/// 1 and 2 look for a mentor; 11 takes on one.
fn town() -> Town {
    Town::with(TOPICS)
        .mentee(1, json!({ "wants": ["a"] }))
        .mentee(2, json!({ "wants": ["a"] }))
        .mentor(11, json!({ "areas": ["a"] }))
}

fn pairs(pool: &Pool, scenario: &Scenario) -> Vec<Pair> {
    let solution = pool.solve(scenario).unwrap();
    solution.proposals.into_iter().map(|of| Pair { mentee: of.mentee, mentor: of.mentor }).collect()
}

#[test]
fn who_is_in_a_pairing_is_not_matched_again_and_their_mentor_has_a_place_less() {
    let town = town();
    let pool = town.pool().taking(&[partners(1, 11)]);
    let solution = pool.solve(&Scenario::default()).unwrap();
    assert_eq!(solution.proposals, []);
    assert_eq!((solution.waiting, solution.spare), (vec![reference(2)], Vec::new()));
    let two = Scenario::default()
        .with(|wishes| {
            wishes.capacities.insert(reference(11), Capacity::new(2).unwrap());
        })
        .unwrap();
    assert_eq!(pairs(&pool, &two), [pair(2, 11)], "one of two is taken");
}

#[test]
fn a_lock_that_has_come_true_locks_nothing_any_more_and_one_of_somebody_taken_says_so() {
    let locked = |pair: Pair| {
        let lock = |wishes: &mut domain::matching::Wishes| {
            wishes.locked.insert(pair.clone());
        };
        Scenario::default().with(lock).unwrap()
    };
    let town = town().mentor(12, json!({ "areas": ["b"] }));
    let pool = town.pool().taking(&[partners(1, 11)]);
    assert_eq!(pairs(&pool, &locked(pair(1, 11))), [pair(2, 12)]);
    assert_eq!(pool.solve(&locked(pair(1, 12))), Err(Misfit::Taken(reference(1))));
    assert_eq!(pool.solve(&locked(pair(2, 11))), Err(Misfit::Full(reference(11))));
}

#[test]
fn two_would_be_partners_if_both_are_free_and_no_rule_is_against_it() {
    let town = town().mentor(12, json!({ "areas": ["b"] }));
    let mut pool = town.pool();
    let scenario = Scenario::default();
    let reasons = pool.would_be(&scenario, &partners(1, 11)).unwrap();
    assert!(reasons.points > 0 && reasons.blocks.is_empty());
    pool.take(&partners(1, 11));
    let would = |one, other| pool.would_be(&scenario, &partners(one, other)).map(|_| ());
    assert_eq!(would(1, 12), Err(Misfit::Taken(reference(1))));
    assert_eq!(would(2, 11), Err(Misfit::Full(reference(11))));
    assert_eq!(would(2, 12), Ok(()));
    assert_eq!(would(3, 12), Err(Misfit::NotHere(reference(3))));
    let forbid = |wishes: &mut domain::matching::Wishes| {
        wishes.forbidden.insert(pair(2, 12));
        wishes.locked.insert(pair(1, 11));
    };
    let forbidden = scenario.with(forbid).unwrap();
    assert_eq!(
        pool.would_be(&forbidden, &partners(2, 12)),
        Err(Misfit::Blocked(pair(2, 12), vec![Block::Forbidden]))
    );
    let past = Facts { past: vec![reference(11)], ..Facts::default() };
    let former = Town::with(TOPICS)
        .mentee_with(1, json!({ "wants": ["a"] }), past)
        .mentor(11, json!({ "areas": ["a"] }));
    assert!(matches!(
        former.pool().would_be(&scenario, &partners(1, 11)),
        Err(Misfit::Blocked(..))
    ));
}

#[test]
fn nobody_is_introduced_to_their_own_mentee_as_a_mentee() {
    let both = |town: Town, mentee: u64, mentor: u64, address: &str| {
        town.mentee(mentee, json!({ "wants": ["a"], "email": address }))
            .mentor(mentor, json!({ "areas": ["a"], "email": address }))
    };
    let town = both(both(Town::with(TOPICS), 1, 11, "a@b.org"), 2, 12, "c@d.org");
    let pool = town.pool().taking(&[partners(1, 12)]);
    assert_eq!(
        pool.would_be(&Scenario::default(), &partners(2, 11)),
        Err(Misfit::Blocked(pair(2, 11), vec![Block::EachOther]))
    );
    assert_eq!(pairs(&pool, &Scenario::default()), []);
}

#[test]
fn peers_who_have_each_other_are_left_out() {
    let peer = || json!({ "wants": ["a"], "seeking": "no", "peer": "yes" });
    let town = Town::with(TOPICS).mentee(1, peer()).mentee(2, peer()).mentee(3, peer());
    let free = town.pool();
    assert!(free.would_be(&Scenario::default(), &peers(1, 2).unwrap()).is_ok());
    let pool = town.pool().taking(&[peers(1, 2).unwrap()]);
    let solution = pool.solve(&Scenario::default()).unwrap();
    assert_eq!((solution.peers, solution.waiting), (Vec::new(), vec![reference(3)]));
    assert_eq!(
        pool.would_be(&Scenario::default(), &peers(2, 3).unwrap()),
        Err(Misfit::Taken(reference(2)))
    );
}

#[test]
fn two_who_have_each_other_are_not_introduced_to_each_other_again() {
    let pool = town().pool().taking(&[partners(1, 11)]);
    assert_eq!(
        pool.would_be(&Scenario::default(), &partners(1, 11)),
        Err(Misfit::Taken(reference(1)))
    );
    let peer = || json!({ "wants": ["a"], "seeking": "no", "peer": "yes" });
    let town = Town::with(TOPICS).mentee(1, peer()).mentee(2, peer());
    let pool = town.pool().taking(&[peers(1, 2).unwrap()]);
    let again = pool.would_be(&Scenario::default(), &peers(1, 2).unwrap());
    assert!(matches!(again, Err(Misfit::Taken(_))), "{again:?}");
}

#[test]
fn people_that_went_over_the_wire_are_matched_alike_and_carry_nothing_that_no_policy_names() {
    let (compiled, people) = people(7);
    let people = people.mentees(30, &[]).mentors(20, &[]).everyone();
    let sent = serde_json::to_string(&people).unwrap();
    let came: Vec<Participant> = serde_json::from_str(&sent).unwrap();
    let scenario = Scenario::default();
    let solved = |people| pool(&compiled, people).solve(&scenario).unwrap();
    assert_eq!(solved(came), solved(people));
    for (named, is_named) in
        [("topics", true), ("institution", true), ("goals", false), ("job-title", false)]
    {
        assert_eq!(sent.contains(&format!("\"{named}\"")), is_named, "{named}");
    }
    let offsets = serde_json::to_string(&offsets()).unwrap();
    assert!(offsets.contains("\"Asia/Kolkata\":330"), "{offsets}");
}
