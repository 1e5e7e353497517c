use super::Reason;
use crate::desk::{Committee, Member, Pairing, Role};

/// What somebody on the committee sees of what the two say in confidence: their private words, and
/// answers that are a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// All of it, but for the words of a private word, which come by mail: they look after the two.
    Whole,
    /// That there is something, and since when: a chair, who sees that nobody is left alone.
    Trace,
    /// Nothing.
    Nothing,
}

impl Sight {
    /// What a member of a committee sees of a pairing.
    #[must_use]
    pub fn on(pairing: &Pairing, committee: &Committee, who: &Member) -> Self {
        if committee.looks_after(pairing).is_some_and(|it| it.id == who.id) {
            Self::Whole
        } else if who.role == Role::Chair {
            Self::Trace
        } else {
            Self::Nothing
        }
    }

    /// What of it they see.
    pub(super) fn of(self, confided: Vec<Reason>) -> Vec<Reason> {
        match self {
            Self::Whole => confided,
            Self::Trace => {
                let last = confided.iter().map(Reason::at).max();
                last.map(|at| Reason::Confided { at }).into_iter().collect()
            }
            Self::Nothing => Vec::new(),
        }
    }
}
