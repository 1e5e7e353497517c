//! A workbook for a spreadsheet: a row at a time, which goes to a temporary file, so that memory
//! stays flat.

use std::io::Write;

use domain::export::Cell;
use domain::instant::Instant;
use domain::texts::{self, Texts};
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, RowNum, Workbook, Worksheet,
    XlsxError,
};
use sha2::{Digest, Sha256};

use super::zone::Zone;
use crate::http::cached;
use crate::http::problem::Problem;
use crate::store::StoreError;

/// As many rows as a sheet has, the headings' among them.
const ROWS: RowNum = 1_048_576;

/// As much text as a cell holds, in UTF-16 code units.
const CELL: usize = 32_767;

/// What all rows may take, roughly, in bytes: they wait on the function's disk (`EphemeralStorage`
/// in `infra/template.yaml`) until the workbook is whole.
const DISK: usize = 1_700_000_000;

/// About what a cell takes on the disk besides its text.
const MARKUP: usize = 64;

/// In characters; what is longer is wrapped, in headings, or hidden by the next cell.
const WIDTHS: (usize, usize) = (10, 60);

/// A workbook as it grows.
pub(super) struct Book {
    workbook: Workbook,
    texts: Texts,
    formats: Formats,
    taken: Vec<String>,
    rows: RowNum,
    widths: Vec<usize>,
    bytes: usize,
    limits: (RowNum, usize),
    hash: Sha256,
}

struct Formats {
    heading: Format,
    text: Format,
    month: Format,
    day: Format,
    moment: Format,
}

/// Why a workbook can't be made.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoBook {
    #[error("more rows than a sheet has")]
    Rows,
    #[error("more than the disk holds")]
    Disk,
    #[error("the workbook can't be written")]
    Xlsx(#[from] XlsxError),
}

impl From<NoBook> for Problem {
    fn from(error: NoBook) -> Self {
        match error {
            NoBook::Rows => Self::malformed(
                "A sheet has 1,048,576 rows, and there are more submissions. Ask for one cohort \
                 (cohort=), or for csv.",
            ),
            NoBook::Disk => Self::malformed(
                "This is more than a workbook is made of here. Ask for one cohort (cohort=), for \
                 fewer columns (columns=), or for csv.",
            ),
            NoBook::Xlsx(_) => StoreError::Unreadable("a workbook").into(),
        }
    }
}

impl Book {
    pub(super) fn new(texts: &Texts, title: &str, now: Instant) -> Result<Self, NoBook> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_timestamp(now.seconds())?;
        let properties = DocProperties::new().set_title(title).set_creation_datetime(&made);
        workbook.set_properties(&properties);
        Ok(Self {
            workbook,
            texts: texts.clone(),
            formats: Formats::new(),
            taken: Vec::new(),
            rows: 0,
            widths: Vec::new(),
            bytes: 0,
            limits: (ROWS, DISK),
            hash: Sha256::new_with_prefix(title),
        })
    }

    /// Begins the next sheet, with its headings.
    pub(super) fn sheet<'a>(
        &mut self,
        name: &str,
        headers: impl Iterator<Item = &'a str>,
    ) -> Result<(), NoBook> {
        self.end_sheet()?;
        let name = sheet_name(name, &self.taken);
        let is_right_to_left = self.texts.direction() == "rtl";
        let headers: Vec<String> = headers.map(|header| fitting(header, &self.texts)).collect();
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(&name)?.set_right_to_left(is_right_to_left).set_freeze_panes(1, 0)?;
        for (column, header) in (0..).zip(&headers) {
            sheet.write_string_with_format(0, column, header, &self.formats.heading)?;
        }
        self.hash.update([SHEET]);
        hash(&mut self.hash, name.as_bytes());
        for header in &headers {
            hash(&mut self.hash, header.as_bytes());
        }
        // A heading may break into three lines.
        self.widths = headers.iter().map(|header| header.chars().count() / 3 + 1).collect();
        self.taken.push(name);
        self.rows = 1;
        Ok(())
    }

    /// One row more of the sheet.
    pub(super) fn row(&mut self, cells: &[Cell], zone: Option<&Zone>) -> Result<(), NoBook> {
        if self.rows >= self.limits.0 {
            return Err(NoBook::Rows);
        }
        let row = self.rows;
        self.rows += 1;
        self.hash.update([ROW]);
        for ((column, cell), at) in (0..).zip(cells).zip(0..) {
            hash(&mut self.hash, cell.to_string().as_bytes());
            let (text, bytes) = self.cell((row, column), cell, zone)?;
            self.bytes = self.bytes.saturating_add(MARKUP).saturating_add(bytes);
            if let Some(width) = self.widths.get_mut(at) {
                *width = text.max(*width);
            }
        }
        if self.bytes > self.limits.1 { Err(NoBook::Disk) } else { Ok(()) }
    }

    /// What follows from all that stands in it. It is a weak tag: a workbook also says when it was
    /// made.
    pub(super) fn tag(&self) -> String {
        format!("W/{}", cached::tag(&[self.hash.clone().finalize().as_slice()]))
    }

    /// Writes the workbook.
    pub(super) fn save(mut self, into: impl Write + Send) -> Result<(), NoBook> {
        self.end_sheet()?;
        Ok(self.workbook.save_to_writer(into)?)
    }

    /// Writes a cell; how wide it is, in characters, and how many bytes its text has.
    fn cell(
        &mut self,
        (row, column): (RowNum, ColNum),
        cell: &Cell,
        zone: Option<&Zone>,
    ) -> Result<(usize, usize), NoBook> {
        let (texts, formats) = (&self.texts, &self.formats);
        let last = self.taken.len().saturating_sub(1);
        let sheet = self.workbook.worksheet_from_index(last)?;
        let mut number = |number: f64, format: &Format, width: usize| {
            sheet.write_number_with_format(row, column, number, format)?;
            Ok((width, width))
        };
        match cell {
            Cell::Empty => Ok((0, 0)),
            Cell::Number(n) => number(f64::from(*n), &formats.text, 3),
            Cell::Month(month) => match domain::date::Date::parse(&format!("{month}-01")) {
                Ok(first) => number(serial(first.days_since_1970(), 0), &formats.month, 9),
                Err(_) => text(sheet, (row, column), &month.to_string(), (texts, formats)),
            },
            Cell::Date(date) => number(serial(date.days_since_1970(), 0), &formats.day, 12),
            Cell::Moment(at) => number(moment(*at), &formats.moment, 20),
            Cell::Local(at) => {
                let shown = zone.map_or(*at, |zone| zone.shown(*at));
                number(moment(shown), &formats.moment, 20)
            }
            Cell::Text(words) => text(sheet, (row, column), words, (texts, formats)),
        }
    }

    fn end_sheet(&mut self) -> Result<(), NoBook> {
        let Some(last) = self.taken.len().checked_sub(1) else { return Ok(()) };
        let sheet = self.workbook.worksheet_from_index(last)?;
        for (column, width) in (0..).zip(&self.widths) {
            let width = u32::try_from((*width).clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(60);
            sheet.set_column_width(column, f64::from(width) + 1.0)?;
        }
        let last_column = ColNum::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0);
        sheet.autofilter(0, 0, self.rows.saturating_sub(1), last_column)?;
        Ok(())
    }
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: top().set_bold().set_text_wrap(),
            text: top(),
            month: top().set_num_format("yyyy-mm"),
            day: top().set_num_format("yyyy-mm-dd"),
            moment: top().set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

/// What a sheet and a row begin with in a workbook's hash, and each text with its length.
const SHEET: u8 = 1;
const ROW: u8 = 2;

fn hash(hash: &mut Sha256, text: &[u8]) {
    hash.update(text.len().to_le_bytes());
    hash.update(text);
}

/// Text is written as a string, whatever it looks like: no spreadsheet takes it for a formula.
fn text(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    words: &str,
    (texts, formats): (&Texts, &Formats),
) -> Result<(usize, usize), NoBook> {
    let words = fitting(words, texts);
    let widest = words.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let bytes = words.len();
    sheet.write_string_with_format(row, column, words, &formats.text)?;
    Ok((widest, bytes))
}

/// What a cell can hold of a text. A character that a workbook can't have becomes U+FFFD; of what
/// is too long, the end goes, and the cell says how much that was.
fn fitting(words: &str, texts: &Texts) -> String {
    let shown = |c: char| {
        let is_none = matches!(c, '\u{fffe}' | '\u{ffff}');
        if (c.is_control() && c != '\n' && c != '\t') || is_none { '\u{fffd}' } else { c }
    };
    let words: String = words.chars().map(shown).collect();
    let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
    if units(&words) <= CELL {
        return words;
    }
    let all = words.chars().count();
    let notice = |cut: usize| texts.say(texts::EXPORT_CUT, &[("n", &cut.to_string())]);
    let room = CELL.saturating_sub(units(&notice(all)) + 1);
    let mut taken = 0;
    let mut kept: String = words
        .chars()
        .take_while(|c| {
            taken += c.len_utf16();
            taken <= room
        })
        .collect();
    let cut = all.saturating_sub(kept.chars().count());
    kept.push_str(&notice(cut));
    kept
}

/// The name of a sheet: at most 31 characters, and no two the same.
fn sheet_name(name: &str, taken: &[String]) -> String {
    let short: String = name.chars().take(31).collect();
    let numbered = (2..).map(|n: u32| {
        let end = format!("-{n}");
        let start: String = name.chars().take(31 - end.len()).collect();
        start + &end
    });
    let mut names = std::iter::once(short).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

/// A day as spreadsheets count them, with the 29th of February 1900 that they believe in.
#[expect(clippy::cast_precision_loss, reason = "days and milliseconds of a day are small")]
fn serial(days_since_1970: i64, ms: i64) -> f64 {
    let days = days_since_1970 + 25_569;
    let days = if days < 61 { days - 1 } else { days };
    days as f64 + ms as f64 / 86_400_000.0
}

fn moment(at: Instant) -> f64 {
    let ms = at.milliseconds();
    serial(ms.div_euclid(86_400_000), ms.rem_euclid(86_400_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        Book::new(&Texts::default(), "", Instant::from_milliseconds(0)).unwrap()
    }

    #[test]
    fn a_sheet_that_is_full_and_a_disk_that_would_be_say_so() {
        let mut book = book();
        book.limits = (3, 1_000);
        book.sheet("a", ["A"].into_iter()).unwrap();
        for _ in 0..2 {
            book.row(&[Cell::text("x")], None).unwrap();
        }
        assert!(matches!(book.row(&[Cell::text("x")], None), Err(NoBook::Rows)));
        book.sheet("a", ["A"].into_iter()).unwrap();
        assert!(matches!(book.row(&[Cell::text("x".repeat(1_000))], None), Err(NoBook::Disk)));
    }

    #[test]
    fn sheets_have_names_that_fit_and_differ() {
        let long = "a".repeat(40);
        let mut taken = Vec::new();
        for _ in 0..12 {
            let name = sheet_name(&long, &taken);
            assert!(name.len() <= 31 && !taken.contains(&name), "{name}");
            taken.push(name);
        }
        assert_eq!(sheet_name("goals-worksheets", &taken), "goals-worksheets");
    }

    #[test]
    fn what_does_not_fit_into_a_cell_is_counted_in_it() {
        let texts = Texts::new([("export.cut".to_owned(), " [{n} more]".to_owned())]);
        let whole = "é".repeat(CELL);
        assert_eq!(fitting(&whole, &texts), whole);
        for text in ["é".repeat(CELL + 1), "👩".repeat(CELL)] {
            let cut = fitting(&text, &texts);
            assert!(cut.encode_utf16().count() <= CELL);
            let (kept, said) = cut.rsplit_once(" [").unwrap();
            let n: usize = said.strip_suffix(" more]").unwrap().parse().unwrap();
            assert_eq!(kept.chars().count() + n, text.chars().count());
        }
        assert_eq!(fitting("a\u{1}b\u{c}c\nd\u{ffff}", &texts), "a\u{fffd}b\u{fffd}c\nd\u{fffd}");
    }

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        for (day, counted) in [
            ("1900-01-01", 1.0),
            ("1900-02-28", 59.0),
            ("1900-03-01", 61.0),
            ("2026-11-26", 46_352.0),
        ] {
            let date = domain::date::Date::parse(day).unwrap();
            assert!((serial(date.days_since_1970(), 0) - counted).abs() < 1e-9, "{day}");
        }
    }
}
