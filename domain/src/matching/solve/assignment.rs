use super::auction;
use super::path::Path;

/// The points of every possible pair, row by row. A row is somebody who looks for a place, a
/// column somebody who has places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    columns: usize,
    points: Vec<u16>,
}

/// In [`Scores`], a pair that is impossible.
const IMPOSSIBLE: u16 = u16::MAX;

impl Scores {
    /// So many rows and columns, and nothing possible yet.
    #[must_use]
    pub fn new(rows: usize, columns: usize) -> Self {
        Self { columns, points: vec![IMPOSSIBLE; rows * columns] }
    }

    /// Makes a pair possible, for so many points (at the most 65,534), or with `None` impossible.
    /// A pair out of bounds is left alone.
    pub fn set(&mut self, row: usize, column: usize, points: Option<u16>) {
        if column < self.columns
            && let Some(there) = self.points.get_mut(row * self.columns + column)
        {
            *there = points.map_or(IMPOSSIBLE, |points| points.min(IMPOSSIBLE - 1));
        }
    }

    /// The points of a pair, where it is possible.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> Option<u16> {
        let there = self.row(row).get(column);
        there.copied().filter(|points| *points != IMPOSSIBLE)
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.points.len().checked_div(self.columns).unwrap_or(0)
    }

    /// How many columns there are.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    fn row(&self, row: usize) -> &[u16] {
        let start = row * self.columns;
        self.points.get(start..start + self.columns).unwrap_or_default()
    }
}

/// The best assignment, and the prices that prove it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The column of each row, where it has a place.
    pub columns: Vec<Option<usize>>,
    /// The points of all pairs.
    pub total: u64,
    prices: Vec<i64>,
}

/// Finds the assignment in which the most rows of `first` have a place; among those, the most rows
/// at all; and among those, the one of the most points. `places` says how many rows a column
/// takes; a row or column that it or `first` does not reach has none, or is not first.
#[must_use]
pub fn assign(scores: &Scores, places: &[u16], first: &[bool]) -> Assignment {
    let mut market = Market::new(scores, places, first);
    let left_over = auction::run(&mut market);
    let mut path = Path::new(scores.columns());
    for row in left_over {
        path.augment(&mut market, row);
    }
    market.into_assignment(scores)
}

/// Rows and columns, and what is settled between them so far.
///
/// Every column has a price, zero or below, that a row gets for not taking it: costs are
/// `cost − price`, and each row has a place where that is least, or stays out where that is no
/// more than `staying_out`. A column with a price below zero is full. By linear programming's
/// duality nothing can then be better (complementary slackness).
pub(super) struct Market<'a> {
    scores: &'a Scores,
    top: i64,
    /// What it costs that a row has no place: more than all points together; for a row that comes
    /// first, more than all others without a place.
    pub(super) staying_out: Vec<i64>,
    pub(super) prices: Vec<i64>,
    /// Which rows each column has; `spare` is how many more it takes.
    pub(super) holders: Vec<Vec<u32>>,
    pub(super) spare: Vec<u16>,
    pub(super) column_of: Vec<Option<u32>>,
}

/// What an impossible pair costs: more than anything.
pub(super) const NEVER: i64 = i64::MAX / 4;

impl<'a> Market<'a> {
    fn new(scores: &'a Scores, places: &[u16], first: &[bool]) -> Self {
        let (rows, columns) = (scores.rows(), scores.columns());
        let possible = scores.points.iter().filter(|points| **points != IMPOSSIBLE);
        let top = i64::from(possible.copied().max().unwrap_or(0));
        let count = i64::try_from(rows).unwrap_or(i64::MAX / 2) + 1;
        let one_out = count * (top + 1);
        let staying_out = (0..rows).map(|row| {
            if first.get(row).copied().unwrap_or(false) { one_out * count } else { one_out }
        });
        let spare = (0..columns).map(|column| places.get(column).copied().unwrap_or(0));
        Self {
            scores,
            top,
            staying_out: staying_out.collect(),
            prices: vec![0; columns],
            holders: vec![Vec::new(); columns],
            spare: spare.collect(),
            column_of: vec![None; rows],
        }
    }

    /// The points of a row, as the solvers read them.
    pub(super) fn row(&self, row: usize) -> &'a [u16] {
        self.scores.row(row)
    }

    /// What a pair costs, whose points these are.
    #[inline]
    pub(super) fn cost(&self, points: u16) -> i64 {
        if points == IMPOSSIBLE { NEVER } else { self.top - i64::from(points) }
    }

    fn into_assignment(self, scores: &Scores) -> Assignment {
        let columns: Vec<Option<usize>> =
            self.column_of.iter().map(|column| column.map(|at| at as usize)).collect();
        let points = columns.iter().enumerate();
        let points = points.filter_map(|(row, column)| scores.get(row, (*column)?));
        Assignment { total: points.map(u64::from).sum(), columns, prices: self.prices }
    }
}

impl Assignment {
    /// How many rows have a place.
    #[must_use]
    pub fn placed(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// Whether the prices prove that no assignment is better: nobody would rather be elsewhere,
    /// or stay out, at these prices; and only full columns have one.
    ///
    /// It looks at every pair once and trusts nothing that [`assign`] did.
    #[must_use]
    pub fn is_proven(&self, scores: &Scores, places: &[u16], first: &[bool]) -> bool {
        let market = Market::new(scores, places, first);
        let mut taken = vec![0_usize; scores.columns()];
        for column in self.columns.iter().flatten() {
            if let Some(taken) = taken.get_mut(*column) {
                *taken += 1;
            }
        }
        let full =
            taken.iter().zip(&market.spare).zip(&self.prices).all(|((taken, places), price)| {
                let places = usize::from(*places);
                *taken <= places && *price <= 0 && (*price == 0 || *taken == places)
            });
        let content = self.columns.iter().enumerate().all(|(row, column)| {
            let out = market.staying_out.get(row).copied().unwrap_or(0);
            let costs = market.row(row).iter().zip(&self.prices).zip(&market.spare);
            let costs = costs.map(|((points, price), places)| {
                if *places == 0 { NEVER } else { market.cost(*points).saturating_sub(*price) }
            });
            let costs: Vec<i64> = costs.collect();
            let paid = column.map_or(Some(&out), |column| costs.get(column));
            paid.is_some_and(|paid| *paid <= out && costs.iter().all(|cost| paid <= cost))
        });
        full && content
    }
}
