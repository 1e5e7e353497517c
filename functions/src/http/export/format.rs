use domain::Form;
use domain::export::{Cell, Columns, Position, Record, csv_cell};
use serde::Serialize;
use serde_json::Value;

use super::source::Source;
use super::zone::Zone;
use super::{ExportStore, zone};
use crate::store::StoreError;

/// What an export's file is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For a spreadsheet: UTF-8 with a byte order mark, so that Excel reads it right.
    Csv,
    /// A workbook, with days, moments and numbers as such.
    Xlsx,
    /// One array of records, exact.
    Json,
    /// A record a line, exact, and with it where to go on after it.
    Ndjson,
}

impl Format {
    pub(super) fn named(name: &str) -> Option<Self> {
        let all = [Self::Csv, Self::Xlsx, Self::Json, Self::Ndjson];
        all.into_iter().find(|format| format.name() == name)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Ndjson => "application/x-ndjson",
        }
    }

    /// Whether it has columns with headings, for people.
    pub(super) fn is_table(self) -> bool {
        matches!(self, Self::Csv | Self::Xlsx)
    }

    /// What stands before the first record.
    pub(super) fn begin<'a>(
        self,
        headers: impl Iterator<Item = &'a str>,
    ) -> Result<Vec<u8>, StoreError> {
        match self {
            Self::Csv => {
                let mut file = "\u{feff}".as_bytes().to_vec();
                file.extend(line(headers.map(str::to_owned))?);
                Ok(file)
            }
            Self::Json => Ok(b"[".to_vec()),
            Self::Ndjson | Self::Xlsx => Ok(Vec::new()),
        }
    }

    /// One record. `form` is the version that accepted it; `is_first` says whether it is the
    /// file's first.
    pub(super) fn record<S: ExportStore>(
        self,
        source: &Source<S>,
        record: Record,
        form: &Form,
        is_first: bool,
    ) -> Result<Vec<u8>, StoreError> {
        if self.is_table() {
            let cells = source.table.cells(&record, form);
            return line(cells.iter().map(|cell| zone::text(cell, source.zone.as_ref())));
        }
        // What pairs are asked comes pairing by pairing, and is changed: nobody goes on from a line.
        let behind = record.asked.is_none().then(|| Position::behind(&record));
        let mut json = json(record.for_committee(form), source.columns.as_ref())?;
        if let Some(behind) = behind.filter(|_| self == Self::Ndjson) {
            // No character of a position needs escaping.
            json.pop();
            let comma = if json.len() > 1 { "," } else { "" };
            json.extend(format!("{comma}\"cursor\":\"{behind}\"}}").into_bytes());
        }
        Ok(self.joined(json, is_first))
    }

    /// One row of what is no form's: its cells, or what it is exactly.
    pub(super) fn row(
        self,
        exact: &impl Serialize,
        cells: impl FnOnce() -> Vec<Cell>,
        zone: Option<&Zone>,
        is_first: bool,
    ) -> Result<Vec<u8>, StoreError> {
        if self.is_table() {
            return line(cells().iter().map(|cell| zone::text(cell, zone)));
        }
        Ok(self.joined(written(exact)?, is_first))
    }

    /// What stands after the last record.
    pub(super) fn end(self) -> &'static [u8] {
        match self {
            Self::Csv | Self::Xlsx | Self::Ndjson => b"",
            Self::Json => b"\n]\n",
        }
    }

    fn joined(self, mut json: Vec<u8>, is_first: bool) -> Vec<u8> {
        if self == Self::Ndjson {
            json.push(b'\n');
            return json;
        }
        let mut text = if is_first { b"\n".to_vec() } else { b",\n".to_vec() };
        text.append(&mut json);
        text
    }
}

fn written(value: &impl serde::Serialize) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|_| StoreError::Unreadable("a record"))
}

/// A record, or those of its fields and answers that are wanted.
fn json(record: Record, columns: Option<&Columns>) -> Result<Vec<u8>, StoreError> {
    let Some(columns) = columns else { return written(&record) };
    let mut value = serde_json::to_value(record).map_err(|_| StoreError::Unreadable("a record"))?;
    if let Value::Object(fields) = &mut value {
        fields.retain(|name, _| columns.has(name) || name == "answers");
        if let Some(Value::Object(answers)) = fields.get_mut("answers") {
            answers.retain(|question, _| columns.has(question));
        }
    }
    written(&value)
}

/// A line of a csv file, with the ending that RFC 4180 gives it. Every cell is guarded: people
/// write the headers too.
fn line(cells: impl Iterator<Item = String>) -> Result<Vec<u8>, StoreError> {
    let unwritten = || StoreError::Unreadable("a line of csv");
    let mut line = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .buffer_capacity(1024)
        .from_writer(Vec::new());
    let guarded = cells.map(|cell| csv_cell(&cell).into_owned());
    line.write_record(guarded).map_err(|_| unwritten())?;
    line.into_inner().map_err(|_| unwritten())
}
