//! A cohort of the program that somebody is signed in to, and people in it.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use domain::calendar;
use domain::id::CohortId;
use domain::reference::Reference;

use super::{Admitted, DeskStore};
use crate::http::Site;
use crate::http::problem::Problem;
use crate::http::published::head;
use crate::http::roll::sides;
use crate::store::{Found, ProgramHead, StoreError};

/// The address of a call on a cohort: of a program, which is the caller's own by now, and a cohort.
pub(super) type OfCohort = Result<Path<(String, CohortId)>, PathRejection>;

/// The address of a call on somebody in it.
pub(super) type OfPerson = Result<Path<(String, CohortId, String)>, PathRejection>;

/// A cohort that there is, and its program.
pub(super) struct Year {
    pub(super) head: Arc<ProgramHead>,
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

    /// Its days, where it has any.
    pub(super) fn days(&self) -> Option<&calendar::Year> {
        self.head.year(&self.cohort)
    }

    /// Where somebody of this cohort is; nothing, where nobody has the reference.
    pub(super) async fn find<S: DeskStore>(
        &self,
        site: &Site<S>,
        reference: &Reference,
    ) -> Result<Option<Found>, StoreError> {
        let found = site.store.find(reference, site.clock.now()).await?;
        let program = &self.head.program.id;
        Ok(found.filter(|found| {
            let is_sides = |(_, form, _)| found.is_of(form);
            found.is_in(program, &self.cohort) && sides(&self.head).any(is_sides)
        }))
    }

    /// Where the person of an address is.
    ///
    /// # Errors
    /// A 404, or a failure of the store.
    pub(super) async fn person<S: DeskStore>(
        &self,
        site: &Site<S>,
        reference: &str,
    ) -> Result<Found, Problem> {
        let unknown = || Problem::unknown("person");
        let reference = Reference::parse(reference).map_err(|_| unknown())?;
        self.find(site, &reference).await?.ok_or_else(unknown)
    }
}
