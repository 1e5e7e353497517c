mod card;
mod stage;
mod written;
mod year;

use serde::{Deserialize, Serialize};

pub use self::card::{PairedPerson, PairingCard, PairingsPage};
pub use self::stage::{DAYS_TO_ANSWER, EndReason, Stage};
use self::written::WrittenPairing;
use super::{MemberId, PairingId, Who};
use crate::instant::Instant;
use crate::matching::{Pair, Partners};
use crate::reference::Reference;

/// Two people who were introduced, or are to be, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenPairing")]
pub struct Pairing {
    /// What names it.
    pub id: PairingId,
    /// The two.
    #[serde(flatten)]
    pub partners: Partners,
    /// The committee member who looks after it.
    pub liaison: MemberId,
    /// The points of the pair when it was made.
    pub points: u16,
    /// How many there could have been.
    pub of: u16,
    /// When it was made.
    pub made_at: Instant,
    /// Who made it, as they were called then.
    pub made_by: Who,
    /// What became of it.
    pub stage: Stage,
}

impl Pairing {
    /// Whether it goes on, so that its people have somebody.
    #[must_use]
    pub fn is_live(&self, now: Instant) -> bool {
        match self.stage {
            Stage::Asked { until } => now < until,
            Stage::Introduced { .. } | Stage::Paused { .. } => true,
            Stage::Declined { .. } | Stage::Ended { .. } => false,
        }
    }

    /// Whether the mentor was asked, and let the time go by.
    #[must_use]
    pub fn has_lapsed(&self, now: Instant) -> bool {
        matches!(self.stage, Stage::Asked { until } if now >= until)
    }

    /// Who was asked first, where somebody was: the mentor.
    #[must_use]
    pub fn mentor(&self) -> Option<&Reference> {
        match &self.partners {
            Partners::Pair(Pair { mentor, .. }) => Some(mentor),
            Partners::Peers { .. } => None,
        }
    }

    /// When both were introduced to each other, whatever became of it; nothing, where that never
    /// came to pass.
    #[must_use]
    pub fn introduced(&self) -> Option<Instant> {
        match self.stage {
            Stage::Introduced { at, .. } | Stage::Paused { introduced: at, .. } => Some(at),
            Stage::Ended { introduced, .. } => introduced,
            Stage::Asked { .. } | Stage::Declined { .. } => None,
        }
    }

    /// Since when they rest; nothing, where they don't.
    #[must_use]
    pub fn paused(&self) -> Option<Instant> {
        if let Stage::Paused { at, .. } = self.stage { Some(at) } else { None }
    }

    /// Since when its year goes on: since the introduction, or since its last pause. What came
    /// before is not asked any more. Nothing, where it does not go on, or rests.
    #[must_use]
    pub fn goes_on_since(&self) -> Option<Instant> {
        if let Stage::Introduced { at, resumed } = self.stage { resumed.or(Some(at)) } else { None }
    }

    /// The same, at rest; nothing, where it does not go on, or rests already.
    #[must_use]
    pub fn pausing(&self, at: Instant) -> Option<Self> {
        let Stage::Introduced { at: introduced, .. } = self.stage else { return None };
        Some(self.at(Stage::Paused { at, introduced }))
    }

    /// The same, going on after a pause; nothing, where it does not rest.
    #[must_use]
    pub fn resuming(&self, now: Instant) -> Option<Self> {
        let Stage::Paused { introduced: at, .. } = self.stage else { return None };
        Some(self.at(Stage::Introduced { at, resumed: Some(now) }))
    }

    /// The same, ended.
    #[must_use]
    pub fn ended(&self, at: Instant, reason: EndReason) -> Self {
        self.at(Stage::Ended { at, reason, introduced: self.introduced() })
    }

    /// The same, at another stage.
    #[must_use]
    pub fn at(&self, stage: Stage) -> Self {
        Self { stage, ..self.clone() }
    }

    /// Whether the two were introduced and are not to be matched again in another year: not so where one of
    /// them withdrew, or it was a mistake.
    #[must_use]
    pub fn were_partners(&self) -> bool {
        let counts = match self.stage {
            Stage::Ended { reason, .. } => reason.makes_former_partners(),
            _ => true,
        };
        counts && self.introduced().is_some()
    }

    fn makes_former_partners(&self, now: Instant) -> bool {
        match self.stage {
            Stage::Ended { reason, .. } => reason.makes_former_partners(),
            Stage::Declined { .. } => true,
            Stage::Asked { .. } => self.has_lapsed(now),
            Stage::Introduced { .. } | Stage::Paused { .. } => false,
        }
    }
}

/// The pairings of a cohort, as they are at one moment.
///
/// All of them are read, and each change names the number that was read: so nobody is in two at once
/// and no mentor has more than they take on, however many people confirm at the same moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairings {
    /// How often they were changed; 0, where there are none yet.
    pub number: u32,
    /// All of them, in the order of their ids.
    pub all: Vec<Pairing>,
}

impl Pairings {
    /// A pairing.
    #[must_use]
    pub fn get(&self, id: &PairingId) -> Option<&Pairing> {
        self.all.iter().find(|pairing| pairing.id == *id)
    }

    /// Those that go on.
    pub fn live(&self, now: Instant) -> impl Iterator<Item = &Pairing> {
        self.all.iter().filter(move |pairing| pairing.is_live(now))
    }

    /// Whether somebody had somebody in this cohort: who did not, waits for the next one.
    #[must_use]
    pub fn gave_somebody(&self, who: &Reference) -> bool {
        let had_each_other = |pairing: &Pairing| match pairing.stage {
            Stage::Ended { reason, .. } if reason.says_they_never_met() => false,
            _ => pairing.introduced().is_some(),
        };
        self.all.iter().any(|pairing| pairing.partners.have(who) && had_each_other(pairing))
    }

    /// With whom somebody was before, and is not to be again.
    pub fn former_partners(
        &self,
        who: &Reference,
        now: Instant,
    ) -> impl Iterator<Item = &Reference> {
        let over = self.all.iter().filter(move |pairing| pairing.makes_former_partners(now));
        over.filter_map(move |pairing| pairing.partners.other(who))
    }
}

/// A change of a cohort's pairings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairingChange {
    /// One was made; the mentor is asked first, or both are introduced.
    Made(Pairing),
    /// The mentor who was asked has accepted: both are introduced.
    Accepted(Pairing),
    /// The mentor who was asked has declined.
    Declined(Pairing),
    /// The two rest for a while.
    Paused(Pairing),
    /// They go on.
    Resumed(Pairing),
    /// Somebody has ended it.
    Ended(Pairing, EndReason),
}

impl PairingChange {
    /// The pairing as it is after it.
    #[must_use]
    pub fn pairing(&self) -> &Pairing {
        match self {
            Self::Made(pairing)
            | Self::Accepted(pairing)
            | Self::Declined(pairing)
            | Self::Paused(pairing)
            | Self::Resumed(pairing)
            | Self::Ended(pairing, _) => pairing,
        }
    }
}

/// `PUT …/pairings/{id}/dealt-with`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutDealtWith {
    /// Until when all that has happened is dealt with; nothing, where nothing is. What is to come
    /// can't be: then it is until now.
    pub until: Option<Instant>,
}

/// `POST …/pairings/{id}/end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndPairing {
    /// Why it ends.
    pub reason: EndReason,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairing(stage: Stage) -> Pairing {
        let partners =
            Pair { mentee: Reference::from_random(1), mentor: Reference::from_random(2) };
        let now = Instant::from_milliseconds(0);
        Pairing {
            id: PairingId::from_random(7),
            partners: Partners::Pair(partners),
            liaison: MemberId::from_random(8),
            points: 40,
            of: 100,
            made_at: now,
            made_by: Who::Operator,
            stage,
        }
    }

    fn at(milliseconds: i64) -> Instant {
        Instant::from_milliseconds(milliseconds)
    }

    #[test]
    fn it_is_read_as_it_was_written_and_flat() {
        let written = serde_json::to_value(pairing(Stage::introduced(at(3)))).unwrap();
        assert_eq!(written["mentee"], "1000-0000-0000");
        assert_eq!(written["stage"]["is"], "introduced");
        let read: Pairing = serde_json::from_value(written).unwrap();
        assert_eq!(read, pairing(Stage::introduced(at(3))));
    }

    #[test]
    fn whoever_was_introduced_stays_so_when_it_ends_and_whoever_was_only_asked_does_not_become_so()
    {
        let ended = |stage| pairing(stage).ended(at(9), EndReason::Other);
        let [met, asked] = [Stage::introduced(at(3)), Stage::Asked { until: at(10) }].map(ended);
        assert_eq!((met.introduced(), asked.introduced()), (Some(at(3)), None));
        let written = serde_json::to_value(&met).unwrap();
        assert_eq!(serde_json::from_value::<Pairing>(written).unwrap(), met);
        let before = serde_json::json!({ "is": "ended", "at": at(9), "reason": "other" });
        assert_eq!(serde_json::from_value::<Stage>(before).unwrap(), asked.stage);
    }

    #[test]
    fn who_rests_stays_introduced_and_taken_and_goes_on_from_where_they_resume() {
        let met = pairing(Stage::introduced(at(3)));
        let rests = met.pausing(at(5)).unwrap();
        assert!(rests.is_live(at(9)) && rests.pausing(at(6)).is_none());
        assert_eq!((rests.paused(), rests.introduced()), (Some(at(5)), Some(at(3))));
        assert_eq!((met.goes_on_since(), rests.goes_on_since()), (Some(at(3)), None));
        let resumed = rests.resuming(at(8)).unwrap();
        assert_eq!((resumed.introduced(), resumed.goes_on_since()), (Some(at(3)), Some(at(8))));
        assert!(resumed.resuming(at(9)).is_none(), "it goes on already");
        assert_eq!(rests.ended(at(9), EndReason::Other).introduced(), Some(at(3)));
        assert!(pairing(Stage::Asked { until: at(10) }).pausing(at(5)).is_none());
    }

    #[test]
    fn whoever_does_not_answer_in_time_is_free_again() {
        let asked = pairing(Stage::Asked { until: at(10) });
        assert!(asked.is_live(at(9)) && !asked.has_lapsed(at(9)));
        assert!(!asked.is_live(at(10)) && asked.has_lapsed(at(10)));
    }

    #[test]
    fn who_was_asked_for_in_vain_or_never_met_their_partner_had_nobody() {
        let one = Reference::from_random(1);
        let had = |stage: Stage| {
            let pairings = Pairings { number: 1, all: vec![pairing(stage)] };
            assert!(
                !pairings.gave_somebody(&Reference::from_random(3)),
                "of whom there is nothing"
            );
            pairings.gave_somebody(&one)
        };
        let ended = |reason| Stage::Ended { at: at(5), reason, introduced: Some(at(3)) };
        assert!(had(Stage::introduced(at(3))));
        assert!(had(Stage::Paused { at: at(4), introduced: at(3) }));
        assert!(
            [EndReason::Finished, EndReason::NotAFit, EndReason::Parted].map(ended).map(had)
                == [true; 3]
        );
        assert!([EndReason::NoContact, EndReason::Mistake].map(ended).map(had) == [false; 2]);
        assert!(!had(Stage::Declined { at: at(5) }) && !had(Stage::Asked { until: at(10) }));
    }

    #[test]
    fn who_parted_is_not_matched_again_but_who_was_paired_by_mistake_is() {
        let one = Reference::from_random(1);
        let former = |stage: Stage| {
            let pairings = Pairings { number: 1, all: vec![pairing(stage)] };
            pairings.former_partners(&one, at(20)).count()
        };
        let ended = |reason| Stage::Ended { at: at(5), reason, introduced: None };
        assert_eq!(former(Stage::introduced(at(5))), 0, "they are partners now");
        assert_eq!(former(Stage::Declined { at: at(5) }), 1);
        assert_eq!(former(Stage::Asked { until: at(10) }), 1);
        assert_eq!(former(ended(EndReason::NotAFit)), 1);
        assert_eq!(former(ended(EndReason::Parted)), 1);
        assert_eq!(former(ended(EndReason::Mistake)), 0);
        assert_eq!(former(ended(EndReason::Withdrawn)), 0, "who comes back may go on");
    }
}
