//! A scenario, seen to fit the people who are there.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{As, Block};
use super::known::Name;
use super::policy::Side;
use super::pool::{Person, Pool};
use super::scenario::{Pair, Peers, Scenario};
use super::weight::{Capacity, Weight};
use crate::id::LineId;
use crate::reference::Reference;

/// Why a scenario can't be solved for these people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// Nobody of that reference is to be matched: withdrawn, say, or not eligible any more.
    #[error("{0} is not among those who are to be matched")]
    NotHere(Reference),
    /// Somebody has a partner already.
    #[error("{0} has somebody already")]
    Taken(Reference),
    /// Somebody stands on the other side, or on none.
    #[error("{0} is not matched as a {1:?}")]
    NotOnThatSide(Reference, Side),
    /// Somebody would not be a peer.
    #[error("{0} would not be a peer")]
    NotAPeer(Reference),
    /// A locked pair is impossible.
    #[error("{} and {} can't be locked: a rule forbids the pair", .0.mentee, .0.mentor)]
    Blocked(Pair, Vec<Block>),
    /// Locked peers are impossible.
    #[error("{} and {} can't be locked: a rule forbids the pair", .0.both()[0], .0.both()[1])]
    PeersBlocked(Peers, Vec<Block>),
    /// More mentees are locked to a mentor than they take on.
    #[error("more people are locked to {0} than they take on")]
    Full(Reference),
    /// Somebody is locked to a peer and to a mentee or mentor.
    #[error("{0} is locked to a peer and to somebody else")]
    TwoPlaces(Reference),
    /// The policy has no such line.
    #[error("the policy has no line “{0}”")]
    NoLine(LineId),
}

/// A scenario's wishes, by people's places in the pool.
pub(super) struct Setting {
    pub(super) weights: Vec<Weight>,
    pub(super) locked: BTreeMap<usize, usize>,
    pub(super) locked_peers: Vec<(usize, usize)>,
    /// The people of the locked pairs, whichever side they are on besides.
    locked_people: Vec<(Name, Name)>,
    forbidden: BTreeSet<(usize, usize)>,
    forbidden_peers: BTreeSet<(usize, usize)>,
    allowed: BTreeSet<(usize, usize)>,
    capacities: BTreeMap<usize, Capacity>,
}

impl Pool {
    pub(super) fn setting(&self, scenario: &Scenario) -> Result<Setting, Misfit> {
        let wishes = scenario.wishes();
        let lines = &self.policy().lines;
        for line in wishes.points.keys() {
            if !lines.iter().any(|known| known.id == *line) {
                return Err(Misfit::NoLine(line.clone()));
            }
        }
        let weight = |id: &LineId| wishes.points.get(id).copied();
        let mut setting = Setting {
            weights: lines.iter().map(|line| weight(&line.id).unwrap_or(line.points)).collect(),
            locked: BTreeMap::new(),
            locked_peers: Vec::new(),
            locked_people: Vec::new(),
            forbidden: self.known_pairs(&wishes.forbidden),
            forbidden_peers: self.known_peers(&wishes.forbidden_peers),
            allowed: self.known_pairs(&wishes.allowed),
            capacities: BTreeMap::new(),
        };
        for (mentor, capacity) in &wishes.capacities {
            match self.on_side(mentor, Side::Mentor) {
                Ok(at) => setting.capacities.insert(at, *capacity),
                Err(Misfit::Taken(_)) => continue,
                Err(misfit) => return Err(misfit),
            };
        }
        // Whoever is introduced as it was wished needs no lock any more.
        let is_live = |[one, other]: [&Reference; 2]| {
            let both = self.find(one).zip(self.find(other));
            both.is_some_and(|both| self.live.contains(&both))
        };
        let locked = wishes.locked.iter();
        for pair in locked.filter(|pair| !is_live([&pair.mentee, &pair.mentor])) {
            self.lock(&mut setting, pair)?;
        }
        let locked = wishes.locked_peers.iter();
        for peers in locked.filter(|peers| !is_live(peers.both().each_ref())) {
            self.lock_peers(&mut setting, peers)?;
        }
        Ok(setting)
    }

    fn lock(&self, setting: &mut Setting, pair: &Pair) -> Result<(), Misfit> {
        let mentee = self.on_side(&pair.mentee, Side::Mentee)?;
        let mentor = self.on_side(&pair.mentor, Side::Mentor)?;
        let (Some(a), Some(b)) = (self.person(mentee), self.person(mentor)) else { return Ok(()) };
        let blocks: Vec<Block> = setting.blocks(self, (mentee, a), (mentor, b)).collect();
        if !blocks.is_empty() {
            return Err(Misfit::Blocked(pair.clone(), blocks));
        }
        setting.locked.insert(mentee, mentor);
        setting.locked_people.push((a.known.person, b.known.person));
        let taken = setting.locked.values().filter(|locked| **locked == mentor).count();
        if taken > usize::from(setting.capacity(mentor, b).people()) {
            return Err(Misfit::Full(pair.mentor.clone()));
        }
        Ok(())
    }

    fn lock_peers(&self, setting: &mut Setting, peers: &Peers) -> Result<(), Misfit> {
        let [a, b] = peers.both();
        let find = |peer: &Reference| {
            let at = self.find(peer).ok_or_else(|| Misfit::NotHere(peer.clone()))?;
            let person = self.person(at).filter(|person| person.peer);
            let person = person.ok_or_else(|| Misfit::NotAPeer(peer.clone()))?;
            if !person.is_open_to_peers() {
                return Err(Misfit::Taken(peer.clone()));
            }
            let elsewhere = setting.locked.iter().any(|(one, other)| *one == at || *other == at);
            if elsewhere { Err(Misfit::TwoPlaces(peer.clone())) } else { Ok((at, person)) }
        };
        let (a, b) = (find(a)?, find(b)?);
        let blocks: Vec<Block> = setting.peer_blocks(self, a, b).collect();
        if !blocks.is_empty() {
            return Err(Misfit::PeersBlocked(peers.clone(), blocks));
        }
        setting.locked_peers.push((a.0, b.0));
        Ok(())
    }

    fn on_side(&self, reference: &Reference, side: Side) -> Result<usize, Misfit> {
        let at = self.find(reference).ok_or_else(|| Misfit::NotHere(reference.clone()))?;
        let person = self.person(at);
        if person.is_some_and(|person| person.paired) {
            return Err(Misfit::Taken(reference.clone()));
        }
        let fits = person.is_some_and(|person| person.is_matched_as(side));
        if fits { Ok(at) } else { Err(Misfit::NotOnThatSide(reference.clone(), side)) }
    }

    /// Of pairs that must not be, or may be: those of people who are here. The others can't be
    /// anyway.
    fn known_pairs(&self, pairs: &BTreeSet<Pair>) -> BTreeSet<(usize, usize)> {
        let known = |pair: &Pair| Some((self.find(&pair.mentee)?, self.find(&pair.mentor)?));
        pairs.iter().filter_map(known).collect()
    }

    fn known_peers(&self, peers: &BTreeSet<Peers>) -> BTreeSet<(usize, usize)> {
        let known = |peers: &Peers| {
            let [a, b] = peers.both();
            Some((self.find(a)?, self.find(b)?))
        };
        peers.iter().filter_map(known).collect()
    }
}

impl Setting {
    /// How many people a mentor takes on here, beside those whom they have already.
    pub(super) fn capacity(&self, at: usize, mentor: &Person) -> Capacity {
        self.capacities.get(&at).copied().unwrap_or(mentor.capacity).less(mentor.taken)
    }

    /// Every reason against a pair here.
    pub(super) fn blocks<'a>(
        &'a self,
        pool: &'a Pool,
        (at_a, a): (usize, &'a Person),
        (at_b, b): (usize, &'a Person),
    ) -> impl Iterator<Item = Block> + 'a {
        let allowed = self.allowed.contains(&(at_a, at_b));
        let forbidden = self.forbidden.contains(&(at_a, at_b)).then_some(Block::Forbidden);
        let other_way = (b.known.person, a.known.person);
        let each_other =
            self.locked_people.contains(&other_way) || pool.live_people.contains(&other_way);
        let by_rule = pool.blocks(a, b, As::MenteeAndMentor);
        let by_rule = by_rule.filter(move |block| !(allowed && block.may_be_mistaken()));
        by_rule.chain(each_other.then_some(Block::EachOther)).chain(forbidden)
    }

    /// Every reason against peers here.
    pub(super) fn peer_blocks<'a>(
        &'a self,
        pool: &'a Pool,
        (at_a, a): (usize, &'a Person),
        (at_b, b): (usize, &'a Person),
    ) -> impl Iterator<Item = Block> + 'a {
        let either = (at_a.min(at_b), at_a.max(at_b));
        let forbidden = self.forbidden_peers.contains(&either).then_some(Block::Forbidden);
        pool.blocks(a, b, As::Peers).chain(forbidden)
    }
}
