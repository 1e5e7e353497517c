//! The dataset of everybody who takes part: who they are, and how they stand.

use serde::Serialize;

use super::cell::Cell;
use super::listed::{Listed, ListedColumn, column, moment};
use crate::desk::{PersonCard, Status};
use crate::id::CohortId;
use crate::matching::Side;
use crate::reference::Reference;
use crate::texts::{self, Key, Texts};

/// The name under which participants are exported.
pub const PARTICIPANTS: &str = "participants";

/// Somebody who takes part, as exports have them: nothing of their answers.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// The year.
    pub cohort: CohortId,
    /// What the desk shows of them.
    #[serde(flatten)]
    pub card: PersonCard,
}

impl Listed for Participant {
    const DATASET: &'static str = PARTICIPANTS;

    const COLUMNS: &'static [ListedColumn] = &[
        column("reference", texts::EXPORT_REFERENCE),
        column("cohort", texts::EXPORT_COHORT),
        column("side", texts::EXPORT_SIDE),
        column("status", texts::EXPORT_STATUS),
        column("name", texts::EXPORT_NAME),
        column("address", texts::EXPORT_ADDRESS),
        moment("submitted_at", texts::EXPORT_SENT),
        moment("revised_at", texts::EXPORT_REVISED),
        column("lang", texts::EXPORT_LANG),
        column("repeat", texts::EXPORT_REPEAT),
        column("flags", texts::EXPORT_FLAGS),
        column("waited", texts::EXPORT_WAITED),
        column("past", texts::EXPORT_PAST),
        column("reporting-line", texts::EXPORT_REPORTING_LINE),
        column("also-at", texts::EXPORT_ALSO_AT),
        column("notes", texts::EXPORT_NOTES),
        column("asked", texts::EXPORT_ASKED),
        column("answered", texts::EXPORT_ANSWERED),
    ];

    fn cells(&self, texts: &Texts) -> Vec<Cell> {
        let card = &self.card;
        let yes = |holds: bool| Cell::text(if holds { texts.get(texts::EXPORT_YES) } else { "" });
        let said = |key: Key| Cell::text(texts.get(key));
        let flags: Vec<&str> = card.flags.iter().map(|flag| texts.get(flag.key())).collect();
        let facts = &card.standing.facts;
        vec![
            Cell::text(card.reference.as_str()),
            Cell::text(self.cohort.as_str()),
            said(side(card.side)),
            said(status(card.status)),
            Cell::text(card.name.as_str()),
            Cell::text(card.address.as_str()),
            Cell::Moment(card.submitted_at),
            card.revised_at.map_or(Cell::Empty, Cell::Moment),
            Cell::text(card.lang.as_str()),
            yes(card.repeat),
            Cell::text(flags.join("; ")),
            yes(facts.waited),
            all(&facts.past),
            all(&facts.reporting_line),
            Cell::text(facts.also_at.join("; ")),
            Cell::Number(card.notes),
            Cell::Number(card.asked),
            Cell::Number(card.answered),
        ]
    }
}

fn all(references: &[Reference]) -> Cell {
    Cell::text(references.iter().map(Reference::as_str).collect::<Vec<_>>().join("; "))
}

fn side(side: Side) -> Key {
    match side {
        Side::Mentee => texts::EXPORT_MENTEE,
        Side::Mentor => texts::EXPORT_MENTOR,
    }
}

fn status(status: Status) -> Key {
    match status {
        Status::New => texts::STATUS_NEW,
        Status::Asked => texts::STATUS_ASKED,
        Status::Eligible => texts::STATUS_ELIGIBLE,
        Status::WaitList => texts::STATUS_WAIT_LIST,
        Status::Matched => texts::STATUS_MATCHED,
        Status::Declined => texts::STATUS_DECLINED,
        Status::Withdrawn => texts::STATUS_WITHDRAWN,
    }
}
