use std::collections::VecDeque;
use std::sync::Arc;

use domain::Form;
use domain::export::{Record, Table};
use domain::id::{CohortId, FormId, ProgramId};
use domain::texts::Texts;
use domain::version::Version;

use super::format::Format;
use super::seen::Seen;
use super::versions::{Versions, read};
use super::{ExportStore, Withdrawn};
use crate::clock::Clock;
use crate::store::{Cursor, FormEntry, ProgramHead, StoreError};

/// How many submissions are in memory at once.
const PAGE: u16 = 200;

/// An export's file, a page of rows at a time, so that memory stays flat however long it gets.
pub(super) struct Rows<S> {
    store: S,
    clock: Clock,
    program: ProgramId,
    form: FormId,
    texts: Texts,
    format: Format,
    withdrawn: Option<Withdrawn>,
    versions: Versions,
    table: Table,
    seen: Seen,
    cohorts: VecDeque<CohortId>,
    after: Option<Cursor>,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Beginning,
    NoRecordYet,
    Records,
    Ended,
}

impl<S: ExportStore> Rows<S> {
    pub(super) async fn open(
        (store, clock): (&S, Clock),
        head: &ProgramHead,
        form: &FormEntry,
        cohorts: Vec<CohortId>,
        format: Format,
        withdrawn: Option<Withdrawn>,
    ) -> Result<Self, StoreError> {
        let program = head.program.id.clone();
        let versions = Versions::read(store, &program, form, &cohorts).await?;
        let older: Vec<Form> = versions.older.iter().map(|form| Form::clone(form)).collect();
        Ok(Self {
            store: store.clone(),
            clock,
            program,
            form: form.id.clone(),
            texts: head.texts.clone(),
            format,
            withdrawn,
            table: Table::new(&versions.newest, &older, &head.texts),
            versions,
            seen: Seen::default(),
            cohorts: cohorts.into(),
            after: None,
            stage: Stage::Beginning,
        })
    }

    /// The next part of the file; nothing after its end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        let mut part = Vec::new();
        if self.stage == Stage::Beginning {
            part = self.format.begin(&self.table)?;
            self.stage = Stage::NoRecordYet;
        }
        let before = part.len();
        while part.len() == before && self.stage != Stage::Ended {
            match self.cohorts.front().cloned() {
                Some(cohort) => self.page(&cohort, &mut part).await?,
                None => {
                    part.extend_from_slice(self.format.end());
                    self.stage = Stage::Ended;
                }
            }
        }
        Ok(if part.is_empty() { None } else { Some(part) })
    }

    async fn page(&mut self, cohort: &CohortId, part: &mut Vec<u8>) -> Result<(), StoreError> {
        let of = (&self.program, cohort, &self.form);
        let page = self.store.page(of, PAGE, self.after.take(), self.clock.now()).await?;
        for record in page.records {
            self.record(record, part).await?;
        }
        self.after = page.next;
        if self.after.is_none() {
            self.cohorts.pop_front();
            self.seen.forget();
        }
        Ok(())
    }

    async fn record(&mut self, mut record: Record, part: &mut Vec<u8>) -> Result<(), StoreError> {
        let form = self.version(&record.version).await?;
        record.repeat = self.seen.again(&record, &form);
        if record.withdrawn_at.is_some() {
            if self.withdrawn != Some(Withdrawn::Include) {
                return Ok(());
            }
            record = record.without_answers();
        }
        let is_first = self.stage == Stage::NoRecordYet;
        part.extend(self.format.record(&self.table, record, &form, is_first)?);
        self.stage = Stage::Records;
        Ok(())
    }

    /// The version that accepted a record. One that came up after the export began may have a
    /// question that its csv has no column for: then it breaks off, and the next one has it.
    async fn version(&mut self, version: &Version) -> Result<Arc<Form>, StoreError> {
        if let Some(form) = self.versions.get(version) {
            return Ok(form);
        }
        let form = read(&self.store, &self.program, &self.form, version).await?;
        self.versions.older.push(Arc::clone(&form));
        let older: Vec<Form> = self.versions.older.iter().map(|form| Form::clone(form)).collect();
        let wider = Table::new(&self.versions.newest, &older, &self.texts);
        if self.format == Format::Csv && wider.headers() != self.table.headers() {
            return Err(StoreError::Busy { operation: "export", code: "new version".to_owned() });
        }
        Ok(form)
    }
}
