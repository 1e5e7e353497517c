//! A mentor who is asked first: what the committee asks them, and their answer.

use std::sync::Arc;

use domain::date::Date;
use domain::desk::{Pairing, PairingChange, PairingId, Pairings, Stage, Who};
use domain::form::SharedAnswer;
use domain::matching::Side;
use domain::reference::Reference;

use super::Opened;
use crate::http::intake::IntakeStore;
use crate::http::problem::Problem;
use crate::reasons::{Partner, reasons};
use crate::store::{ChangePairings, Held, ProgramHead, StoreError, wording};

/// Whether a mentor takes somebody on. Who it is, they learn when they accept.
#[derive(Clone)]
pub struct Invitation {
    /// The pairing that it would be.
    pub pairing: PairingId,
    /// The last day on which they can answer.
    pub until: Date,
    /// Why they were thought of.
    pub reasons: Vec<SharedAnswer>,
}

/// What a mentor answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes: both are introduced.
    Accept,
    /// No: both are free again.
    Decline,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is so now.
    Accepted,
    /// It is so now.
    Declined,
    /// The time is over, or it was answered otherwise before: nothing has changed.
    TooLate,
}

/// How often an answer is tried that meets other changes of pairings.
const MEETINGS: usize = 25;

impl<S: IntakeStore + ChangePairings> Opened<'_, S> {
    /// What this mentor is asked at the moment, in one of their cohort's pairings.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn invitations(&self, pairings: &Pairings) -> Result<Vec<Invitation>, Problem> {
        let Some(head) = self.head_of_mentors().await? else { return Ok(Vec::new()) };
        let now = self.site.clock.now();
        let mut all = Vec::new();
        for pairing in pairings.live(now).filter(|pairing| self.is_asked(pairing)) {
            let Some(until) = pairing.stage.last_day() else { continue };
            let reasons = self.reasons(&head, pairing).await?;
            all.push(Invitation { pairing: pairing.id.clone(), until, reasons });
        }
        Ok(all)
    }

    /// Takes a mentor's answer. The same answer again is fine.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn reply(&self, id: &PairingId, answer: Answer) -> Result<Answered, Problem> {
        let of = (self.held.program(), self.held.cohort());
        for _ in 0..MEETINGS {
            let (pairings, now) = (self.site.store.pairings(of).await?, self.site.clock.now());
            let me = self.held.reference();
            let Some(pairing) = pairings.get(id).filter(|it| it.mentor() == Some(me)) else {
                return Ok(Answered::TooLate);
            };
            let (change, done) = match (&pairing.stage, answer) {
                (Stage::Introduced { .. } | Stage::Paused { .. }, Answer::Accept) => {
                    return Ok(Answered::Accepted);
                }
                (Stage::Declined { .. }, Answer::Decline) => return Ok(Answered::Declined),
                _ if !self.is_asked(pairing) || !pairing.is_live(now) => {
                    return Ok(Answered::TooLate);
                }
                (_, Answer::Accept) => {
                    let introduced = pairing.at(Stage::introduced(now));
                    (PairingChange::Accepted(introduced), Answered::Accepted)
                }
                (_, Answer::Decline) => {
                    let declined = pairing.at(Stage::Declined { at: now });
                    (PairingChange::Declined(declined), Answered::Declined)
                }
            };
            let (who, year) = (Who::Person { reference: me.clone() }, self.head.year(of.1));
            if self.site.store.change_pairings(of, &pairings, &change, year, &who, now).await? {
                return Ok(done);
            }
        }
        Err(Problem::unavailable())
    }

    fn is_asked(&self, pairing: &Pairing) -> bool {
        let is_asked = matches!(pairing.stage, Stage::Asked { .. });
        is_asked && pairing.mentor() == Some(self.held.reference())
    }

    /// The program's own head, which says what counts, if this is what mentors send.
    async fn head_of_mentors(&self) -> Result<Option<Arc<ProgramHead>>, Problem> {
        if self.held.withdrawn_at().is_some() {
            return Ok(None);
        }
        let head = self.site.store.program(self.held.program()).await?;
        let is_theirs = |head: &Arc<ProgramHead>| {
            let policy = head.matching.as_ref();
            policy.is_some_and(|policy| policy.sheet(Side::Mentor).form == *self.held.form())
        };
        Ok(head.filter(is_theirs))
    }

    async fn reasons(
        &self,
        head: &ProgramHead,
        pairing: &Pairing,
    ) -> Result<Vec<SharedAnswer>, Problem> {
        let mentee = pairing.partners.other(self.held.reference());
        let Some(policy) = head.matching.clone() else { return Ok(Vec::new()) };
        let Some(mentee) = self.partner(mentee).await? else { return Ok(Vec::new()) };
        let of = (self.held.program(), mentee.form(), mentee.version());
        let words = wording(&self.site.store, of, self.head.other_lang()).await?;
        let words = words.ok_or(StoreError::Unreadable("an answered version that is not there"))?;
        let own = self.form().await?;
        let both =
            [Partner { held: &self.held, form: &own }, Partner { held: &mentee, form: &words }];
        let reasons = reasons(policy, &pairing.partners, both, self.site.clock.now());
        Ok(reasons.into_iter().map(|reason| reason.said(&self.head.texts)).collect())
    }

    async fn partner(&self, who: Option<&Reference>) -> Result<Option<Held>, Problem> {
        let now = self.site.clock.now();
        let Some(who) = who else { return Ok(None) };
        let Some(found) = self.site.store.find(who, now).await? else { return Ok(None) };
        let held = self.site.store.open(&found, now).await?;
        Ok(held.filter(|held| held.withdrawn_at().is_none()))
    }
}
