use serde::{Deserialize, Serialize};

use crate::calendar::day;
use crate::date::Date;
use crate::desk::Wish;
use crate::instant::Instant;
use crate::reference::Reference;

/// Why a pair needs attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case", try_from = "WrittenReason")]
pub enum Reason {
    /// One of the two has written a private word to whoever looks after them.
    PrivateWord {
        /// Who.
        who: Reference,
        /// What they want.
        wish: Wish,
        /// When they wrote it.
        at: Instant,
    },
    /// One of the two has given an answer that is a concern.
    Concern {
        /// Who.
        who: Reference,
        /// When.
        at: Instant,
        /// What they have answered: all that the committee may see of that form.
        answers: Vec<Answered>,
    },
    /// There is something for whoever looks after the two, and nobody else.
    Confided {
        /// Since when, the last of it.
        at: Instant,
    },
    /// One of the two says that they have not been in contact yet.
    NotYet {
        /// Who.
        who: Reference,
        /// When they said so.
        at: Instant,
    },
    /// Nobody has said by its day that the two were in contact.
    NoContact {
        /// The day by which they should have been.
        by: Date,
    },
    /// One of the two has not answered a check-in, though they were reminded.
    Silent {
        /// Who.
        who: Reference,
        /// The day on which they were asked.
        asked: Date,
        /// The day from which on nobody waits for an answer.
        since: Date,
    },
}

/// What somebody has answered to a question, in words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The question.
    pub ask: String,
    /// The answer, a line for each thing that was said.
    pub lines: Vec<String>,
    /// Whether it is a concern.
    pub is_concern: bool,
}

/// What somebody answered is personal.
impl std::fmt::Debug for Answered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answered(…)")
    }
}

impl Reason {
    /// Since when there is this reason.
    #[must_use]
    pub fn at(&self) -> Instant {
        match self {
            Self::PrivateWord { at, .. }
            | Self::Concern { at, .. }
            | Self::Confided { at }
            | Self::NotYet { at, .. } => *at,
            Self::NoContact { by } => day::begins(by.plus_days(1).unwrap_or(*by)),
            Self::Silent { since, .. } => day::begins(*since),
        }
    }

    /// Whom of the two it is about, where it is about one.
    #[must_use]
    pub fn who(&self) -> Option<&Reference> {
        match self {
            Self::PrivateWord { who, .. }
            | Self::Concern { who, .. }
            | Self::NotYet { who, .. }
            | Self::Silent { who, .. } => Some(who),
            Self::Confided { .. } | Self::NoContact { .. } => None,
        }
    }
}

/// The fields of every kind of reason: one reader of all of them is a fraction of what the desk would
/// download for serde's.
#[derive(Deserialize)]
struct WrittenReason {
    what: String,
    who: Option<Reference>,
    at: Option<Instant>,
    wish: Option<Wish>,
    answers: Option<Vec<Answered>>,
    by: Option<Date>,
    asked: Option<Date>,
    since: Option<Date>,
}

/// Why what is written is no reason: it says what a reason of its kind does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no pair needs attention for that")]
struct NotAReason;

impl TryFrom<WrittenReason> for Reason {
    type Error = NotAReason;

    fn try_from(written: WrittenReason) -> Result<Self, NotAReason> {
        let WrittenReason { what, who, at, wish, answers, by, asked, since } = written;
        Ok(match (&*what, who, at) {
            ("private-word", Some(who), Some(at)) => {
                Self::PrivateWord { who, at, wish: wish.ok_or(NotAReason)? }
            }
            ("concern", Some(who), Some(at)) => {
                Self::Concern { who, at, answers: answers.ok_or(NotAReason)? }
            }
            ("confided", None, Some(at)) => Self::Confided { at },
            ("not-yet", Some(who), Some(at)) => Self::NotYet { who, at },
            ("no-contact", None, None) => Self::NoContact { by: by.ok_or(NotAReason)? },
            ("silent", Some(who), None) => {
                let (asked, since) = asked.zip(since).ok_or(NotAReason)?;
                Self::Silent { who, asked, since }
            }
            _ => return Err(NotAReason),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_read_as_it_was_written() {
        let (who, at) = (Reference::from_random(1), Instant::from_milliseconds(7));
        let day = |text| Date::parse(text).unwrap();
        let told = Answered { ask: "How?".into(), lines: vec!["Badly".into()], is_concern: true };
        for reason in [
            Reason::PrivateWord { who: who.clone(), wish: Wish::Stop, at },
            Reason::Concern { who: who.clone(), at, answers: vec![told] },
            Reason::Confided { at },
            Reason::NotYet { who: who.clone(), at },
            Reason::NoContact { by: day("2027-03-01") },
            Reason::Silent { who, asked: day("2027-05-15"), since: day("2027-05-27") },
        ] {
            let written = serde_json::to_string(&reason).unwrap();
            assert_eq!(serde_json::from_str::<Reason>(&written).unwrap(), reason, "{written}");
        }
        for other in [r#"{"what":"silent"}"#, r#"{"what":"confided"}"#, r#"{"what":"else"}"#] {
            assert!(serde_json::from_str::<Reason>(other).is_err(), "{other}");
        }
    }
}
