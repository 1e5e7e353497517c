//! The report as a workbook, with counts as numbers, and shares too.

use domain::instant::Instant;
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, RowNum, Workbook, Worksheet,
    XlsxError,
};

use super::laid::{Entry, Laid, Part, Quotes};

/// How wide the first column is, in characters, and how wide each of the others.
const WIDTHS: (f64, f64) = (48.0, 14.0);

/// So many characters of a quote: a cell holds 32,767 units of UTF-16, and a character takes one or
/// two.
const MOST_CHARACTERS: usize = 16_000;

/// The workbook's file.
///
/// # Errors
/// If it can't be written.
pub(super) fn xlsx(laid: &Laid, now: Instant) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_timestamp(now.seconds())?;
    let properties = DocProperties::new().set_title(&laid.title).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_name("report")?.set_right_to_left(laid.direction == "rtl");
    sheet.set_column_width(0, WIDTHS.0)?;
    let mut writing = Writing { sheet, row: 0, formats: Formats::new() };
    writing.report(laid)?;
    workbook.save_to_buffer()
}

struct Writing<'a> {
    sheet: &'a mut Worksheet,
    row: RowNum,
    formats: Formats,
}

struct Formats {
    bold: Format,
    head: Format,
    plain: Format,
    wrapped: Format,
    share: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            bold: top().set_bold(),
            head: top().set_bold().set_text_wrap(),
            plain: top(),
            wrapped: top().set_text_wrap(),
            share: top().set_num_format("0%"),
        }
    }
}

impl Writing<'_> {
    fn report(&mut self, laid: &Laid) -> Result<(), XlsxError> {
        self.heading(&laid.title)?;
        self.text(&[&*laid.association, &laid.program].join(" · "))?;
        self.text(&laid.note)?;
        self.row += 1;
        self.heads(laid)?;
        for part in &laid.parts {
            self.part(laid, part)?;
        }
        if let Some(about) = &laid.withheld.1 {
            self.row += 1;
            self.text(about)?;
        }
        if let Some(quotes) = &laid.quotes {
            self.quotes(quotes)?;
        }
        Ok(())
    }

    /// Of each of whom, for each year: how many, and what share that is.
    fn heads(&mut self, laid: &Laid) -> Result<(), XlsxError> {
        let of = |who: &String| {
            let years = laid.years.iter().map(|year| [who, year.as_str()].join(", "));
            years.collect::<Vec<_>>()
        };
        for (place, head) in (0..).zip(laid.columns.iter().flat_map(of)) {
            for (column, head) in [(counts(place), head.clone()), (shares(place), head + ", %")] {
                self.sheet.write_string_with_format(self.row, column, head, &self.formats.head)?;
                self.sheet.set_column_width(column, WIDTHS.1)?;
            }
        }
        self.row += 1;
        Ok(())
    }

    fn part(&mut self, laid: &Laid, part: &Part) -> Result<(), XlsxError> {
        self.heading(&part.heading)?;
        for line in &part.lines {
            let row = self.row;
            self.text(&line.label)?;
            for (place, entry) in (0..).zip(&line.entries) {
                self.entry(row, place, entry, &laid.withheld.0)?;
            }
        }
        Ok(())
    }

    fn entry(
        &mut self,
        row: RowNum,
        place: ColNum,
        entry: &Entry,
        withheld: &str,
    ) -> Result<(), XlsxError> {
        let (sheet, formats, column) = (&mut *self.sheet, &self.formats, counts(place));
        match entry {
            Entry::Nothing => {}
            Entry::Withheld => {
                sheet.write_string_with_format(row, column, withheld, &formats.plain)?;
            }
            Entry::Count(count, share) => {
                sheet.write_number_with_format(row, column, *count, &formats.plain)?;
                if let Some(share) = share {
                    let part = f64::from(share.percent) / 100.0;
                    sheet.write_number_with_format(row, shares(place), part, &formats.share)?;
                }
            }
        }
        Ok(())
    }

    fn quotes(&mut self, quotes: &Quotes) -> Result<(), XlsxError> {
        self.row += 1;
        self.heading(&quotes.heading)?;
        self.text(&quotes.about)?;
        for (words, name) in &quotes.all {
            let row = self.row;
            let words = fitting(words);
            self.sheet.write_string_with_format(row, 0, words, &self.formats.wrapped)?;
            if let Some(name) = name {
                self.sheet.write_string_with_format(row, 1, name, &self.formats.plain)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, text, &self.formats.bold)?;
        self.row += 1;
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, text, &self.formats.plain)?;
        self.row += 1;
        Ok(())
    }
}

/// As much of somebody's words as a cell is sure to hold: the page has all of them.
fn fitting(words: &str) -> String {
    let mut kept: String = words.chars().take(MOST_CHARACTERS).collect();
    if kept.len() < words.len() {
        kept.push('…');
    }
    kept
}

/// The column of a count, after that of the labels.
fn counts(place: ColNum) -> ColNum {
    place.saturating_mul(2).saturating_add(1)
}

/// The column of its share.
fn shares(place: ColNum) -> ColNum {
    counts(place).saturating_add(1)
}
