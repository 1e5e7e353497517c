//! The year of a cohort: when people are matched and introduced, when each pair is asked how it
//! goes, when the year ends, and when what it left is deleted.
//!
//! What a program's file says is a [`Draft`]; a [`Year`] is one whose days are in order. Days that
//! count from the introductions are steps of each pair: one that is introduced later has a
//! [`PairingYear`] that counts from its own first day, and one [`Turn`] after the other.

mod after;
pub mod day;
mod draft;
mod milestone;
mod misfit;
mod pairing_year;
mod reading;
mod turn;
mod words;
mod year;

pub use self::after::{After, MOST_DAYS, MOST_MONTHS, NotAfter};
pub use self::draft::{Draft, When};
pub use self::milestone::{Milestone, NotAMilestone};
pub use self::misfit::{Misfit, Misfits};
pub use self::pairing_year::{NoPairingYear, PairingYear, Step};
pub use self::turn::{DAYS_BETWEEN, Next, REMINDERS, Reply, Said, Standing, Taken, Tell, Turn};
pub use self::year::{LONGEST, MOST_CHECK_INS, SHORTEST, Year};
