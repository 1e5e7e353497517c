use serde::{Deserialize, Serialize};

use super::WhyParked;
use crate::instant::Instant;

/// That mail to somebody's address came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameBack {
    /// Why.
    pub why: WhyCameBack,
    /// When we were told.
    pub at: Instant,
}

/// Why mail came back that had been sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyCameBack {
    /// There is no such mailbox, or it takes nothing of ours, for good.
    Bounced,
    /// The mailbox did not take it in the end: it is full, say. It may take another.
    NotNow,
    /// Whoever got it has called it unwanted.
    Complained,
}

impl WhyCameBack {
    /// Whether nothing more is sent to the address.
    #[must_use]
    pub fn is_for_good(self) -> bool {
        matches!(self, Self::Bounced | Self::Complained)
    }
}

impl From<WhyCameBack> for WhyParked {
    fn from(why: WhyCameBack) -> Self {
        match why {
            WhyCameBack::Bounced => Self::Bounced,
            WhyCameBack::NotNow => Self::NotNow,
            WhyCameBack::Complained => Self::Complained,
        }
    }
}
