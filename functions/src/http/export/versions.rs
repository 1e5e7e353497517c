use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use domain::Form;
use domain::id::{CohortId, FormId, ProgramId};
use domain::instant::Instant;
use domain::version::Version;

use crate::store::{FormEntry, ReadPrograms, ReadSubmissions, StoreError};

/// The wordings that an export's submissions name.
pub(super) struct Versions {
    /// The current one, and then those that were used, the newest first.
    pub(super) newest: Arc<Form>,
    pub(super) older: Vec<Arc<Form>>,
}

impl Versions {
    pub(super) async fn read<S: ReadPrograms + ReadSubmissions>(
        store: &S,
        program: &ProgramId,
        form: &FormEntry,
        cohorts: &VecDeque<CohortId>,
    ) -> Result<Self, StoreError> {
        let newest = read(store, program, &form.id, &form.version).await?;
        let mut used: BTreeMap<Version, Instant> = BTreeMap::new();
        for cohort in cohorts {
            for seen in store.used_versions(program, cohort, &form.id).await? {
                let at = used.entry(seen.version).or_insert(seen.first_at);
                *at = seen.first_at.max(*at);
            }
        }
        used.remove(&form.version);
        let mut used: Vec<(Version, Instant)> = used.into_iter().collect();
        used.sort_by_key(|(_, first_at)| std::cmp::Reverse(*first_at));
        let mut older = Vec::new();
        for (version, _) in used {
            older.push(read(store, program, &form.id, &version).await?);
        }
        Ok(Self { newest, older })
    }

    pub(super) fn get(&self, version: &Version) -> Option<Arc<Form>> {
        let mut all = std::iter::once(&self.newest).chain(&self.older);
        all.find(|form| form.version == *version).cloned()
    }
}

/// A version that a submission names. Without it nobody knows what the committee may see of the
/// answers: better no export than a wrong one. To publish the old words again brings it back.
pub(super) async fn read<S: ReadPrograms>(
    store: &S,
    program: &ProgramId,
    form: &FormId,
    version: &Version,
) -> Result<Arc<Form>, StoreError> {
    let found = store.form(program, form, version).await?;
    found.ok_or(StoreError::Unreadable("a submission names a version that is not there"))
}
