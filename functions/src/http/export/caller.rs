//! Who may download: whoever has an export key, or is signed in and may, here or by their
//! association's single sign-on.

use axum::http::HeaderMap;
use domain::desk::{Deed, May, Who};
use domain::id::{FormId, ProgramId};
use domain::instant::Instant;

use super::ExportStore;
use crate::http::bearer;
use crate::http::problem::Problem;
use crate::http::signed_on::{Whose, whose};
use crate::sign_on::{Bearer, Issuers};
use crate::store::{KeyHolder, ProgramHead, StoreError};

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
        (store, issuers): (&S, &Issuers),
        (head, dataset): (&ProgramHead, Option<&FormId>),
        headers: &HeaderMap,
        now: Instant,
    ) -> Result<Self, Problem> {
        let program = &head.program.id;
        let shown = bearer(headers).ok_or_else(Problem::unauthorized)?;
        let (caller, may) = if let Some(key) = store.export_key(shown, now).await? {
            let may = key.program == *program && key.opens(dataset);
            let who = at(program, &key.program, key.who());
            (Self { who, key: Some(key) }, may)
        } else if let Some(session) = store.session(shown, now).await? {
            let is_own = session.program == *program;
            let may = is_own && session.member.role.may(May::Export);
            (Self { who: at(program, &session.program, session.who()), key: None }, may)
        } else if let Some(bearer) = Bearer::parse(shown) {
            match whose((store, issuers), &head.program, &bearer, now).await? {
                Some(Whose::Members(member)) => {
                    (Self { who: member.who(), key: None }, member.role.may(May::Export))
                }
                Some(Whose::Outsiders) => (Self { who: Who::Outsider, key: None }, false),
                None => return Err(Problem::unauthorized()),
            }
        } else {
            return Err(Problem::unauthorized());
        };
        if may {
            return Ok(caller);
        }
        store.note_refusal(program, &caller.who, CALL, now).await?;
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

/// Who somebody of a program is for the log of the one that was asked for: its chair need not know
/// other programs' people.
fn at(asked: &ProgramId, theirs: &ProgramId, who: Who) -> Who {
    if asked == theirs { who } else { Who::Foreign { program: theirs.clone() } }
}
