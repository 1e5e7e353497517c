//! What a committee wishes of two people, and the scenario that it makes.

use std::collections::{BTreeMap, BTreeSet};

use domain::matching::{Capacity, Contradiction, Pair, Peers, Scenario, Weight};
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::message::{Numbered, Wished};

/// Two people who are, or could be, introduced.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Couple {
    /// A mentee and a mentor.
    Pair(Pair),
    /// Two peers.
    Peers(Peers),
}

/// What is wished of two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    /// They must be introduced; whatever else was wished for one of them is gone.
    Lock,
    /// They need not be.
    Unlock,
    /// They must not be.
    Forbid,
    /// They may be.
    Permit,
}

impl Couple {
    /// The two: the mentee first.
    #[must_use]
    pub fn both(&self) -> [&Reference; 2] {
        match self {
            Self::Pair(Pair { mentee, mentor }) => [mentee, mentor],
            Self::Peers(peers) => {
                let [a, b] = peers.both();
                [a, b]
            }
        }
    }
}

impl Wished {
    /// The scenario in which this is wished, too.
    pub(crate) fn of(&self, scenario: &Scenario) -> Result<Scenario, Contradiction> {
        match self {
            Self::Of(wish, couple) => wish.of(couple, scenario),
            Self::Points(line, points) => {
                scenario.with(|wishes| set_one(&mut wishes.points, line, *points))
            }
            Self::Places(mentor, places) => {
                scenario.with(|wishes| set_one(&mut wishes.capacities, mentor, *places))
            }
        }
    }
}

impl Numbered {
    /// The wish for another number, or for the usual one; nothing, where there can't be so many.
    #[must_use]
    pub fn wished(&self, number: Option<u16>) -> Option<Wished> {
        Some(match self {
            Self::Points(line) => {
                Wished::Points(line.clone(), number.map(Weight::new).transpose().ok()?)
            }
            Self::Places(mentor) => {
                Wished::Places(mentor.clone(), number.map(Capacity::new).transpose().ok()?)
            }
        })
    }
}

impl Wish {
    fn of(self, couple: &Couple, scenario: &Scenario) -> Result<Scenario, Contradiction> {
        match couple {
            Couple::Pair(pair) => self.of_pair(pair, scenario),
            Couple::Peers(peers) => self.of_peers(peers, scenario),
        }
    }

    fn of_pair(self, pair: &Pair, scenario: &Scenario) -> Result<Scenario, Contradiction> {
        let peers_of = |peers: &Peers| {
            let [a, b] = peers.both();
            [&pair.mentee, &pair.mentor].iter().any(|who| *who == a || *who == b)
        };
        match self {
            // Who is locked to a mentor is nobody's peer.
            Self::Lock => scenario.moving(pair.clone()).with(|wishes| {
                wishes.locked_peers.retain(|peers| !peers_of(peers));
            }),
            Self::Unlock => scenario.with(|wishes| drop_one(&mut wishes.locked, pair)),
            Self::Forbid => scenario.with(|wishes| {
                wishes.locked.remove(pair);
                wishes.forbidden.insert(pair.clone());
            }),
            Self::Permit => scenario.with(|wishes| drop_one(&mut wishes.forbidden, pair)),
        }
    }

    fn of_peers(self, peers: &Peers, scenario: &Scenario) -> Result<Scenario, Contradiction> {
        let is_one = |who: &Reference| peers.both().contains(who);
        match self {
            Self::Lock => scenario.with(|wishes| {
                wishes.forbidden_peers.remove(peers);
                wishes.locked.retain(|pair| !is_one(&pair.mentee) && !is_one(&pair.mentor));
                wishes.locked_peers.retain(|locked| !locked.both().iter().any(is_one));
                wishes.locked_peers.insert(peers.clone());
            }),
            Self::Unlock => scenario.with(|wishes| drop_one(&mut wishes.locked_peers, peers)),
            Self::Forbid => scenario.with(|wishes| {
                wishes.locked_peers.remove(peers);
                wishes.forbidden_peers.insert(peers.clone());
            }),
            Self::Permit => scenario.with(|wishes| drop_one(&mut wishes.forbidden_peers, peers)),
        }
    }
}

fn set_one<K: Ord + Clone, V>(wishes: &mut BTreeMap<K, V>, of: &K, to: Option<V>) {
    match to {
        Some(to) => wishes.insert(of.clone(), to),
        None => wishes.remove(of),
    };
}

fn drop_one<T: Ord>(wishes: &mut BTreeSet<T>, one: &T) {
    wishes.remove(one);
}
