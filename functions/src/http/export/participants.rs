//! Everybody who takes part: one row each, as the desk lists them.

use std::ops::ControlFlow;

use domain::export::Participant;

use super::ExportStore;
use super::asked::Wanted;
use crate::clock::Clock;
use crate::http::roll;
use crate::store::{ProgramHead, StoreError};

/// Those that are wanted, the earliest cohort first.
pub(super) async fn read<S: ExportStore>(
    (store, clock): (&S, &Clock),
    head: &ProgramHead,
    wanted: &Wanted,
) -> Result<Vec<Participant>, StoreError> {
    let mut all = Vec::new();
    for cohort in &wanted.cohorts {
        roll::read(store, (head, cohort), clock.now(), |somebody| {
            if wanted.filter.takes(&somebody.record) {
                all.push(Participant { cohort: cohort.clone(), card: somebody.card() });
            }
            ControlFlow::Continue(())
        })
        .await?;
    }
    Ok(all)
}
