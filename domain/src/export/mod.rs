//! Exports: a dataset's submissions as a table for a spreadsheet, or exactly for a program.

mod cell;
mod columns;
mod csv_cell;
mod dictionary;
mod filter;
mod listed;
mod pairing;
mod participant;
mod position;
mod proposal;
mod row;
mod table;

use serde::{Deserialize, Serialize};

pub use self::cell::Cell;
pub use self::columns::{Columns, NotColumns};
pub use self::csv_cell::csv_cell;
pub use self::dictionary::{DICTIONARY, Entry, Offered};
pub use self::filter::{Filter, since};
pub use self::listed::{Listed, ListedColumn, ListedTable};
pub use self::pairing::{ExportedPairing, PAIRINGS};
pub use self::participant::{PARTICIPANTS, Participant};
pub use self::position::{NotAPosition, Position};
pub use self::proposal::{ExportedLine, ExportedProposal, NextBest, PROPOSALS};
pub use self::table::Table;
use crate::answers::{Answers, Raw};
use crate::calendar::Milestone;
use crate::desk::PairingId;
use crate::flag::Flag;
use crate::form::{Form, Question};
use crate::heard::{Filled, Heard};
use crate::id::{CohortId, FormId, QuestionId};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::reference::Reference;
use crate::version::Version;

/// The name of the workbook with a sheet for each dataset.
pub const EVERYTHING: &str = "everything";

/// The datasets that are no form's. `cargo xtask check` keeps programs from calling theirs so.
pub const OURS: [&str; 5] = [DICTIONARY, EVERYTHING, PARTICIPANTS, PAIRINGS, PROPOSALS];

/// A submission as it is kept.
///
/// Its answers were accepted by the version that it names, and are as that printed them
/// ([`crate::Submission::answers`]). An export reads them without parsing them again: it must not
/// lose what an older rule let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What the person quotes.
    pub reference: Reference,
    /// The form.
    pub form: FormId,
    /// The version that accepted it.
    pub version: Version,
    /// The language that the person saw.
    pub lang: Lang,
    /// The cohort that took it.
    pub cohort: CohortId,
    /// When it was stored.
    pub submitted_at: Instant,
    /// When the person withdrew it, if they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Instant>,
    /// When the person changed it last, if they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revised_at: Option<Instant>,
    /// The questions whose answers the person has changed since they sent it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<QuestionId>,
    /// Whether the same address had sent the same form to the same cohort before.
    #[serde(default)]
    pub repeat: bool,
    /// What is odd about how it came, the oddest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// Of a pairing's form: in which pairing, and at what, it was filled in.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedAt>,
    /// The answers.
    pub answers: Answers,
}

/// What somebody in a pairing was asked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedAt {
    /// The pairing.
    pub pairing: PairingId,
    /// The step of its year.
    pub milestone: Milestone,
}

impl Record {
    /// A form that one of a pairing's two has filled in; nothing, where they have only pressed.
    #[must_use]
    pub fn heard(cohort: &CohortId, asked: AskedAt, who: Reference, heard: Heard) -> Option<Self> {
        let Filled { form, version, lang, answers } = heard.filled?;
        Some(Self {
            reference: who,
            form,
            version,
            lang,
            cohort: cohort.clone(),
            submitted_at: heard.at,
            withdrawn_at: None,
            revised_at: None,
            changed: Vec::new(),
            repeat: false,
            flags: Vec::new(),
            asked: Some(asked),
            answers,
        })
    }

    /// The record with only what the committee may see: `form` is the version that accepted it.
    #[must_use]
    pub fn for_committee(self, form: &Form) -> Self {
        let answers = seen(form.questions(), &self.answers);
        let shown = |id: &QuestionId| {
            form.question(id).is_some_and(|question| question.who_sees.includes_committee())
        };
        let changed = self.changed.into_iter().filter(shown).collect();
        Self { answers, changed, ..self }
    }

    /// What is left to be shown of one that was withdrawn: that there was one.
    #[must_use]
    pub fn without_answers(self) -> Self {
        Self { answers: Answers::new(), changed: Vec::new(), ..self }
    }
}

pub(crate) fn seen<'a>(
    questions: impl Iterator<Item = &'a Question>,
    answers: &Answers,
) -> Answers {
    let shown = questions.filter(|question| question.who_sees.includes_committee());
    let shown = shown.filter_map(|question| {
        let raw = match answers.get(&question.id)? {
            Raw::Rows(rows) => {
                let parts = question.kind.parts();
                Raw::Rows(rows.iter().map(|row| seen(parts.iter(), row)).collect())
            }
            raw => raw.clone(),
        };
        Some((question.id.clone(), raw))
    });
    shown.collect()
}
