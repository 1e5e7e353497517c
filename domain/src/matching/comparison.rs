use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::policy::{AnswerTo, Side};
use super::week::Hours;
use crate::form::Condition;
use crate::id::OptionId;

/// How two answers are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", tag = "by")]
pub enum Comparison {
    /// How much of what the mentee ranked the mentor offers: of three, the first counts half, the
    /// second a third, the last a sixth.
    Ranked(Vocabulary),
    /// How much of what the mentee chose the mentor chose, too.
    Overlap {
        /// The options.
        vocabulary: Vocabulary,
        /// So many in common give all points; all that the mentee chose, where nothing is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        enough: Option<u16>,
    },
    /// Whether both chose the same option.
    Same(Vocabulary),
    /// Whether the mentee is one of those whom the mentor wants.
    OneOf(Vocabulary),
    /// How near the two are in the order of the options.
    Ordered {
        /// The options.
        vocabulary: Vocabulary,
        /// So many steps apart give no points any more.
        reach: u16,
    },
    /// How many hours of a week suit both.
    TimeZones {
        /// Where people say at which times of day they can talk, each in their own time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        times: Option<Times>,
        /// When somebody can talk who doesn't say.
        otherwise: Hours,
        /// So many hours a week in common give all points.
        enough: u16,
    },
    /// Whether both live in the same country: only if one of them asked for that.
    Region {
        /// The countries.
        vocabulary: Vocabulary,
        /// When the mentee asked for it.
        mentee: Condition,
        /// When the mentor asked for it.
        mentor: Condition,
    },
    /// What they have in common, as the mentee wishes: words, which the committee compares. Only
    /// if the mentee asked for that.
    Identity {
        /// When the mentee asked for it.
        asked: Condition,
    },
}

/// The options that a line compares. An option counts as itself, or as the one that it is said to
/// be like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Vocabulary {
    /// Those that count, in the order of the mentee's question. “Other” says nothing, and is
    /// seldom among them.
    pub options: Vec<OptionId>,
    /// Options of either side that mean one of those: `students` → `student`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub alike: BTreeMap<OptionId, OptionId>,
}

/// Where people say at which times of day they can talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Times {
    /// A question of the mentee's form.
    pub mentee: AnswerTo,
    /// A question of the mentor's form.
    pub mentor: AnswerTo,
    /// What its options mean.
    pub hours: BTreeMap<OptionId, Hours>,
}

impl Comparison {
    /// The options that it compares; none where it compares something else.
    #[must_use]
    pub fn vocabulary(&self) -> Option<&Vocabulary> {
        match self {
            Self::Ranked(vocabulary)
            | Self::Same(vocabulary)
            | Self::OneOf(vocabulary)
            | Self::Overlap { vocabulary, .. }
            | Self::Ordered { vocabulary, .. }
            | Self::Region { vocabulary, .. } => Some(vocabulary),
            Self::TimeZones { .. } | Self::Identity { .. } => None,
        }
    }
}

impl Comparison {
    /// What it needs of a side beside the line's own answer.
    #[must_use]
    pub fn names(&self, side: Side) -> Option<AnswerTo> {
        match (self, side) {
            (Self::TimeZones { times: Some(times), .. }, Side::Mentee) => {
                Some(times.mentee.clone())
            }
            (Self::TimeZones { times: Some(times), .. }, Side::Mentor) => {
                Some(times.mentor.clone())
            }
            (Self::Region { mentee, .. }, Side::Mentee) => Some(AnswerTo::asked_by(mentee)),
            (Self::Region { mentor, .. }, Side::Mentor) => Some(AnswerTo::asked_by(mentor)),
            (Self::Identity { asked }, Side::Mentee) => Some(AnswerTo::asked_by(asked)),
            _ => None,
        }
    }
}

impl Vocabulary {
    /// The place of an option among those that count.
    #[must_use]
    pub fn place(&self, option: &OptionId) -> Option<usize> {
        let meant = self.alike.get(option).unwrap_or(option);
        self.options.iter().position(|known| known == meant)
    }
}
