//! Which of a program's languages somebody gets.

use std::sync::Arc;

use domain::Form;
use domain::id::{FormId, ProgramId};
use domain::lang::{Lang, Wanted};
use domain::version::Version;

use super::error::StoreError;
use super::programs::{ProgramHead, ReadPrograms};

/// The same program in the best of its languages: its own, where none of them is wanted.
///
/// # Errors
/// What the store says, where it doesn't answer.
pub async fn in_best_lang<S: ReadPrograms>(
    store: &S,
    head: Arc<ProgramHead>,
    wanted: &Wanted,
) -> Result<Arc<ProgramHead>, StoreError> {
    let best = head.best(wanted);
    if best == head.lang() {
        return Ok(head);
    }
    Ok(store.program_in(&head.program.id, best).await?.unwrap_or(head))
}

/// A version of a form in a language; in the program's own, where none is named, or the version has
/// none such.
///
/// # Errors
/// What the store says, where it doesn't answer.
pub async fn wording<S: ReadPrograms>(
    store: &S,
    (program, form, version): (&ProgramId, &FormId, &Version),
    lang: Option<&Lang>,
) -> Result<Option<Arc<Form>>, StoreError> {
    if let Some(lang) = lang
        && let Some(form) = store.form_in(program, form, version, lang).await?
    {
        return Ok(Some(form));
    }
    store.form(program, form, version).await
}
