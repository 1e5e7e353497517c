//! What is kept of a form that isn't finished, and what is left of one that was sent.

pub mod shelf;

use crate::json;
use domain::answers::Answers;
use domain::api::Receipt;
use domain::version::Version;

/// A draft. After sending, its answers are gone and its receipt is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The version of the form that was answered.
    pub version: Version,
    /// The key that it is or was sent under.
    pub key: String,
    /// The step, counted from zero; past the last one, the page where answers are checked.
    pub step: usize,
    /// What was typed.
    pub answers: Answers,
    /// What came back, once it was sent; without the link that opens what was sent, for whoever has
    /// the tab next must not have that.
    pub receipt: Option<Receipt>,
}

impl Draft {
    /// Whether anything was done yet.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.step > 0 || !self.answers.is_empty()
    }

    /// Reads a draft; nothing, if the text is none of ours.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        json::read_draft(text)
    }

    /// The draft as text.
    #[must_use]
    pub fn write(&self) -> String {
        json::draft(self)
    }
}
