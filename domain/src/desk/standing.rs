use serde::{Deserialize, Serialize};

use super::{Decision, Who};
use crate::instant::Instant;
use crate::matching::Facts;
use crate::reference::Reference;

/// How many people one `PUT …/standings` may name.
pub const MOST_STANDINGS: usize = 100;

/// How many people, and how many institutions, somebody's facts may name.
pub const MOST_FACTS: usize = 50;

/// What the committee keeps of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// How often this was changed; 0, where nothing is kept yet.
    pub revision: u32,
    /// What was decided.
    pub status: Decision,
    /// What the committee knows of them. Whether they are eligible follows from the status.
    pub facts: Facts,
    /// When it was changed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// Who did that, as they were called then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Who>,
}

impl Standing {
    /// What matching is told of them.
    #[must_use]
    pub fn known(&self) -> Facts {
        Facts { eligible: self.status.is_eligible(), ..self.facts.clone() }
    }
}

/// `PUT …/standings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutStandings {
    /// At most [`MOST_STANDINGS`], of different people.
    pub standings: Vec<PutStanding>,
}

/// What is to be kept of somebody from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutStanding {
    /// Who it is.
    pub reference: Reference,
    /// The revision that was seen.
    pub revision: u32,
    /// What is decided.
    pub status: Decision,
    /// What is known of them; all of it.
    #[serde(default)]
    pub facts: Facts,
}

/// Why standings are not put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotStandings {
    /// There are none, or too many.
    #[error("standings must be 1 to {MOST_STANDINGS}")]
    Number,
    /// Somebody is in it twice.
    #[error("standings must name each person once")]
    Twice,
    /// Somebody's facts are too long.
    #[error("facts may name {MOST_FACTS} people and institutions of each kind, in 200 characters")]
    Facts,
}

impl PutStandings {
    /// Makes sure that they can be put together.
    ///
    /// # Errors
    /// [`NotStandings`].
    pub fn check(&self) -> Result<(), NotStandings> {
        if self.standings.is_empty() || self.standings.len() > MOST_STANDINGS {
            return Err(NotStandings::Number);
        }
        let mut all: Vec<&Reference> = self.standings.iter().map(|put| &put.reference).collect();
        all.sort_by_key(|reference| reference.as_str());
        if all.windows(2).any(|two| matches!(two, [a, b] if a == b)) {
            return Err(NotStandings::Twice);
        }
        if self.standings.iter().all(|put| is_short(&put.facts)) {
            Ok(())
        } else {
            Err(NotStandings::Facts)
        }
    }
}

fn is_short(facts: &Facts) -> bool {
    let Facts { past, reporting_line, also_at, .. } = facts;
    let few = [past.len(), reporting_line.len(), also_at.len()].iter().all(|n| *n <= MOST_FACTS);
    few && also_at.iter().all(|name| crate::text::length(name) <= 200)
}

/// What became of them, in the order in which they were sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingsPut {
    /// One for each.
    pub standings: Vec<StandingPut>,
}

/// What became of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingPut {
    /// Who it is.
    pub reference: Reference,
    /// What was done.
    pub done: PutDone,
    /// What is kept of them now; nothing, where there is no such person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Standing>,
}

/// What was done with a standing that was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PutDone {
    /// It is kept, or was kept already.
    Kept,
    /// It was changed meanwhile, and is left as it is.
    Stale,
    /// They have withdrawn.
    Withdrawn,
    /// Nobody in this cohort has the reference.
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(bits: u64) -> PutStanding {
        PutStanding {
            reference: Reference::from_random(bits),
            revision: 0,
            status: Decision::Eligible,
            facts: Facts::default(),
        }
    }

    #[test]
    fn a_person_is_put_once_and_not_too_many_at_a_time() {
        let check = |standings: Vec<PutStanding>| PutStandings { standings }.check();
        assert_eq!(check(vec![put(1), put(2)]), Ok(()));
        assert_eq!(check(vec![put(1), put(2), put(1)]), Err(NotStandings::Twice));
        assert_eq!(check(Vec::new()), Err(NotStandings::Number));
        let many = |n: u64| (0..n).map(put).collect();
        assert_eq!(check(many(100)), Ok(()));
        assert_eq!(check(many(101)), Err(NotStandings::Number));
        let wordy = Facts { also_at: vec!["x".repeat(201)], ..Facts::default() };
        assert_eq!(check(vec![PutStanding { facts: wordy, ..put(1) }]), Err(NotStandings::Facts));
    }

    #[test]
    fn who_was_declined_is_not_matched_whatever_the_facts_say() {
        let standing = |status| Standing { status, ..Standing::default() };
        assert!(!standing(Decision::Declined).known().eligible);
        assert!(standing(Decision::WaitList).known().eligible);
    }
}
