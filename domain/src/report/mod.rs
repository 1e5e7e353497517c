//! The report of a year: from counts to one page that a chair can send on.

mod figure;
mod network;
mod suppression;
mod table;

pub use figure::{Figure, Rate, Shown, THRESHOLD, TooSmall, is_small};
pub use suppression::Totals;
pub use table::{Breakdown, MAX_COLUMNS, MAX_COUNT, MAX_ROWS, Published, Table, Unfit};
