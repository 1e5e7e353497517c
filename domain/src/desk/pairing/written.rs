//! Pairings as they are written, for reading them: as with the lines of the audit log, one reader of
//! all fields is a fraction of what the desk would download for serde's.

use serde::Deserialize;

use super::{EndReason, Pairing, Stage};
use crate::desk::{MemberId, PairingId, Who};
use crate::instant::Instant;
use crate::matching::{NotPartners, Peers, WrittenPartners};
use crate::reference::Reference;

/// Why what is written is no stage: it says what a stage of its kind does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no pairing is at such a stage")]
pub(super) struct NotAStage;

/// The fields of a pairing, with those of its partners.
#[derive(Deserialize)]
pub(super) struct WrittenPairing {
    id: PairingId,
    mentee: Option<Reference>,
    mentor: Option<Reference>,
    peers: Option<Peers>,
    liaison: MemberId,
    points: u16,
    of: u16,
    made_at: Instant,
    made_by: Who,
    stage: Stage,
}

/// The fields of every kind of stage.
#[derive(Deserialize)]
pub(super) struct WrittenStage {
    is: String,
    at: Option<Instant>,
    until: Option<Instant>,
    reason: Option<EndReason>,
    introduced: Option<Instant>,
    resumed: Option<Instant>,
}

impl TryFrom<WrittenPairing> for Pairing {
    type Error = NotPartners;

    fn try_from(written: WrittenPairing) -> Result<Self, NotPartners> {
        let WrittenPairing { mentee, mentor, peers, .. } = written;
        Ok(Self {
            id: written.id,
            partners: WrittenPartners { mentee, mentor, peers }.try_into()?,
            liaison: written.liaison,
            points: written.points,
            of: written.of,
            made_at: written.made_at,
            made_by: written.made_by,
            stage: written.stage,
        })
    }
}

impl TryFrom<WrittenStage> for Stage {
    type Error = NotAStage;

    fn try_from(written: WrittenStage) -> Result<Self, NotAStage> {
        let WrittenStage { is, at, until, reason, introduced, resumed } = written;
        match (&*is, at, until, reason) {
            ("asked", _, Some(until), _) => Ok(Self::Asked { until }),
            ("introduced", Some(at), ..) => Ok(Self::Introduced { at, resumed }),
            ("paused", Some(at), ..) => {
                introduced.map(|introduced| Self::Paused { at, introduced }).ok_or(NotAStage)
            }
            ("declined", Some(at), ..) => Ok(Self::Declined { at }),
            ("ended", Some(at), _, Some(reason)) => Ok(Self::Ended { at, reason, introduced }),
            _ => Err(NotAStage),
        }
    }
}
