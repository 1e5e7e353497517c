use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::weight::{Capacity, Weight};
use crate::id::LineId;
use crate::reference::Reference;

/// A mentee and a mentor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Who looks for somebody.
    pub mentee: Reference,
    /// Who was found.
    pub mentor: Reference,
}

/// Two peers, the one with the lower reference first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "[Reference; 2]", into = "[Reference; 2]")]
pub struct Peers([Reference; 2]);

/// What the committee wants to be otherwise than the policy and people's answers have it: a
/// “what if” to be solved again. To move somebody by hand is to lock the pair.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Wishes", into = "Wishes")]
pub struct Scenario(Wishes);

/// A scenario, before anybody has looked whether it contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Wishes {
    /// Pairs that must be.
    pub locked: BTreeSet<Pair>,
    /// Peers who must be a pair.
    pub locked_peers: BTreeSet<Peers>,
    /// Pairs that must not be.
    pub forbidden: BTreeSet<Pair>,
    /// Peers who must not be a pair.
    pub forbidden_peers: BTreeSet<Peers>,
    /// Pairs that may be, although a rule has read something else out of what people wrote:
    /// somebody has looked.
    pub allowed: BTreeSet<Pair>,
    /// Other points for lines of the policy.
    pub points: BTreeMap<LineId, Weight>,
    /// Other capacities of mentors.
    pub capacities: BTreeMap<Reference, Capacity>,
}

/// Why wishes make no scenario.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Contradiction {
    /// A pair is both locked and forbidden.
    #[error("{} and {} are locked and forbidden at once", .0.mentee, .0.mentor)]
    LockedAndForbidden(Pair),
    /// Peers are both locked and forbidden.
    #[error("{} and {} are locked and forbidden at once", .0.0[0], .0.0[1])]
    PeersLockedAndForbidden(Peers),
    /// A mentee is locked to two mentors.
    #[error("{0} is locked to two mentors")]
    TwoMentors(Reference),
    /// Somebody is locked to two peers.
    #[error("{0} is locked to two peers")]
    TwoPeers(Reference),
    /// There are more wishes than anybody has.
    #[error("a scenario has at most {MOST_WISHES} of each kind of wish")]
    TooMany,
}

/// The most wishes of one kind.
pub const MOST_WISHES: usize = 10_000;

/// Why two references are no peers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("nobody is their own peer")]
pub struct NotPeers;

impl Peers {
    /// Two peers, in any order.
    ///
    /// # Errors
    /// [`NotPeers`] where they are one.
    pub fn new(a: Reference, b: Reference) -> Result<Self, NotPeers> {
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Ok(Self([a, b])),
            std::cmp::Ordering::Greater => Ok(Self([b, a])),
            std::cmp::Ordering::Equal => Err(NotPeers),
        }
    }

    /// The two.
    #[must_use]
    pub fn both(&self) -> &[Reference; 2] {
        &self.0
    }
}

impl TryFrom<[Reference; 2]> for Peers {
    type Error = NotPeers;
    fn try_from([a, b]: [Reference; 2]) -> Result<Self, NotPeers> {
        Self::new(a, b)
    }
}

impl From<Peers> for [Reference; 2] {
    fn from(peers: Peers) -> [Reference; 2] {
        peers.0
    }
}

impl Scenario {
    /// Takes wishes that don't contradict each other.
    ///
    /// # Errors
    /// The first [`Contradiction`].
    pub fn new(wishes: Wishes) -> Result<Self, Contradiction> {
        let kinds = [
            wishes.locked.len(),
            wishes.locked_peers.len(),
            wishes.forbidden.len(),
            wishes.forbidden_peers.len(),
            wishes.allowed.len(),
            wishes.points.len(),
            wishes.capacities.len(),
        ];
        if kinds.into_iter().any(|count| count > MOST_WISHES) {
            return Err(Contradiction::TooMany);
        }
        if let Some(pair) = wishes.locked.intersection(&wishes.forbidden).next() {
            return Err(Contradiction::LockedAndForbidden(pair.clone()));
        }
        if let Some(peers) = wishes.locked_peers.intersection(&wishes.forbidden_peers).next() {
            return Err(Contradiction::PeersLockedAndForbidden(peers.clone()));
        }
        // Sorted by the mentee: one who is there twice is there twice in a row.
        let mentees = wishes.locked.iter().map(|pair| &pair.mentee);
        if let Some(mentee) = mentees.clone().zip(mentees.skip(1)).find(|(a, b)| a == b) {
            return Err(Contradiction::TwoMentors(mentee.0.clone()));
        }
        let mut seen = BTreeSet::new();
        for peer in wishes.locked_peers.iter().flat_map(|peers| &peers.0) {
            if !seen.insert(peer) {
                return Err(Contradiction::TwoPeers(peer.clone()));
            }
        }
        Ok(Self(wishes))
    }

    /// What is wished.
    #[must_use]
    pub fn wishes(&self) -> &Wishes {
        &self.0
    }

    /// The same scenario with some wishes changed.
    ///
    /// # Errors
    /// The first [`Contradiction`].
    pub fn with(&self, change: impl FnOnce(&mut Wishes)) -> Result<Self, Contradiction> {
        let mut wishes = self.0.clone();
        change(&mut wishes);
        Self::new(wishes)
    }

    /// The same scenario in which a mentee is moved to a mentor by hand: that pair is locked, and
    /// whatever said otherwise is gone.
    #[must_use]
    pub fn moving(&self, pair: Pair) -> Self {
        let mut wishes = self.0.clone();
        wishes.locked.retain(|locked| locked.mentee != pair.mentee);
        wishes.forbidden.remove(&pair);
        wishes.locked.insert(pair);
        Self(wishes)
    }
}

impl TryFrom<Wishes> for Scenario {
    type Error = Contradiction;
    fn try_from(wishes: Wishes) -> Result<Self, Contradiction> {
        Self::new(wishes)
    }
}

impl From<Scenario> for Wishes {
    fn from(scenario: Scenario) -> Wishes {
        scenario.0
    }
}
