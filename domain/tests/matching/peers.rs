//! The pairs of peers are the best there are.

use domain::matching::solve::{PeerScores, pair_up};
use proptest::prelude::*;

type Worth = (usize, usize, u64);

fn worth_of(scores: &PeerScores, first: &[bool], partners: &[Option<usize>]) -> Worth {
    let mut worth = (0, 0, 0);
    for (a, b) in partners.iter().enumerate() {
        let Some(b) = *b else { continue };
        assert_eq!(partners[b], Some(a), "partners have each other");
        worth.0 += usize::from(first[a]);
        worth.1 += 1;
        if a < b {
            worth.2 += u64::from(scores.get(a, b).expect("the pair is possible"));
        }
    }
    worth
}

fn best(scores: &PeerScores, first: &[bool], people: &[usize]) -> Worth {
    let Some((a, rest)) = people.split_first() else { return (0, 0, 0) };
    let mut found = best(scores, first, rest);
    for (at, b) in rest.iter().enumerate() {
        let Some(points) = scores.get(*a, *b) else { continue };
        let others: Vec<usize> = [&rest[..at], &rest[at + 1..]].concat();
        let with = best(scores, first, &others);
        let both = usize::from(first[*a]) + usize::from(first[*b]);
        found = found.max((with.0 + both, with.1 + 2, with.2 + u64::from(points)));
    }
    found
}

fn graphs() -> impl Strategy<Value = (PeerScores, Vec<bool>)> {
    (
        2_usize..=9,
        prop_oneof![Just(0.3), Just(0.6), Just(0.95)],
        prop_oneof![Just(3_u16), Just(101)],
    )
        .prop_flat_map(|(people, possible, top)| {
            let edges = people * (people - 1) / 2;
            let points = prop::collection::vec(prop::option::weighted(possible, 0..top), edges);
            (points, prop::collection::vec(prop::bool::weighted(0.2), people))
        })
        .prop_map(|(points, first)| {
            let people = first.len();
            let mut scores = PeerScores::new(people);
            let pairs = (0..people).flat_map(|a| (a + 1..people).map(move |b| (a, b)));
            for ((a, b), points) in pairs.zip(points) {
                if let Some(points) = points {
                    scores.set(a, b, points);
                }
            }
            (scores, first)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_other_pairs_are_better_where_all_of_them_can_be_tried((scores, first) in graphs()) {
        let partners = pair_up(&scores, &first);
        let everyone: Vec<usize> = (0..first.len()).collect();
        prop_assert_eq!(
            worth_of(&scores, &first, &partners),
            best(&scores, &first, &everyone)
        );
    }
}

#[test]
fn a_ring_of_five_with_a_tail_needs_a_blossom() {
    let mut scores = PeerScores::new(6);
    for (a, b) in [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (2, 5)] {
        scores.set(a, b, 1);
    }
    let partners = pair_up(&scores, &[false; 6]);
    assert_eq!(worth_of(&scores, &[false; 6], &partners), (0, 6, 3));
}

#[test]
fn nobody_is_their_own_peer() {
    let mut scores = PeerScores::new(1);
    scores.set(0, 0, 100);
    assert_eq!(pair_up(&scores, &[]), [None]);
    assert_eq!(pair_up(&PeerScores::new(0), &[]), []);
}
