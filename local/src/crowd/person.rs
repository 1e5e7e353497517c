//! A made-up person: who they are, and how soon they answer.

use domain::id::ProgramId;
use domain::lang::Lang;
use domain::matching::Side;
use domain::reference::Reference;

/// How somebody answers when they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    /// On the next day.
    Prompt,
    /// After a reminder.
    Busy,
    /// After the last one.
    Late,
    /// Never.
    Silent,
    /// Never: their address is no more, and takes no mail.
    Gone,
    /// Never: their address is no more, and what is sent there comes back.
    Moved,
}

impl Temper {
    /// So many of forty people are like this.
    pub(super) fn of(fortieth: u64) -> Self {
        match fortieth {
            0..18 => Self::Prompt,
            18..28 => Self::Busy,
            28..34 => Self::Late,
            34..38 => Self::Silent,
            38 => Self::Gone,
            _ => Self::Moved,
        }
    }

    /// Whether mail gets to them.
    pub(super) fn is_reached(self) -> bool {
        !matches!(self, Self::Gone | Self::Moved)
    }

    /// So many days after the day on which they are asked they answer; nothing, if they never do.
    #[must_use]
    pub fn waits(self) -> Option<u16> {
        match self {
            Self::Prompt => Some(1),
            Self::Busy => Some(6),
            Self::Late => Some(10),
            Self::Silent | Self::Gone | Self::Moved => None,
        }
    }
}

/// Somebody who has applied.
#[derive(Debug, Clone)]
pub struct Person {
    /// On which side.
    pub side: Side,
    /// What they are called.
    pub name: String,
    /// Their address.
    pub address: String,
    /// Their time zone.
    pub zone: String,
    /// The language in which they applied.
    pub lang: Lang,
    /// How they answer.
    pub temper: Temper,
    /// What names what they sent.
    pub reference: Reference,
    /// The code of their own link.
    pub(super) code: String,
    /// Whether they have withdrawn.
    pub has_withdrawn: bool,
}

/// What a program is called in addresses, and what somebody sends there.
pub(super) fn sends(program: &ProgramId, form: &str) -> String {
    format!("/v1/programs/{program}/forms/{form}/submissions")
}
