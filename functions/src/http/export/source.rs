use domain::Form;
use domain::export::{Columns, Entry, NotColumns, Table};
use domain::texts::Texts;

use super::ExportStore;
use super::asked::Wanted;
use super::records::{Kept, Records};
use super::versions::Versions;
use super::zone::Zone;
use crate::clock::Clock;
use crate::http::problem::Problem;
use crate::store::{FormEntry, ProgramHead, StoreError};

/// A dataset: its records, and the columns that it has as a table.
pub(super) struct Source<S> {
    records: Records<S>,
    known: usize,
    pub(super) table: Table,
    pub(super) texts: Texts,
    pub(super) columns: Option<Columns>,
    pub(super) zone: Option<Zone>,
}

impl<S: ExportStore> Source<S> {
    pub(super) async fn open(
        store: (&S, Clock),
        head: &ProgramHead,
        form: &FormEntry,
        wanted: &Wanted,
    ) -> Result<Self, Problem> {
        let records = Records::open(store, &head.program.id, form, wanted).await?;
        let (texts, columns, zone) =
            (head.texts.clone(), wanted.columns.clone(), wanted.zone.clone());
        let table = table(&records.versions, &texts, columns.as_ref(), zone.as_ref());
        let table = table.map_err(|error| Problem::malformed(format!("{error}.")))?;
        Ok(Self { known: records.versions.older.len(), records, table, texts, columns, zone })
    }

    /// The next page of records; nothing after the last.
    pub(super) async fn page(&mut self) -> Result<Option<Vec<Kept>>, StoreError> {
        self.records.page().await
    }

    /// The same for a table. A version that came up after the export began may have a question
    /// that the table has no column for: then it breaks off, and the next one has it.
    pub(super) async fn table_page(&mut self) -> Result<Option<Vec<Kept>>, StoreError> {
        let page = self.records.page().await?;
        if self.known < self.records.versions.older.len() {
            self.known = self.records.versions.older.len();
            let (columns, zone) = (self.columns.as_ref(), self.zone.as_ref());
            let wider = table(&self.records.versions, &self.texts, columns, zone);
            if !wider.is_ok_and(|wider| wider.headers().eq(self.table.headers())) {
                let code = "new version".to_owned();
                return Err(StoreError::Busy { operation: "export", code });
            }
        }
        Ok(page)
    }

    /// What the dictionary says of it.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let versions = &self.records.versions;
        Entry::all(&versions.newest, &older(versions), &self.texts)
    }
}

fn table(
    versions: &Versions,
    texts: &Texts,
    columns: Option<&Columns>,
    zone: Option<&Zone>,
) -> Result<Table, NotColumns> {
    let table = Table::new(&versions.newest, &older(versions), texts, zone.map(Zone::name));
    match columns {
        Some(columns) => table.chosen(columns),
        None => Ok(table),
    }
}

fn older(versions: &Versions) -> Vec<Form> {
    versions.older.iter().map(|form| Form::clone(form)).collect()
}
