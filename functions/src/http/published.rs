//! What is published, as the functions' callers may see it.

use std::sync::Arc;

use domain::Form;
use domain::api::{FormPage, ProgramCard};
use domain::id::{FormId, ProgramId};
use domain::instant::Instant;
use domain::lang::Wanted;
use domain::program::{Opening, Program};
use domain::texts::Texts;
use domain::version::Version;

use super::Site;
use super::problem::Problem;
use crate::store::{FormEntry, ProgramHead, ReadPrograms, StoreError, in_best_lang, wording};

/// A form that anyone may open: as it is now, or as a version names it; in the best of its
/// languages.
///
/// # Errors
/// A 404 that says which of program, form and version is unknown, or a failure of the store.
pub async fn form_page<S: ReadPrograms>(
    site: &Site<S>,
    program: &ProgramId,
    form: &FormId,
    version: Option<&Version>,
    wanted: &Wanted,
) -> Result<FormPage, Problem> {
    let head = program_head(site, program, wanted).await?;
    form_page_under(site, &head, form, version, head.texts.clone().for_widget()).await
}

/// The same, for a caller that has the program already; with these texts.
///
/// # Errors
/// As [`form_page`].
pub async fn form_page_under<S: ReadPrograms>(
    site: &Site<S>,
    head: &ProgramHead,
    form: &FormId,
    version: Option<&Version>,
    texts: Texts,
) -> Result<FormPage, Problem> {
    let program = &head.program.id;
    let (entry, opening) = entry(head, form, site.clock.now())?;
    let stored = match version {
        Some(version) => {
            let older = wording(&site.store, (program, form, version), head.other_lang()).await?;
            older.ok_or_else(|| Problem::unknown("version"))?
        }
        None => {
            let current = (program, form, &entry.version);
            let current = wording(&site.store, current, head.other_lang()).await?;
            current.ok_or(StoreError::Unreadable("a current version that is not there"))?
        }
    };
    Ok(FormPage { program: card(&head.program), opening, form: Form::clone(&stored), texts })
}

/// A program, in the best of its languages: its own, where none of them is wanted.
///
/// # Errors
/// A 404, or a failure of the store.
pub async fn program_head<S: ReadPrograms>(
    site: &Site<S>,
    program: &ProgramId,
    wanted: &Wanted,
) -> Result<Arc<ProgramHead>, Problem> {
    Ok(in_best_lang(&site.store, head(&site.store, program).await?, wanted).await?)
}

pub(super) async fn head<S: ReadPrograms>(
    store: &S,
    program: &ProgramId,
) -> Result<Arc<ProgramHead>, Problem> {
    store.program(program).await?.ok_or_else(|| Problem::unknown("program"))
}

/// A form that anyone may open, and whether it can be sent now. The others have no door yet, and
/// are not there for those who ask.
pub(super) fn entry<'a>(
    head: &'a ProgramHead,
    form: &FormId,
    now: Instant,
) -> Result<(&'a FormEntry, Opening), Problem> {
    let entry = head.for_anyone().find(|entry| entry.id == *form);
    let entry = entry.ok_or_else(|| Problem::unknown("form"))?;
    let opening = entry.opens.window().and_then(|window| head.program.opening(window, now));
    Ok((entry, opening.ok_or_else(|| Problem::unknown("form"))?))
}

/// What a page says of a program.
#[must_use]
pub fn card(program: &Program) -> ProgramCard {
    ProgramCard {
        id: program.id.clone(),
        name: program.name.clone(),
        association: program.association.clone(),
        address: program.address.clone(),
        hosts: program.hosts.clone(),
    }
}
