//! Whom matching suggests to introduce, each with why and with whom else it could be: what is taken
//! out of it for others to read.

use super::partners::Partners;
use super::pool::Pool;
use super::reasons::Reasons;
use super::scenario::{Pair, Scenario};
use super::setting::Misfit;
use super::solution::Solution;
use crate::id::LineId;
use crate::reference::Reference;

/// Two people whom matching suggests to introduce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The two.
    pub partners: Partners,
    /// Why.
    pub reasons: Reasons,
    /// Who would be the next best for the mentee, and with how many points; nothing for peers, or
    /// where there is nobody.
    pub mentee_next: Option<(Reference, u16)>,
    /// Who would be the next best for the mentor.
    pub mentor_next: Option<(Reference, u16)>,
}

impl Pool {
    /// The best that can be done, without anybody's wishes; reasons and points by some lines alone.
    ///
    /// # Errors
    /// [`Misfit`]; there is none where nobody wishes anything.
    pub fn suggest(&self, lines: &[LineId]) -> Result<Vec<Suggestion>, Misfit> {
        let scenario = Scenario::default();
        let solution = self.solve(&scenario)?;
        let mut suggestions = Vec::new();
        for proposal in &solution.proposals {
            let (mentee, mentor) = (&proposal.mentee, &proposal.mentor);
            let pair = Pair { mentee: mentee.clone(), mentor: mentor.clone() };
            let reasons = self.reasons(&scenario, &pair)?.only(lines);
            let with = |other: &Reference| Pair { mentor: other.clone(), ..pair.clone() };
            let mentee_next = self.next(&solution, mentee, with, lines)?;
            let with = |other: &Reference| Pair { mentee: other.clone(), ..pair.clone() };
            let mentor_next = self.next(&solution, mentor, with, lines)?;
            let partners = Partners::Pair(pair.clone());
            suggestions.push(Suggestion { partners, reasons, mentee_next, mentor_next });
        }
        for proposal in &solution.peers {
            let peers = proposal.peers.clone();
            let reasons = self.peer_reasons(&scenario, &peers)?.only(lines);
            let partners = Partners::Peers { peers };
            suggestions.push(Suggestion {
                partners,
                reasons,
                mentee_next: None,
                mentor_next: None,
            });
        }
        Ok(suggestions)
    }

    fn next(
        &self,
        solution: &Solution,
        who: &Reference,
        with: impl Fn(&Reference) -> Pair,
        lines: &[LineId],
    ) -> Result<Option<(Reference, u16)>, Misfit> {
        let scenario = Scenario::default();
        let others = self.next_best(&scenario, solution, who, usize::MAX)?.into_iter();
        // Who has nobody here and yet no place is introduced to somebody already.
        let best = others.into_iter().find(|other| other.free || !other.has.is_empty());
        let Some(best) = best else { return Ok(None) };
        let reasons = self.reasons(&scenario, &with(&best.who))?.only(lines);
        Ok(Some((best.who, reasons.points)))
    }
}
