//! Who may open a form, and when.

use serde::{Deserialize, Serialize};

use super::{Condition, WrittenOpens};
use crate::calendar::Milestone;
use crate::id::{QuestionId, WindowId};
use crate::matching::Side;
use crate::report::Topic;

/// Who may open a form, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenOpens", into = "WrittenOpens")]
pub enum Opens {
    /// Anyone on a guide page, in a period of a cohort.
    Anyone(WindowId),
    /// The committee, in a period of a cohort.
    Desk(WindowId),
    /// The two of a pairing, in the course of their year.
    Pairing(ForPair),
}

/// Who may open a form, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenTo {
    /// Anyone on a guide page.
    Anyone,
    /// The two people of a pairing.
    Pairing,
    /// The committee.
    Desk,
}

/// What a form is for that the two of a pairing are asked to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForPair {
    /// When they are asked.
    pub asked: Occasion,
    /// Which of the two is asked; both, where nothing is said.
    pub side: Option<Side>,
    /// Which of its questions the year's report tells of: each thing once.
    pub reports: Vec<(Reported, QuestionId)>,
    /// Answers that the liaison should look into: a question, and the options that say so.
    pub concerns: Vec<Condition>,
}

/// When a pairing's form is asked. Check-ins are the same form each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// At their first meeting, and from then on: both fill in the same one.
    FirstMeeting,
    /// At each check-in.
    CheckIn,
    /// When the year ends.
    Evaluation,
    /// Some time after.
    FollowUp,
}

/// What an answer to an evaluation tells the year's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Reported {
    /// How many people chose which option.
    Topic(Topic),
    /// Words that may be quoted, with their consent.
    Quote,
    /// Whether they may be, and with their name: the options [`Reported::CONSENTS`].
    Consent,
}

/// A text that names nothing that a report tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a report tells of expectations, helpfulness, goals, continuing, quote and consent")]
pub struct NotReported;

impl Opens {
    /// The period of a cohort in which the form can be sent; a pairing's form has none.
    #[must_use]
    pub fn window(&self) -> Option<&WindowId> {
        match self {
            Self::Anyone(window) | Self::Desk(window) => Some(window),
            Self::Pairing(_) => None,
        }
    }

    /// Who may open it, by itself.
    #[must_use]
    pub fn to(&self) -> OpenTo {
        match self {
            Self::Anyone(_) => OpenTo::Anyone,
            Self::Desk(_) => OpenTo::Desk,
            Self::Pairing(_) => OpenTo::Pairing,
        }
    }

    /// What it is for, if the two of a pairing are asked to fill it in.
    #[must_use]
    pub fn for_pair(&self) -> Option<&ForPair> {
        if let Self::Pairing(form) = self { Some(form) } else { None }
    }
}

impl ForPair {
    /// Whether somebody on a side is asked to fill it in at a milestone.
    #[must_use]
    pub fn is_asked(&self, milestone: Milestone, side: Side) -> bool {
        Occasion::of(milestone) == Some(self.asked) && self.side.is_none_or(|only| only == side)
    }

    /// The question that tells the report of something.
    #[must_use]
    pub fn reporting(&self, what: Reported) -> Option<&QuestionId> {
        self.reports.iter().find(|(known, _)| *known == what).map(|(_, question)| question)
    }
}

impl Occasion {
    /// Which forms are asked at a milestone.
    #[must_use]
    pub fn of(milestone: Milestone) -> Option<Self> {
        match milestone {
            Milestone::CheckIn(_) => Some(Self::CheckIn),
            Milestone::Evaluation => Some(Self::Evaluation),
            Milestone::FollowUp => Some(Self::FollowUp),
            Milestone::Matching
            | Milestone::Introductions
            | Milestone::FirstContact
            | Milestone::Agreement
            | Milestone::Purge => None,
        }
    }

    /// Its word in a form's file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstMeeting => "first-meeting",
            Self::CheckIn => "check-in",
            Self::Evaluation => "evaluation",
            Self::FollowUp => "follow-up",
        }
    }
}

impl Reported {
    /// The options of a question for consent: with their name, without it, not at all.
    pub const CONSENTS: [&str; 3] = ["named", "unnamed", "no"];

    /// Reads its word, as a form's file has it.
    ///
    /// # Errors
    /// [`NotReported`] for any other text.
    pub fn parse(word: &str) -> Result<Self, NotReported> {
        match word {
            "quote" => Ok(Self::Quote),
            "consent" => Ok(Self::Consent),
            _ => {
                let topic = Topic::ALL.into_iter().find(|topic| topic.as_str() == word);
                topic.map(Self::Topic).ok_or(NotReported)
            }
        }
    }

    /// Its word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Topic(topic) => topic.as_str(),
            Self::Quote => "quote",
            Self::Consent => "consent",
        }
    }
}

impl TryFrom<String> for Reported {
    type Error = NotReported;
    fn try_from(word: String) -> Result<Self, NotReported> {
        Self::parse(&word)
    }
}

impl From<Reported> for &'static str {
    fn from(reported: Reported) -> Self {
        reported.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_report_tells_of_has_one_word_each() {
        let all = Topic::ALL.into_iter().map(Reported::Topic);
        for what in all.chain([Reported::Quote, Reported::Consent]) {
            assert_eq!(Reported::parse(what.as_str()), Ok(what));
        }
        assert_eq!(Reported::parse("satisfaction"), Err(NotReported));
    }

    #[test]
    fn a_side_is_asked_what_is_for_it_or_for_both_at_its_milestone() {
        let form = |asked, side| ForPair { asked, side, reports: vec![], concerns: vec![] };
        let both = form(Occasion::CheckIn, None);
        assert!(both.is_asked(Milestone::CheckIn(1), Side::Mentee));
        assert!(both.is_asked(Milestone::CheckIn(3), Side::Mentor));
        assert!(!both.is_asked(Milestone::Evaluation, Side::Mentee));
        assert!(!both.is_asked(Milestone::FirstContact, Side::Mentee), "it is asked by a press");
        let one = form(Occasion::Evaluation, Some(Side::Mentor));
        assert!(one.is_asked(Milestone::Evaluation, Side::Mentor));
        assert!(!one.is_asked(Milestone::Evaluation, Side::Mentee));
    }
}
