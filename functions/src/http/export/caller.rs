//! Who may download: whoever has an export key, or is signed in and may.

use axum::http::HeaderMap;
use domain::desk::{Deed, May, Who};
use domain::id::{FormId, ProgramId};
use domain::instant::Instant;

use super::ExportStore;
use crate::http::bearer;
use crate::http::problem::Problem;
use crate::store::{KeyHolder, StoreError};

/// How the log calls a download.
const CALL: &str = "GET /v1/programs/{program}/exports/{file}";

/// Whoever may download a dataset.
pub(super) struct Caller {
    who: Who,
    key: Option<KeyHolder>,
}

impl Caller {
    /// Whoever shows a key or a session that is good for a dataset of a program, whatever there is
    /// of it.
    ///
    /// # Errors
    /// 401, where nothing is shown that is one; 403, where it opens something else, or nothing any
    /// more, with a line in the log of the program that was asked for.
    pub(super) async fn of<S: ExportStore>(
        store: &S,
        (program, dataset): (&ProgramId, Option<&FormId>),
        headers: &HeaderMap,
        now: Instant,
    ) -> Result<Self, Problem> {
        let shown = bearer(headers).ok_or_else(Problem::unauthorized)?;
        let (caller, of, may) = if let Some(key) = store.export_key(shown, now).await? {
            let (who, of) = (key.who(), key.program.clone());
            let may = key.opens(dataset);
            (Self { who, key: Some(key) }, of, may)
        } else if let Some(session) = store.session(shown, now).await? {
            let (who, may) = (session.who(), session.member.role.may(May::Export));
            (Self { who, key: None }, session.program, may)
        } else {
            return Err(Problem::unauthorized());
        };
        if of == *program && may {
            return Ok(caller);
        }
        let who = if of == *program { caller.who } else { Who::Foreign { program: of } };
        store.note_refusal(program, &who, CALL, now).await?;
        Err(Problem::forbidden())
    }

    /// Notes that their key was used, if they have one.
    pub(super) async fn note_use<S: ExportStore>(
        &self,
        store: &S,
        now: Instant,
    ) -> Result<(), StoreError> {
        match &self.key {
            Some(key) => store.note_use(key, now).await,
            None => Ok(()),
        }
    }

    /// Notes that they download a file.
    pub(super) async fn note<S: ExportStore>(
        &self,
        store: &S,
        program: &ProgramId,
        (file, cohort): (&str, Option<&str>),
        now: Instant,
    ) -> Result<(), StoreError> {
        self.note_use(store, now).await?;
        let (file, cohort) = (file.to_owned(), cohort.map(str::to_owned));
        store.note(program, &self.who, &Deed::Exported { file, cohort }, now).await
    }
}
