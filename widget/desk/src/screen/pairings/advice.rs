//! What to do about each reason for which a pair needs somebody: what may be behind it, what comes
//! next, and which mail begins it.

use domain::course::Reason;
use domain::desk::Wish;
use domain::texts::{self, Key};

/// What to do.
pub(super) struct Advice {
    /// What may be behind it.
    pub(super) causes: &'static [Key],
    /// What comes next.
    pub(super) next: Key,
    /// The words of a mail.
    pub(super) letter: Key,
}

const ZONE: Key = texts::BOARD_CAUSE_ZONE;
const LANGUAGE: Key = texts::BOARD_CAUSE_LANGUAGE;
const WORKLOAD: Key = texts::BOARD_CAUSE_WORKLOAD;
const SILENCE: Key = texts::BOARD_CAUSE_SILENCE;
const BEHAVIOR: Key = texts::BOARD_CAUSE_BEHAVIOR;

/// Every cause, in the order in which they are asked about.
pub(super) const CAUSES: [Key; 5] = [ZONE, LANGUAGE, WORKLOAD, SILENCE, BEHAVIOR];

/// What to do about a reason; nothing, where it is for somebody else.
pub(super) fn of(reason: &Reason) -> Option<Advice> {
    let (causes, next, letter): (&[Key], _, _) = match reason {
        Reason::Confided { .. } => return None,
        Reason::NoContact { .. } | Reason::NotYet { .. } => (
            &[ZONE, LANGUAGE, WORKLOAD, SILENCE],
            texts::BOARD_NEXT_CONTACT,
            texts::BOARD_LETTER_CONTACT,
        ),
        Reason::Silent { .. } => {
            (&[WORKLOAD, SILENCE], texts::BOARD_NEXT_SILENT, texts::BOARD_LETTER_SILENT)
        }
        Reason::Concern { .. } => (
            &[ZONE, LANGUAGE, WORKLOAD, BEHAVIOR],
            texts::BOARD_NEXT_CONCERN,
            texts::BOARD_LETTER_CONCERN,
        ),
        Reason::PrivateWord { wish, .. } => {
            let (causes, next): (&[Key], _) = match wish {
                Wish::Talk => (&CAUSES, texts::BOARD_NEXT_TALK),
                Wish::Rematch => (&[ZONE, LANGUAGE, WORKLOAD, BEHAVIOR], texts::BOARD_NEXT_REMATCH),
                Wish::Stop | Wish::Parted => (&[WORKLOAD, BEHAVIOR], texts::BOARD_NEXT_STOP),
                Wish::Wrong => (&[BEHAVIOR], texts::BOARD_NEXT_WRONG),
            };
            (causes, next, texts::BOARD_LETTER_WORD)
        }
    };
    Some(Advice { causes, next, letter })
}
