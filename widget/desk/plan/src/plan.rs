//! A plan: everyone, what is wished, and the best that can be done then.

use std::collections::BTreeMap;

use domain::desk::{Matching, PutJudged};
use domain::matching::{
    Alternative, Capacity, Change, Contradiction, Misfit, Pair, Pool, Proposal, Reasons, Recruit,
    Scenario, Side, Solution, Waiting,
};
use domain::reference::Reference;

use super::message::Wished;
use super::wish::Couple;

/// So many new mentors are thought of, at the most.
const MOST_RECRUITS: usize = 5;

/// So many are thought of for somebody who is free, at the most.
const MOST_NEXT: usize = 5;

/// A plan: everyone, what is wished, and the best that can be done then.
pub struct Plan {
    matching: Matching,
    /// What everyone is called.
    names: BTreeMap<Reference, String>,
    pool: Pool,
    now: Solved,
    /// What was wished before each wish, the last one last.
    before: Vec<Scenario>,
}

/// A scenario with its solution, and what follows from both.
struct Solved {
    scenario: Scenario,
    solution: Solution,
    waiting: Vec<Waiting>,
    recruits: Vec<Recruit>,
}

/// Why a wish can't be granted. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It contradicts another.
    Contradiction(Contradiction),
    /// It can't be, for these people.
    Misfit(Misfit),
}

impl From<Contradiction> for Refused {
    fn from(why: Contradiction) -> Self {
        Self::Contradiction(why)
    }
}

impl From<Misfit> for Refused {
    fn from(why: Misfit) -> Self {
        Self::Misfit(why)
    }
}

impl Plan {
    /// The plan of which nothing is wished yet.
    ///
    /// # Errors
    /// [`Refused`], which is a mistake of ours: nothing is wished yet.
    pub fn new(matching: Matching) -> Result<Self, Refused> {
        let pool = matching.pool();
        let now = Solved::of(&pool, Scenario::default())?;
        let name = |who: &Reference| Some((who.clone(), matching.name(who)?.to_owned()));
        let names = matching.people.iter().filter_map(|one| name(one.reference())).collect();
        Ok(Self { matching, names, pool, now, before: Vec::new() })
    }

    /// What everyone is called who has a name.
    pub(crate) fn names(&self) -> &BTreeMap<Reference, String> {
        &self.names
    }

    /// Everyone.
    #[must_use]
    pub fn matching(&self) -> &Matching {
        &self.matching
    }

    /// Everyone, ready to be matched.
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// What is wished.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.now.scenario
    }

    /// The best that can be done.
    #[must_use]
    pub fn solution(&self) -> &Solution {
        &self.now.solution
    }

    /// Who waits, and why.
    #[must_use]
    pub fn waiting(&self) -> &[Waiting] {
        &self.now.waiting
    }

    /// Which mentors it would help to recruit, each of whom takes on one person.
    #[must_use]
    pub fn recruits(&self) -> &[Recruit] {
        &self.now.recruits
    }

    /// Whether there is a wish to be taken back.
    #[must_use]
    pub fn has_before(&self) -> bool {
        !self.before.is_empty()
    }

    /// Grants wishes, one after the other, and solves everything again. They are taken back together.
    ///
    /// # Errors
    /// [`Refused`] where one of them can't be: then none is granted.
    pub fn wish(&mut self, wishes: &[Wished]) -> Result<Change, Refused> {
        let mut scenario = self.now.scenario.clone();
        for wished in wishes {
            scenario = wished.of(&scenario)?;
        }
        self.take(scenario)
    }

    /// Wishes what a scenario says, and nothing else, and solves everything again.
    ///
    /// # Errors
    /// [`Refused`] where that can't be.
    pub fn take(&mut self, scenario: Scenario) -> Result<Change, Refused> {
        let next = Solved::of(&self.pool, scenario)?;
        let change = self.pool.change(&self.now.solution, &next.solution, &next.scenario)?;
        self.before.push(std::mem::replace(&mut self.now, next).scenario);
        Ok(change)
    }

    /// Takes in what was judged of a pair, and solves everything again. No undo takes it back.
    ///
    /// # Errors
    /// [`Refused`], which is a mistake of ours: the same could be before.
    pub fn judge(&mut self, judged: &PutJudged) -> Result<Change, Refused> {
        self.matching.judge(judged);
        self.pool = self.matching.pool();
        let next = Solved::of(&self.pool, self.now.scenario.clone())?;
        let left = std::mem::replace(&mut self.now, next);
        Ok(self.pool.change(&left.solution, &self.now.solution, &self.now.scenario)?)
    }

    /// Takes back the last wish; nothing, where there is none.
    ///
    /// # Errors
    /// [`Refused`], which is a mistake of ours: it was like that before.
    pub fn undo(&mut self) -> Result<Option<Change>, Refused> {
        let Some(earlier) = self.before.pop() else { return Ok(None) };
        let earlier = Solved::of(&self.pool, earlier)?;
        let left = std::mem::replace(&mut self.now, earlier);
        let Solved { scenario, solution, .. } = &self.now;
        Ok(Some(self.pool.change(&left.solution, solution, scenario)?))
    }

    /// Why two people fit.
    ///
    /// # Errors
    /// [`Refused`] where one of them is not here.
    pub fn reasons(&self, couple: &Couple) -> Result<Reasons, Refused> {
        let scenario = &self.now.scenario;
        Ok(match couple {
            Couple::Pair(pair) => self.pool.reasons(scenario, pair)?,
            Couple::Peers(peers) => self.pool.peer_reasons(scenario, peers)?,
        })
    }

    /// Whom somebody is suggested to: as a mentee, or as a peer.
    #[must_use]
    pub fn couple_of(&self, who: &Reference) -> Option<Couple> {
        let Solution { proposals, peers, .. } = &self.now.solution;
        let pair = proposals.iter().find(|of| of.mentee == *who).map(Couple::from);
        let peers = || peers.iter().find(|of| of.peers.both().contains(who));
        pair.or_else(|| peers().map(|of| Couple::Peers(of.peers.clone())))
    }

    /// To whom a mentee could be moved by hand, the best first.
    #[must_use]
    pub fn elsewhere(&self, mentee: &Reference) -> Vec<Alternative> {
        let Solved { scenario, solution, .. } = &self.now;
        self.pool.next_best(scenario, solution, mentee, usize::MAX).unwrap_or_default()
    }

    /// To whom somebody who is free could be introduced now, the best first.
    #[must_use]
    pub fn open_to(&self, who: &Reference) -> Vec<Alternative> {
        let Solved { scenario, solution, .. } = &self.now;
        self.pool.open_to(scenario, solution, who, MOST_NEXT).unwrap_or_default()
    }

    /// What another scenario comes to; nothing changes.
    ///
    /// # Errors
    /// [`Refused`] where it can't be, for these people.
    pub fn what_if(&self, scenario: &Scenario) -> Result<Solution, Refused> {
        Ok(self.pool.solve(scenario)?)
    }

    /// How many mentees look for somebody: those to whom a solution gives a mentor or a peer, and who
    /// wait.
    #[must_use]
    pub fn looking(&self, solution: &Solution) -> usize {
        let Solution { proposals, peers, waiting, .. } = solution;
        let is_mentee = |who: &&Reference| {
            let person = self.matching.person(who);
            person.is_some_and(|person| person.side() == Side::Mentee)
        };
        let peers = peers.iter().flat_map(|of| of.peers.both()).filter(is_mentee);
        proposals.len() + waiting.len() + peers.count()
    }
}

impl Solved {
    fn of(pool: &Pool, scenario: Scenario) -> Result<Self, Misfit> {
        let solution = pool.solve(&scenario)?;
        let waiting = pool.waiting(&scenario, &solution)?;
        let recruits = pool.recruit(&scenario, &solution, Capacity::ONE, MOST_RECRUITS)?;
        Ok(Self { scenario, solution, waiting, recruits })
    }
}

impl From<&Proposal> for Couple {
    fn from(of: &Proposal) -> Self {
        Self::Pair(Pair { mentee: of.mentee.clone(), mentor: of.mentor.clone() })
    }
}
