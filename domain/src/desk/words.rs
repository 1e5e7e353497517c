use std::fmt;

use serde::{Deserialize, Serialize};

use super::{InquiryId, NoteId, Who};
use crate::instant::Instant;
use crate::text::{self, Lines};

/// How long words may be, in characters.
pub const MOST_WORDS: usize = 2000;

/// What somebody wrote about a person, or to them, or what they answered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Words(Box<str>);

/// Why a text is no such words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWords {
    /// There is nothing in it.
    #[error("a text must have at least one character")]
    Empty,
    /// It is too long, by so many characters.
    #[error("a text must be shorter by {0}: it may have {MOST_WORDS} characters")]
    TooLong(usize),
}

impl Words {
    /// Reads them as they were typed.
    ///
    /// # Errors
    /// [`NotWords`].
    pub fn new(typed: &str) -> Result<Self, NotWords> {
        let words = text::clean(typed, Lines::Many);
        match text::length(&words) {
            0 => Err(NotWords::Empty),
            long if long > MOST_WORDS => Err(NotWords::TooLong(long - MOST_WORDS)),
            _ => Ok(Self(words.into())),
        }
    }

    /// The words as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is said of a person is personal: it shows itself only when asked to by name.
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(…)")
    }
}

impl TryFrom<String> for Words {
    type Error = NotWords;
    fn try_from(typed: String) -> Result<Self, NotWords> {
        Self::new(&typed)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> String {
        words.0.into()
    }
}

/// What a committee member wrote about a person, for the committee. Nobody changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What names it.
    pub id: NoteId,
    /// When it was written.
    pub at: Instant,
    /// Who wrote it, as they were called then.
    pub by: Who,
    /// What it says.
    pub text: Words,
}

/// A question of the committee's to one person, which was mailed to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inquiry {
    /// What names it.
    pub id: InquiryId,
    /// When it was asked.
    pub at: Instant,
    /// Who asked, as they were called then; nothing, where the person themselves reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Who>,
    /// What was asked.
    pub text: Words,
    /// What came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
}

/// What a person answered to a question of the committee's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// When.
    pub at: Instant,
    /// What.
    pub text: Words,
}

/// `POST …/people/{reference}/notes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// Made up by the caller, so that the same note that is sent again is written once.
    pub id: NoteId,
    /// What it says.
    pub text: Words,
}

/// `POST …/people/{reference}/questions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewInquiry {
    /// Made up by the caller, so that the same question that is sent again is asked once.
    pub id: InquiryId,
    /// What is asked.
    pub text: Words,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_some_and_not_too_many_and_do_not_show_themselves() {
        let kept = Words::new("  A line.\r\nAnother.  ").unwrap();
        assert_eq!(kept.as_str(), "A line.\nAnother.");
        assert_eq!(format!("{kept:?}"), "Words(…)");
        assert_eq!(Words::new(" \n\t"), Err(NotWords::Empty));
        assert!(Words::new(&"é".repeat(MOST_WORDS)).is_ok());
        assert_eq!(Words::new(&"é".repeat(MOST_WORDS + 7)), Err(NotWords::TooLong(7)));
    }
}
