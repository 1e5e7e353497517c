//! Datasets that are no form's: their rows are of our own making, and their columns always the same.

use serde::Serialize;

use super::cell::Cell;
use super::columns::{Columns, NotColumns};
use super::dictionary::Entry;
use crate::texts::{self, Key, Texts};
use crate::time_zone::TimeZone;

/// A row of such a dataset. As JSON it is exact; its cells are for people.
pub trait Listed: Serialize {
    /// The name under which the dataset is exported.
    const DATASET: &'static str;

    /// The columns, in order.
    const COLUMNS: &'static [ListedColumn];

    /// The row's cells, in the columns' order.
    fn cells(&self, texts: &Texts) -> Vec<Cell>;

    /// What the dictionary says of the columns.
    #[must_use]
    fn entries(texts: &Texts) -> Vec<Entry> {
        Self::COLUMNS.iter().map(|column| Entry::of_ours(Self::DATASET, column, texts)).collect()
    }
}

/// A column of such a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedColumn {
    pub(super) name: &'static str,
    pub(super) header: Key,
    pub(super) is_moment: bool,
}

/// A column: its name, and what stands above it.
pub(super) const fn column(name: &'static str, header: Key) -> ListedColumn {
    ListedColumn { name, header, is_moment: false }
}

/// A column of moments.
pub(super) const fn moment(name: &'static str, header: Key) -> ListedColumn {
    ListedColumn { name, header, is_moment: true }
}

/// Those of a dataset's columns that are wanted, in the order in which they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedTable {
    headers: Vec<String>,
    shown: Vec<Shown>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    /// Which of a row's cells.
    at: usize,
    /// Whether it is shown as the clocks of a time zone showed it.
    is_local: bool,
}

impl ListedTable {
    /// The columns of a dataset; those that are wanted, where somebody says which. With a time zone,
    /// each moment has a column more, as clocks there showed it.
    ///
    /// # Errors
    /// [`NotColumns::Unknown`], where it has no such column.
    pub fn of<R: Listed>(
        texts: &Texts,
        wanted: Option<&Columns>,
        zone: Option<&TimeZone>,
    ) -> Result<Self, NotColumns> {
        let all = R::COLUMNS.iter().enumerate();
        let chosen: Vec<(usize, &ListedColumn)> = match wanted {
            None => all.collect(),
            Some(wanted) => {
                wanted.must_be_among(R::COLUMNS.iter().map(|column| column.name))?;
                let named = |name| {
                    all.clone().find(move |(_, column): &(_, &ListedColumn)| column.name == name)
                };
                wanted.iter().filter_map(named).collect()
            }
        };
        let mut table = Self { headers: Vec::new(), shown: Vec::new() };
        for (at, column) in chosen {
            let header = texts.get(column.header);
            table.add(header.to_owned(), Shown { at, is_local: false });
            if let Some(zone) = zone.filter(|_| column.is_moment) {
                let words = [("column", header), ("zone", zone.as_str())];
                let header = texts.say(texts::EXPORT_LOCAL, &words);
                table.add(header, Shown { at, is_local: true });
            }
        }
        Ok(table)
    }

    /// The headers, in order.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(String::as_str)
    }

    /// A row's cells, in the headers' order.
    #[must_use]
    pub fn cells(&self, row: &impl Listed, texts: &Texts) -> Vec<Cell> {
        let all = row.cells(texts);
        let cell = |shown: &Shown| match all.get(shown.at) {
            Some(Cell::Moment(at)) if shown.is_local => Cell::Local(*at),
            Some(cell) => cell.clone(),
            None => Cell::Empty,
        };
        self.shown.iter().map(cell).collect()
    }

    fn add(&mut self, header: String, shown: Shown) {
        self.headers.push(header);
        self.shown.push(shown);
    }
}
