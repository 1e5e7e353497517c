use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::block::As;
use super::pool::Pool;
use super::scenario::Scenario;
use super::setting::{Misfit, Setting};
use super::solution::{Solution, Totals};
use crate::reference::Reference;

/// What another scenario changes: who gains by it, and who loses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Change {
    /// Who has more points than before.
    pub better: Vec<Shift>,
    /// Who has fewer.
    pub worse: Vec<Shift>,
    /// Who has somebody else, and fits them as well.
    pub elsewhere: Vec<Shift>,
    /// Who had nobody, and has somebody.
    pub newly_matched: Vec<Shift>,
    /// Who had somebody, and has nobody.
    pub newly_unmatched: Vec<Shift>,
    /// What it came to.
    pub before: Totals,
    /// What it comes to.
    pub after: Totals,
}

/// What changes for somebody: whom they have, and the points of all their pairs together, both
/// times by the points of the scenario that comes after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Shift {
    /// Who.
    pub who: Reference,
    /// Whom they had.
    pub had: Vec<Reference>,
    /// Whom they have.
    pub has: Vec<Reference>,
    /// The points of those whom they had.
    pub points_before: u32,
    /// The points of those whom they have.
    pub points_after: u32,
}

impl Pool {
    /// What changes from one solution to another, which was found in `scenario`. Pairs of people
    /// who are not here any more count as none.
    ///
    /// # Errors
    /// [`Misfit`] where the scenario doesn't fit.
    pub fn change(
        &self,
        before: &Solution,
        after: &Solution,
        scenario: &Scenario,
    ) -> Result<Change, Misfit> {
        let setting = self.setting(scenario)?;
        let (had, has) = (self.partners(&setting, before), self.partners(&setting, after));
        let mut change = Change {
            better: Vec::new(),
            worse: Vec::new(),
            elsewhere: Vec::new(),
            newly_matched: Vec::new(),
            newly_unmatched: Vec::new(),
            before: before.totals,
            after: after.totals,
        };
        for person in self.people() {
            let of = |partners: &BTreeMap<Reference, Vec<(Reference, u16)>>| {
                let partners = partners.get(&person.reference).cloned().unwrap_or_default();
                let points: u32 = partners.iter().map(|(_, points)| u32::from(*points)).sum();
                (partners.into_iter().map(|(who, _)| who).collect::<Vec<_>>(), points)
            };
            let ((had, points_before), (has, points_after)) = (of(&had), of(&has));
            if had == has {
                continue;
            }
            let list = match (had.is_empty(), has.is_empty()) {
                (true, _) => &mut change.newly_matched,
                (_, true) => &mut change.newly_unmatched,
                _ if points_after > points_before => &mut change.better,
                _ if points_after < points_before => &mut change.worse,
                _ => &mut change.elsewhere,
            };
            let who = person.reference.clone();
            list.push(Shift { who, had, has, points_before, points_after });
        }
        Ok(change)
    }

    /// Whom each has, and for how many points here.
    fn partners(
        &self,
        setting: &Setting,
        solution: &Solution,
    ) -> BTreeMap<Reference, Vec<(Reference, u16)>> {
        let of_mentors = solution.proposals.iter();
        let of_mentors = of_mentors.map(|of| (&of.mentee, &of.mentor, As::MenteeAndMentor));
        let of_peers = solution.peers.iter().map(|of| {
            let [a, b] = of.peers.both();
            (a, b, As::Peers)
        });
        let mut partners: BTreeMap<Reference, Vec<(Reference, u16)>> = BTreeMap::new();
        for (one, other, pair) in of_mentors.chain(of_peers) {
            let (Ok((_, a)), Ok((_, b))) = (self.someone(one), self.someone(other)) else {
                continue;
            };
            let points = self.points(&setting.weights, (a, b), pair);
            partners.entry(one.clone()).or_default().push((other.clone(), points));
            partners.entry(other.clone()).or_default().push((one.clone(), points));
        }
        partners.values_mut().for_each(|partners| partners.sort());
        partners
    }
}
