//! The keys of what the desk says. No form and no hosted page carries them.

mod board;
mod bring;
mod change;
mod charts;
mod committee;
mod frame;
mod mails;
mod matching;
mod pairings;
mod people;
mod person;
mod report;
mod what_if;

use super::Key;

pub use self::board::*;
pub use self::bring::*;
pub use self::change::*;
pub use self::charts::*;
pub use self::committee::*;
pub use self::frame::*;
pub use self::mails::*;
pub use self::matching::*;
pub use self::pairings::*;
pub use self::people::*;
pub use self::person::*;
pub use self::report::*;
pub use self::what_if::*;

/// Every one of them.
pub(super) fn keys() -> impl Iterator<Item = Key> {
    let all = [
        frame::KEYS,
        committee::KEYS,
        matching::KEYS,
        what_if::KEYS,
        charts::KEYS,
        pairings::KEYS,
        change::KEYS,
        people::KEYS,
        person::KEYS,
        report::KEYS,
        bring::KEYS,
        mails::KEYS,
        board::KEYS,
    ];
    all.into_iter().flatten().copied()
}
