//! Who is signed in. The token lives in the tab, and goes with it.

use domain::desk::{DeskPage, SessionCard, SignedIn};
use domain::id::ProgramId;

use crate::browser;

/// Who is signed in.
#[derive(Clone, PartialEq, Eq)]
pub enum Session {
    /// Nobody.
    Nobody,
    /// Somebody was, when this tab was loaded last; the service knows who.
    Found {
        /// What they show.
        token: String,
    },
    /// Somebody.
    Of {
        /// What they show.
        token: String,
        /// Who it is.
        card: SessionCard,
    },
    /// It has ended, and whoever it was may go on.
    Ended {
        /// Who it was.
        card: SessionCard,
    },
}

impl Session {
    /// Where the token of a program's desk is kept.
    pub(crate) fn place(page: &DeskPage) -> String {
        Self::place_of(&page.program)
    }

    fn place_of(program: &ProgramId) -> String {
        format!("ligature-desk:{program}")
    }

    /// What the tab has kept.
    pub(crate) fn kept(program: &ProgramId) -> Self {
        match browser::kept(&Self::place_of(program)) {
            token if token.is_empty() => Self::Nobody,
            token => Self::Found { token },
        }
    }

    /// What they show; empty, where nobody is signed in.
    pub(crate) fn token(&self) -> &str {
        match self {
            Self::Nobody | Self::Ended { .. } => "",
            Self::Found { token } | Self::Of { token, .. } => token,
        }
    }

    /// Who it is, or was until now.
    #[must_use]
    pub fn card(&self) -> Option<&SessionCard> {
        match self {
            Self::Nobody | Self::Found { .. } => None,
            Self::Of { card, .. } | Self::Ended { card } => Some(card),
        }
    }

    /// Whether it has ended under somebody's hands.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        matches!(self, Self::Ended { .. })
    }

    /// Ends it.
    pub(crate) fn end(&mut self) {
        *self = match std::mem::replace(self, Self::Nobody) {
            Self::Of { card, .. } | Self::Ended { card } => Self::Ended { card },
            Self::Nobody | Self::Found { .. } => Self::Nobody,
        };
    }
}

impl From<SignedIn> for Session {
    fn from(signed_in: SignedIn) -> Self {
        Self::Of { token: signed_in.token, card: signed_in.session }
    }
}
