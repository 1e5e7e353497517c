//! The assignment is the best there is: against every other one where there are few, and by its
//! own prices where there are many.

use domain::matching::solve::{Assignment, Scores, assign};
use proptest::prelude::*;

use crate::chance::Chance;

#[derive(Debug, Clone)]
struct Problem {
    scores: Scores,
    places: Vec<u16>,
    first: Vec<bool>,
}

/// How good an assignment is: in the order in which it counts.
type Worth = (usize, usize, u64);

impl Problem {
    fn of(points: &[Vec<Option<u16>>], places: &[u16], first: &[bool]) -> Self {
        let mut scores = Scores::new(points.len(), places.len());
        for (row, points) in points.iter().enumerate() {
            for (column, points) in points.iter().enumerate() {
                scores.set(row, column, *points);
            }
        }
        Self { scores, places: places.to_vec(), first: first.to_vec() }
    }

    fn random(seed: u64, rows: usize, columns: usize, top: usize) -> Self {
        let mut chance = Chance(seed);
        let mut scores = Scores::new(rows, columns);
        for row in 0..rows {
            for column in 0..columns {
                let points = u16::try_from(chance.below(top)).unwrap();
                scores.set(row, column, (!chance.percent(10)).then_some(points));
            }
        }
        let places = (0..columns).map(|_| u16::try_from(chance.below(4)).unwrap()).collect();
        let first = (0..rows).map(|_| chance.percent(15)).collect();
        Self { scores, places, first }
    }

    fn solve(&self) -> Assignment {
        assign(&self.scores, &self.places, &self.first)
    }

    /// Checks that nobody is placed where they can't be, and says how good it is.
    fn worth(&self, columns: &[Option<usize>]) -> Worth {
        let mut taken = vec![0; self.places.len()];
        let mut worth = (0, 0, 0);
        for (row, column) in columns.iter().enumerate() {
            let Some(column) = *column else { continue };
            taken[column] += 1;
            assert!(taken[column] <= self.places[column], "column {column} is over its places");
            let points = self.scores.get(row, column).expect("the pair is possible");
            worth.0 += usize::from(self.first[row]);
            worth.1 += 1;
            worth.2 += u64::from(points);
        }
        worth
    }

    /// Tries every assignment.
    fn best(&self) -> Worth {
        fn go(problem: &Problem, row: usize, left: &mut [u16]) -> Worth {
            if row == problem.scores.rows() {
                return (0, 0, 0);
            }
            let mut best = go(problem, row + 1, left);
            for column in 0..left.len() {
                let Some(points) = problem.scores.get(row, column) else { continue };
                if left[column] == 0 {
                    continue;
                }
                left[column] -= 1;
                let rest = go(problem, row + 1, left);
                left[column] += 1;
                let first = usize::from(problem.first[row]);
                best = best.max((rest.0 + first, rest.1 + 1, rest.2 + u64::from(points)));
            }
            best
        }
        go(self, 0, &mut self.places.clone())
    }
}

fn problems() -> impl Strategy<Value = Problem> {
    (1_usize..=8, 1_usize..=8, prop_oneof![Just(2_u16), Just(9), Just(1000)]).prop_flat_map(
        |(rows, columns, top)| {
            // Brute force takes its time: where everything is large, there is one place each.
            let most = if rows * columns > 30 { 1_u16 } else { 3 };
            let points = prop::option::weighted(0.75, 0..top);
            let points = prop::collection::vec(prop::collection::vec(points, columns), rows);
            let places = prop::collection::vec(0..=most, columns);
            let first = prop::collection::vec(prop::bool::weighted(0.3), rows);
            (points, places, first)
                .prop_map(|(points, places, first)| Problem::of(&points, &places, &first))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_other_assignment_is_better_where_all_of_them_can_be_tried(problem in problems()) {
        let found = problem.solve();
        let worth = problem.worth(&found.columns);
        prop_assert_eq!(worth, problem.best());
        prop_assert_eq!((found.placed(), found.total), (worth.1, worth.2));
        prop_assert!(found.is_proven(&problem.scores, &problem.places, &problem.first));
    }
}

#[test]
fn where_there_are_too_many_to_try_the_prices_prove_it() {
    let sizes = [(60, 60, 3), (60, 20, 1000), (20, 60, 1000), (200, 90, 101), (300, 150, 10_000)];
    for (seed, (rows, columns, top)) in (1..).zip(sizes) {
        let problem = Problem::random(seed, rows, columns, top);
        let found = problem.solve();
        problem.worth(&found.columns);
        let proven = found.is_proven(&problem.scores, &problem.places, &problem.first);
        assert!(proven, "{rows} × {columns}, up to {top} points");
    }
}

#[test]
fn an_assignment_that_is_not_the_best_is_not_proven_by_any_prices_of_ours() {
    let problem =
        Problem::of(&[vec![Some(5), Some(9)], vec![Some(1), Some(9)]], &[1, 1], &[false, false]);
    let best = problem.solve();
    assert_eq!(best.columns, [Some(0), Some(1)]);
    let mut worse = best;
    worse.columns = vec![Some(1), Some(0)];
    assert!(!worse.is_proven(&problem.scores, &problem.places, &problem.first));
}

#[test]
fn who_comes_first_is_placed_before_anybody_with_more_points() {
    let problem = Problem::of(&[vec![Some(90)], vec![Some(1)]], &[1], &[false, true]);
    assert_eq!(problem.solve().columns, [None, Some(0)]);
    // But nobody else goes without a place for it, where there is one for both.
    let both =
        Problem::of(&[vec![Some(90), None], vec![Some(9), Some(1)]], &[1, 1], &[false, true]);
    assert_eq!(both.solve().columns, [Some(0), Some(1)]);
}

#[test]
fn nothing_to_assign_is_assigned() {
    for (rows, columns) in [(0, 0), (0, 3), (3, 0)] {
        let found = assign(&Scores::new(rows, columns), &[1; 3][..columns], &[]);
        assert_eq!((found.placed(), found.total), (0, 0), "{rows} × {columns}");
    }
}
