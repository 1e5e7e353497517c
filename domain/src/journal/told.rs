use serde::{Deserialize, Serialize};

use super::{Journal, Reflection, Seen, Stands};
use crate::desk::EntryId;
use crate::instant::Instant;
use crate::reference::Reference;

/// `GET …/pairings/{id}/reflections`: what the two have told the committee, the latest first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldPage {
    /// All of it.
    pub reflections: Vec<ToldReflection>,
}

/// How a goal stands, as one of the two has told the committee.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldReflection {
    /// What names it.
    pub id: EntryId,
    /// Who has told it.
    pub who: Reference,
    /// When.
    pub at: Instant,
    /// The goal, in the words that it had then.
    pub goal: String,
    /// Where it stands.
    pub stands: Stands,
    /// What has changed, if they say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
}

impl From<&Journal> for ToldPage {
    fn from(journal: &Journal) -> Self {
        Self { reflections: journal.reflections().iter().map(ToldReflection::from).collect() }
    }
}

impl From<&Seen<Reflection>> for ToldReflection {
    fn from(seen: &Seen<Reflection>) -> Self {
        let Reflection { goal, stands, changed, .. } = &seen.what;
        Self {
            id: seen.id.clone(),
            who: seen.by.clone(),
            at: seen.at,
            goal: goal.as_str().to_owned(),
            stands: *stands,
            changed: changed.as_ref().map(|changed| changed.as_str().to_owned()),
        }
    }
}
