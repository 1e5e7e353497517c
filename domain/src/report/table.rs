use super::figure::{Figure, is_small};

/// How a table breaks a total down: column 0 is the total, and every other column is a part of one
/// that stands before it. Columns that have no parts are the leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// For column `n + 1`, the column that it is a part of.
    parents: Vec<usize>,
}

/// Why something is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A column is a part of one that doesn't stand before it.
    #[error("column {0} is a part of a column that doesn't stand before it")]
    Parent(usize),
    /// There is nothing to count, or more than a report has.
    #[error("a table has 1 to {MAX_ROWS} rows and 2 to {MAX_COLUMNS} columns")]
    Size,
    /// A row has a count too few, or too many.
    #[error("row {0} doesn't have one count for each leaf")]
    Row(usize),
    /// A count, or a total, is greater than a report's can be.
    #[error("a count is over {MAX_COUNT}")]
    Count,
}

/// So many rows a table may have.
pub const MAX_ROWS: usize = 4;
/// So many columns a table may have, the total among them.
pub const MAX_COLUMNS: usize = 32;
/// So high a table's counts and totals may be.
pub const MAX_COUNT: u32 = 1_000_000_000;

impl Breakdown {
    /// A breakdown by the parent of each column after the first.
    ///
    /// # Errors
    /// If a parent doesn't stand before its part, or there are no parts or too many.
    pub fn new(parents: Vec<usize>) -> Result<Self, Unfit> {
        if parents.is_empty() || parents.len() >= MAX_COLUMNS {
            return Err(Unfit::Size);
        }
        match parents.iter().enumerate().find(|(at, parent)| *parent > at) {
            Some((at, _)) => Err(Unfit::Parent(at + 1)),
            None => Ok(Self { parents }),
        }
    }

    /// A total and its parts: columns 1 to `parts`.
    ///
    /// # Errors
    /// If there are no parts, or too many.
    pub fn flat(parts: usize) -> Result<Self, Unfit> {
        Self::new(vec![0; parts])
    }

    /// How many columns there are, the total among them.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.parents.len() + 1
    }

    /// The column that a column is a part of; the total is a part of none.
    #[must_use]
    pub fn parent(&self, column: usize) -> Option<usize> {
        self.parents.get(column.checked_sub(1)?).copied()
    }

    /// Whether a column has no parts.
    #[must_use]
    pub fn is_leaf(&self, column: usize) -> bool {
        column < self.columns() && !self.parents.contains(&column)
    }

    /// How many leaves make up a column.
    pub(super) fn leaves_of(&self, column: usize) -> u32 {
        if self.is_leaf(column) {
            return 1;
        }
        let parts = (column + 1..self.columns()).filter(|part| self.parent(*part) == Some(column));
        parts.map(|part| self.leaves_of(part)).sum()
    }
}

/// Counts of people with all their totals, before anything is withheld. It has no way into JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub(super) breakdown: Breakdown,
    /// All columns of all rows; of several rows the last is their sum.
    pub(super) rows: Vec<Vec<u32>>,
}

impl Table {
    /// A table of the leaves of each row. Totals are added up here, and never passed in; of more
    /// than one row there is one row more, with all of them together.
    ///
    /// # Errors
    /// If a row doesn't have one count for each leaf, or anything is too many.
    pub fn new(breakdown: Breakdown, leaves: &[Vec<u32>]) -> Result<Self, Unfit> {
        if leaves.is_empty() || leaves.len() > MAX_ROWS {
            return Err(Unfit::Size);
        }
        let rows = leaves.iter().enumerate().map(|(at, row)| add_up(&breakdown, at, row));
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        if rows.len() > 1 {
            let all = (0..breakdown.columns())
                .map(|column| sum(rows.iter().filter_map(|row| row.get(column)).copied()));
            rows.push(all.collect::<Result<_, _>>()?);
        }
        Ok(Self { breakdown, rows })
    }

    /// How the table is broken down.
    #[must_use]
    pub fn breakdown(&self) -> &Breakdown {
        &self.breakdown
    }

    /// A count of it, for whoever may see it as it is.
    #[must_use]
    pub fn count(&self, row: usize, column: usize) -> Option<u32> {
        self.rows.get(row)?.get(column).copied()
    }

    /// Whether it has a count under five, a total among them.
    #[must_use]
    pub fn has_small(&self) -> bool {
        self.rows.iter().flatten().any(|count| is_small(*count))
    }
}

/// The columns of a row, from its leaves.
fn add_up(breakdown: &Breakdown, at: usize, leaves: &[u32]) -> Result<Vec<u32>, Unfit> {
    let mut given = leaves.iter();
    let mut row = Vec::with_capacity(breakdown.columns());
    for column in 0..breakdown.columns() {
        row.push(match breakdown.is_leaf(column) {
            true => *given.next().ok_or(Unfit::Row(at))?,
            false => 0,
        });
    }
    if given.next().is_some() {
        return Err(Unfit::Row(at));
    }
    // Parts stand after what they are a part of: so from the last column on, each is complete.
    for column in (1..breakdown.columns()).rev() {
        let part = row.get(column).copied().unwrap_or_default();
        if let Some(whole) = breakdown.parent(column).and_then(|parent| row.get_mut(parent)) {
            *whole = sum([*whole, part])?;
        }
    }
    Ok(row)
}

fn sum(counts: impl IntoIterator<Item = u32>) -> Result<u32, Unfit> {
    let sum = counts.into_iter().try_fold(0_u32, u32::checked_add).ok_or(Unfit::Count)?;
    if sum > MAX_COUNT { Err(Unfit::Count) } else { Ok(sum) }
}

/// A table as anybody may read it: made by [`Table::publish`] only, it holds no count under five,
/// and none that gives one away.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Published {
    pub(super) rows: Vec<Vec<Figure>>,
}

impl Published {
    /// A figure of it; outside the table nothing is shown.
    #[must_use]
    pub fn figure(&self, row: usize, column: usize) -> Figure {
        self.rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(Figure::Withheld)
    }

    /// How many figures are withheld.
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.rows.iter().flatten().filter(|figure| **figure == Figure::Withheld).count()
    }
}
