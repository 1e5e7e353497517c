//! Who could be introduced to somebody who is free, in mid-year, when most people have somebody.

use super::expected::Alternative;
use super::policy::Side;
use super::pool::Pool;
use super::scenario::Scenario;
use super::setting::Misfit;
use super::solution::Solution;
use crate::reference::Reference;

impl Pool {
    /// Whom somebody could be introduced to now: first whom a solution suggests for them, then the
    /// others who have a place or are only suggested to somebody else, those with the most points
    /// first; of mentees before that those who waited since last year, where they are placed first.
    /// Nobody, where they look for nobody, or have no place.
    ///
    /// # Errors
    /// [`Misfit`] where they are not here, or the scenario doesn't fit.
    pub fn open_to(
        &self,
        scenario: &Scenario,
        solution: &Solution,
        who: &Reference,
        most: usize,
    ) -> Result<Vec<Alternative>, Misfit> {
        let setting = self.setting(scenario)?;
        let (at, person) = self.someone(who)?;
        let has_place = match person.side {
            Side::Mentee => true,
            Side::Mentor => setting.capacity(at, person).people() > 0,
        };
        if !person.is_matched_as(person.side) || !has_place {
            return Ok(Vec::new());
        }
        let mut others = self.alternatives(&setting, solution, (at, person));
        // Who has nobody here and yet no place is introduced to somebody already.
        others.retain(|one| one.free || !one.has.is_empty());
        let has_waited = |one: &Alternative| {
            let other = self.find(&one.who).and_then(|at| self.person(at));
            other.is_some_and(|other| self.policy().rules.waited_first && other.waited)
        };
        others.sort_by_key(|one| (!one.has.contains(who), !has_waited(one)));
        others.truncate(most);
        Ok(others)
    }
}
