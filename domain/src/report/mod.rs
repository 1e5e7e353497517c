//! The report of a year: from counts to one page that a chair can send on.
//!
//! An [`Account`] is all that is known of a year's people, one by one. [`Facts`] are counted from it,
//! and may be seen by nobody but the committee. [`Lines`] are what is published of them: no count under
//! five stands in them, and none can be worked out ([`Table::publish`] says how, and by whose method).
//! That holds for all of a year's lines together:
//!
//! - applied, matched, started, finished and evaluated are one table with those who fell short of
//!   each ([`People`]), so a rate gives away neither its part nor what is missing. Whoever knows that
//!   each mentor has one mentee learns no more from it;
//! - all else splits up people whose number stands in that table ([`Split`]), and only where it is
//!   shown.
//!
//! What it doesn't protect: a reader who has two versions of one year's report sees what has changed
//! between them. So a year's report is published once, and kept as it was ([`Issued`]). And “all six
//! were content” says something of each of the six: counts protect who is few, not who is of one mind.

mod account;
mod facts;
mod figure;
mod issued;
mod lines;
mod moves;
mod network;
mod people;
mod quote;
mod split;
mod suppression;
mod table;

pub use account::{Account, Applied, Said, Voice};
pub use facts::{Contradiction, Facts, SideFacts, Tally, Topic};
pub use figure::{Figure, Rate, Shown, THRESHOLD, TooSmall, is_small};
pub use issued::Issued;
pub use lines::{Answered, Lines, Questionnaire, Report};
pub use people::{People, Stage, Who};
pub use quote::{Consent, Quote};
pub use split::Split;
pub use suppression::Totals;
pub use table::{Breakdown, MAX_COLUMNS, MAX_COUNT, MAX_ROWS, Published, Table, Unfit};
