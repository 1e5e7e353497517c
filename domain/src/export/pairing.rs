//! The dataset of pairings: who is introduced to whom, and what became of it.

use serde::Serialize;

use super::cell::Cell;
use super::listed::{Listed, ListedColumn, column, moment};
use crate::desk::{EndReason, PairedPerson, PairingCard, Stage};
use crate::id::CohortId;
use crate::instant::Instant;
use crate::matching::Partners;
use crate::texts::{self, Key, Texts};

/// The name under which pairings are exported.
pub const PAIRINGS: &str = "pairings";

/// A pairing, as exports have it: what the desk shows of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ExportedPairing {
    /// The year.
    pub cohort: CohortId,
    /// The pairing, and what its people are called.
    #[serde(flatten)]
    pub card: PairingCard,
}

impl ExportedPairing {
    /// When something happened to it last, as far as somebody knows at a moment: that a mentor let
    /// the time go by, too.
    #[must_use]
    pub fn last_event(&self, now: Instant) -> Instant {
        match self.card.pairing.stage {
            Stage::Asked { until } if self.card.pairing.has_lapsed(now) => until,
            _ => self.since(),
        }
    }

    /// Since when it is as it is.
    fn since(&self) -> Instant {
        match self.card.pairing.stage {
            Stage::Asked { .. } => self.card.pairing.made_at,
            Stage::Introduced { at, resumed } => resumed.unwrap_or(at),
            Stage::Paused { at, .. } | Stage::Declined { at } | Stage::Ended { at, .. } => at,
        }
    }
}

impl Listed for ExportedPairing {
    const DATASET: &'static str = PAIRINGS;

    const COLUMNS: &'static [ListedColumn] = &[
        column("id", texts::EXPORT_PAIRING),
        column("cohort", texts::EXPORT_COHORT),
        column("kind", texts::EXPORT_PAIR_KIND),
        column("mentee", texts::EXPORT_MENTEE_REFERENCE),
        column("mentee_name", texts::EXPORT_MENTEE_NAME),
        column("mentee_address", texts::EXPORT_MENTEE_ADDRESS),
        column("mentor", texts::EXPORT_MENTOR_REFERENCE),
        column("mentor_name", texts::EXPORT_MENTOR_NAME),
        column("mentor_address", texts::EXPORT_MENTOR_ADDRESS),
        column("liaison", texts::EXPORT_LIAISON),
        column("status", texts::EXPORT_STATUS),
        moment("status_at", texts::EXPORT_STATUS_AT),
        column("reason", texts::EXPORT_END_REASON),
        moment("answer_until", texts::EXPORT_ANSWER_UNTIL),
        moment("made_at", texts::EXPORT_MADE_AT),
    ];

    fn cells(&self, texts: &Texts) -> Vec<Cell> {
        let PairingCard { pairing, liaison, .. } = &self.card;
        let said = |key: Key| Cell::text(texts.get(key));
        let [mentee, mentor] = two(&pairing.partners, &self.card.people);
        let (until, reason) = match pairing.stage {
            Stage::Asked { until } => (Cell::Moment(until), Cell::Empty),
            Stage::Ended { reason, .. } => (Cell::Empty, said(why(reason))),
            Stage::Introduced { .. } | Stage::Paused { .. } | Stage::Declined { .. } => {
                (Cell::Empty, Cell::Empty)
            }
        };
        let mut cells = vec![
            Cell::text(pairing.id.to_string()),
            Cell::text(self.cohort.as_str()),
            said(kind(&pairing.partners)),
        ];
        cells.extend(mentee);
        cells.extend(mentor);
        cells.extend([
            Cell::text(liaison.as_str()),
            said(status(&pairing.stage, self.card.is_live)),
            Cell::Moment(self.since()),
            reason,
            until,
            Cell::Moment(pairing.made_at),
        ]);
        cells
    }
}

/// The two, each with their reference, their name and their address.
pub(super) fn two(partners: &Partners, people: &[PairedPerson]) -> [[Cell; 3]; 2] {
    partners.both().map(|who| {
        let person = people.iter().find(|person| person.reference == *who);
        let text = |which: fn(&PairedPerson) -> &str| {
            person.map_or(Cell::Empty, |person| Cell::text(which(person)))
        };
        [Cell::text(who.as_str()), text(|person| &person.name), text(|person| &person.address)]
    })
}

/// What two are to each other.
pub(super) fn kind(partners: &Partners) -> Key {
    match partners {
        Partners::Pair(_) => texts::EXPORT_PAIR,
        Partners::Peers { .. } => texts::EXPORT_PEERS,
    }
}

fn status(stage: &Stage, is_live: bool) -> Key {
    match stage {
        Stage::Asked { .. } if is_live => texts::EXPORT_PAIRING_ASKED,
        Stage::Asked { .. } => texts::EXPORT_PAIRING_LAPSED,
        Stage::Introduced { .. } => texts::EXPORT_PAIRING_INTRODUCED,
        Stage::Paused { .. } => texts::EXPORT_PAIRING_PAUSED,
        Stage::Declined { .. } => texts::EXPORT_PAIRING_DECLINED,
        Stage::Ended { .. } => texts::EXPORT_PAIRING_ENDED,
    }
}

fn why(reason: EndReason) -> Key {
    match reason {
        EndReason::Finished => texts::EXPORT_REASON_FINISHED,
        EndReason::Withdrawn => texts::EXPORT_REASON_WITHDRAWN,
        EndReason::NoContact => texts::EXPORT_REASON_NO_CONTACT,
        EndReason::NotAFit => texts::EXPORT_REASON_NOT_A_FIT,
        EndReason::Parted => texts::EXPORT_REASON_PARTED,
        EndReason::Mistake => texts::EXPORT_REASON_MISTAKE,
        EndReason::Other => texts::EXPORT_REASON_OTHER,
    }
}
