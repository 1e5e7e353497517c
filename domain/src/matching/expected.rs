use serde::{Deserialize, Serialize};

use super::block::{As, Block};
use super::policy::Side;
use super::pool::{Person, Pool};
use super::scenario::{Pair, Scenario};
use super::setting::{Misfit, Setting};
use super::solution::{Proposal, Solution, Totals};
use crate::reference::Reference;

/// Somebody else for one side of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Alternative {
    /// Who.
    pub who: Reference,
    /// The points of that pair.
    pub points: u16,
    /// Whom they have in this solution: nobody, if they are free.
    pub has: Vec<Reference>,
    /// Whether they could take on one more as it is.
    pub free: bool,
}

/// Why a pair that somebody expected was not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum WhyNot {
    /// It was.
    Made,
    /// It is impossible.
    Blocked(Vec<Block>),
    /// It is possible, and everybody together is better off without it.
    Costs(Costs),
}

/// What a pair would cost that was not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Costs {
    /// The points of the pair.
    pub points: u16,
    /// What the mentee has instead.
    pub mentee_has: Option<Proposal>,
    /// What the mentor has instead.
    pub mentor_has: Vec<Proposal>,
    /// How many people the mentor takes on.
    pub places: u16,
    /// What it comes to without the pair.
    pub without: Totals,
    /// What it would come to if the pair were locked, and all else solved again; nothing, where
    /// other locks leave no room for it.
    pub with: Option<Totals>,
}

impl Pool {
    /// The next best for somebody in a solution: the best others, those with the most points first.
    ///
    /// # Errors
    /// [`Misfit`] where they are not here, or the scenario doesn't fit.
    pub fn next_best(
        &self,
        scenario: &Scenario,
        solution: &Solution,
        who: &Reference,
        most: usize,
    ) -> Result<Vec<Alternative>, Misfit> {
        let setting = self.setting(scenario)?;
        let mut others = self.alternatives(&setting, solution, self.someone(who)?);
        others.retain(|other| !other.has.contains(who));
        others.truncate(most);
        Ok(others)
    }

    /// Everybody on the other side who is possible for somebody, whom they have in the solution among
    /// them.
    pub(super) fn alternatives(
        &self,
        setting: &Setting,
        solution: &Solution,
        (at, person): (usize, &Person),
    ) -> Vec<Alternative> {
        let other_side = person.side.other();
        let has = |one: &Reference| -> Vec<Reference> {
            let of = solution.proposals.iter();
            of.filter_map(|of| of.partner_of(one).cloned()).collect()
        };
        let mut found = Vec::new();
        for (at_other, other) in self.people().iter().enumerate() {
            if !other.is_matched_as(other_side) {
                continue;
            }
            let ((at_a, a), (at_b, b)) = match person.side {
                Side::Mentee => ((at, person), (at_other, other)),
                Side::Mentor => ((at_other, other), (at, person)),
            };
            if setting.blocks(self, (at_a, a), (at_b, b)).next().is_none() {
                let points = self.points(&setting.weights, (a, b), As::MenteeAndMentor);
                found.push((points, at_other, other));
            }
        }
        found.sort_by(|(a, _, one), (b, _, other)| {
            b.cmp(a).then_with(|| one.reference.cmp(&other.reference))
        });
        let tell = |(points, at, other): (u16, usize, &Person)| {
            let has = has(&other.reference);
            let places = match other.side {
                Side::Mentee => 1,
                Side::Mentor => usize::from(setting.capacity(at, other).people()),
            };
            Alternative { who: other.reference.clone(), points, free: has.len() < places, has }
        };
        found.into_iter().map(tell).collect()
    }

    /// Why a pair was not made: a rule is against it, or it would cost others more than it gives.
    ///
    /// # Errors
    /// [`Misfit`] where one of them is not here, or the scenario doesn't fit.
    pub fn why_not(
        &self,
        scenario: &Scenario,
        solution: &Solution,
        pair: &Pair,
    ) -> Result<WhyNot, Misfit> {
        let proposals = &solution.proposals;
        if proposals.iter().any(|of| of.mentee == pair.mentee && of.mentor == pair.mentor) {
            return Ok(WhyNot::Made);
        }
        let setting = self.setting(scenario)?;
        let (a, b) = (self.someone(&pair.mentee)?, self.someone(&pair.mentor)?);
        let blocks: Vec<Block> = setting.blocks(self, a, b).collect();
        if !blocks.is_empty() {
            return Ok(WhyNot::Blocked(blocks));
        }
        let with = self.solve(&scenario.moving(pair.clone())).ok();
        Ok(WhyNot::Costs(Costs {
            points: self.points(&setting.weights, (a.1, b.1), As::MenteeAndMentor),
            mentee_has: proposals.iter().find(|of| of.mentee == pair.mentee).cloned(),
            mentor_has: proposals.iter().filter(|of| of.mentor == pair.mentor).cloned().collect(),
            places: setting.capacity(b.0, b.1).people(),
            without: solution.totals,
            with: with.map(|solution| solution.totals),
        }))
    }

    pub(super) fn impossible_for(&self, setting: &Setting, mentee: usize) -> Vec<(usize, Block)> {
        let Some(a) = self.person(mentee) else { return Vec::new() };
        let mentors = self.people().iter().enumerate();
        let mentors = mentors.filter(|(_, person)| person.is_matched_as(Side::Mentor));
        let first = |(at, b)| Some((at, setting.blocks(self, (mentee, a), (at, b)).next()?));
        mentors.filter_map(first).collect()
    }
}

impl Proposal {
    /// The other one of a pair that somebody is in.
    fn partner_of(&self, who: &Reference) -> Option<&Reference> {
        if self.mentee == *who {
            Some(&self.mentor)
        } else {
            (self.mentor == *who).then_some(&self.mentee)
        }
    }
}
