//! What people and what is decided about them are called.

use domain::desk::{Decision, PersonCard, Status};
use domain::matching::Side;
use domain::texts;

use crate::desk::Desk;
use crate::markup::{El, classed};

impl Desk {
    /// What somebody is called; where the committee does not see it, that.
    #[must_use]
    pub fn name_of(&self, card: &PersonCard) -> String {
        if card.name.is_empty() { self.text(texts::DESK_NO_NAME) } else { card.name.clone() }
    }

    /// What a side is called.
    #[must_use]
    pub fn side(&self, side: Side) -> String {
        self.text(match side {
            Side::Mentee => texts::DESK_SIDE_MENTEE,
            Side::Mentor => texts::DESK_SIDE_MENTOR,
        })
    }

    /// What a status is called.
    #[must_use]
    pub fn status(&self, status: Status) -> String {
        self.text(match status {
            Status::New => texts::DESK_STATUS_NEW,
            Status::Asked => texts::DESK_STATUS_ASKED,
            Status::Eligible => texts::DESK_STATUS_ELIGIBLE,
            Status::WaitList => texts::DESK_STATUS_WAIT_LIST,
            Status::Matched => texts::DESK_STATUS_MATCHED,
            Status::Declined => texts::DESK_STATUS_DECLINED,
            Status::Withdrawn => texts::DESK_STATUS_WITHDRAWN,
        })
    }

    /// What a decision is called: as the status that follows from it.
    #[must_use]
    pub fn decision(&self, decision: Decision) -> String {
        self.status(Status::of(decision, false, false))
    }

    /// A status as it stands in lists.
    #[must_use]
    pub fn badge(&self, status: Status) -> El {
        let class = match status {
            Status::New => "badge",
            Status::Asked | Status::WaitList => "badge warn",
            Status::Eligible | Status::Matched => "badge good",
            Status::Declined | Status::Withdrawn => "badge off",
        };
        classed("span", class).text(self.status(status))
    }
}
