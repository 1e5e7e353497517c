//! Two made-up people who were introduced: what becomes of them.

use domain::Answers;
use domain::calendar::{Milestone, PairingYear};
use domain::date::Date;
use domain::desk::{EndReason, PairingId};
use domain::heard::Contact;

/// What becomes of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// They come to the end.
    Steady,
    /// When they are first asked, they have not been in contact yet.
    Slow,
    /// They come to the end, and it is hard: the mentee asks for a talk.
    Strained,
    /// They don't fit, and are parted so many days after they were introduced.
    Parts(u16),
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
        match hundredth {
            0..52 => Self::Steady,
            52..64 => Self::Slow,
            64..76 => Self::Strained,
            76..86 => Self::Parts(days(45, 35)),
            86..93 => Self::NeverMeets,
            _ => Self::Leaves(days(60, 120), usize::from(by.is_multiple_of(2))),
        }
    }

    /// When the committee parts them, and why it says so.
    pub(super) fn parted(self) -> Option<(u16, EndReason)> {
        match self {
            Self::Parts(after) => Some((after, EndReason::NotAFit)),
            Self::NeverMeets => Some((40, EndReason::NoContact)),
            Self::Steady | Self::Slow | Self::Strained | Self::Leaves(..) => None,
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

    /// Whether they work together.
    pub(super) fn works(self) -> bool {
        matches!(self, Self::Steady | Self::Strained)
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
    /// On which day it ended, and why; nothing, while it goes on.
    pub ended: Option<(Date, EndReason)>,
    /// When they know that they will be asked.
    pub(super) year: PairingYear,
}

/// What one of two has answered.
#[derive(Debug, Clone)]
pub struct Said {
    /// The two: a place among all couples.
    pub couple: usize,
    /// Who: a place among all people.
    pub who: usize,
    /// At what they were asked.
    pub milestone: Milestone,
    /// On which day.
    pub on: Date,
    /// Whether they had been in contact, where that was asked.
    pub contact: Option<Contact>,
    /// The form that they have filled in.
    pub filled: Option<Answers>,
}

/// That somebody has agreed to the worksheet of the two.
#[derive(Debug, Clone, Copy)]
pub struct Agreed {
    /// The two: a place among all couples.
    pub couple: usize,
    /// Who: a place among all people.
    pub who: usize,
    /// On which day.
    pub on: Date,
}

/// A private word to the committee.
#[derive(Debug, Clone)]
pub struct Confided {
    /// The name of the word.
    pub id: String,
    /// The two: a place among all couples.
    pub couple: usize,
    /// On which day.
    pub on: Date,
}
