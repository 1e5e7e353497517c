//! The first part of the way, in which most rows find their place cheaply: each bids for the
//! column that it likes best, up to what its second choice would be worth.
//!
//! It is the “augmenting row reduction” of Jonker and Volgenant (1987), for columns that have
//! several places.
#![expect(clippy::indexing_slicing, reason = "rows and columns are counted by the market itself")]

use super::assignment::{Market, NEVER};

/// So many bids for each row: then the rest is left to the second part.
const BIDS_PER_ROW: usize = 5;

/// Runs the auction, and returns the rows that found no place in it, in their order.
pub(super) fn run(market: &mut Market<'_>) -> Vec<usize> {
    let rows = market.column_of.len();
    // What a row would pay elsewhere, at least, when it took its place: prices only fall, so it
    // stays true that it will not pay less.
    let mut elsewhere = vec![0_i64; rows];
    let mut left_over = Vec::new();
    let mut bids = rows * BIDS_PER_ROW;
    for row in 0..rows {
        let mut bidder = row;
        loop {
            let bid = Bid::of(market, bidder);
            let out = market.staying_out[bidder];
            if bid.least >= out {
                // Prices only fall: it will never be better for this row.
                break;
            }
            elsewhere[bidder] = bid.second.min(out);
            if market.spare[bid.column] > 0 {
                market.spare[bid.column] -= 1;
                market.take(bidder, bid.column);
                break;
            }
            if bids == 0 {
                left_over.push(bidder);
                break;
            }
            bids -= 1;
            match market.outbid(bidder, &bid, &elsewhere) {
                Outcome::Instead(loser) => bidder = loser,
                Outcome::Cheaper => {}
                Outcome::NoProgress => {
                    left_over.push(bidder);
                    break;
                }
            }
        }
    }
    left_over.sort_unstable();
    left_over
}

/// What a row likes best.
struct Bid {
    column: usize,
    least: i64,
    second: i64,
}

enum Outcome {
    /// The bidder has the place of this row now.
    Instead(usize),
    /// The bidder did not get the place, and its price fell.
    Cheaper,
    /// Nothing changed.
    NoProgress,
}

impl Bid {
    fn of(market: &Market<'_>, row: usize) -> Self {
        let mut bid = Self { column: 0, least: NEVER, second: NEVER };
        let mut free = false;
        for (column, (points, price)) in market.row(row).iter().zip(&market.prices).enumerate() {
            let cost = market.cost(*points) - price;
            if cost < bid.second {
                if cost < bid.least {
                    bid.second = bid.least;
                    bid.least = cost;
                    bid.column = column;
                    free = market.spare[column] > 0;
                } else {
                    bid.second = cost;
                }
            }
            if cost == bid.least && !free && market.spare[column] > 0 && cost < NEVER {
                bid.column = column;
                free = true;
            }
        }
        bid
    }
}

impl Market<'_> {
    pub(super) fn take(&mut self, row: usize, column: usize) {
        self.column_of[row] = u32::try_from(column).ok();
        self.holders[column].extend(u32::try_from(row));
    }

    /// A row wants a full column. Of it and those who have a place there, the one goes that would
    /// go first if the price fell, and the price falls until that one does not mind.
    fn outbid(&mut self, bidder: usize, bid: &Bid, elsewhere: &[i64]) -> Outcome {
        let column = bid.column;
        let leaves_at = |row: usize| self.cost(self.row(row)[column]) - elsewhere[row];
        let mut loser = None;
        let mut price = leaves_at(bidder);
        for (at, holder) in self.holders[column].iter().enumerate() {
            let leaves = leaves_at(*holder as usize);
            if leaves > price {
                price = leaves;
                loser = Some(at);
            }
        }
        let fell = price < self.prices[column];
        self.prices[column] = price;
        let Some(at) = loser else {
            return if fell { Outcome::Cheaper } else { Outcome::NoProgress };
        };
        let loser = self.holders[column].swap_remove(at) as usize;
        self.column_of[loser] = None;
        self.take(bidder, column);
        Outcome::Instead(loser)
    }
}
