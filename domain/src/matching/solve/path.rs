//! The second part of the way: who has no place yet finds one by the cheapest chain of moves
//! (Dijkstra's shortest paths on what is left of the costs), or stays out.
#![expect(clippy::indexing_slicing, reason = "rows and columns are counted by the market itself")]

use super::assignment::{Market, NEVER};

/// The search for one row after another; its lists are made once.
pub(super) struct Path {
    /// What it costs to come to each column.
    distance: Vec<i64>,
    /// From which row.
    from: Vec<u32>,
    /// The columns: first those that are done, then those that are nearest, then the rest.
    order: Vec<u32>,
    done: usize,
    near: usize,
}

/// Where the chain ends.
enum End {
    /// At a column with a place to spare.
    At(usize),
    /// With a row that stays out.
    Out(usize),
}

impl Path {
    pub(super) fn new(columns: usize) -> Self {
        Self {
            distance: vec![NEVER; columns],
            from: vec![0; columns],
            order: (0..columns).filter_map(|column| u32::try_from(column).ok()).collect(),
            done: 0,
            near: 0,
        }
    }

    /// Finds the cheapest chain for a row that has no place, and moves everybody on it.
    pub(super) fn augment(&mut self, market: &mut Market<'_>, row: usize) {
        let (end, length) = self.search(market, row);
        for column in &self.order[..self.near] {
            let column = *column as usize;
            market.prices[column] += self.distance[column].min(length) - length;
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
        self.near = 0;
        let points = market.row(start);
        for (column, (points, price)) in points.iter().zip(&market.prices).enumerate() {
            self.distance[column] = market.cost(*points) - price;
        }
        self.from.fill(u32::try_from(start).unwrap_or(u32::MAX));
        let mut out = (market.staying_out[start], start);
        loop {
            if self.done == self.near {
                let Some(nearest) = self.gather_nearest().filter(|nearest| *nearest < out.0) else {
                    return (End::Out(out.1), out.0);
                };
                let near = &self.order[self.done..self.near];
                let spare = near.iter().find(|column| market.spare[**column as usize] > 0);
                if let Some(column) = spare {
                    return (End::At(*column as usize), nearest);
                }
            }
            let column = self.order[self.done] as usize;
            self.done += 1;
            let length = self.distance[column];
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

    /// Goes on from a row to every column that is not near yet. Returns a column with a place to
    /// spare, if there is one at no cost.
    fn relax(&mut self, market: &Market<'_>, row: usize, length: i64, here: i64) -> Option<usize> {
        let points = market.row(row);
        let base = length - here;
        let mut at = self.near;
        while at < self.order.len() {
            let column = self.order[at] as usize;
            let distance = market.cost(points[column]) - market.prices[column] + base;
            if distance < self.distance[column] {
                self.distance[column] = distance;
                self.from[column] = u32::try_from(row).unwrap_or(u32::MAX);
                if distance == length {
                    self.order.swap(at, self.near);
                    self.near += 1;
                    if market.spare[column] > 0 {
                        return Some(column);
                    }
                }
            }
            at += 1;
        }
        None
    }

    /// Brings the nearest of the rest to where they are looked at next, and says how near.
    fn gather_nearest(&mut self) -> Option<i64> {
        let mut nearest = NEVER / 2;
        let found = self.near;
        for at in found..self.order.len() {
            let column = self.order[at];
            let distance = self.distance[column as usize];
            if distance <= nearest {
                if distance < nearest {
                    nearest = distance;
                    self.near = found;
                }
                self.order.swap(at, self.near);
                self.near += 1;
            }
        }
        (self.near > found).then_some(nearest)
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
