use std::fmt;

use serde::{Deserialize, Serialize};

use super::ExportKeyId;
use crate::date::Date;
use crate::id::FormId;
use crate::instant::Instant;
use crate::text::{self, Lines};

/// The longest that an export key may be good, in days.
pub const LONGEST_KEY_DAYS: u32 = 730;

/// What a chair calls an export key: what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyName(Box<str>);

/// Why a text is no such name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key's name is one line of 1 to 100 characters")]
pub struct NotAKeyName;

impl KeyName {
    /// Reads a name as it was typed.
    ///
    /// # Errors
    /// [`NotAKeyName`].
    pub fn new(typed: &str) -> Result<Self, NotAKeyName> {
        let name = text::clean(typed, Lines::One);
        let fits = (1..=100).contains(&text::length(&name));
        if fits { Ok(Self(name.into())) } else { Err(NotAKeyName) }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for KeyName {
    type Error = NotAKeyName;
    fn try_from(name: String) -> Result<Self, NotAKeyName> {
        Self::new(&name)
    }
}

impl From<KeyName> for String {
    fn from(name: KeyName) -> String {
        name.0.into()
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a key opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Datasets {
    /// All that there is, and will be.
    All,
    /// These, by their names.
    These(Vec<FormId>),
}

impl Datasets {
    /// Whether a dataset is among them.
    #[must_use]
    pub fn have(&self, dataset: &FormId) -> bool {
        match self {
            Self::All => true,
            Self::These(these) => these.contains(dataset),
        }
    }
}

/// `POST /v1/programs/{program}/export-keys`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewExportKey {
    /// What it is for.
    pub name: KeyName,
    /// What it opens.
    pub datasets: Datasets,
    /// For how many days it is good.
    pub days: u32,
}

/// An export key, without what opens anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportKeyCard {
    /// What names it in addresses.
    pub id: ExportKeyId,
    /// What it is for.
    pub name: KeyName,
    /// What it opens.
    pub datasets: Datasets,
    /// When it was made.
    pub made_at: Instant,
    /// Until when it is good.
    pub good_until: Instant,
    /// When it was revoked, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<Instant>,
    /// The day on which it was used last, by the calendar of UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used: Option<Date>,
}

/// The answer to a [`NewExportKey`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportKeyMade {
    /// The key itself. It is shown this once.
    pub secret: String,
    /// What is kept of it.
    pub key: ExportKeyCard,
}
