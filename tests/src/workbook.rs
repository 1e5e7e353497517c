//! Workbooks that were downloaded, read by another reader than the one who wrote them.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use domain::instant::Instant;

/// A row of a sheet: what stands in each cell, by what stands above it. A day is `2027-05-15`, an
/// empty cell an empty text.
pub type Line = BTreeMap<String, String>;

/// The rows of each sheet of a workbook, below their headings.
#[must_use]
pub fn sheets(file: &Path) -> BTreeMap<String, Vec<Line>> {
    let mut book: Xlsx<_> = open_workbook(file).expect("it is a workbook");
    let names = book.sheet_names();
    let sheet = |name: String| {
        let range = book.worksheet_range(&name).expect("the sheet is there");
        let mut rows = range.rows();
        let headings: Vec<String> =
            rows.next().unwrap_or_default().iter().map(ToString::to_string).collect();
        let line = |row: &[Data]| headings.iter().cloned().zip(row.iter().map(said)).collect();
        (name, rows.map(line).collect())
    };
    names.into_iter().map(sheet).collect()
}

fn said(cell: &Data) -> String {
    match cell {
        Data::DateTime(at) => moment(at.as_f64()),
        cell => cell.to_string(),
    }
}

/// A moment as workbooks count them: in days since the last one of 1899.
#[expect(clippy::cast_possible_truncation, reason = "days are small")]
fn moment(days: f64) -> String {
    let since_1970 = ((days - 25_569.0) * 86_400_000.0).round() as i64;
    let moment = Instant::from_milliseconds(since_1970).to_string();
    moment.strip_suffix("T00:00:00.000Z").map_or(moment.clone(), str::to_owned)
}
