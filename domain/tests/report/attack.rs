//! Somebody who reads a published table and tries all others that it could be. It knows sums, and
//! nothing of networks.

use domain::report::{Breakdown, Figure, Published, Table};

/// A table of counts with all its totals.
pub(crate) type Counts = Vec<Vec<u32>>;
/// For each of its counts, whether it is withheld.
pub(crate) type Mask = Vec<Vec<bool>>;

/// The counts of a table, read through its door.
pub(crate) fn counts(table: &Table) -> Counts {
    let row = |row| (0..table.breakdown().columns()).map_while(move |at| table.count(row, at));
    (0..).map(|at| row(at).collect()).take_while(|row: &Vec<u32>| !row.is_empty()).collect()
}

/// Which of a published table's figures are withheld.
pub(crate) fn mask(published: &Published, like: &Counts) -> Mask {
    let row = |row: usize| {
        (0..like[0].len()).map(move |at| published.figure(row, at) == Figure::Withheld)
    };
    (0..like.len()).map(|at| row(at).collect()).collect()
}

/// All tables whose leaves are at most `reach` away from these.
pub(crate) fn others(breakdown: &Breakdown, truth: &Counts, reach: u32) -> Vec<Counts> {
    let sides = if truth.len() == 1 { 1 } else { truth.len() - 1 };
    let leaves: Vec<usize> = (0..breakdown.columns()).filter(|at| breakdown.is_leaf(*at)).collect();
    let mut all: Vec<Vec<Vec<u32>>> = vec![vec![vec![]; sides]];
    for (row, counts) in truth.iter().enumerate().take(sides) {
        for leaf in &leaves {
            let count = counts[*leaf];
            all = all
                .into_iter()
                .flat_map(|table| {
                    (count.saturating_sub(reach)..=count + reach).map(move |count| {
                        let mut table = table.clone();
                        table[row].push(count);
                        table
                    })
                })
                .collect();
        }
    }
    all.iter().map(|leaves| counts(&Table::new(breakdown.clone(), leaves).unwrap())).collect()
}

/// For each withheld count, the least and the most that it can be, of all tables that agree with what
/// is shown. Whoever reads may know that a withheld count is not zero, where zeros are shown.
pub(crate) fn deduced(
    truth: &Counts,
    mask: &Mask,
    others: &[Counts],
) -> Vec<(usize, usize, u32, u32)> {
    let places = |wanted| {
        let places = (0..truth.len()).flat_map(|row| (0..truth[0].len()).map(move |at| (row, at)));
        places.filter(move |(row, at)| mask[*row][*at] == wanted).collect::<Vec<_>>()
    };
    let (shown, withheld) = (places(false), places(true));
    let least = u32::from(withheld.iter().all(|(row, at)| truth[*row][*at] > 0));
    let agrees = |other: &&Counts| {
        shown.iter().all(|(row, at)| other[*row][*at] == truth[*row][*at])
            && withheld.iter().all(|(row, at)| other[*row][*at] >= least)
    };
    let agreeing: Vec<&Counts> = others.iter().filter(agrees).collect();
    let range = |(row, at): (usize, usize)| {
        let counts = || agreeing.iter().map(|other| other[row][at]);
        (row, at, counts().min().unwrap(), counts().max().unwrap())
    };
    withheld.into_iter().map(range).collect()
}

/// The withheld counts that can only be one thing.
pub(crate) fn worked_out(truth: &Counts, mask: &Mask, others: &[Counts]) -> Vec<(usize, usize)> {
    let ranges = deduced(truth, mask, others).into_iter();
    ranges.filter(|(.., least, most)| least == most).map(|(row, at, ..)| (row, at)).collect()
}

/// The sums under five that are left in a flat table when the shown parts are taken from a shown total,
/// in every row and every column.
pub(crate) fn left(truth: &Counts, mask: &Mask) -> Vec<u32> {
    let (rows, columns) = (truth.len(), truth[0].len());
    let row = |row| (0..columns).map(|column| (row, column)).collect::<Vec<_>>();
    let column = |column| (0..rows).rev().map(|row| (row, column)).collect();
    let mut lines: Vec<Vec<(usize, usize)>> = (0..rows).map(row).collect();
    lines.extend((0..columns).filter(|_| rows > 1).map(column));
    let shown = lines.into_iter().filter(|line| !mask[line[0].0][line[0].1]);
    let sums = shown.map(|line| {
        let parts = line[1..].iter().filter(|(row, column)| mask[*row][*column]);
        parts.map(|(row, column)| truth[*row][*column]).sum::<u32>()
    });
    sums.filter(|sum| (1..5).contains(sum)).collect()
}
