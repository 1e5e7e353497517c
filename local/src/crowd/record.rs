//! What made-up people have done, as they write it down: for whoever counts.

use domain::Answers;
use domain::calendar::Milestone;
use domain::date::Date;
use domain::desk::{NotPaired, PairingId};
use domain::heard::Contact;
use domain::instant::Instant;

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
    /// Who: a place among all people.
    pub who: usize,
    /// On which day.
    pub on: Date,
    /// Until when whoever looks after them has dealt with it; nothing, while they haven't.
    pub dealt_with: Option<Instant>,
}

/// Something that one of two has noted.
#[derive(Debug, Clone)]
pub struct Wrote {
    /// The two: a place among all couples.
    pub couple: usize,
    /// Who: a place among all people.
    pub who: usize,
    /// In which words.
    pub words: String,
    /// What it is.
    pub what: Note,
}

/// What somebody has noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// A meeting of the two.
    Meeting,
    /// How a goal stands, for both.
    Shared,
    /// How a goal stands, for themselves alone.
    Private,
}

/// That mail to somebody came back.
#[derive(Debug, Clone, Copy)]
pub struct Returned {
    /// Who: a place among all people.
    pub who: usize,
    /// On which day we were told.
    pub on: Date,
}

/// Two on the committee who confirm the same pair at the same moment.
#[derive(Debug, Clone)]
pub struct Contest {
    /// The ids under which they would have introduced them.
    pub ids: [PairingId; 2],
    /// What each was told: nothing, where it is their introduction that was made.
    pub told: [Option<NotPaired>; 2],
}
