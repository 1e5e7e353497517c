//! Everybody who takes part, as a file: one row each, as the desk lists them.

use std::ops::ControlFlow;

use axum::body::Body;
use domain::export::{Entry, PARTICIPANTS, Participant};

use super::ExportStore;
use super::asked::Wanted;
use super::book::Book;
use super::format::Format;
use super::workbook::body;
use crate::clock::Clock;
use crate::http::problem::Problem;
use crate::http::roll;
use crate::store::{ProgramHead, StoreError};

/// Those that are wanted, the earliest cohort first.
pub(super) async fn read<S: ExportStore>(
    (store, clock): (&S, &Clock),
    head: &ProgramHead,
    wanted: &Wanted,
) -> Result<Vec<Participant>, StoreError> {
    let mut all = Vec::new();
    for cohort in &wanted.cohorts {
        roll::read(store, (head, cohort), clock.now(), |somebody| {
            if wanted.filter.takes(&somebody.record) {
                all.push(Participant { cohort: cohort.clone(), card: somebody.card() });
            }
            ControlFlow::Continue(())
        })
        .await?;
    }
    Ok(all)
}

/// The file.
pub(super) async fn file<S: ExportStore>(
    (store, clock): (&S, &Clock),
    head: &ProgramHead,
    wanted: &Wanted,
    format: Format,
) -> Result<Body, Problem> {
    let all = read((store, clock), head, wanted).await?;
    if format == Format::Xlsx {
        let mut book = Book::new(&head.texts, &head.program.name, clock.now())?;
        sheet(&mut book, &all, head)?;
        return body(book).await;
    }
    let mut file = format.begin(Participant::headers(&head.texts))?;
    for (at, one) in all.iter().enumerate() {
        file.extend(format.row(one, || one.cells(&head.texts), at == 0)?);
    }
    file.extend_from_slice(format.end());
    Ok(file.into())
}

/// A sheet of its own in a workbook.
pub(super) fn sheet(
    book: &mut Book,
    all: &[Participant],
    head: &ProgramHead,
) -> Result<(), Problem> {
    book.sheet(PARTICIPANTS, Participant::headers(&head.texts))?;
    for one in all {
        book.row(&one.cells(&head.texts), None)?;
    }
    Ok(())
}

/// What the dictionary says of them: nothing, where the program matches nobody.
pub(super) fn entries(head: &ProgramHead) -> Vec<Entry> {
    if head.matching.is_some() { Participant::entries(&head.texts) } else { Vec::new() }
}
