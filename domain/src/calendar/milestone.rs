use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of a year that something follows from, in the order of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Milestone {
    /// The committee starts matching.
    Matching,
    /// Mentees and mentors are introduced.
    Introductions,
    /// Every pair should have been in contact.
    FirstContact,
    /// Every pair should have agreed on its goals.
    Agreement,
    /// Each is asked how it goes; counted from 1.
    CheckIn(u8),
    /// The year ends, and each is asked for an evaluation.
    Evaluation,
    /// Mentees are asked what has changed since.
    FollowUp,
    /// Names and answers are deleted.
    Purge,
}

/// A text that names no [`Milestone`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a milestone is matching, introductions, first-contact, agreement, check-in-1 and on, evaluation, follow-up or purge"
)]
pub struct NotAMilestone;

impl Milestone {
    /// Reads a milestone's name, as it is written into the table.
    ///
    /// # Errors
    /// [`NotAMilestone`] for any other text.
    pub fn parse(name: &str) -> Result<Self, NotAMilestone> {
        Ok(match name {
            "matching" => Self::Matching,
            "introductions" => Self::Introductions,
            "first-contact" => Self::FirstContact,
            "agreement" => Self::Agreement,
            "evaluation" => Self::Evaluation,
            "follow-up" => Self::FollowUp,
            "purge" => Self::Purge,
            _ => {
                let count = name.strip_prefix("check-in-").and_then(|count| count.parse().ok());
                let check_in = count.filter(|count| *count > 0).map(Self::CheckIn);
                check_in.filter(|known| known.to_string() == name).ok_or(NotAMilestone)?
            }
        })
    }
}

impl Milestone {
    /// Whether each is asked how it goes, in the course of the year.
    #[must_use]
    pub fn is_check_in(self) -> bool {
        matches!(self, Self::CheckIn(_))
    }
}

impl fmt::Display for Milestone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Matching => "matching",
            Self::Introductions => "introductions",
            Self::FirstContact => "first-contact",
            Self::Agreement => "agreement",
            Self::CheckIn(count) => return write!(f, "check-in-{count}"),
            Self::Evaluation => "evaluation",
            Self::FollowUp => "follow-up",
            Self::Purge => "purge",
        })
    }
}

impl TryFrom<String> for Milestone {
    type Error = NotAMilestone;
    fn try_from(text: String) -> Result<Self, NotAMilestone> {
        Self::parse(&text)
    }
}

impl From<Milestone> for String {
    fn from(milestone: Milestone) -> String {
        milestone.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_milestone_is_read_by_the_one_name_that_it_has() {
        for milestone in [
            Milestone::Matching,
            Milestone::Introductions,
            Milestone::FirstContact,
            Milestone::Agreement,
            Milestone::CheckIn(1),
            Milestone::CheckIn(24),
            Milestone::Evaluation,
            Milestone::FollowUp,
            Milestone::Purge,
        ] {
            assert_eq!(Milestone::parse(&milestone.to_string()), Ok(milestone));
        }
        for other in
            ["", "check-in", "check-in-0", "check-in-01", "check-in-+1", "check-in-256", "Purge"]
        {
            assert_eq!(Milestone::parse(other), Err(NotAMilestone), "{other:?}");
        }
    }
}
