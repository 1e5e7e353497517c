//! The datasets that a program has, and each of them as a file.

use axum::body::{Body, Bytes};
use domain::export::{
    DICTIONARY, EVERYTHING, Entry, ExportedPairing, ExportedProposal, Listed, PAIRINGS,
    PARTICIPANTS, PROPOSALS, Participant,
};
use domain::id::FormId;
use futures::stream::{self, StreamExt};

use super::ExportStore;
use super::asked::Wanted;
use super::book::Book;
use super::format::Format;
use super::made::{HELD, Made};
use super::rows::Rows;
use super::source::Source;
use super::workbook::{body, fill};
use super::{listed, pairings, participants, proposals};
use crate::clock::Clock;
use crate::http::observe::RequestId;
use crate::http::problem::Problem;
use crate::store::{FormEntry, ProgramHead, StoreError};

/// What is exported.
pub(super) enum Dataset<'a> {
    /// The submissions of a form.
    Form(&'a FormEntry),
    /// Everybody who sent the form of one of the two sides.
    Participants,
    /// Who is introduced to whom.
    Pairings,
    /// Whom matching suggests to introduce.
    Proposals,
    /// What the columns of all of them are.
    Dictionary,
    /// All of that, in one workbook.
    Everything,
}

impl<'a> Dataset<'a> {
    /// The dataset of that name. `check` keeps programs from using ours; one that was published
    /// before goes first.
    pub(super) fn named(name: &FormId, head: &'a ProgramHead, format: Format) -> Option<Self> {
        let matches = head.matching.is_some();
        match (head.dataset(name), name.as_str()) {
            (Some(form), _) => Some(Self::Form(form)),
            (None, PARTICIPANTS) if matches => Some(Self::Participants),
            (None, PAIRINGS) if matches => Some(Self::Pairings),
            (None, PROPOSALS) if matches => Some(Self::Proposals),
            (None, DICTIONARY) => Some(Self::Dictionary),
            (None, EVERYTHING) if format == Format::Xlsx => Some(Self::Everything),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::Form(form) => form.dataset.as_str(),
            Self::Participants => PARTICIPANTS,
            Self::Pairings => PAIRINGS,
            Self::Proposals => PROPOSALS,
            Self::Dictionary => DICTIONARY,
            Self::Everything => EVERYTHING,
        }
    }

    /// What can be asked of it besides a cohort.
    fn takes(&self, format: Format) -> &'static [&'static str] {
        match (self, format.is_table()) {
            (Self::Form(form), true) if form.opens.for_pair().is_some() => {
                &["since", "columns", "zone"]
            }
            (Self::Form(form), false) if form.opens.for_pair().is_some() => &["since", "columns"],
            (Self::Form(_), _) => &["since", "withdrawn", "flagged", "columns", "zone", "after"],
            (Self::Participants, true) => &["since", "withdrawn", "flagged", "columns", "zone"],
            (Self::Participants, false) => &["since", "withdrawn", "flagged"],
            (Self::Pairings, true) => &["since", "columns", "zone"],
            (Self::Pairings, false) => &["since"],
            (Self::Proposals, true) => &["columns"],
            (Self::Proposals, false) | (Self::Dictionary, _) => &[],
            (Self::Everything, _) => &["since", "withdrawn", "flagged", "zone"],
        }
    }

    pub(super) async fn made<S: ExportStore>(
        &self,
        store: (&S, Clock),
        head: &ProgramHead,
        wanted: &Wanted,
        format: Format,
        id: RequestId,
    ) -> Result<Made, Problem> {
        wanted.must_fit(self.name(), self.takes(format))?;
        let (from, how) = ((store.0, &store.1), (format, store.1.now()));
        match self {
            Self::Form(form) if format != Format::Xlsx => {
                text(Rows::of(Source::open(store, head, form, wanted).await?, format), id).await
            }
            Self::Form(form) => {
                let mut book = Book::new(&head.texts, &form.title, store.1.now())?;
                let mut source = Source::open(store, head, form, wanted).await?;
                fill(&mut book, form.dataset.as_str(), &mut source).await?;
                body(book).await
            }
            Self::Participants => {
                let rows = participants::read(from, head, wanted).await?;
                listed::file(&rows, head, wanted, how).await
            }
            Self::Pairings => {
                let rows = pairings::read(from, head, wanted).await?;
                listed::file(&rows, head, wanted, how).await
            }
            Self::Proposals => {
                let rows = proposals::read(from, head, wanted).await?;
                listed::file(&rows, head, wanted, how).await
            }
            Self::Dictionary => dictionary(store, head, wanted, format).await,
            Self::Everything => everything(store, head, wanted).await,
        }
    }
}

/// A file of text, a page at a time; all of it at once, where it is short.
async fn text<S: ExportStore>(mut rows: Rows<S>, id: RequestId) -> Result<Made, Problem> {
    // The first rows before the first word: a store that fails at once gets its own status.
    let mut held = Vec::new();
    while held.len() <= HELD {
        match rows.next().await? {
            Some(part) => held.extend(part),
            None => return Ok(Made::whole(held)),
        }
    }
    let rest = stream::try_unfold((rows, id), async |(mut rows, id)| {
        // A file that breaks off must not look like one that has ended: the error cuts the
        // connection, and the caller knows.
        let next = rows.next().await.inspect_err(|error| broke_off(&id, error))?;
        Ok::<_, StoreError>(next.map(|bytes| (Bytes::from(bytes), (rows, id))))
    });
    let first = stream::iter([Ok(Bytes::from(held))]);
    Ok(Made::streamed(Body::from_stream(first.chain(rest))))
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
) -> Result<Made, Problem> {
    let mut entries = Vec::new();
    for form in head.datasets() {
        let source = Source::open((store, clock.clone()), head, form, wanted).await?;
        entries.extend(source.entries());
    }
    entries.extend(of_ours(head));
    if format == Format::Xlsx {
        let mut book = Book::new(&head.texts, &head.program.name, clock.now())?;
        write_dictionary(&mut book, &entries, head)?;
        return body(book).await;
    }
    let mut file = format.begin(Entry::headers(&head.texts))?;
    for (at, entry) in entries.iter().enumerate() {
        file.extend(format.row(entry, || entry.cells(&head.texts), None, at == 0)?);
    }
    file.extend_from_slice(format.end());
    Ok(Made::whole(file))
}

/// What the dictionary says of the datasets that are no form's: nothing, where nobody is matched.
fn of_ours(head: &ProgramHead) -> Vec<Entry> {
    if head.matching.is_none() {
        return Vec::new();
    }
    let texts = &head.texts;
    let all = [
        Participant::entries(texts),
        ExportedPairing::entries(texts),
        ExportedProposal::entries(texts),
    ];
    all.concat()
}

async fn everything<S: ExportStore>(
    (store, clock): (&S, Clock),
    head: &ProgramHead,
    wanted: &Wanted,
) -> Result<Made, Problem> {
    let mut book = Book::new(&head.texts, &head.program.name, clock.now())?;
    let mut entries = Vec::new();
    for form in head.datasets() {
        let mut source = Source::open((store, clock.clone()), head, form, wanted).await?;
        fill(&mut book, form.dataset.as_str(), &mut source).await?;
        entries.extend(source.entries());
    }
    if head.matching.is_some() {
        let from = (store, &clock);
        let rows = participants::read(from, head, wanted).await?;
        listed::sheet(&mut book, &rows, head, wanted)?;
        let rows = pairings::read(from, head, wanted).await?;
        listed::sheet(&mut book, &rows, head, wanted)?;
        let rows = proposals::read(from, head, wanted).await?;
        listed::sheet(&mut book, &rows, head, wanted)?;
    }
    entries.extend(of_ours(head));
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
