//! The datasets that a program has, and each of them as a body.

use axum::body::Body;
use domain::export::{DICTIONARY, Entry, PARTICIPANTS};
use domain::id::FormId;
use futures::stream::{self, StreamExt};

use super::ExportStore;
use super::asked::Wanted;
use super::book::Book;
use super::format::Format;
use super::participants;
use super::rows::Rows;
use super::source::Source;
use super::workbook::{body, fill};
use crate::clock::Clock;
use crate::http::observe::RequestId;
use crate::http::problem::Problem;
use crate::store::{FormEntry, ProgramHead, StoreError};

/// The name of the workbook with a sheet for each dataset.
const EVERYTHING: &str = "everything";

/// What is exported.
pub(super) enum Dataset<'a> {
    /// The submissions of a form.
    Form(&'a FormEntry),
    /// Everybody who sent the form of one of the two sides.
    Participants,
    /// What the columns of all of them are.
    Dictionary,
    /// All of that, in one workbook.
    Everything,
}

impl<'a> Dataset<'a> {
    /// The dataset of that name. What a program calls its own goes before our names.
    pub(super) fn named(name: &FormId, head: &'a ProgramHead, format: Format) -> Option<Self> {
        match (head.dataset(name), name.as_str()) {
            (Some(form), _) => Some(Self::Form(form)),
            (None, PARTICIPANTS) if head.matching.is_some() => Some(Self::Participants),
            (None, DICTIONARY) => Some(Self::Dictionary),
            (None, EVERYTHING) if format == Format::Xlsx => Some(Self::Everything),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::Form(form) => form.dataset.as_str(),
            Self::Participants => PARTICIPANTS,
            Self::Dictionary => DICTIONARY,
            Self::Everything => EVERYTHING,
        }
    }

    pub(super) async fn body<S: ExportStore>(
        &self,
        store: (&S, Clock),
        head: &ProgramHead,
        wanted: &Wanted,
        format: Format,
        id: RequestId,
    ) -> Result<Body, Problem> {
        match self {
            Self::Form(form) if format != Format::Xlsx => {
                text(Rows::of(Source::open(store, head, form, wanted).await?, format), id).await
            }
            Self::Form(form) => {
                let now = store.1.now();
                let mut source = Source::open(store, head, form, wanted).await?;
                let mut book = Book::new(&head.texts, &form.title, now)?;
                fill(&mut book, form.dataset.as_str(), &mut source).await?;
                body(book).await
            }
            Self::Participants if wanted.has_columns() => Err(Problem::malformed(
                "participants takes cohort=, since=, withdrawn= and flagged=, and has all columns.",
            )),
            Self::Participants => {
                participants::file((store.0, &store.1), head, wanted, format).await
            }
            Self::Dictionary if wanted.is_particular() => {
                Err(Problem::malformed("The dictionary takes cohort= alone."))
            }
            Self::Dictionary => dictionary(store, head, wanted, format).await,
            Self::Everything if wanted.columns.is_some() => {
                Err(Problem::malformed("everything has all columns: columns= is for one dataset."))
            }
            Self::Everything => everything(store, head, wanted).await,
        }
    }
}

/// A file of text, a page at a time.
async fn text<S: ExportStore>(mut rows: Rows<S>, id: RequestId) -> Result<Body, Problem> {
    // The first rows before the first word: a store that fails at once gets its own status.
    let first = rows.next().await?;
    let rest = stream::try_unfold((rows, id), async |(mut rows, id)| {
        // A file that breaks off must not look like one that has ended: the error cuts the
        // connection, and the caller knows.
        let next = rows.next().await.inspect_err(|error| broke_off(&id, error))?;
        Ok::<_, StoreError>(next.map(|bytes| (bytes, (rows, id))))
    });
    Ok(Body::from_stream(stream::iter(first.map(Ok)).chain(rest)))
}

/// The line of the request has been written, and says that all is well: this one takes it back.
fn broke_off(id: &RequestId, error: &StoreError) {
    let (request_id, cause) = (id.as_str(), error.to_string());
    tracing::error!(Failed = 1_u64, request_id, cause, "export broke off");
}

async fn dictionary<S: ExportStore>(
    (store, clock): (&S, Clock),
    head: &ProgramHead,
    wanted: &Wanted,
    format: Format,
) -> Result<Body, Problem> {
    let mut entries = Vec::new();
    for form in head.datasets() {
        let source = Source::open((store, clock.clone()), head, form, wanted).await?;
        entries.extend(source.entries());
    }
    entries.extend(participants::entries(head));
    if format == Format::Xlsx {
        let mut book = Book::new(&head.texts, &head.program.name, clock.now())?;
        write_dictionary(&mut book, &entries, head)?;
        return body(book).await;
    }
    let mut file = format.begin(Entry::headers(&head.texts))?;
    for (at, entry) in entries.iter().enumerate() {
        file.extend(format.row(entry, || entry.cells(&head.texts), at == 0)?);
    }
    file.extend_from_slice(format.end());
    Ok(file.into())
}

async fn everything<S: ExportStore>(
    (store, clock): (&S, Clock),
    head: &ProgramHead,
    wanted: &Wanted,
) -> Result<Body, Problem> {
    let mut book = Book::new(&head.texts, &head.program.name, clock.now())?;
    let mut entries = Vec::new();
    for form in head.datasets() {
        let mut source = Source::open((store, clock.clone()), head, form, wanted).await?;
        fill(&mut book, form.dataset.as_str(), &mut source).await?;
        entries.extend(source.entries());
    }
    if head.matching.is_some() {
        let all = participants::read((store, &clock), head, wanted).await?;
        participants::sheet(&mut book, &all, head)?;
        entries.extend(participants::entries(head));
    }
    write_dictionary(&mut book, &entries, head)?;
    body(book).await
}

fn write_dictionary(book: &mut Book, entries: &[Entry], head: &ProgramHead) -> Result<(), Problem> {
    book.sheet(DICTIONARY, Entry::headers(&head.texts))?;
    for entry in entries {
        book.row(&entry.cells(&head.texts), None)?;
    }
    Ok(())
}
