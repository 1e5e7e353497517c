use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::block::Block;
use super::expected::Alternative;
use super::policy::Side;
use super::pool::Pool;
use super::scenario::Scenario;
use super::setting::Misfit;
use super::solution::Solution;
use crate::reference::Reference;

/// Somebody who waits, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Waiting {
    /// Who.
    pub who: Reference,
    /// Whether they have waited since last year.
    pub waited: bool,
    /// Why.
    pub why: WhyWaiting,
}

/// Why somebody waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum WhyWaiting {
    /// They look for a peer only, and nobody is left who could be one.
    NoPeer,
    /// Nobody is a mentor at all.
    NoMentor,
    /// No mentor is possible for them; for each rule, with how many.
    AllBlocked(Vec<BlockedBy>),
    /// Mentors are possible, and all of them have as many people as they take on.
    AllTaken {
        /// How many mentors are possible.
        possible: usize,
        /// The best of them, and whom that one has instead.
        best: Alternative,
    },
}

/// With how many mentors a rule makes a pair impossible. A pair counts for the first rule that does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BlockedBy {
    /// The rule.
    pub block: Block,
    /// How many mentors.
    pub mentors: usize,
}

impl Pool {
    /// Who waits in a solution, and why.
    ///
    /// # Errors
    /// [`Misfit`] where the scenario doesn't fit.
    pub fn waiting(
        &self,
        scenario: &Scenario,
        solution: &Solution,
    ) -> Result<Vec<Waiting>, Misfit> {
        let setting = self.setting(scenario)?;
        let mentors = self.people().iter().filter(|one| one.is_matched_as(Side::Mentor)).count();
        let mut waiting = Vec::new();
        for who in &solution.waiting {
            let Ok((at, person)) = self.someone(who) else { continue };
            let why = if !person.matched {
                WhyWaiting::NoPeer
            } else if mentors == 0 {
                WhyWaiting::NoMentor
            } else {
                let blocked = self.impossible_for(&setting, at);
                let best = self.alternatives(&setting, solution, (at, person));
                match best.into_iter().next() {
                    Some(best) => WhyWaiting::AllTaken { possible: mentors - blocked.len(), best },
                    None => WhyWaiting::AllBlocked(by_rule(&blocked)),
                }
            };
            waiting.push(Waiting { who: who.clone(), waited: person.waited, why });
        }
        Ok(waiting)
    }
}

fn by_rule(blocked: &[(usize, Block)]) -> Vec<BlockedBy> {
    let mut counts: BTreeMap<Block, usize> = BTreeMap::new();
    for (_, block) in blocked {
        *counts.entry(*block).or_default() += 1;
    }
    let counts = counts.into_iter();
    counts.map(|(block, mentors)| BlockedBy { block, mentors }).collect()
}
