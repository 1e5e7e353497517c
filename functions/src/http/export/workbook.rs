//! Workbooks of the datasets that are asked for, as a body.

use std::io::{BufWriter, Write};

use axum::body::{Body, Bytes};
use futures::stream;
use tokio::sync::mpsc;

use super::ExportStore;
use super::book::{Book, NoBook};
use super::made::Made;
use super::source::Source;
use crate::http::problem::Problem;
use crate::store::StoreError;

/// The workbook is compressed while it is sent: so many bytes at a time.
const CHUNK: usize = 64 * 1024;

/// Writes a dataset onto a sheet of its own.
pub(super) async fn fill<S: ExportStore>(
    book: &mut Book,
    name: &str,
    source: &mut Source<S>,
) -> Result<(), Problem> {
    book.sheet(name, source.table.headers())?;
    while let Some(page) = source.table_page().await? {
        for (record, form) in page {
            book.row(&source.table.cells(&record, &form), source.zone.as_ref())?;
        }
    }
    Ok(())
}

/// The workbook as a body. It is written in a thread of its own, which waits for whoever reads.
pub(super) async fn body(book: Book) -> Result<Made, Problem> {
    let tag = Some(book.tag());
    let (sender, mut chunks) = mpsc::channel(4);
    let writing = tokio::task::spawn_blocking(move || {
        let mut pipe = BufWriter::with_capacity(CHUNK, Pipe(sender));
        book.save(&mut pipe)?;
        pipe.flush().map_err(|error| NoBook::Xlsx(error.into()))
    });
    let first: Option<Bytes> = chunks.recv().await;
    let rest = stream::try_unfold((chunks, Some(writing)), async |(mut chunks, writing)| {
        if let Some(chunk) = chunks.recv().await {
            return Ok(Some((chunk, (chunks, writing))));
        }
        // No more chunks: that is the end only if the writer says so.
        let Some(writing) = writing else { return Ok(None) };
        match writing.await {
            Ok(Ok(())) => Ok(None),
            _ => Err(StoreError::Unreadable("a workbook")),
        }
    });
    let first = first.ok_or(StoreError::Unreadable("a workbook"))?;
    let first = stream::iter([Ok::<_, StoreError>(first)]);
    Ok(Made { body: Body::from_stream(futures::StreamExt::chain(first, rest)), tag })
}

/// Hands what is written to whoever reads the body.
struct Pipe(mpsc::Sender<Bytes>);

impl Write for Pipe {
    fn write(&mut self, chunk: &[u8]) -> std::io::Result<usize> {
        let gone = |_| std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        self.0.blocking_send(Bytes::copy_from_slice(chunk)).map_err(gone)?;
        Ok(chunk.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
