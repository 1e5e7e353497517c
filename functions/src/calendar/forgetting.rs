//! Years whose day has come: what is kept of their people is erased, as far as a run has time.

use std::time::{Duration, Instant as Stopwatch};

use domain::desk::Who;

use super::CalendarStore;
use crate::clock::Clock;
use crate::store::StoreError;

/// For how long a run erases: less than its function may take. What is left then is still due, and the
/// next run goes on.
const TAKES: Duration = Duration::from_secs(180);

/// What was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Forgotten {
    /// Years of which nothing is left.
    pub(super) years: usize,
    /// Items that were erased.
    pub(super) items: usize,
    /// Years that can't be read. They stay.
    pub(super) odd: usize,
}

/// Forgets the years whose day has come.
pub(super) async fn forget<S: CalendarStore>(
    store: &S,
    clock: &Clock,
) -> Result<Forgotten, StoreError> {
    let (started, now) = (Stopwatch::now(), clock.now());
    let (years, odd) = store.to_forget(now).await?;
    let mut forgotten = Forgotten { odd, ..Forgotten::default() };
    for year in years {
        loop {
            if started.elapsed() > TAKES {
                return Ok(forgotten);
            }
            let step = store.purge_some((&year.program, &year.cohort), &Who::Calendar, now).await?;
            forgotten.items += step.items as usize;
            if step.is_last {
                break;
            }
        }
        store.note_forgotten(&year).await?;
        forgotten.years += 1;
    }
    Ok(forgotten)
}
