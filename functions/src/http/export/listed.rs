//! Datasets that are no form's, as files: all their rows are in memory at once.

use domain::export::{Columns, Listed, ListedTable};
use domain::instant::Instant;

use super::asked::Wanted;
use super::book::Book;
use super::format::Format;
use super::made::Made;
use super::workbook::body;
use super::zone::Zone;
use crate::http::problem::Problem;
use crate::store::ProgramHead;

/// The file of some rows.
pub(super) async fn file<R: Listed>(
    rows: &[R],
    head: &ProgramHead,
    wanted: &Wanted,
    (format, now): (Format, Instant),
) -> Result<Made, Problem> {
    if format == Format::Xlsx {
        let mut book = Book::new(&head.texts, &head.program.name, now)?;
        sheet(&mut book, rows, head, wanted)?;
        return body(book).await;
    }
    let (table, zone) = (table::<R>(head, wanted)?, wanted.zone.as_ref());
    let mut file = format.begin(table.headers())?;
    for (at, row) in rows.iter().enumerate() {
        let cells = || table.cells(row, &head.texts);
        file.extend(format.row(row, cells, zone, at == 0)?);
    }
    file.extend_from_slice(format.end());
    Ok(Made::whole(file))
}

/// A sheet of its own in a workbook.
pub(super) fn sheet<R: Listed>(
    book: &mut Book,
    rows: &[R],
    head: &ProgramHead,
    wanted: &Wanted,
) -> Result<(), Problem> {
    let (table, zone) = (table::<R>(head, wanted)?, wanted.zone.as_ref());
    book.sheet(R::DATASET, table.headers())?;
    for row in rows {
        book.row(&table.cells(row, &head.texts), zone)?;
    }
    Ok(())
}

fn table<R: Listed>(head: &ProgramHead, wanted: &Wanted) -> Result<ListedTable, Problem> {
    let columns: Option<&Columns> = wanted.columns.as_ref();
    let table = ListedTable::of::<R>(&head.texts, columns, wanted.zone.as_ref().map(Zone::name));
    table.map_err(|error| Problem::malformed(format!("{error}.")))
}
