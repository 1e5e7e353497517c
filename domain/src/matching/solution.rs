use serde::{Deserialize, Serialize};

use super::block::As;
use super::mutual;
use super::policy::Side;
use super::pool::{Person, Pool};
use super::scenario::{Peers, Scenario};
use super::setting::{Misfit, Setting};
use super::solve::{PeerScores, Scores, pair_up};
use crate::reference::Reference;

/// The best that can be done for everybody, in one scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Solution {
    /// Mentees and mentors, by the mentee's reference.
    pub proposals: Vec<Proposal>,
    /// Peers, by the lower reference.
    pub peers: Vec<PeerProposal>,
    /// Who looked for somebody, and has nobody.
    pub waiting: Vec<Reference>,
    /// Mentors who could take on more.
    pub spare: Vec<Spare>,
    /// What it comes to.
    pub totals: Totals,
    /// Whether nothing can be better. It is so but for people who are both mentee and mentor and
    /// would be each other's in very many ways at once.
    pub proven: bool,
}

/// A mentee and a mentor whom we suggest to introduce.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Proposal {
    /// Who looks for somebody.
    pub mentee: Reference,
    /// Who was found.
    pub mentor: Reference,
    /// The points of the pair.
    pub points: u16,
    /// Whether somebody has locked it.
    pub locked: bool,
}

/// Peers whom we suggest to introduce.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PeerProposal {
    /// The two.
    pub peers: Peers,
    /// Their points.
    pub points: u16,
    /// Whether somebody has locked the pair.
    pub locked: bool,
}

/// A mentor who could take on more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Spare {
    /// Who.
    pub mentor: Reference,
    /// How many more.
    pub places: u16,
}

/// What a solution comes to, in the order in which it counts: those who waited, then how many are
/// matched, then their points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Totals {
    /// How many have a mentor who have waited since last year.
    pub waited: usize,
    /// How many have a mentor.
    pub matched: usize,
    /// The points of all these pairs together.
    pub points: u64,
    /// How many pairs of peers there are besides.
    pub peers: usize,
    /// The points of those.
    pub peer_points: u64,
}

/// Who is to be matched as mentee and mentor: the rows and columns that the solver sees.
pub(super) struct Field {
    pub(super) rows: Vec<usize>,
    pub(super) columns: Vec<usize>,
    pub(super) places: Vec<u16>,
    pub(super) first: Vec<bool>,
    pub(super) scores: Scores,
}

impl Pool {
    /// Matches everyone as well as it can be done: those first who waited, if they are placed
    /// first; then as many as possible; then for the most points. Mentees and mentors come first,
    /// and then the peers among those who have nobody.
    ///
    /// # Errors
    /// [`Misfit`] where the scenario names people who are not here, or locks what can't be.
    pub fn solve(&self, scenario: &Scenario) -> Result<Solution, Misfit> {
        let setting = self.setting(scenario)?;
        let field = self.field(&setting);
        let (columns, proven) = mutual::assign_both(self, &field);
        let mut pairs: Vec<(usize, usize)> =
            setting.locked.iter().map(|(mentee, mentor)| (*mentee, *mentor)).collect();
        for (row, column) in field.rows.iter().zip(columns) {
            let mentor = column.and_then(|column| field.columns.get(column));
            pairs.extend(mentor.map(|mentor| (*row, *mentor)));
        }
        pairs.sort_unstable();
        let peers = self.match_peers(&setting, &pairs);
        Ok(self.tell(&setting, &pairs, &peers, proven))
    }

    /// Who is to be matched, the locked ones left out, and the points of every pair.
    pub(super) fn field(&self, setting: &Setting) -> Field {
        let at_peers = |at: usize| setting.locked_peers.iter().any(|(a, b)| *a == at || *b == at);
        let on_side = |side: Side| {
            let people = self.people().iter().enumerate();
            people.filter(move |(at, person)| person.is_matched_as(side) && !at_peers(*at))
        };
        let mentees: Vec<(usize, &Person)> =
            on_side(Side::Mentee).filter(|(at, _)| !setting.locked.contains_key(at)).collect();
        let mentors: Vec<(usize, &Person)> = on_side(Side::Mentor).collect();
        let mut scores = Scores::new(mentees.len(), mentors.len());
        for (row, mentee) in mentees.iter().enumerate() {
            for (column, mentor) in mentors.iter().enumerate() {
                if setting.blocks(self, *mentee, *mentor).next().is_none() {
                    let of = (mentee.1, mentor.1);
                    let points = self.points(&setting.weights, of, As::MenteeAndMentor);
                    scores.set(row, column, Some(points));
                }
            }
        }
        let places = mentors.iter().map(|(at, mentor)| {
            let locked = setting.locked.values().filter(|mentor| *mentor == at).count();
            let locked = u16::try_from(locked).unwrap_or(u16::MAX);
            setting.capacity(*at, mentor).people().saturating_sub(locked)
        });
        let waited_first = self.policy().rules.waited_first;
        Field {
            places: places.collect(),
            first: mentees.iter().map(|(_, mentee)| waited_first && mentee.waited).collect(),
            rows: mentees.into_iter().map(|(at, _)| at).collect(),
            columns: mentors.into_iter().map(|(at, _)| at).collect(),
            scores,
        }
    }

    fn match_peers(&self, setting: &Setting, pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let candidates = self.left_for_peers(setting, pairs);
        let mut scores = PeerScores::new(candidates.len());
        for (at, one) in candidates.iter().enumerate() {
            for (at_other, other) in candidates.iter().enumerate().skip(at + 1) {
                if setting.peer_blocks(self, *one, *other).next().is_none() {
                    let points = self.points(&setting.weights, (one.1, other.1), As::Peers);
                    scores.set(at, at_other, points);
                }
            }
        }
        let waited_first = self.policy().rules.waited_first;
        let first: Vec<bool> =
            candidates.iter().map(|(_, person)| waited_first && person.waited).collect();
        let partners = pair_up(&scores, &first);
        let mut peers = setting.locked_peers.clone();
        for ((at, (one, _)), partner) in candidates.iter().enumerate().zip(partners) {
            let partner = partner.filter(|partner| at < *partner);
            let other = partner.and_then(|partner| candidates.get(partner));
            peers.extend(other.map(|(other, _)| (*one, *other)));
        }
        peers.sort_unstable();
        peers
    }

    /// Who would be a peer and has nobody: each person once, as a mentee if they are both.
    fn left_for_peers(&self, setting: &Setting, pairs: &[(usize, usize)]) -> Vec<(usize, &Person)> {
        let mut taken: Vec<u32> = Vec::new();
        let person = |at: &usize| self.person(*at).map(|person| person.known.person);
        taken.extend(pairs.iter().filter_map(|(mentee, _)| person(mentee)));
        for (a, b) in &setting.locked_peers {
            taken.extend(person(a).into_iter().chain(person(b)));
        }
        let paired = self.people().iter().filter(|person| person.paired);
        taken.extend(paired.map(|person| person.known.person));
        let is_mentor = |at: usize| pairs.iter().any(|(_, mentor)| *mentor == at);
        let mut left = Vec::new();
        for side in [Side::Mentee, Side::Mentor] {
            for (at, person) in self.people().iter().enumerate() {
                let is_left = person.side == side
                    && person.is_open_to_peers()
                    && !taken.contains(&person.known.person)
                    && !(side == Side::Mentor && is_mentor(at));
                if is_left {
                    taken.push(person.known.person);
                    left.push((at, person));
                }
            }
        }
        left.sort_by_key(|(at, _)| *at);
        left
    }

    fn tell(
        &self,
        setting: &Setting,
        pairs: &[(usize, usize)],
        peers: &[(usize, usize)],
        proven: bool,
    ) -> Solution {
        let mut totals = Totals { peers: peers.len(), ..Totals::default() };
        let mut proposals = Vec::new();
        for (mentee, mentor) in pairs {
            let (Some(a), Some(b)) = (self.person(*mentee), self.person(*mentor)) else { continue };
            let points = self.points(&setting.weights, (a, b), As::MenteeAndMentor);
            totals.matched += 1;
            totals.waited += usize::from(a.waited);
            totals.points += u64::from(points);
            proposals.push(Proposal {
                mentee: a.reference.clone(),
                mentor: b.reference.clone(),
                points,
                locked: setting.locked.get(mentee) == Some(mentor),
            });
        }
        let mut peer_proposals = Vec::new();
        for both in peers {
            let (Some(a), Some(b)) = (self.person(both.0), self.person(both.1)) else { continue };
            let Ok(peers) = Peers::new(a.reference.clone(), b.reference.clone()) else { continue };
            let points = self.points(&setting.weights, (a, b), As::Peers);
            totals.peer_points += u64::from(points);
            let locked = setting.locked_peers.contains(both);
            peer_proposals.push(PeerProposal { peers, points, locked });
        }
        let has = |at: usize| {
            pairs.iter().any(|(mentee, _)| *mentee == at)
                || peers.iter().any(|(a, b)| *a == at || *b == at)
        };
        let people = || self.people().iter().enumerate();
        let looks = |person: &Person| {
            person.side == Side::Mentee && (person.matched || person.peer) && !person.paired
        };
        let waiting = people().filter(|(at, person)| looks(person) && !has(*at));
        let spare = people().filter(|(_, person)| person.is_matched_as(Side::Mentor));
        let spare = spare.filter_map(|(at, mentor)| {
            let taken = pairs.iter().filter(|(_, mentor)| *mentor == at).count();
            let taken = u16::try_from(taken).unwrap_or(u16::MAX);
            let is_peer = peers.iter().any(|(a, b)| *a == at || *b == at);
            let places = setting.capacity(at, mentor).people().saturating_sub(taken);
            (places > 0 && !is_peer).then(|| Spare { mentor: mentor.reference.clone(), places })
        });
        Solution {
            waiting: waiting.map(|(_, person)| person.reference.clone()).collect(),
            spare: spare.collect(),
            proposals,
            peers: peer_proposals,
            totals,
            proven,
        }
    }
}
