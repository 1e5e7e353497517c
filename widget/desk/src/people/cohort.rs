//! Which cohort a screen is about. Two may be under way at once: pairs of one are half through their year while
//! people apply for the next.

use domain::desk::CohortCard;
use domain::id::CohortId;
use leptos::prelude::*;

use super::People;
use crate::desk::Desk;
use crate::route::Route;

/// Where screens begin, until somebody has chosen a cohort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Begins {
    /// Those about who applied.
    applied: Option<CohortId>,
    /// Those about who was introduced to whom.
    paired: Option<CohortId>,
}

impl Begins {
    pub(super) fn of(cohorts: &[CohortCard]) -> Self {
        let last = |is: fn(&CohortCard) -> bool| cohorts.iter().rev().find(|cohort| is(cohort));
        let (open, matched) = (last(|cohort| cohort.open), last(|cohort| cohort.matched));
        let id = |cohort: Option<&CohortCard>| cohort.or(cohorts.last()).map(|it| it.id.clone());
        Self { applied: id(open.or(matched)), paired: id(matched.or(open)) }
    }

    pub(super) fn applied(&self) -> Option<CohortId> {
        self.applied.clone()
    }
}

impl People {
    /// Turns to the cohort that a screen is about. A screen that another one leads to stays with that one's.
    pub(crate) fn begin_at(self, desk: Desk, route: &Route) {
        let cohort = self.begins.with_value(|begins| match route {
            Route::Today | Route::People | Route::Bring | Route::Matching | Route::Charts => {
                begins.as_ref()?.applied.clone()
            }
            Route::Pairings | Route::Report => begins.as_ref()?.paired.clone(),
            _ => None,
        });
        if let Some(cohort) = cohort {
            self.turn_to(desk, cohort);
        }
    }

    /// The cohort whose pairs are shown first.
    #[must_use]
    pub fn of_pairs(self) -> Option<CohortId> {
        let begins = self.begins.with_value(|begins| begins.as_ref()?.paired.clone());
        begins.or_else(|| self.cohort.get_untracked())
    }

    /// Turns to a cohort that somebody has chosen: from now on every screen is about that one.
    pub fn choose(self, desk: Desk, cohort: CohortId) {
        self.begins.set_value(None);
        self.turn_to(desk, cohort);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_applied_begins_where_a_form_is_open_and_pairs_where_matching_has_begun() {
        let cohort = |id: &str, open, matched| {
            let id = CohortId::new(id).unwrap();
            CohortCard { id, name: String::new(), open, matched }
        };
        let begins = |cohorts: &[CohortCard]| {
            let Begins { applied, paired } = Begins::of(cohorts);
            [applied, paired].map(|it| it.map(|id| id.to_string()).unwrap_or_default())
        };
        let (past, running, next) =
            (cohort("a", false, true), cohort("b", false, true), cohort("c", true, false));
        let later = cohort("d", false, false);
        assert_eq!(begins(&[past.clone(), running.clone(), next.clone()]), ["c", "b"]);
        assert_eq!(begins(&[past, running.clone(), later.clone()]), ["b", "b"]);
        assert_eq!(begins(&[next, later.clone()]), ["c", "c"], "nobody is paired yet");
        assert_eq!(begins(&[later]), ["d", "d"]);
        assert_eq!(begins(&[]), ["", ""]);
    }
}
