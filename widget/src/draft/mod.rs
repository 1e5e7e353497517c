//! What is kept of a form that isn't finished, and what is left of one that was sent.

pub mod shelf;

use domain::answers::Answers;
use domain::api::Receipt;
use domain::version::Version;
use serde::{Deserialize, Serialize};

/// A draft. After sending, its answers are gone and its receipt is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The version of the form that was answered.
    pub version: Version,
    /// The key that it is or was sent under.
    pub key: String,
    /// The step, counted from zero; past the last one, the page where answers are checked.
    pub step: usize,
    /// What was typed.
    pub answers: Answers,
    /// What came back, once it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
}

impl Draft {
    /// Reads a draft; nothing, if the text is none of ours.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The draft as text.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
