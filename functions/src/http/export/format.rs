use domain::Form;
use domain::export::{Record, Table, csv_cell};

use crate::store::StoreError;

/// What an export's file is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For a spreadsheet: UTF-8 with a byte order mark, so that Excel reads it right.
    Csv,
    /// One array of records, exact.
    Json,
    /// A record a line, exact.
    Ndjson,
}

impl Format {
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Csv, Self::Json, Self::Ndjson].into_iter().find(|format| format.name() == name)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json",
            Self::Ndjson => "application/x-ndjson",
        }
    }

    /// What stands before the first record.
    pub(super) fn begin(self, table: &Table) -> Result<Vec<u8>, StoreError> {
        match self {
            Self::Csv => {
                let mut file = "\u{feff}".as_bytes().to_vec();
                file.extend(line(table.headers())?);
                Ok(file)
            }
            Self::Json => Ok(b"[".to_vec()),
            Self::Ndjson => Ok(Vec::new()),
        }
    }

    /// One record. `form` is the version that accepted it; `is_first` says whether it is the
    /// file's first.
    pub(super) fn record(
        self,
        table: &Table,
        record: Record,
        form: &Form,
        is_first: bool,
    ) -> Result<Vec<u8>, StoreError> {
        if self == Self::Csv {
            return line(&table.cells(&record, form));
        }
        let mut json = serde_json::to_vec(&record.for_committee(form))
            .map_err(|_| StoreError::Unreadable("a record"))?;
        if self == Self::Ndjson {
            json.push(b'\n');
            return Ok(json);
        }
        let mut text = if is_first { b"\n".to_vec() } else { b",\n".to_vec() };
        text.append(&mut json);
        Ok(text)
    }

    /// What stands after the last record.
    pub(super) fn end(self) -> &'static [u8] {
        match self {
            Self::Csv | Self::Ndjson => b"",
            Self::Json => b"\n]\n",
        }
    }
}

/// A line of a csv file, with the ending that RFC 4180 gives it. Every cell is guarded: people
/// write the headers too.
fn line(cells: &[String]) -> Result<Vec<u8>, StoreError> {
    let unwritten = || StoreError::Unreadable("a line of csv");
    let mut line = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .buffer_capacity(1024)
        .from_writer(Vec::new());
    let guarded = cells.iter().map(|cell| csv_cell(cell));
    line.write_record(guarded.map(|cell| cell.into_owned())).map_err(|_| unwritten())?;
    line.into_inner().map_err(|_| unwritten())
}
