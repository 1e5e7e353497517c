use std::collections::VecDeque;
use std::sync::Arc;

use domain::Form;
use domain::export::{AskedAt, Filter, Position, Record};
use domain::id::{CohortId, FormId, ProgramId};
use domain::version::Version;

use super::ExportStore;
use super::asked::Wanted;
use super::versions::{Versions, read};
use crate::clock::Clock;
use crate::http::seen::Seen;
use crate::store::{Cursor, FormEntry, StoreError};

/// How many submissions are in memory at once.
const PAGE: u16 = 200;

/// A dataset's records, a page at a time, so that memory stays flat however many there are.
pub(super) struct Records<S> {
    store: S,
    clock: Clock,
    program: ProgramId,
    form: FormId,
    /// Whether the two of a pairing are asked to fill it in.
    is_asked: bool,
    filter: Filter,
    after: Option<Position>,
    pub(super) versions: Versions,
    seen: Seen,
    cohorts: VecDeque<CohortId>,
    next: Option<Cursor>,
}

/// A record that an export has, and the version that accepted it.
pub(super) type Kept = (Record, Arc<Form>);

impl<S: ExportStore> Records<S> {
    pub(super) async fn open(
        (store, clock): (&S, Clock),
        program: &ProgramId,
        form: &FormEntry,
        wanted: &Wanted,
    ) -> Result<Self, StoreError> {
        let versions = Versions::read(store, program, form, &wanted.cohorts).await?;
        Ok(Self {
            store: store.clone(),
            clock,
            program: program.clone(),
            form: form.id.clone(),
            is_asked: form.opens.for_pair().is_some(),
            filter: wanted.filter,
            after: wanted.after.clone(),
            versions,
            seen: Seen::default(),
            cohorts: wanted.cohorts.clone(),
            next: None,
        })
    }

    /// The next page, which may have nothing that is wanted; nothing after the last.
    pub(super) async fn page(&mut self) -> Result<Option<Vec<Kept>>, StoreError> {
        let Some(cohort) = self.cohorts.front().cloned() else { return Ok(None) };
        let (records, next) = match self.is_asked {
            true => self.heard(&cohort).await?,
            false => self.sent(&cohort).await?,
        };
        let mut kept = Vec::new();
        for record in records {
            kept.extend(self.kept(record).await?);
        }
        self.next = next;
        if self.next.is_none() {
            self.cohorts.pop_front();
            self.seen.forget();
        }
        Ok(Some(kept))
    }

    /// What was sent to a cohort.
    async fn sent(
        &mut self,
        cohort: &CohortId,
    ) -> Result<(Vec<Record>, Option<Cursor>), StoreError> {
        let of = (&self.program, cohort, &self.form);
        let page = self.store.page(of, PAGE, self.next.take(), self.clock.now()).await?;
        Ok((page.records, page.next))
    }

    /// What a cohort's pairs have filled in, pairing by pairing.
    async fn heard(
        &mut self,
        cohort: &CohortId,
    ) -> Result<(Vec<Record>, Option<Cursor>), StoreError> {
        let of = (&self.program, cohort);
        let (heard, next) = self.store.heard_page(of, PAGE, self.next.take()).await?;
        let record = |(pairing, milestone, who, heard)| {
            Record::heard(cohort, AskedAt { pairing, milestone }, who, heard)
        };
        let records = heard.into_iter().filter_map(record);
        Ok((records.filter(|record| record.form == self.form).collect(), next))
    }

    /// A record, if it is wanted. One that is not counts nevertheless for those that come after it
    /// from the same address: so whoever goes on after a break gets what they would have got.
    async fn kept(&mut self, mut record: Record) -> Result<Option<Kept>, StoreError> {
        let form = self.version(&record.version).await?;
        record.repeat = self.seen.again(&record, &form);
        let was_sent = self
            .after
            .as_ref()
            .is_some_and(|after| *after.cohort() == record.cohort && after.is_behind(&record));
        if was_sent || !self.filter.takes(&record) {
            return Ok(None);
        }
        if record.withdrawn_at.is_some() {
            record = record.without_answers();
        }
        Ok(Some((record, form)))
    }

    async fn version(&mut self, version: &Version) -> Result<Arc<Form>, StoreError> {
        if let Some(form) = self.versions.get(version) {
            return Ok(form);
        }
        let form = read(&self.store, &self.program, &self.form, version).await?;
        self.versions.older.push(Arc::clone(&form));
        Ok(form)
    }
}
