//! Reading a csv file, and saying by row what is wrong with it.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::body::MOST_ROWS;
use super::{Sheet, SheetRow};

/// How many bytes a file may have. Whoever reads one needs no more of it than one byte more.
pub const LARGEST_FILE: usize = 5_000_000;

/// How many columns a file may have.
const MOST_COLUMNS: usize = 300;

/// How many rows are named that don't fit.
const MOST_NAMED: usize = 20;

/// Why a file can't be imported. Nothing of what is in it is quoted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotASheet {
    /// It is a workbook, whatever its name says.
    #[error("this is a workbook, not a csv file: save it as “CSV UTF-8”")]
    Workbook,
    /// It is too large.
    #[error("the file is too large: it may have 5 MB")]
    TooLarge,
    /// Its text is in another encoding; where that shows first.
    #[error("the file is not in UTF-8, as row {row} shows: save it as “CSV UTF-8”")]
    NotUtf8 {
        /// The row, as a spreadsheet counts.
        row: usize,
    },
    /// It has NUL characters: it is no text.
    #[error("the file is no text")]
    NotText,
    /// There is nothing below the headers, or not even these.
    #[error("the file has no rows below its headers")]
    Empty,
    /// There is more than one import takes.
    #[error("the file has more than {MOST_ROWS} rows, or more than {MOST_COLUMNS} columns")]
    TooMany,
    /// Rows have more or fewer cells than there are headers.
    #[error("some rows don’t have as many cells as there are headers")]
    Ragged {
        /// How many headers there are.
        headers: usize,
        /// The first of these rows, each with its number and how many cells it has.
        rows: Vec<(usize, usize)>,
    },
}

/// Reads a file as a spreadsheet saves it: with commas, semicolons or tabs.
///
/// # Errors
/// [`NotASheet`].
pub fn read(file: &[u8]) -> Result<Sheet, NotASheet> {
    if file.starts_with(b"PK\x03\x04") || file.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(NotASheet::Workbook);
    }
    if file.len() > LARGEST_FILE {
        return Err(NotASheet::TooLarge);
    }
    let text = std::str::from_utf8(file).map_err(|error| {
        let before = file.get(..error.valid_up_to()).unwrap_or_default();
        NotASheet::NotUtf8 { row: 1 + before.iter().filter(|byte| **byte == b'\n').count() }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(NotASheet::NotText);
    }
    let mut records = records(text)?.into_iter();
    let headers = records.next().ok_or(NotASheet::Empty)?.cells;
    let rows: Vec<SheetRow> = records.collect();
    if rows.is_empty() {
        return Err(NotASheet::Empty);
    }
    let length = |row: &SheetRow| (row.number, row.cells.len());
    let ragged = rows.iter().filter(|row| row.cells.len() != headers.len()).map(length);
    let ragged: Vec<(usize, usize)> = ragged.take(MOST_NAMED).collect();
    if !ragged.is_empty() {
        return Err(NotASheet::Ragged { headers: headers.len(), rows: ragged });
    }
    Ok(Sheet { headers: headers.iter().map(|header| header.trim().to_owned()).collect(), rows })
}

/// What separates the cells of a file: what stands most often in its first line, outside quotes.
fn separator(text: &str) -> u8 {
    let (mut counts, mut is_quoted) = ([0_usize; 3], false);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                for (count, known) in counts.iter_mut().zip(SEPARATORS) {
                    *count += usize::from(byte == known);
                }
            }
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let found = counts.iter().zip(SEPARATORS).find(|(count, _)| **count == most);
    found.map_or(b',', |(_, separator)| separator)
}

const SEPARATORS: [u8; 3] = *b",;\t";

/// The records that are not empty, each with the number of its row.
fn records(text: &str) -> Result<Vec<SheetRow>, NotASheet> {
    let mut reader = ReaderBuilder::new().delimiter(separator(text)).build();
    let (mut input, mut records, mut number) = (text.as_bytes(), Vec::new(), 0);
    while let Some(cells) = record(&mut reader, &mut input) {
        number += 1;
        if cells.len() > MOST_COLUMNS {
            return Err(NotASheet::TooMany);
        }
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            records.push(SheetRow { number, cells });
        }
        if records.len() > MOST_ROWS + 1 {
            return Err(NotASheet::TooMany);
        }
    }
    Ok(records)
}

/// The next record; nothing after the last.
fn record(reader: &mut Reader, input: &mut &[u8]) -> Option<Vec<String>> {
    // No cell has more than is left of the file, and each has at least a separator beside it.
    let (mut bytes, mut ends) = (vec![0; input.len().min(4096)], vec![0; 64]);
    let (mut written, mut ended) = (0, 0);
    loop {
        let (result, read, wrote, cells) = reader.read_record(
            input,
            bytes.get_mut(written..).unwrap_or_default(),
            ends.get_mut(ended..).unwrap_or_default(),
        );
        *input = input.get(read..).unwrap_or_default();
        (written, ended) = (written + wrote, ended + cells);
        match result {
            ReadRecordResult::OutputFull => bytes.resize(bytes.len() * 2 + 1024, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            // What is read next is nothing: so csv-core learns that the file is over.
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::Record => return Some(cells_of(&bytes, ends.get(..ended)?)),
            ReadRecordResult::End => return None,
        }
    }
}

fn cells_of(bytes: &[u8], ends: &[usize]) -> Vec<String> {
    let mut from = 0;
    let cell = |end: &usize| {
        let cell = bytes.get(from..*end).unwrap_or_default();
        from = *end;
        String::from_utf8_lossy(cell).into_owned()
    };
    ends.iter().map(cell).collect()
}
