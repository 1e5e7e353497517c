use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::comparison::Comparison;
use super::pool::Pool;
use super::scenario::Scenario;
use super::setting::Misfit;
use super::solution::{Field, Solution};
use super::weight::Capacity;
use crate::id::{LineId, OptionId};

/// What it would help to recruit mentors who offer something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Recruit {
    /// The line whose option it is.
    pub line: LineId,
    /// What they would have to offer.
    pub option: OptionId,
    /// How many of those who wait would have a mentor, with one new mentor, with two, and so on
    /// for as long as one more helps.
    pub places: Vec<usize>,
}

impl Pool {
    /// Which mentors to recruit: for each option that a mentee can look for, how many of those who
    /// wait it would place if there were more who offer it, each of whom `takes` so many people.
    /// What helps most comes first.
    ///
    /// A new mentor gets only mentees who look for that option; a mentee who has somebody may move
    /// to them and leave their place to one who waits. No rule is against the new ones: they are
    /// nobody yet.
    ///
    /// # Errors
    /// [`Misfit`] where the scenario doesn't fit.
    pub fn recruit(
        &self,
        scenario: &Scenario,
        solution: &Solution,
        takes: Capacity,
        most: usize,
    ) -> Result<Vec<Recruit>, Misfit> {
        if solution.waiting.is_empty() || takes.people() == 0 {
            return Ok(Vec::new());
        }
        let setting = self.setting(scenario)?;
        let field = self.field(&setting);
        let now = Chains::of(self, &field, solution);
        let mut recruits = Vec::new();
        for (at, line) in self.policy().lines.iter().enumerate() {
            let (Comparison::Ranked(options) | Comparison::Overlap { vocabulary: options, .. }) =
                &line.compare
            else {
                continue;
            };
            for (place, option) in options.options.iter().enumerate() {
                let looks_for = |row: &usize| {
                    let answer = self.person(*row).and_then(|person| person.answers.get(at));
                    matches!(answer, Some(Answer::Options(chosen)) if chosen.set >> place & 1 == 1)
                };
                let fitting: Vec<bool> = field.rows.iter().map(looks_for).collect();
                let places = now.clone().with_more(&fitting, takes, most);
                if !places.is_empty() {
                    recruits.push(Recruit {
                        line: line.id.clone(),
                        option: option.clone(),
                        places,
                    });
                }
            }
        }
        // The order of lines and options stays among equals.
        recruits.sort_by_key(|recruit| {
            let best = recruit.places.last().copied().unwrap_or(0);
            (std::cmp::Reverse(best), recruit.places.len())
        });
        Ok(recruits)
    }
}

/// Who has which place, and who could take whose: to find out how many more could be placed.
#[derive(Clone)]
struct Chains<'a> {
    field: &'a Field,
    /// Each row's column.
    place: Vec<Option<usize>>,
    /// Whether each row waits.
    waiting: Vec<bool>,
}

impl<'a> Chains<'a> {
    fn of(pool: &Pool, field: &'a Field, solution: &Solution) -> Self {
        let reference = |at: &usize| pool.person(*at).map(|person| &person.reference);
        let place = field.rows.iter().map(|row| {
            let who = reference(row)?;
            let of = solution.proposals.iter().find(|of| of.mentee == *who)?;
            field.columns.iter().position(|column| reference(column) == Some(&of.mentor))
        });
        let waits = |row: &usize| reference(row).is_some_and(|who| solution.waiting.contains(who));
        Self { place: place.collect(), waiting: field.rows.iter().map(waits).collect(), field }
    }

    /// How many more have a place with one new mentor for those who fit, with two, and so on.
    fn with_more(mut self, fitting: &[bool], takes: Capacity, most: usize) -> Vec<usize> {
        let mut placed = 0;
        let mut places = Vec::new();
        for _ in 0..most {
            let before = placed;
            for _ in 0..takes.people() {
                placed += usize::from(self.fill(fitting));
            }
            if placed == before {
                break;
            }
            places.push(placed);
        }
        places
    }

    /// Gives a new place to somebody whom it fits, whose place goes to somebody else, and so on,
    /// until one who waits has one. Says whether there is such a chain.
    fn fill(&mut self, fitting: &[bool]) -> bool {
        let rows = self.place.len();
        // By whom a row would be followed: the one who left the place that it takes.
        let mut takes_from: Vec<Option<usize>> = vec![None; rows];
        let mut seen: Vec<bool> = fitting.to_vec();
        let mut open: Vec<usize> = (0..rows).filter(|row| seen.get(*row) == Some(&true)).collect();
        let mut next = 0;
        while let Some(row) = open.get(next).copied() {
            next += 1;
            if self.waiting.get(row) == Some(&true) {
                self.shift(row, &takes_from);
                return true;
            }
            let Some(column) = self.place.get(row).copied().flatten() else { continue };
            for other in 0..rows {
                let can = self.field.scores.get(other, column).is_some();
                if let (true, Some(unseen @ false)) = (can, seen.get_mut(other)) {
                    *unseen = true;
                    if let Some(from) = takes_from.get_mut(other) {
                        *from = Some(row);
                    }
                    open.push(other);
                }
            }
        }
        false
    }

    /// Moves everybody on a chain that ends with one who waits.
    fn shift(&mut self, end: usize, takes_from: &[Option<usize>]) {
        if let Some(waits) = self.waiting.get_mut(end) {
            *waits = false;
        }
        let mut row = end;
        loop {
            let from = takes_from.get(row).copied().flatten();
            let place = from.and_then(|from| self.place.get(from).copied().flatten());
            if let Some(there) = self.place.get_mut(row) {
                // The first of the chain has a new mentor, whom no chain leads through again.
                *there = place;
            }
            let Some(from) = from else { return };
            row = from;
        }
    }
}
