//! A cohort of the program that somebody is signed in to, and people in it.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Form;
use domain::id::{CohortId, FormId};
use domain::version::Version;
use serde::Serialize;

use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::published::head;
use crate::store::{ProgramHead, ReadPrograms, StoreError};

/// The address of a call on a cohort: of a program, which is the caller's own by now, and a cohort.
pub(super) type OfCohort = Result<Path<(String, CohortId)>, PathRejection>;

/// A cohort that there is, and its program.
pub(super) struct Year {
    pub(super) head: ProgramHead,
    pub(super) cohort: CohortId,
}

impl Year {
    /// The cohort of an address.
    ///
    /// # Errors
    /// A 404, or a failure of the store.
    pub(super) async fn open<S: DeskStore>(
        State(site): &State<Site<S>>,
        admitted: &Admitted,
        cohort: CohortId,
    ) -> Result<Self, Problem> {
        let head = head(&site.store, admitted.program()).await?;
        if head.cohorts().any(|known| *known == cohort) {
            Ok(Self { head, cohort })
        } else {
            Err(Problem::unknown("cohort"))
        }
    }
}

/// A version that a submission names.
pub(super) async fn version<S: ReadPrograms>(
    store: &S,
    head: &ProgramHead,
    form: &FormId,
    version: &Version,
) -> Result<Arc<Form>, StoreError> {
    let found = store.form(&head.program.id, form, version).await?;
    found.ok_or(StoreError::Unreadable("a submission names a version that is not there"))
}

/// An answer that nobody keeps.
pub(super) fn answer(status: StatusCode, value: &impl Serialize) -> Response {
    let no_store = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    (status, [no_store], Json(value)).into_response()
}
