//! `…/people/{reference}`: one person, and what is said about them and to them.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::Form;
use domain::desk::{Dossier, NewInquiry, NewNote, PersonCard, Shown};
use domain::own::Revision;
use domain::program::Cohort;

use super::year::{OfPerson, Year};
use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::roll::{matched, sides, version};
use crate::http::unkept::answer;
use crate::http::{Site, sent};
use crate::store::{Added, Found, StoreError};

/// All that the committee may see of somebody.
pub(super) async fn show<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPerson,
) -> Result<Response, Problem> {
    let (year, found) = person(&state, &admitted, path).await?;
    let dossier = dossier(&state.0, &year, &found).await?;
    Ok(answer(StatusCode::OK, &dossier.ok_or_else(|| Problem::unknown("person"))?))
}

/// Writes a note on somebody.
pub(super) async fn note<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPerson,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let note: NewNote = sent::object(&headers, &body, TAKES)?;
    let (_, found) = person(&state, &admitted, path).await?;
    let (store, program, now) = (&state.0.store, admitted.program(), state.0.clock.now());
    let added = store.add_note(program, &found, &note, &admitted.who(), now).await?;
    let file = store.file(found.reference(), now).await?;
    let kept = file.notes.into_iter().find(|kept| kept.id == note.id && kept.text == note.text);
    said(added, kept.as_ref())
}

/// Asks somebody for more.
pub(super) async fn ask<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfPerson,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let new: NewInquiry = sent::object(&headers, &body, TAKES)?;
    let (_, found) = person(&state, &admitted, path).await?;
    let (store, program, now) = (&state.0.store, admitted.program(), state.0.clock.now());
    let added = store.ask(program, &found, &new, &admitted.who(), now).await?;
    let file = store.file(found.reference(), now).await?;
    let kept = file.inquiries.into_iter().find(|kept| kept.id == new.id && kept.text == new.text);
    said(added, kept.as_ref())
}

/// What a note and a question are made of.
const TAKES: &str = "id, 16 hexadecimal digits, and text of 1 to 2,000 characters";

/// What became of words; the same words that are sent again are answered as they were.
fn said(added: Added, kept: Option<&impl serde::Serialize>) -> Result<Response, Problem> {
    match (added, kept) {
        (Added::Withdrawn, _) => Err(Problem::against_the_rules("the person has withdrawn")),
        (_, Some(kept)) => Ok(answer(StatusCode::CREATED, kept)),
        (_, None) => Err(Problem::against_the_rules(
            "other words have this id, or as much is written on this person as there is room for",
        )),
    }
}

async fn person<S: DeskStore>(
    state: &State<Site<S>>,
    admitted: &Admitted,
    path: OfPerson,
) -> Result<(Year, Found), Problem> {
    let (_, cohort, reference) = path?.0;
    let year = Year::open(state, admitted, cohort).await?;
    let found = year.person(&state.0, &reference).await?;
    Ok((year, found))
}

async fn dossier<S: DeskStore>(
    site: &Site<S>,
    year: &Year,
    found: &Found,
) -> Result<Option<Dossier>, StoreError> {
    let (store, now) = (&site.store, site.clock.now());
    let Some(held) = store.open(found, now).await? else { return Ok(None) };
    let side = sides(&year.head).find(|(_, form, _)| *form == held.form());
    let Some((side, _, name)) = side else { return Ok(None) };
    let latest = version(store, &year.head, held.form(), held.version()).await?;
    let kept = store.standing(found, now).await?;
    let kept = (kept.standing, kept.counts);
    let matched = matched(store, (&year.head.program.id, &year.cohort), now).await?;
    let is_matched = matched.contains(found.reference());
    let record = held.clone().into_record()?;
    let card = PersonCard::of(record, (side, name), &latest, kept, is_matched);
    if held.withdrawn_at().is_some() {
        return Ok(Some(Dossier::withdrawn(card)));
    }
    let (before, mails) = store.history(&held).await?;
    let mut forms = vec![latest];
    for revision in before.iter().rev() {
        if !forms.iter().any(|form| form.version == revision.version) {
            forms.push(version(store, &year.head, held.form(), &revision.version).await?);
        }
    }
    let worded = |revision: Revision| -> Option<(Revision, &Form)> {
        let form = forms.iter().find(|form| form.version == revision.version)?;
        Some((revision, form))
    };
    let all = before.into_iter().chain([held.now()]).filter_map(worded).collect();
    let mut all = Shown::all(all);
    let (latest, file) = (all.pop(), store.file(found.reference(), now).await?);
    Ok(Some(Dossier {
        card,
        forms: forms.iter().map(|form| form.for_committee()).collect(),
        now: latest,
        before: all,
        notes: file.notes,
        questions: file.inquiries,
        mails,
        came_back: held.came_back(),
        erased_on: year.head.program.cohort(&year.cohort).and_then(Cohort::erased_on),
    }))
}
