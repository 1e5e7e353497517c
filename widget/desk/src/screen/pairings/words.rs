//! What became of a pairing, in words.

use domain::course::Course;
use domain::desk::{EndReason, PairingCard, Stage};
use domain::texts::{self, Key};

use crate::desk::Desk;

/// How a pairing stands, as the board groups it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The mentor was asked, and can still answer.
    Asked,
    /// The mentor let the time go by.
    Lapsed,
    /// The mentor has declined.
    Declined,
    /// Both were introduced, and have come so far.
    On(Course),
}

impl Kind {
    /// All of them, in the order of the board: what needs somebody first.
    pub(super) const ALL: [Self; 11] = [
        Self::On(Course::NeedsAttention),
        Self::Asked,
        Self::Lapsed,
        Self::Declined,
        Self::On(Course::Introduced),
        Self::On(Course::InContact),
        Self::On(Course::Agreed),
        Self::On(Course::OnTrack),
        Self::On(Course::Paused),
        Self::On(Course::Complete),
        Self::On(Course::EndedEarly),
    ];

    pub(super) fn of(card: &PairingCard) -> Self {
        match (&card.triage, &card.pairing.stage) {
            (Some(triage), _) => Self::On(triage.course),
            (None, Stage::Asked { .. }) if card.is_live => Self::Asked,
            (None, Stage::Asked { .. }) => Self::Lapsed,
            (None, Stage::Declined { .. }) => Self::Declined,
            (None, _) => Self::On(Course::Introduced),
        }
    }

    pub(super) fn name(self) -> Key {
        match self {
            Self::Asked => texts::DESK_STAGE_ASKED,
            Self::Lapsed => texts::DESK_STAGE_LAPSED,
            Self::Declined => texts::DESK_STAGE_DECLINED,
            Self::On(Course::NeedsAttention) => texts::BOARD_ATTENTION,
            Self::On(Course::Introduced) => texts::BOARD_INTRODUCED,
            Self::On(Course::InContact) => texts::BOARD_IN_CONTACT,
            Self::On(Course::Agreed) => texts::BOARD_AGREED,
            Self::On(Course::OnTrack) => texts::BOARD_ON_TRACK,
            Self::On(Course::Paused) => texts::DESK_STAGE_PAUSED,
            Self::On(Course::Complete) => texts::BOARD_COMPLETE,
            Self::On(Course::EndedEarly) => texts::BOARD_ENDED_EARLY,
        }
    }

    /// What the menu calls it: the key's name is the same in every language.
    pub(super) fn as_str(self) -> &'static str {
        self.name().name()
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
