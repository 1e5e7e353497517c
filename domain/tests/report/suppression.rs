use domain::report::{Breakdown, Figure, Table, Totals, Unfit, is_small};
use proptest::prelude::*;

use super::attack::{Counts, Mask, counts, deduced, left, mask, others, worked_out};

fn flat(leaves: &[&[u32]]) -> Table {
    let rows: Vec<Vec<u32>> = leaves.iter().map(|row| row.to_vec()).collect();
    Table::new(Breakdown::flat(rows[0].len()).unwrap(), &rows).unwrap()
}

/// A published table as a person reads it: `x` stands for what is withheld.
fn read(table: &Table, totals: Totals) -> String {
    let published = table.publish(totals);
    let figure = |figure: Figure| figure.count().map_or("x".to_owned(), |count| count.to_string());
    let row = |(row, counts): (usize, &Vec<u32>)| {
        let figures = (0..counts.len()).map(|column| figure(published.figure(row, column)));
        figures.collect::<Vec<_>>().join(" ")
    };
    counts(table).iter().enumerate().map(row).collect::<Vec<_>>().join(" / ")
}

#[test]
fn what_is_published_of_known_tables() {
    use Totals::{Free, Known};
    // The total comes first in each row; of more rows than one, the last is all of them.
    let cases: &[(&[&[u32]], Totals, &str)] = &[
        // Nothing is small: nothing is withheld, zeros neither.
        (&[&[9, 0], &[5, 7]], Free, "9 9 0 / 12 5 7 / 21 14 7"),
        // One small count takes three others with it: a square.
        (&[&[20, 3], &[8, 9]], Free, "23 x x / 17 x x / 40 28 12"),
        // The square goes where it needs the fewest, and past what is zero.
        (&[&[20, 3, 30], &[8, 9, 0]], Free, "53 x x 30 / 17 x x 0 / 70 28 12 30"),
        // Two small counts in a square hide each other, with what both need.
        (&[&[20, 3], &[2, 9]], Free, "23 x x / 11 x x / 34 22 12"),
        // Beside a zero there is nothing else to hide it: a total of its own size goes, too, and
        // what lets both vary.
        (&[&[3, 0], &[9, 9]], Free, "x x 0 / x x 9 / 21 12 9"),
        // Two of one each: both would be one, since nothing withheld is zero.
        (&[&[1, 1, 9]], Free, "11 x x x"),
        // One and two hide each other, but not that they are three.
        (&[&[1, 2, 9]], Free, "12 x x x"),
        (&[&[1, 4, 9]], Free, "14 x x 9"),
        // One small count alone in its row, with a total that anybody knows.
        (&[&[1, 12, 9]], Known, "22 x x 9"),
        // Five people and five answers, one each: not broken down at all.
        (&[&[1, 1, 1, 1, 1]], Known, "5 x x x x x"),
        (&[&[5, 0, 0, 0, 0]], Known, "5 x x x x x"),
        (&[&[6, 0, 0, 0, 0]], Known, "6 6 0 0 0 0"),
    ];
    for (leaves, totals, wanted) in cases {
        assert_eq!(read(&flat(leaves), *totals), *wanted, "{leaves:?}");
    }
}

#[test]
fn withholding_the_small_counts_only_gives_them_away_and_what_is_published_does_not() {
    let table = flat(&[&[20, 3], &[8, 9]]);
    let truth = counts(&table);
    let others = others(table.breakdown(), &truth, 4);
    let small: Mask =
        truth.iter().map(|row| row.iter().map(|count| is_small(*count)).collect()).collect();
    assert_eq!(worked_out(&truth, &small, &others), [(0, 2)]);
    let published = mask(&table.publish(Totals::Free), &truth);
    let ranges = deduced(&truth, &published, &others);
    assert!(ranges.contains(&(0, 2, 1, 7)), "{ranges:?}");
}

#[test]
fn a_table_says_why_it_is_none() {
    let flat = || Breakdown::flat(2).unwrap();
    assert_eq!(Breakdown::flat(0), Err(Unfit::Size));
    assert_eq!(Breakdown::new(vec![0, 2]), Err(Unfit::Parent(2)));
    assert_eq!(Table::new(flat(), &[]), Err(Unfit::Size));
    assert_eq!(Table::new(flat(), &[vec![1, 2], vec![1]]), Err(Unfit::Row(1)));
    assert_eq!(Table::new(flat(), &[vec![1, 2, 3]]), Err(Unfit::Row(0)));
    assert_eq!(Table::new(flat(), &[vec![u32::MAX, 1]]), Err(Unfit::Count));
}

/// Counts as a small program has them: many small ones, and zeros.
fn count() -> impl Strategy<Value = u32> {
    prop_oneof![2 => 0..=2_u32, 2 => 3..=6_u32, 2 => 7..=40_u32]
}

fn leaves(rows: usize, leaves: usize) -> impl Strategy<Value = Vec<Vec<u32>>> {
    prop::collection::vec(prop::collection::vec(count(), leaves), rows)
}

/// Tables of one to three rows, flat ones and such as break down further and further.
fn table() -> impl Strategy<Value = Table> {
    let shapes: Vec<(usize, Vec<usize>)> = vec![
        (1, vec![0; 4]),
        (2, vec![0; 2]),
        (2, vec![0; 3]),
        (3, vec![0; 2]),
        (2, vec![0, 0, 1, 1]),
        (1, vec![0, 0, 1, 1, 3, 3]),
        (2, vec![0, 0, 1, 1, 3, 3]),
        (2, vec![0, 1, 1]),
    ];
    prop::sample::select(shapes).prop_flat_map(|(rows, parents)| {
        let breakdown = Breakdown::new(parents).unwrap();
        let ends = (0..breakdown.columns()).filter(|at| breakdown.is_leaf(*at)).count();
        leaves(rows, ends).prop_map(move |leaves| Table::new(breakdown.clone(), &leaves).unwrap())
    })
}

fn totals() -> impl Strategy<Value = Totals> {
    prop_oneof![Just(Totals::Free), Just(Totals::Known)]
}

/// What it costs to withhold these: as many leaves of sides as each sums up.
fn loss(table: &Table, mask: &Mask) -> usize {
    let ones = counts(&{
        let breakdown = table.breakdown().clone();
        let ends = (0..breakdown.columns()).filter(|at| breakdown.is_leaf(*at)).count();
        let sides = if mask.len() == 1 { 1 } else { mask.len() - 1 };
        Table::new(breakdown, &vec![vec![1; ends]; sides]).unwrap()
    });
    let places = mask.iter().flatten().zip(ones.iter().flatten());
    places.filter(|(withheld, _)| **withheld).map(|(_, weight)| *weight as usize).sum()
}

/// The least that must be withheld, by trying everything.
fn least_loss(table: &Table, truth: &Counts, others: &[Counts]) -> usize {
    let columns = truth[0].len();
    let places = truth.len() * columns;
    let masks =
        (0..1_u32 << places).filter_map(|bits| {
            let withheld = |at: usize| bits >> at & 1 == 1;
            let counts = || truth.iter().flatten().enumerate();
            let may = counts().all(|(at, count)| {
                if is_small(*count) { withheld(at) } else { *count > 0 || !withheld(at) }
            });
            let row = |row| (0..columns).map(|column| withheld(row * columns + column)).collect();
            may.then(|| (0..truth.len()).map(row).collect::<Mask>())
        });
    let mut by_loss: Vec<(usize, Mask)> = masks.map(|mask| (loss(table, &mask), mask)).collect();
    by_loss.sort();
    let is_safe =
        |mask: &Mask| worked_out(truth, mask, others).is_empty() && left(truth, mask).is_empty();
    by_loss.iter().find(|(_, mask)| is_safe(mask)).unwrap().0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_that_is_withheld_can_be_worked_out(table in table()) {
        let truth = counts(&table);
        let published = table.publish(Totals::Free);
        let mask = mask(&published, &truth);
        for (row, row_of) in truth.iter().enumerate() {
            for (column, count) in row_of.iter().enumerate() {
                let figure = published.figure(row, column);
                prop_assert!(figure.count().is_none_or(|shown| shown == *count));
                prop_assert!(!is_small(*count) || figure == Figure::Withheld);
                prop_assert!(*count > 0 || figure != Figure::Withheld, "a zero is withheld");
            }
        }
        prop_assert_eq!(worked_out(&truth, &mask, &others(table.breakdown(), &truth, 1)), []);
        if table.breakdown() == &Breakdown::flat(truth[0].len() - 1).unwrap() {
            prop_assert_eq!(left(&truth, &mask), Vec::<u32>::new());
        }
        prop_assert_eq!(table.has_small(), published.withheld() > 0);
    }

    #[test]
    fn nothing_can_be_worked_out_where_the_totals_are_known(
        leaves in (1..=3_usize).prop_flat_map(|rows| leaves(rows, if rows == 1 { 5 } else { 3 }))
    ) {
        let table = Table::new(Breakdown::flat(leaves[0].len()).unwrap(), &leaves).unwrap();
        let truth = counts(&table);
        // The totals of a table whose totals are known are not small: who calls sees to that.
        prop_assume!(truth.iter().all(|row| !is_small(row[0]) && row[0] > 0));
        let published = table.publish(Totals::Known);
        let mask = mask(&published, &truth);
        prop_assert!(mask.iter().all(|row| !row[0]), "a known total is withheld");
        prop_assert_eq!(left(&truth, &mask), Vec::<u32>::new());
        prop_assert_eq!(worked_out(&truth, &mask, &others(table.breakdown(), &truth, 1)), []);
    }

    #[test]
    fn where_no_count_is_small_nothing_is_withheld(table in table(), totals in totals()) {
        let grown: Vec<Vec<u32>> = leaves_of(&table)
            .iter()
            .map(|row| row.iter().map(|count| if *count == 0 { 0 } else { count + 4 }).collect())
            .collect();
        let table = Table::new(table.breakdown().clone(), &grown).unwrap();
        let ends = grown[0].len() as u32;
        prop_assume!(totals == Totals::Free
            || counts(&table).iter().all(|row| row[0] == 0 || row[0] > ends));
        prop_assert_eq!(table.publish(totals).withheld(), 0);
    }
}

#[test]
fn of_every_table_of_two_by_two_no_more_is_withheld_than_must_be() {
    // None, one that can't fall, small ones that can, and more.
    let kinds = [0, 1, 2, 6];
    let leaves = |at: usize| {
        let count = |place: u32| kinds[at / 4_usize.pow(place) % 4];
        [vec![count(0), count(1)], vec![count(2), count(3)]]
    };
    for leaves in (0..256).map(leaves) {
        let table = Table::new(Breakdown::flat(2).unwrap(), &leaves).unwrap();
        let truth = counts(&table);
        let others = others(table.breakdown(), &truth, 1);
        let mask = mask(&table.publish(Totals::Free), &truth);
        assert_eq!(worked_out(&truth, &mask, &others), [], "{leaves:?}");
        assert_eq!(loss(&table, &mask), least_loss(&table, &truth, &others), "{leaves:?}");
    }
}

/// The leaves of each side, as a table is made of.
fn leaves_of(table: &Table) -> Vec<Vec<u32>> {
    let rows = counts(table);
    let sides = if rows.len() == 1 { 1 } else { rows.len() - 1 };
    let ends = |row: &Vec<u32>| {
        let places = row.iter().enumerate().filter(|(at, _)| table.breakdown().is_leaf(*at));
        places.map(|(_, count)| *count).collect()
    };
    rows.iter().take(sides).map(ends).collect()
}
