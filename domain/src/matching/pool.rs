use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::block::{self, As, Block};
use super::known::{Known, Name, Reading};
use super::participant::{Offsets, Participant};
use super::policy::{Line, Policy, Side};
use super::setting::Misfit;
use super::share::{Fit, Share};
use super::weight::{Capacity, Weight};
use crate::id::LineId;
use crate::reference::Reference;

/// Everyone who can be matched, and by what: ready to be matched again and again.
///
/// People stand in the order of their references, whatever order they came in: so the same people
/// are matched alike, and where two ways are equally good, the order decides.
pub struct Pool {
    policy: Policy,
    people: Vec<Person>,
    judged: BTreeMap<(Reference, Reference, usize), Fit>,
    /// Those who are partners already, by their places.
    pub(super) live: BTreeSet<(usize, usize)>,
    /// Mentees and mentors of those, by who they are.
    pub(super) live_people: Vec<(Name, Name)>,
}

/// One side of somebody.
pub(super) struct Person {
    pub(super) reference: Reference,
    pub(super) side: Side,
    /// Whether they look for a mentor, or are one.
    pub(super) matched: bool,
    /// Whether they would be a peer.
    pub(super) peer: bool,
    pub(super) waited: bool,
    /// Whether they have a mentor already, or a peer.
    pub(super) paired: bool,
    /// How many mentees they have already.
    pub(super) taken: u16,
    pub(super) capacity: Capacity,
    pub(super) known: Known,
    /// An answer for each line.
    pub(super) answers: Vec<Answer>,
}

/// What the committee has judged of a pair, for a line that only people can judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// The mentee, or a peer.
    pub mentee: Reference,
    /// The mentor, or the other peer.
    pub mentor: Reference,
    /// The line.
    pub line: LineId,
    /// How well they fit.
    pub fit: Fit,
}

impl Pool {
    /// Gathers those who are to be matched. Of two with one reference, the first counts.
    #[must_use]
    pub fn new(policy: Policy, mut participants: Vec<Participant>, offsets: &Offsets) -> Self {
        participants.retain(|person| person.facts.eligible);
        participants.sort_by(|a, b| a.reference.cmp(&b.reference));
        participants.dedup_by(|a, b| a.reference == b.reference);
        let known = Reading::new(&policy).all(&participants);
        let people = participants.iter().zip(known);
        let people = people.map(|(person, known)| Person::of(&policy, person, known, offsets));
        Self {
            people: people.collect(),
            judged: BTreeMap::new(),
            live: BTreeSet::new(),
            live_people: Vec::new(),
            policy,
        }
    }

    /// The same people, with what the committee has judged. What names no line is left out.
    #[must_use]
    pub fn judging(mut self, judged: &[Judged]) -> Self {
        for Judged { mentee, mentor, line, fit } in judged {
            let at = self.policy.lines.iter().position(|known| known.id == *line);
            if let Some(line) = at {
                self.judged.insert((mentee.clone(), mentor.clone(), line), *fit);
            }
        }
        self
    }

    /// By what they are matched.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// How many people are matched; who is on both sides counts twice.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether nobody is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// How many people somebody takes on by what they said, or the committee knows; nothing, where
    /// they are not here.
    #[must_use]
    pub fn capacity_of(&self, mentor: &Reference) -> Option<Capacity> {
        Some(self.person(self.find(mentor)?)?.capacity)
    }

    pub(super) fn people(&self) -> &[Person] {
        &self.people
    }

    pub(super) fn person(&self, at: usize) -> Option<&Person> {
        self.people.get(at)
    }

    pub(super) fn person_mut(&mut self, at: usize) -> Option<&mut Person> {
        self.people.get_mut(at)
    }

    pub(super) fn someone(&self, reference: &Reference) -> Result<(usize, &Person), Misfit> {
        let found = self.find(reference).and_then(|at| Some((at, self.person(at)?)));
        found.ok_or_else(|| Misfit::NotHere(reference.clone()))
    }

    pub(super) fn find(&self, reference: &Reference) -> Option<usize> {
        self.people.binary_search_by(|person| person.reference.cmp(reference)).ok()
    }

    /// Every reason against a pair.
    pub(super) fn blocks(&self, a: &Person, b: &Person, pair: As) -> impl Iterator<Item = Block> {
        block::of(&self.policy.rules, &a.known, &b.known, pair)
    }

    /// How well two people fit in a line, by what they answered and what was judged.
    pub(super) fn share(&self, at: usize, (a, b): (&Person, &Person), pair: As) -> Share {
        let of = (self.policy.lines.get(at), a.answers.get(at), b.answers.get(at));
        let (Some(line), Some(of_a), Some(of_b)) = of else { return Share::Unknown };
        let share = match pair {
            As::MenteeAndMentor => Share::of(line, of_a, of_b),
            As::Peers => Share::of_peers(line, of_a, of_b),
        };
        match share {
            Share::ToJudge => self.judged(at, a, b).map_or(share, Fit::share),
            share => share,
        }
    }

    pub(super) fn judged(&self, line: usize, a: &Person, b: &Person) -> Option<Fit> {
        let key = |a: &Person, b: &Person| (a.reference.clone(), b.reference.clone(), line);
        self.judged.get(&key(a, b)).or_else(|| self.judged.get(&key(b, a))).copied()
    }

    /// The points of a pair.
    pub(super) fn points(&self, weights: &[Weight], of: (&Person, &Person), pair: As) -> u16 {
        let mut points = 0_u16;
        for (at, (line, weight)) in self.policy.lines.iter().zip(weights).enumerate() {
            if line.counts(pair) {
                points = points.saturating_add(self.share(at, of, pair).points(*weight));
            }
        }
        points
    }
}

impl Line {
    /// Whether it counts for such a pair.
    pub(super) fn counts(&self, pair: As) -> bool {
        pair == As::MenteeAndMentor || self.peers
    }
}

impl Person {
    fn of(policy: &Policy, person: &Participant, known: Known, offsets: &Offsets) -> Self {
        let sheet = policy.sheet(person.side);
        let answers = policy.lines.iter().map(|line| Answer::of(line, person, offsets)).collect();
        Self {
            reference: person.reference.clone(),
            side: person.side,
            matched: sheet.matched.as_ref().is_none_or(|condition| person.holds(condition)),
            peer: sheet.peer.as_ref().is_some_and(|condition| person.holds(condition)),
            waited: person.facts.waited,
            paired: false,
            taken: 0,
            capacity: capacity(policy, person),
            known,
            answers,
        }
    }

    /// Whether they are among those who are matched as mentee and mentor, on that side.
    pub(super) fn is_matched_as(&self, side: Side) -> bool {
        self.matched && self.side == side && !self.paired
    }

    /// Whether they would be somebody's peer, and can be: they have nobody yet.
    pub(super) fn is_open_to_peers(&self) -> bool {
        self.peer && !self.paired && self.taken == 0
    }
}

/// What the committee knows, or else what they answered.
fn capacity(policy: &Policy, person: &Participant) -> Capacity {
    let answered = || {
        let Some(rule) = &policy.rules.capacity else { return Capacity::ONE };
        let said = person.option(&rule.question).and_then(|option| rule.options.get(option));
        said.copied().unwrap_or(Capacity::ONE).min(rule.most)
    };
    person.facts.places.unwrap_or_else(answered)
}
