use std::collections::BTreeMap;

use super::quote::Quote;
use crate::id::OptionId;
use crate::matching::Side;

/// What is known of a year, counted by whoever reads the table. All counts are of people, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The mentees of the year.
    pub mentees: SideFacts,
    /// Its mentors.
    pub mentors: SideFacts,
    /// What people wrote in their evaluation and let us quote.
    pub quotes: Vec<Quote>,
}

/// What is known of one side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SideFacts {
    /// So many applied.
    pub applied: u32,
    /// So many of those were introduced to somebody.
    pub matched: u32,
    /// So many of those met: their pairing was in contact.
    pub started: u32,
    /// So many of those were still in a pairing when it came to its end.
    pub finished: u32,
    /// For each check-in of the year, so many of those who started answered it.
    pub check_ins: Vec<u32>,
    /// So many of those who finished answered the evaluation.
    pub evaluated: u32,
    /// So many of those who finished answered the follow-up.
    pub followed_up: u32,
    /// What those who answered the evaluation said: of each question that this side is asked, so many
    /// for each option, in the form's order. Who left it out is in none.
    pub answers: BTreeMap<Topic, Tally>,
}

/// How many people chose each option of a question.
pub type Tally = Vec<(OptionId, u32)>;

/// What the report says of the evaluations.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Whether the program met their expectations.
    Expectations,
    /// How helpful their partner was.
    Helpfulness,
    /// How many of their goals they reached. People are counted (who reached all, some, none), not
    /// goals: five goals may be two people's.
    Goals,
    /// Whether they will stay in touch.
    Continuing,
}

impl Topic {
    /// Its word, in a form's file and in the report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expectations => "expectations",
            Self::Helpfulness => "helpfulness",
            Self::Goals => "goals",
            Self::Continuing => "continuing",
        }
    }

    /// Every topic, in the order of the report.
    pub const ALL: [Self; 4] =
        [Self::Expectations, Self::Helpfulness, Self::Goals, Self::Continuing];
}

/// Counts that contradict each other. The text of it has no counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Contradiction {
    /// More people came to a stage than to the one before.
    #[error("more of a side came to {1:?} than to the stage before it ({0:?})")]
    Stage(Side, super::Stage),
    /// More people answered than were asked.
    #[error("more of a side answered {1:?} than were asked ({0:?})")]
    Questionnaire(Side, super::Questionnaire),
    /// More people chose an option than answered the evaluation.
    #[error("more of a side answered about {1:?} than the evaluation ({0:?})")]
    Topic(Side, Topic),
    /// Both sides are asked the same, but with other options.
    #[error("the sides were asked about {0:?} with different options")]
    Options(Topic),
    /// The sides have different numbers of check-ins.
    #[error("the sides have different numbers of check-ins")]
    CheckIns,
    /// Something is too many to be counted.
    #[error(transparent)]
    Unfit(#[from] super::Unfit),
}

impl Facts {
    /// The facts of a side.
    #[must_use]
    pub fn side(&self, side: Side) -> &SideFacts {
        match side {
            Side::Mentee => &self.mentees,
            Side::Mentor => &self.mentors,
        }
    }

    pub(super) fn side_mut(&mut self, side: Side) -> &mut SideFacts {
        match side {
            Side::Mentee => &mut self.mentees,
            Side::Mentor => &mut self.mentors,
        }
    }
}
