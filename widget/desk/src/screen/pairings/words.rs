//! What became of a pairing, in words.

use domain::desk::{EndReason, PairingCard, Stage};
use domain::texts::{self, Key};

use crate::desk::Desk;

/// What became of a pairing, as lists show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The mentor was asked, and can still answer.
    Asked,
    /// Both were introduced.
    Introduced,
    /// They rest.
    Paused,
    /// The mentor has declined.
    Declined,
    /// The mentor let the time go by.
    Lapsed,
    /// It has ended.
    Ended,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub(super) const ALL: [Self; 6] =
        [Self::Asked, Self::Introduced, Self::Paused, Self::Declined, Self::Lapsed, Self::Ended];

    pub(super) fn of(card: &PairingCard) -> Self {
        match card.pairing.stage {
            Stage::Asked { .. } if card.is_live => Self::Asked,
            Stage::Asked { .. } => Self::Lapsed,
            Stage::Introduced { .. } => Self::Introduced,
            Stage::Paused { .. } => Self::Paused,
            Stage::Declined { .. } => Self::Declined,
            Stage::Ended { .. } => Self::Ended,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Introduced => "introduced",
            Self::Paused => "paused",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Ended => "ended",
        }
    }

    pub(super) fn name(self) -> Key {
        match self {
            Self::Asked => texts::DESK_STAGE_ASKED,
            Self::Introduced => texts::DESK_STAGE_INTRODUCED,
            Self::Paused => texts::DESK_STAGE_PAUSED,
            Self::Declined => texts::DESK_STAGE_DECLINED,
            Self::Lapsed => texts::DESK_STAGE_LAPSED,
            Self::Ended => texts::DESK_STAGE_ENDED,
        }
    }

    pub(super) fn badge(self) -> &'static str {
        match self {
            Self::Introduced => "badge good",
            Self::Asked | Self::Paused => "badge",
            Self::Declined | Self::Lapsed => "badge warn",
            Self::Ended => "badge off",
        }
    }
}

/// Since when it is so, until when somebody can answer, or when and why it ended.
pub(super) fn when(desk: Desk, stage: &Stage) -> String {
    let (key, day) = match stage {
        Stage::Asked { .. } => {
            let last = stage.last_day().map(|day| desk.texts(|texts| texts.date(day)));
            (texts::DESK_STAGE_UNTIL, last.unwrap_or_default())
        }
        Stage::Introduced { at, .. } | Stage::Paused { at, .. } => {
            (texts::DESK_STAGE_SINCE, desk.day(*at))
        }
        Stage::Declined { at } | Stage::Ended { at, .. } => (texts::DESK_STAGE_ON, desk.day(*at)),
    };
    let said = desk.say(key, &[("date", &day)]);
    match stage {
        Stage::Ended { reason, .. } => format!("{said}: {}", desk.text(end_reason(*reason))),
        _ => said,
    }
}

/// Why a pairing has ended.
pub(crate) fn end_reason(reason: EndReason) -> Key {
    match reason {
        EndReason::Finished => texts::DESK_END_FINISHED,
        EndReason::Withdrawn => texts::DESK_END_WITHDRAWN,
        EndReason::NoContact => texts::DESK_END_NO_CONTACT,
        EndReason::NotAFit => texts::DESK_END_NOT_A_FIT,
        EndReason::Parted => texts::DESK_END_PARTED,
        EndReason::Mistake => texts::DESK_END_MISTAKE,
        EndReason::Other => texts::DESK_END_OTHER,
    }
}
