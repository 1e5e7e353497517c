use serde::{Deserialize, Serialize};

/// The most lines that a policy may have, so that the points of a pair fit into two bytes.
pub const MOST_LINES: usize = 32;

/// How many points a line gives at the most: 0 to 1,000. With 0 it is shown and doesn't count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Weight(u16);

/// Why a number is no weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a line gives 0 to 1000 points")]
pub struct NotAWeight;

impl Weight {
    /// The most points of a line.
    pub const MOST: u16 = 1000;

    /// Reads a weight.
    ///
    /// # Errors
    /// [`NotAWeight`] above [`Weight::MOST`].
    pub fn new(points: u16) -> Result<Self, NotAWeight> {
        if points <= Self::MOST { Ok(Self(points)) } else { Err(NotAWeight) }
    }

    /// The points.
    #[must_use]
    pub fn points(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Weight {
    type Error = NotAWeight;
    fn try_from(points: u16) -> Result<Self, NotAWeight> {
        Self::new(points)
    }
}

impl From<Weight> for u16 {
    fn from(weight: Weight) -> u16 {
        weight.0
    }
}

/// How many people a mentor takes on: 0 to 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Capacity(u16);

/// Why a number is no capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mentor takes on 0 to 20 people")]
pub struct NotACapacity;

impl Capacity {
    /// What everyone has who says nothing.
    pub const ONE: Self = Self(1);
    /// The most that anybody has.
    pub const MOST: u16 = 20;

    /// Reads a capacity.
    ///
    /// # Errors
    /// [`NotACapacity`] above [`Capacity::MOST`].
    pub fn new(people: u16) -> Result<Self, NotACapacity> {
        if people <= Self::MOST { Ok(Self(people)) } else { Err(NotACapacity) }
    }

    /// What is left of it, where so many are taken.
    #[must_use]
    pub fn less(self, taken: u16) -> Self {
        Self(self.0.saturating_sub(taken))
    }

    /// The number of people.
    #[must_use]
    pub fn people(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Capacity {
    type Error = NotACapacity;
    fn try_from(people: u16) -> Result<Self, NotACapacity> {
        Self::new(people)
    }
}

impl From<Capacity> for u16 {
    fn from(capacity: Capacity) -> u16 {
        capacity.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_smuggle_in_what_is_too_large() {
        assert!(serde_json::from_str::<Weight>("1000").is_ok());
        assert!(serde_json::from_str::<Weight>("1001").is_err());
        assert!(serde_json::from_str::<Weight>("-1").is_err());
        assert!(serde_json::from_str::<Capacity>("21").is_err());
    }
}
