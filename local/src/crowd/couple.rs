//! Two made-up people who were introduced: what becomes of them.

use domain::calendar::{Milestone, PairingYear};
use domain::date::Date;
use domain::desk::{EndReason, PairingId};
use domain::heard::Contact;

/// What becomes of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// They come to the end.
    Steady,
    /// They come to the end, and write nothing down.
    Informal,
    /// When they are first asked, they have not been in contact yet.
    Slow,
    /// They come to the end, and it is hard: the mentee asks for a talk.
    Strained,
    /// They come to the end, and in between the mentee asks for a pause: when, in days since they were
    /// introduced, and for how many days they rest then.
    Rests(u16, u16),
    /// They don't fit, and the committee parts them so many days after they were introduced.
    Parts(u16),
    /// One of the two ends it so many days after they were introduced: the mentee (0) or the mentor (1).
    Ends(u16, usize),
    /// They never meet, and are parted.
    NeverMeets,
    /// One of the two withdraws so many days after they were introduced: the mentee (0) or the mentor (1).
    Leaves(u16, usize),
}

impl Course {
    /// So many of a hundred go this way; `by` is any number.
    pub(super) fn of(hundredth: u64, by: u64) -> Self {
        let days = |from: u16, width: u64| {
            from.saturating_add(u16::try_from(by.checked_rem(width).unwrap_or(0)).unwrap_or(0))
        };
        let side = usize::from(by.is_multiple_of(2));
        match hundredth {
            0..36 => Self::Steady,
            36..44 => Self::Informal,
            44..54 => Self::Slow,
            54..64 => Self::Strained,
            64..73 => Self::Rests(days(70, 30), if side == 0 { 45 } else { 120 }),
            73..79 => Self::Parts(days(45, 35)),
            79..88 => Self::Ends(days(35, 100), side),
            88..94 => Self::NeverMeets,
            _ => Self::Leaves(days(60, 120), side),
        }
    }

    /// When the committee parts them, and why it says so.
    pub(super) fn parted(self) -> Option<(u16, EndReason)> {
        match self {
            Self::Parts(after) => Some((after, EndReason::NotAFit)),
            Self::NeverMeets => Some((40, EndReason::NoContact)),
            _ => None,
        }
    }

    /// What either says when they are asked whether they have been in contact.
    pub(super) fn contact(self, milestone: Milestone) -> Contact {
        match self {
            Self::Slow | Self::NeverMeets if milestone == Milestone::FirstContact => {
                Contact::NotYet
            }
            _ => Contact::Yes,
        }
    }

    /// Whether they work together, and agree on how.
    pub(super) fn works(self) -> bool {
        matches!(self, Self::Steady | Self::Strained | Self::Rests(..) | Self::Ends(..))
    }
}

/// Two who were introduced.
#[derive(Debug, Clone)]
pub struct Couple {
    /// The pairing.
    pub id: PairingId,
    /// The mentee and the mentor: their places among all people.
    pub two: [usize; 2],
    /// The address of whoever looks after them.
    pub liaison: String,
    /// On which day they were introduced.
    pub introduced: Date,
    /// What becomes of them.
    pub course: Course,
    /// On which day they were let rest, and on which they went on again.
    pub rested: Option<(Date, Option<Date>)>,
    /// On which day it ended, and why; nothing, while it goes on.
    pub ended: Option<(Date, EndReason)>,
    /// Which of the two has ended it, where one did: a place among all people.
    pub ended_by: Option<usize>,
    /// When they know that they will be asked.
    pub(super) year: PairingYear,
}

impl Couple {
    /// Whether they rest when a day begins.
    #[must_use]
    pub fn rests(&self, today: Date) -> bool {
        let is_over = |until: Option<Date>| until.is_some_and(|until| until < today);
        self.rested.is_some_and(|(from, until)| from < today && !is_over(until))
    }

    /// Whether a day is so many days after they were introduced.
    pub(super) fn is_after(&self, days: u16, today: Date) -> bool {
        self.introduced.plus_days(days) == Some(today)
    }
}
