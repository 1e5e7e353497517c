//! Where the plan lies while somebody works on it.

use domain::desk::{Matching, MatchingPage};
use domain::id::CohortId;
use domain::matching::Change;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::plan::{Plan, Refused};
use super::wish::{Couple, Wish};
use crate::api::Failure;
use crate::browser;
use crate::desk::Desk;
use crate::people::Reading;

/// Where the plan lies while somebody works on it.
#[derive(Clone, Copy)]
pub struct Bench {
    /// The plan; nothing, until everyone is there.
    pub plan: RwSignal<Option<Plan>>,
    /// How far the reading has come.
    pub reading: RwSignal<Reading>,
    /// What the last wish has changed.
    pub told: RwSignal<Option<Told>>,
    /// Whether it is being solved.
    pub is_busy: RwSignal<bool>,
    cohort: RwSignal<Option<CohortId>>,
}

/// What became of a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// This has changed.
    Changed(Box<Change>),
    /// It can't be.
    Refused(Refused),
}

impl Bench {
    /// No plan yet.
    pub(crate) fn bare() -> Self {
        Self {
            plan: RwSignal::new(None),
            reading: RwSignal::new(Reading::NotYet),
            told: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            cohort: RwSignal::new(None),
        }
    }

    /// Forgets everyone.
    pub(crate) fn forget(self) {
        self.plan.set(None);
        self.reading.set(Reading::NotYet);
        self.told.set(None);
        self.cohort.set(None);
    }

    /// Reads everyone of a cohort, if that has not been done.
    pub fn read(self, desk: Desk, cohort: &CohortId) {
        let is_here = self.cohort.with_untracked(|here| here.as_ref() == Some(cohort));
        let is_read = self
            .reading
            .with_untracked(|reading| matches!(reading, Reading::UnderWay | Reading::Done));
        if !(is_here && is_read) {
            self.read_anew(desk, cohort.clone());
        }
    }

    /// Reads everyone anew; what was wished is gone.
    pub fn read_anew(self, desk: Desk, cohort: CohortId) {
        self.forget();
        self.cohort.set(Some(cohort.clone()));
        self.reading.set(Reading::UnderWay);
        spawn_local(async move {
            let plan = everyone(desk, &cohort).await;
            let plan = plan.and_then(|all| Plan::new(all).map_err(|_| Failure::Ours));
            // Somebody may have turned to another cohort meanwhile, or signed out.
            if self.cohort.with_untracked(|here| here.as_ref() != Some(&cohort)) {
                return;
            }
            match plan {
                Ok(plan) => {
                    self.plan.set(Some(plan));
                    self.reading.set(Reading::Done);
                }
                Err(failure) => self.reading.set(Reading::Failed(failure)),
            }
        });
    }

    /// Wishes something of two people; then the focus goes where `focus` says.
    pub fn wish(self, wish: Wish, couple: Couple, focus: String) {
        self.change(focus, move |plan| plan.wish(wish, &couple).map(Some));
    }

    /// Takes back the last wish.
    pub fn undo(self, focus: String) {
        self.change(focus, Plan::undo);
    }

    fn change(
        self,
        focus: String,
        change: impl FnOnce(&mut Plan) -> Result<Option<Change>, Refused> + 'static,
    ) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        spawn_local(async move {
            // So that the browser says that it is at work before it is.
            browser::breathe().await;
            let mut done = Ok(None);
            self.plan.update(|plan| {
                if let Some(plan) = plan {
                    done = change(plan);
                }
            });
            self.told.set(match done {
                Ok(change) => change.map(|change| Told::Changed(Box::new(change))),
                Err(why) => Some(Told::Refused(why)),
            });
            self.is_busy.set(false);
            browser::focus_on(&focus);
        });
    }
}

/// Everyone, a page after the other.
async fn everyone(desk: Desk, cohort: &CohortId) -> Result<Matching, Failure> {
    let address = desk.address(&format!("cohorts/{cohort}/matching"));
    let mut page: MatchingPage = desk.get(&address).await?;
    let mut next = page.next.take();
    let mut all = Matching::begin(page).ok_or(Failure::Ours)?;
    while let Some(after) = next {
        page = desk.get(&format!("{address}?after={}", after.as_str())).await?;
        next = page.next.take();
        all.add(page);
    }
    Ok(all)
}
