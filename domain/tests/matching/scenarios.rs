//! What if: locks, forbidden pairs, other weights and capacities, and what they change.

use domain::matching::{
    Block, Capacity, Contradiction, Facts, Misfit, Peers, Scenario, Weight, WhyNot, WhyWaiting,
    Wishes,
};
use serde_json::{Value, json};

use crate::town::{TOPICS, Town, pair, reference};

fn wants(topics: &[&str]) -> Value {
    json!({ "wants": topics })
}

fn offers(topics: &[&str]) -> Value {
    json!({ "areas": topics })
}

/// 1 and 2 both want what 11 offers; 12 offers what 2 wants second.
fn town() -> Town {
    Town::with(TOPICS)
        .mentee(1, wants(&["a"]))
        .mentee(2, wants(&["a", "b"]))
        .mentor(11, offers(&["a"]))
        .mentor(12, offers(&["b"]))
}

fn pairs(town: &Town, scenario: &Scenario) -> Vec<(u64, u64)> {
    let solution = town.pool().solve(scenario).unwrap();
    assert!(solution.proven);
    let number = |of| (1..=20).find(|number| reference(*number) == of).unwrap();
    let mut pairs: Vec<(u64, u64)> =
        solution.proposals.into_iter().map(|of| (number(of.mentee), number(of.mentor))).collect();
    pairs.sort_unstable();
    pairs
}

fn wish<T>(change: impl FnOnce(&mut Wishes) -> T) -> Scenario {
    let change = |wishes: &mut Wishes| {
        change(wishes);
    };
    Scenario::default().with(change).unwrap()
}

#[test]
fn a_locked_pair_is_made_and_a_forbidden_one_is_not() {
    let town = town();
    assert_eq!(pairs(&town, &Scenario::default()), [(1, 11), (2, 12)]);
    let locked = wish(|wishes| wishes.locked.insert(pair(1, 12)));
    assert_eq!(pairs(&town, &locked), [(1, 12), (2, 11)]);
    let forbidden = wish(|wishes| wishes.forbidden.insert(pair(2, 12)));
    assert_eq!(pairs(&town, &forbidden), [(1, 12), (2, 11)], "both are still placed");
    let moved = locked.moving(pair(1, 11));
    assert_eq!(pairs(&town, &moved), [(1, 11), (2, 12)]);
}

#[test]
fn other_points_and_capacities_are_solved_again() {
    let town = town();
    let two = Capacity::new(2).unwrap();
    let none = Capacity::new(0).unwrap();
    let both =
        wish(|wishes| wishes.capacities.extend([(reference(11), two), (reference(12), none)]));
    assert_eq!(pairs(&town, &both), [(1, 11), (2, 11)]);
    let topics = || "topics".to_owned().try_into().unwrap();
    let zero = wish(|wishes| wishes.points.insert(topics(), Weight::new(0).unwrap()));
    assert_eq!(town.pool().solve(&zero).unwrap().totals.points, 0);
    let nothing = "nothing".to_owned().try_into().unwrap();
    let unknown = wish(|wishes| wishes.points.insert(nothing, Weight::new(1).unwrap()));
    assert!(matches!(town.pool().solve(&unknown), Err(Misfit::NoLine(_))));
}

#[test]
fn wishes_that_contradict_each_other_are_no_scenario() {
    let contradiction =
        |change: &dyn Fn(&mut Wishes)| Scenario::default().with(change).unwrap_err();
    let both = contradiction(&|wishes| {
        wishes.locked.insert(pair(1, 11));
        wishes.forbidden.insert(pair(1, 11));
    });
    assert_eq!(both, Contradiction::LockedAndForbidden(pair(1, 11)));
    let two = contradiction(&|wishes| wishes.locked.extend([pair(1, 11), pair(1, 12)]));
    assert_eq!(two, Contradiction::TwoMentors(reference(1)));
    let peers = |a, b| Peers::new(reference(a), reference(b)).unwrap();
    let two = contradiction(&|wishes| wishes.locked_peers.extend([peers(1, 2), peers(3, 2)]));
    assert_eq!(two, Contradiction::TwoPeers(reference(2)));
    assert!(Peers::new(reference(1), reference(1)).is_err());
}

#[test]
fn a_scenario_is_stored_as_json_and_parsed_when_it_is_read() {
    let scenario = wish(|wishes| {
        wishes.locked.insert(pair(1, 11));
        wishes.capacities.insert(reference(11), Capacity::new(3).unwrap());
        wishes.forbidden_peers.insert(Peers::new(reference(2), reference(1)).unwrap());
    });
    let json = serde_json::to_value(&scenario).unwrap();
    assert_eq!(serde_json::from_value::<Scenario>(json.clone()).unwrap(), scenario);
    for (word, bad) in [
        ("forbidden", json!([{ "mentee": reference(1), "mentor": reference(11) }])),
        ("capacities", json!({ "7Q2M-XK4D-90TB": 21 })),
        ("locked_pears", json!([])),
        ("forbidden-peers", json!([[reference(1), reference(1)]])),
        ("points", json!({ "Topics": 1 })),
    ] {
        let mut changed = json.clone();
        changed[word] = bad;
        assert!(serde_json::from_value::<Scenario>(changed).is_err(), "{word}");
    }
    assert_eq!(serde_json::from_str::<Scenario>("{}").unwrap(), Scenario::default());
}

#[test]
fn a_lock_that_can_t_be_is_refused_with_its_reason() {
    let town = town().mentee(3, json!({ "at": "X" })).mentor(13, json!({ "at": "X" })).mentee_with(
        4,
        json!({}),
        Facts { eligible: false, ..Facts::default() },
    );
    let lock = |mentee, mentor| {
        let scenario = wish(|wishes| wishes.locked.insert(pair(mentee, mentor)));
        town.pool().solve(&scenario).unwrap_err()
    };
    assert_eq!(lock(3, 13), Misfit::Blocked(pair(3, 13), vec![Block::SameInstitution]));
    assert_eq!(lock(4, 11), Misfit::NotHere(reference(4)));
    assert!(matches!(lock(11, 12), Misfit::NotOnThatSide(..)));
    let full = wish(|wishes| wishes.locked.extend([pair(1, 11), pair(2, 11)]));
    assert_eq!(town.pool().solve(&full), Err(Misfit::Full(reference(11))));
}

#[test]
fn nobody_is_the_mentor_of_their_own_mentor() {
    let email = |address: &str, more: Value| {
        let mut answers = more;
        answers["email"] = json!(address);
        answers
    };
    // Ada and Bo are both, and would be the best for each other both ways.
    let town = Town::with(TOPICS)
        .mentee(1, email("ada@x.org", wants(&["a"])))
        .mentor(11, email("ada@x.org", offers(&["b"])))
        .mentee(2, email("bo@x.org", wants(&["b"])))
        .mentor(12, email("bo@x.org", offers(&["a"])))
        .mentor(13, offers(&["c"]));
    let solution = town.pool().solve(&Scenario::default()).unwrap();
    assert!(solution.proven);
    assert_eq!((solution.totals.matched, solution.totals.points), (2, 60));
    assert_ne!(pairs(&town, &Scenario::default()), [(1, 12), (2, 11)]);
    let locked = wish(|wishes| wishes.locked.insert(pair(2, 11)));
    assert_eq!(pairs(&town, &locked), [(1, 13), (2, 11)]);
    let both = wish(|wishes| wishes.locked.extend([pair(2, 11), pair(1, 12)]));
    assert!(
        matches!(town.pool().solve(&both), Err(Misfit::Blocked(_, blocks)) if blocks == [Block::EachOther])
    );
}

#[test]
fn who_waited_since_last_year_comes_first() {
    let waited = Facts { waited: true, ..Facts::default() };
    let town = Town::with(TOPICS)
        .mentee(1, wants(&["a"]))
        .mentee_with(2, wants(&["b"]), waited)
        .mentor(11, offers(&["a"]));
    assert_eq!(pairs(&town, &Scenario::default()), [(2, 11)]);
}

#[test]
fn peers_are_matched_after_mentors_among_those_who_are_left_and_want_it() {
    let peer = |seeking: &str, topics: &[&str]| json!({ "seeking": seeking, "peer": "yes", "wants": topics });
    let town = Town::with(TOPICS)
        .mentee(1, peer("no", &["a"]))
        .mentee(2, peer("no", &["a", "b"]))
        .mentee(3, peer("yes", &["b"]))
        .mentee(4, wants(&["a"]))
        .mentee(5, peer("yes", &["c"]))
        .mentor(11, offers(&["c"]))
        .mentor(12, json!({ "peer": "yes", "areas": ["b"], "capacity": "few", "years": "few" }));
    // One mentor goes to 5; the other is a mentor, too, and has 3; 1 and 2 are peers.
    let solution = town.pool().solve(&Scenario::default()).unwrap();
    assert_eq!(pairs(&town, &Scenario::default()), [(3, 12), (5, 11)]);
    let [peers] = solution.peers.as_slice() else { panic!("{solution:?}") };
    assert_eq!(peers.peers, Peers::new(reference(1), reference(2)).unwrap());
    // All that 1 wants, two thirds of what 2 wants: the mean.
    assert_eq!(peers.points, 50);
    assert_eq!(solution.waiting, [reference(4)]);
    let forbidden = wish(|wishes| wishes.forbidden_peers.insert(peers.peers.clone()));
    assert_eq!(town.pool().solve(&forbidden).unwrap().peers, []);
    let locked = wish(|wishes| {
        wishes.locked_peers.insert(Peers::new(reference(12), reference(2)).unwrap());
    });
    let solution = town.pool().solve(&locked).unwrap();
    assert!(solution.peers.iter().any(|of| of.locked && of.peers.both().contains(&reference(12))));
    assert_eq!(pairs(&town, &locked), [(5, 11)], "who is locked to a peer is nobody’s mentor");
}

#[test]
fn a_change_says_who_gains_and_who_loses() {
    let town = town().mentee(3, wants(&["d"]));
    let pool = town.pool();
    let before = pool.solve(&Scenario::default()).unwrap();
    let scenario = wish(|wishes| wishes.locked.extend([pair(2, 11), pair(3, 12)]));
    let after = pool.solve(&scenario).unwrap();
    let change = pool.change(&before, &after, &scenario).unwrap();
    let who = |shifts: &[domain::matching::Shift]| {
        shifts.iter().map(|shift| shift.who.clone()).collect::<Vec<_>>()
    };
    assert_eq!(who(&change.newly_unmatched), [reference(1)]);
    assert_eq!(who(&change.newly_matched), [reference(3)]);
    assert_eq!(who(&change.better), [reference(2)]);
    let mut worse = [reference(11), reference(12)];
    worse.sort();
    assert_eq!(who(&change.worse), worse);
    let shift = &change.better[0];
    assert_eq!((shift.points_before, shift.points_after), (20, 40));
    assert_eq!((change.before.points, change.after.points), (80, 40));
    assert!(change.elsewhere.is_empty());
}

#[test]
fn a_pair_that_was_expected_and_not_made_is_explained_with_numbers() {
    let town = town()
        .mentor(13, json!({ "name": "Mel Cooper" }))
        .mentee(3, json!({ "avoid": "Mel Cooper" }));
    let pool = town.pool();
    let none = Capacity::new(0).unwrap();
    let scenario = wish(|wishes| wishes.capacities.insert(reference(13), none));
    let solution = pool.solve(&scenario).unwrap();
    let why = |mentee, mentor| pool.why_not(&scenario, &solution, &pair(mentee, mentor)).unwrap();
    assert_eq!(why(1, 11), WhyNot::Made);
    assert!(matches!(why(3, 13), WhyNot::Blocked(blocks) if blocks.len() == 1));
    let WhyNot::Costs(costs) = why(2, 11) else { panic!("{:?}", why(2, 11)) };
    assert_eq!(costs.points, 40);
    assert_eq!(costs.mentee_has.unwrap().points, 20);
    assert_eq!(costs.mentor_has.len(), 1);
    assert_eq!((costs.without.points, costs.with.unwrap().points), (80, 40));
    let next = pool.next_best(&scenario, &solution, &reference(2), 5).unwrap();
    assert_eq!((next[0].who.clone(), next[0].points), (reference(11), 40));
    assert_eq!((next[0].free, next[0].has.clone()), (false, vec![reference(1)]));
}

#[test]
fn whoever_is_free_could_have_whom_the_plan_gives_them_and_then_who_waited_before_others() {
    let waited = Facts { waited: true, ..Facts::default() };
    let town = Town::with(TOPICS)
        .mentee(1, wants(&["a"]))
        .mentee(2, wants(&["a"]))
        .mentee_with(3, wants(&["b"]), waited)
        .mentor(11, offers(&["a"]))
        .mentor(12, offers(&["b"]));
    let pool = town.pool();
    let scenario = Scenario::default();
    let solution = pool.solve(&scenario).unwrap();
    let open_to = |who| {
        let others = pool.open_to(&scenario, &solution, &reference(who), 5).unwrap();
        others.into_iter().map(|one| one.who).collect::<Vec<_>>()
    };
    assert_eq!(open_to(3), [12, 11].map(reference));
    let [suggested, next, last] = &open_to(11)[..] else { panic!("{:?}", open_to(11)) };
    assert!(*suggested == reference(1) || *suggested == reference(2), "{suggested}");
    assert_eq!(*next, reference(3), "who waited, though others fit better");
    assert_ne!(last, suggested);
    let none = Capacity::new(0).unwrap();
    let full = wish(|wishes| wishes.capacities.insert(reference(11), none));
    let solution = pool.solve(&full).unwrap();
    assert_eq!(pool.open_to(&full, &solution, &reference(11), 5).unwrap(), []);
    let others = pool.open_to(&full, &solution, &reference(1), 5).unwrap();
    assert!(
        others.iter().all(|one| one.who == reference(12)),
        "who has no place is not thought of"
    );
}

#[test]
fn where_mentors_are_too_few_it_says_who_waits_and_why_and_whom_to_recruit() {
    let mut town = town().mentor(13, json!({ "at": "X" }));
    for mentee in 3..=7 {
        town = town.mentee(mentee, wants(&["d"]));
    }
    town = town.mentee(8, json!({ "at": "X", "years": "many", "wants": ["c"] }));
    let pool = town.pool();
    let scenario = wish(|wishes| {
        wishes.forbidden.extend([pair(8, 11), pair(8, 12)]);
    });
    let solution = pool.solve(&scenario).unwrap();
    let waiting = pool.waiting(&scenario, &solution).unwrap();
    assert_eq!(waiting.len(), 5);
    for one in &waiting {
        match &one.why {
            WhyWaiting::AllBlocked(by) => {
                assert_eq!(one.who, reference(8));
                assert_eq!(by.iter().map(|by| by.mentors).sum::<usize>(), 3);
            }
            WhyWaiting::AllTaken { possible, best } => {
                assert_eq!((*possible, best.free), (3, false));
            }
            other => panic!("{other:?}"),
        }
    }
    let recruit = pool.recruit(&scenario, &solution, Capacity::new(3).unwrap(), 5).unwrap();
    let of = |option: &str| {
        let found = recruit.iter().find(|recruit| recruit.option.as_str() == option);
        found.map(|recruit| recruit.places.clone()).unwrap_or_default()
    };
    assert_eq!(of("d"), [3, 4], "two more who offer it would place four");
    assert_eq!(of("c"), [1]);
    // Nobody who waits wants it; but two who want it would leave their places to others.
    assert_eq!(of("a"), [2]);
    assert_eq!(recruit[0].option.as_str(), "d");
}
