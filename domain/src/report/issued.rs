use serde::{Deserialize, Serialize};

use super::lines::Lines;
use crate::instant::Instant;

/// A year's report as it was published: once, and kept as it was.
///
/// Until then it is a draft for those who see everybody anyway. Whoever saw two versions of it could
/// work out what had changed between them, however few that were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// When it was published.
    pub at: Instant,
    /// What it says.
    pub lines: Lines,
}
