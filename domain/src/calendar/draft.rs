use std::fmt;

use serde::{Deserialize, Serialize};

use super::After;
use crate::date::Date;

/// A cohort's year as its file says it; nobody has looked yet whether its days are in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Draft {
    /// The committee starts matching.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matching: Option<Date>,
    /// Mentees and mentors are introduced. Where this isn't said, people are introduced at any
    /// time, and each pair counts from its own first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introductions: Option<Date>,
    /// Every pair should have been in contact.
    pub first_contact: When,
    /// Every pair should have agreed on its goals.
    pub agreement: When,
    /// Each is asked how it goes.
    #[serde(default)]
    pub check_ins: Vec<When>,
    /// The year ends.
    pub evaluation: When,
    /// Mentees are asked what has changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<When>,
    /// For so many months after the evaluation names and answers are kept.
    pub keep_months: u16,
}

/// A day, or what counts from the introductions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum When {
    /// That day: `2027-03-01`.
    On(Date),
    /// So long after the introductions: "day 14".
    After(After),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::After(after) => after.fmt(f),
        }
    }
}
