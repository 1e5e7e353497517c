use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::block::Block;
use super::policy::Side;
use super::pool::Pool;
use super::reasons::Reasons;
use super::scenario::{Pair, Peers, Scenario, Wishes};
use super::setting::Misfit;
use crate::reference::Reference;

/// Two people who are introduced to each other, or are to be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged, try_from = "WrittenPartners")]
pub enum Partners {
    /// A mentee and a mentor.
    Pair(Pair),
    /// Two peers.
    Peers {
        /// The two.
        peers: Peers,
    },
}

/// Partners as they are written, alone or among the fields of what is about them: serde's own reader
/// of either is more for the desk to download.
#[derive(Deserialize)]
pub(crate) struct WrittenPartners {
    pub(crate) mentee: Option<Reference>,
    pub(crate) mentor: Option<Reference>,
    pub(crate) peers: Option<Peers>,
}

/// Why what is written are no partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it names a mentee and a mentor, or two peers")]
pub(crate) struct NotPartners;

impl TryFrom<WrittenPartners> for Partners {
    type Error = NotPartners;

    fn try_from(written: WrittenPartners) -> Result<Self, NotPartners> {
        match written {
            WrittenPartners { mentee: Some(mentee), mentor: Some(mentor), peers: None } => {
                Ok(Self::Pair(Pair { mentee, mentor }))
            }
            WrittenPartners { mentee: None, mentor: None, peers: Some(peers) } => {
                Ok(Self::Peers { peers })
            }
            _ => Err(NotPartners),
        }
    }
}

impl Partners {
    /// The two: the mentee first, or the peer with the lower reference.
    #[must_use]
    pub fn both(&self) -> [&Reference; 2] {
        match self {
            Self::Pair(pair) => [&pair.mentee, &pair.mentor],
            Self::Peers { peers } => {
                let [a, b] = peers.both();
                [a, b]
            }
        }
    }

    /// Whether somebody is one of them.
    #[must_use]
    pub fn have(&self, who: &Reference) -> bool {
        self.both().contains(&who)
    }

    /// As what somebody takes part; nothing, where they are peers, or somebody is neither.
    #[must_use]
    pub fn side(&self, who: &Reference) -> Option<Side> {
        match self {
            Self::Pair(pair) if pair.mentee == *who => Some(Side::Mentee),
            Self::Pair(pair) if pair.mentor == *who => Some(Side::Mentor),
            Self::Pair(_) | Self::Peers { .. } => None,
        }
    }

    /// The other one of them; nothing, where somebody is neither.
    #[must_use]
    pub fn other(&self, who: &Reference) -> Option<&Reference> {
        match self.both() {
            [one, other] if one == who => Some(other),
            [other, one] if one == who => Some(other),
            _ => None,
        }
    }
}

impl Pool {
    /// The same people, some of whom are partners already: those are not matched again, and a
    /// mentor has as many places less. Who is not here takes nothing.
    #[must_use]
    pub fn taking<'a>(mut self, live: impl IntoIterator<Item = &'a Partners>) -> Self {
        for partners in live {
            self.take(partners);
        }
        self
    }

    /// Two more are partners from now on.
    pub fn take(&mut self, partners: &Partners) {
        let both = partners.both().map(|one| self.find(one));
        for (place, at) in both.into_iter().enumerate() {
            let as_mentor = place == 1 && matches!(partners, Partners::Pair(_));
            let Some(person) = at.and_then(|at| self.person_mut(at)) else { continue };
            if as_mentor {
                person.taken = person.taken.saturating_add(1);
            } else {
                person.paired = true;
            }
        }
        let [Some(one), Some(other)] = both else { return };
        let name = |at: usize| self.person(at).map(|person| person.known.person);
        if let (Partners::Pair(_), Some(mentee), Some(mentor)) = (partners, name(one), name(other))
        {
            self.live_people.push((mentee, mentor));
        }
        self.live.insert((one, other));
    }

    /// Whether two can be partners as it is, by themselves: no rule is against it but what the
    /// scenario allows, both are free, and the mentor has a place. Then, why they fit.
    ///
    /// Of the scenario, only what is about these two counts; its locks of others don't.
    ///
    /// # Errors
    /// [`Misfit`], which says why they can't be.
    pub fn would_be(&self, scenario: &Scenario, partners: &Partners) -> Result<Reasons, Misfit> {
        let [one, other] = partners.both();
        let are_live = self.find(one).zip(self.find(other));
        // Of two who have each other, a wish needs nothing more; to introduce them again is something else.
        if are_live.is_some_and(|both| self.live.contains(&both)) {
            return Err(Misfit::Taken(one.clone()));
        }
        let wished = scenario.wishes();
        let capacity = match partners {
            Partners::Pair(pair) => wished.capacities.get_key_value(&pair.mentor),
            Partners::Peers { .. } => None,
        };
        let mut wishes = Wishes {
            locked: BTreeSet::new(),
            locked_peers: BTreeSet::new(),
            capacities: capacity.map(|(who, most)| (who.clone(), *most)).into_iter().collect(),
            ..wished.clone()
        };
        match partners {
            Partners::Pair(pair) => {
                wishes.locked.insert(pair.clone());
                // That somebody has forbidden it is told as what is against it.
                let forbidden = wishes.forbidden.remove(pair);
                let scenario = Scenario::new(wishes).unwrap_or_default();
                self.setting(&scenario)?;
                if forbidden {
                    return Err(Misfit::Blocked(pair.clone(), vec![Block::Forbidden]));
                }
                self.reasons(&scenario, pair)
            }
            Partners::Peers { peers } => {
                wishes.locked_peers.insert(peers.clone());
                let forbidden = wishes.forbidden_peers.remove(peers);
                let scenario = Scenario::new(wishes).unwrap_or_default();
                self.setting(&scenario)?;
                if forbidden {
                    return Err(Misfit::PeersBlocked(peers.clone(), vec![Block::Forbidden]));
                }
                self.peer_reasons(&scenario, peers)
            }
        }
    }
}
