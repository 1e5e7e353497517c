//! The keys of what is kept of each pair of a cohort, one item of a kind, so that all of a kind are one
//! query.

use domain::desk::PairingId;
use domain::id::{CohortId, ProgramId};

use super::items::Item;
use super::keys::{ItemKey, cohort_pk};

/// How the sort keys of the years of pairs begin.
pub(super) const YEARS: &str = "YEAR#";

/// How the sort keys of worksheets that both have agreed to begin.
pub(super) const AGREED: &str = "AGREED#";

/// How the sort keys of what was dealt with begin.
pub(super) const DEALT_WITH: &str = "DEALT-WITH#";

impl ItemKey {
    /// The days of a pair, and what is next for it.
    pub(super) fn pairing_year(of: (&ProgramId, &CohortId), id: &PairingId) -> Self {
        Self::of_pair(of, YEARS, id)
    }

    /// That the two of a pairing have agreed to their worksheet.
    pub(super) fn agreed(of: (&ProgramId, &CohortId), id: &PairingId) -> Self {
        Self::of_pair(of, AGREED, id)
    }

    /// Until when what has happened in a pairing was dealt with.
    pub(super) fn dealt_with(of: (&ProgramId, &CohortId), id: &PairingId) -> Self {
        Self::of_pair(of, DEALT_WITH, id)
    }

    fn of_pair((program, cohort): (&ProgramId, &CohortId), kind: &str, id: &PairingId) -> Self {
        Self { pk: cohort_pk(program, cohort), sk: format!("{kind}{id}") }
    }
}

/// Which pairing an item of a kind is about.
pub(super) fn pairing_of(item: &Item, kind: &str) -> Option<PairingId> {
    let sk = item.get("sk")?.as_s().ok()?;
    PairingId::new(sk.strip_prefix(kind)?).ok()
}
