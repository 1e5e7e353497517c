//! The keys of what outlives a year, or says when it ends.

use domain::desk::PairingId;
use domain::id::{CohortId, ProgramId};

use super::{ItemKey, program_pk};

/// The partition of the index of what is due which has the years that are to be forgotten.
pub(in crate::store) const FORGETTING: &str = "FORGETTING";

/// What the sort keys of items begin with that say when a year is forgotten.
pub(in crate::store) const FORGETTING_PREFIX: &str = "FORGETTING#";

/// The partition of a program's pairs that another deployment had.
pub(in crate::store) fn past_pk(program: &ProgramId) -> String {
    format!("{PAST}{program}")
}

/// The partition of a program's pairs that needed somebody when another deployment handed it over.
pub(in crate::store) fn cases_pk(program: &ProgramId) -> String {
    format!("{CASES}{program}")
}

/// How the sort keys of such pairs of a cohort begin.
pub(in crate::store) fn cases_prefix(cohort: &CohortId) -> String {
    format!("{CASE}{cohort}#")
}

/// How the partitions begin that have what a program hands over: what was published, the committee, its log,
/// who were partners, and who needs somebody.
pub(in crate::store) const HANDED_OVER: [&str; 5] =
    ["PROGRAM#", "COMMITTEE#", "AUDIT#", PAST, CASES];

const PAST: &str = "PAST#";

pub(in crate::store) const CASES: &str = "CASES#";

pub(in crate::store) const CASE: &str = "CASE#";

impl ItemKey {
    /// What stays of a cohort that was forgotten.
    pub(in crate::store) fn remains((program, cohort): (&ProgramId, &CohortId)) -> Self {
        Self::new(program_pk(program), format!("REMAINS#{cohort}"))
    }

    /// Pairs of a cohort that another deployment had.
    pub(in crate::store) fn past_pairs(
        (program, cohort): (&ProgramId, &CohortId),
        salt: &str,
        number: usize,
    ) -> Self {
        Self::new(past_pk(program), format!("PAIRS#{cohort}#{number:03}#{salt}"))
    }

    /// A pair that needed somebody when another deployment handed its program over.
    pub(in crate::store) fn open_case(
        (program, cohort): (&ProgramId, &CohortId),
        pairing: &PairingId,
    ) -> Self {
        Self::new(cases_pk(program), format!("{}{pairing}", cases_prefix(cohort)))
    }

    /// When a cohort is forgotten.
    pub(in crate::store) fn forgetting((program, cohort): (&ProgramId, &CohortId)) -> Self {
        Self::new(program_pk(program), format!("{FORGETTING_PREFIX}{cohort}"))
    }

    /// A year's report, once it was published. It stays when the year is forgotten.
    pub(in crate::store) fn report((program, cohort): (&ProgramId, &CohortId)) -> Self {
        Self::new(program_pk(program), format!("REPORT#{cohort}"))
    }
}
