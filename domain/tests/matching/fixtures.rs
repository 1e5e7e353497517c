//! Programs of real sizes, with the real forms and policies: 10 pairs (NMRT's pilot), 40 mentees
//! for 15 mentors (NMRT 2003), 48 for 25 (ViMLoC 2018), 134 people with peers (MLA 2020), and 5,000.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use domain::matching::{
    Capacity, Pair, Participant, Pool, Reasons, Scenario, Solution, WhyWaiting, Wishes,
};
use domain::reference::Reference;
use domain::source::{Compiled, File, compile};

use crate::chance::Chance;
use crate::people::{People, offsets};

fn read(folder: &str) -> Vec<File> {
    fn walk(path: &Path, below: &str, files: &mut Vec<File>) {
        for entry in fs::read_dir(path).unwrap().map(Result::unwrap) {
            let below = format!("{below}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &below, files);
            } else {
                let text = fs::read_to_string(entry.path()).unwrap();
                files.push(File { path: below, text });
            }
        }
    }
    let mut files = Vec::new();
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../programs");
    walk(&programs.join(folder), folder, &mut files);
    files
}

fn program(name: &str) -> Compiled {
    compile(name, &read(name), &read("texts")).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

pub(crate) fn people(seed: u64) -> (Compiled, People) {
    let compiled = program("acrl-sts");
    let people = People::of(compiled.matching.as_ref().unwrap(), &compiled.forms, seed);
    (compiled, people)
}

pub(crate) fn pool(compiled: &Compiled, people: Vec<Participant>) -> Pool {
    Pool::new(compiled.matching.clone().unwrap(), people, &offsets())
}

/// What must hold of every solution, whatever the people.
fn hold_to_the_rules(pool: &Pool, scenario: &Scenario, solution: &Solution, most: usize) {
    let mut taken: BTreeMap<&Reference, usize> = BTreeMap::new();
    let mut mentees = BTreeSet::new();
    let mut total = 0;
    for of in &solution.proposals {
        assert!(mentees.insert(&of.mentee), "{} has two mentors", of.mentee);
        let count = taken.entry(&of.mentor).or_default();
        *count += 1;
        assert!(*count <= most, "{} has more than they take on", of.mentor);
        let pair = Pair { mentee: of.mentee.clone(), mentor: of.mentor.clone() };
        let reasons: Reasons = pool.reasons(scenario, &pair).unwrap();
        assert_eq!(reasons.blocks, [], "{pair:?}");
        let lines: u16 = reasons.lines.iter().map(|line| line.points).sum();
        assert_eq!((lines, reasons.points), (of.points, of.points), "lines add up");
        assert!(reasons.points <= reasons.of);
        total += u64::from(of.points);
    }
    let mut peers = BTreeSet::new();
    for of in &solution.peers {
        for peer in of.peers.both() {
            assert!(peers.insert(peer), "{peer} has two peers");
            assert!(!mentees.contains(peer) && !taken.contains_key(peer), "{peer} has somebody");
        }
        assert_eq!(pool.peer_reasons(scenario, &of.peers).unwrap().blocks, []);
    }
    assert_eq!((solution.totals.points, solution.totals.matched), (total, mentees.len()));
    assert!(solution.proven);
}

#[test]
fn ten_mentees_and_ten_mentors_are_ten_pairs() {
    let (compiled, people) = people(1);
    let certain = [("seeking", "mentor"), ("years", "under-1")];
    let everyone = people.mentees(10, &certain).mentors(10, &[("capacity", "one")]).everyone();
    let pool = pool(&compiled, everyone);
    let solution = pool.solve(&Scenario::default()).unwrap();
    hold_to_the_rules(&pool, &Scenario::default(), &solution, 1);
    assert_eq!((solution.totals.matched, solution.waiting.len()), (10, 0));
}

#[test]
fn of_forty_mentees_fifteen_have_a_mentor_and_the_others_know_why() {
    let (compiled, people) = people(2);
    let certain = [("seeking", "mentor"), ("years", "under-1")];
    let everyone = people.mentees(40, &certain).mentors(15, &[("capacity", "one")]).everyone();
    let pool = pool(&compiled, everyone);
    let scenario = Scenario::default();
    let solution = pool.solve(&scenario).unwrap();
    hold_to_the_rules(&pool, &scenario, &solution, 1);
    assert_eq!((solution.totals.matched, solution.waiting.len()), (15, 25));
    let waiting = pool.waiting(&scenario, &solution).unwrap();
    assert_eq!(waiting.len(), 25);
    assert!(waiting.iter().all(|one| !one.waited), "who waited last year does not wait again");
    assert!(waiting.iter().any(|one| matches!(one.why, WhyWaiting::AllTaken { .. })));
    let recruit = pool.recruit(&scenario, &solution, Capacity::new(3).unwrap(), 5).unwrap();
    let best = &recruit[0];
    assert!(best.places.len() >= 2 && best.places[0] == 3, "{best:?}");
    // What it promises is what comes true: as many more mentors, and as many more are placed.
    for recruit in &recruit {
        assert!(recruit.places.windows(2).all(|two| two[0] < two[1]));
        assert!(*recruit.places.last().unwrap() <= 25);
    }
}

#[test]
fn forty_eight_mentees_for_twenty_five_mentors_who_take_two() {
    let (compiled, people) = people(3);
    let certain = [("seeking", "mentor"), ("years", "under-1")];
    let everyone = people.mentees(48, &certain).mentors(25, &[("capacity", "two")]).everyone();
    let pool = pool(&compiled, everyone);
    let solution = pool.solve(&Scenario::default()).unwrap();
    hold_to_the_rules(&pool, &Scenario::default(), &solution, 2);
    assert_eq!(solution.totals.matched, 48);
    assert_eq!(solution.spare.iter().map(|spare| spare.places).sum::<u16>(), 2);
}

#[test]
fn a_hundred_and_thirty_four_people_with_four_pairs_of_peers() {
    let (compiled, people) = people(4);
    let mentee = [("seeking", "mentor"), ("years", "under-1")];
    let everyone = people
        .mentees(63, &mentee)
        .mentees(8, &[("seeking", "peer"), ("not-match-with", "")])
        .mentors(63, &[("capacity", "one"), ("peer", "no")])
        .everyone();
    let pool = pool(&compiled, everyone);
    assert_eq!(pool.len(), 134);
    let solution = pool.solve(&Scenario::default()).unwrap();
    hold_to_the_rules(&pool, &Scenario::default(), &solution, 1);
    assert_eq!((solution.totals.matched, solution.totals.peers), (63, 4));
}

#[test]
fn people_by_chance_are_matched_alike_in_whatever_order_they_come() {
    for seed in 10..16 {
        let (compiled, people) = people(seed);
        let everyone = people.mentees(40, &[]).mentors(25, &[]).everyone();
        let in_order = pool(&compiled, everyone.clone());
        let solution = in_order.solve(&Scenario::default()).unwrap();
        hold_to_the_rules(&in_order, &Scenario::default(), &solution, 3);
        let mut chance = Chance(seed);
        for _ in 0..3 {
            let mut shuffled = everyone.clone();
            chance.shuffle(&mut shuffled);
            let again = pool(&compiled, shuffled).solve(&Scenario::default()).unwrap();
            assert_eq!(again, solution);
        }
    }
}

#[test]
fn locks_and_forbids_by_chance_are_obeyed() {
    for seed in 20..26 {
        let (compiled, people) = people(seed);
        let pool = pool(&compiled, people.mentees(30, &[]).mentors(20, &[]).everyone());
        let free = pool.solve(&Scenario::default()).unwrap();
        let mut chance = Chance(seed);
        let mut wishes = Wishes::default();
        for of in &free.proposals {
            let pair = Pair { mentee: of.mentee.clone(), mentor: of.mentor.clone() };
            if chance.percent(20) {
                wishes.locked.insert(pair);
            } else if chance.percent(40) {
                wishes.forbidden.insert(pair);
            }
        }
        let scenario = Scenario::new(wishes.clone()).unwrap();
        let solution = pool.solve(&scenario).unwrap();
        hold_to_the_rules(&pool, &scenario, &solution, 3);
        let made: BTreeSet<Pair> = solution
            .proposals
            .iter()
            .map(|of| Pair { mentee: of.mentee.clone(), mentor: of.mentor.clone() })
            .collect();
        assert!(wishes.locked.is_subset(&made) && wishes.forbidden.is_disjoint(&made));
        assert!(solution.totals <= free.totals, "wishes never make it better");
        let locked = solution.proposals.iter().filter(|of| of.locked).count();
        assert_eq!(locked, wishes.locked.len());
    }
}

#[test]
fn the_policies_of_this_repository_match_people_of_their_own_forms() {
    for name in ["acrl-sts", "sla-sci-tech"] {
        let compiled = program(name);
        let policy = compiled.matching.as_ref().unwrap();
        let all: u16 = policy.lines.iter().map(|line| line.points.points()).sum();
        assert_eq!(all, 100, "{name}: the points come to a hundred");
        let people = People::of(policy, &compiled.forms, 5).mentees(30, &[]).mentors(30, &[]);
        let pool = pool(&compiled, people.everyone());
        let solution = pool.solve(&Scenario::default()).unwrap();
        hold_to_the_rules(&pool, &Scenario::default(), &solution, 3);
        assert!(solution.totals.matched >= 5, "{name}: {:?}", solution.totals);
    }
}

#[test]
fn five_thousand_people_are_matched() {
    let (compiled, people) = people(6);
    let everyone = people.mentees(4300, &[("seeking", "mentor")]).mentors(700, &[]).everyone();
    let pool = pool(&compiled, everyone);
    let solution = pool.solve(&Scenario::default()).unwrap();
    assert_eq!(pool.len(), 5000);
    assert!(solution.proven && solution.totals.matched > 1000, "{:?}", solution.totals);
    let mut taken: BTreeMap<&Reference, u16> = BTreeMap::new();
    for of in &solution.proposals {
        *taken.entry(&of.mentor).or_default() += 1;
    }
    assert!(taken.values().all(|count| *count <= 3));
}
