//! The second part of the way: who has no place yet finds one by the cheapest chain of moves
//! (Dijkstra's shortest paths on what is left of the costs), or stays out.
#![expect(clippy::indexing_slicing, reason = "rows and columns are counted by the market itself")]

use super::assignment::{Market, NEVER};

/// The search for one row after another; its lists are made once.
pub(super) struct Path {
    /// What it costs to come to each column, before its price is taken off; `DONE` for those that
    /// were reached. So the search goes through columns in their order, over three plain lists.
    cost: Vec<i64>,
    /// From which row.
    from: Vec<u32>,
    /// The columns that were reached, in that order, and what it costs to come to them.
    reached: Vec<(u32, i64)>,
    /// How many of them have been looked at.
    done: usize,
}

/// No cost is less: who is done is never reached again.
const DONE: i64 = i64::MIN;

/// Where the chain ends.
enum End {
    /// At a column with a place to spare.
    At(usize),
    /// With a row that stays out.
    Out(usize),
}

impl Path {
    pub(super) fn new(columns: usize) -> Self {
        Self { cost: vec![NEVER; columns], from: vec![0; columns], reached: Vec::new(), done: 0 }
    }

    /// Finds the cheapest chain for a row that has no place, and moves everybody on it.
    pub(super) fn augment(&mut self, market: &mut Market<'_>, row: usize) {
        let (end, length) = self.search(market, row);
        for (column, distance) in &self.reached {
            market.prices[*column as usize] += (*distance).min(length) - length;
        }
        match end {
            End::At(column) => {
                market.spare[column] -= 1;
                self.shift(market, row, column);
            }
            End::Out(out) if out == row => {}
            End::Out(out) => {
                if let Some(column) = market.column_of[out].take() {
                    let column = column as usize;
                    market.holders[column].retain(|holder| *holder as usize != out);
                    self.shift(market, row, column);
                }
            }
        }
    }

    fn search(&mut self, market: &Market<'_>, start: usize) -> (End, i64) {
        self.done = 0;
        self.reached.clear();
        for (cost, points) in self.cost.iter_mut().zip(market.row(start)) {
            *cost = market.cost(*points);
        }
        self.from.fill(u32::try_from(start).unwrap_or(u32::MAX));
        let mut out = (market.staying_out[start], start);
        loop {
            if self.done == self.reached.len() {
                let nearest = self.reach_nearest(market).filter(|nearest| *nearest < out.0);
                let Some(nearest) = nearest else { return (End::Out(out.1), out.0) };
                let near = &self.reached[self.done..];
                let spare = near.iter().find(|(column, _)| market.spare[*column as usize] > 0);
                if let Some((column, _)) = spare {
                    return (End::At(*column as usize), nearest);
                }
            }
            let (column, length) = self.reached[self.done];
            let column = column as usize;
            self.done += 1;
            for holder in &market.holders[column] {
                let row = *holder as usize;
                let here = market.cost(market.row(row)[column]) - market.prices[column];
                let stays_out = length + market.staying_out[row] - here;
                if stays_out < out.0 {
                    out = (stays_out, row);
                }
                if let Some(end) = self.relax(market, row, length, here) {
                    return (End::At(end), length);
                }
            }
        }
    }

    /// Goes on from a row to every column that was not reached yet. Returns a column with a place
    /// to spare, if there is one at no cost.
    fn relax(&mut self, market: &Market<'_>, row: usize, length: i64, here: i64) -> Option<usize> {
        let base = length - here;
        let columns = self.cost.iter_mut().zip(market.row(row)).enumerate();
        for (column, (known, points)) in columns {
            let cost = market.cost(*points) + base;
            if cost < *known {
                *known = cost;
                self.from[column] = u32::try_from(row).unwrap_or(u32::MAX);
                if cost - market.prices[column] == length {
                    *known = DONE;
                    self.reached.extend(u32::try_from(column).ok().map(|at| (at, length)));
                    if market.spare[column] > 0 {
                        return Some(column);
                    }
                }
            }
        }
        None
    }

    /// Reaches the nearest of the columns that were not reached yet, and says how near they are.
    fn reach_nearest(&mut self, market: &Market<'_>) -> Option<i64> {
        let first = self.reached.len();
        let mut nearest = (NEVER / 2).cast_unsigned();
        for (column, (cost, price)) in self.cost.iter().zip(&market.prices).enumerate() {
            // No distance is below zero; one that is done is far away without its sign.
            let distance = cost.wrapping_sub(*price).cast_unsigned();
            if distance <= nearest {
                if distance < nearest {
                    nearest = distance;
                    self.reached.truncate(first);
                }
                let reached = u32::try_from(column).ok();
                self.reached.extend(reached.map(|at| (at, distance.cast_signed())));
            }
        }
        for (column, _) in &self.reached[first..] {
            self.cost[*column as usize] = DONE;
        }
        (self.reached.len() > first).then_some(nearest.cast_signed())
    }

    /// Moves everybody on the chain that leads to a column, which has a place for one.
    fn shift(&self, market: &mut Market<'_>, start: usize, end: usize) {
        let mut column = end;
        loop {
            let row = self.from[column] as usize;
            let before = market.column_of[row].take();
            market.take(row, column);
            let Some(before) = before else {
                debug_assert!(row == start, "the chain begins with the row without a place");
                return;
            };
            column = before as usize;
            market.holders[column].retain(|holder| *holder as usize != row);
        }
    }
}
