use serde::{Deserialize, Serialize};

use super::{ScenarioId, Who};
use crate::id::LineId;
use crate::instant::Instant;
use crate::matching::{Fit, Scenario};
use crate::reference::Reference;
use crate::text::{self, Lines};

/// How many scenarios a cohort may have.
pub const MOST_SCENARIOS: usize = 50;

/// What the committee calls a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ScenarioName(Box<str>);

/// Why a text is no such name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a scenario's name is one line of 1 to 100 characters")]
pub struct NotAScenarioName;

impl ScenarioName {
    /// Reads a name as it was typed.
    ///
    /// # Errors
    /// [`NotAScenarioName`].
    pub fn new(typed: &str) -> Result<Self, NotAScenarioName> {
        let name = text::clean(typed, Lines::One);
        let fits = (1..=100).contains(&text::length(&name));
        if fits { Ok(Self(name.into())) } else { Err(NotAScenarioName) }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ScenarioName {
    type Error = NotAScenarioName;
    fn try_from(name: String) -> Result<Self, NotAScenarioName> {
        Self::new(&name)
    }
}

impl From<ScenarioName> for String {
    fn from(name: ScenarioName) -> String {
        name.0.into()
    }
}

/// A scenario that the committee keeps, so that several can be seen side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioCard {
    /// What names it in addresses.
    pub id: ScenarioId,
    /// What it is called.
    pub name: ScenarioName,
    /// What is wished.
    pub wishes: Scenario,
    /// When it was changed last.
    pub changed_at: Instant,
    /// Who did that, as they were called then.
    pub changed_by: Who,
    /// What `If-Match` must say to change this.
    pub revision: u32,
}

/// `GET …/scenarios`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenariosPage {
    /// All of them, by their names.
    pub scenarios: Vec<ScenarioCard>,
}

/// `PUT …/scenarios/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutScenario {
    /// What it is called.
    pub name: ScenarioName,
    /// What is wished.
    pub wishes: Scenario,
}

/// `PUT …/judged`: what the committee judges of a pair, for a line that only people can judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutJudged {
    /// The mentee, or a peer.
    pub mentee: Reference,
    /// The mentor, or the other peer.
    pub mentor: Reference,
    /// The line.
    pub line: LineId,
    /// How well they fit; nothing takes a judgment back.
    #[serde(default)]
    pub fit: Option<Fit>,
}
