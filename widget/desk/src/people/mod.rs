//! Everybody who applied, as this browser has them: read once, a page after the other, and kept while
//! somebody goes back and forth between the list and one person.

mod cohort;
pub mod filter;
mod standings;
mod words;

use domain::desk::{CohortCard, May, PeoplePage, PersonCard, Standing, Status};
use domain::form::Form;
use domain::id::CohortId;
use domain::reference::Reference;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

use self::cohort::Begins;
use self::filter::{Filter, Order, Row};
pub use self::standings::Put;
use crate::api::Failure;
use crate::browser;
use crate::desk::Desk;

/// Everybody, and what is shown of them.
#[derive(Clone, Copy)]
pub struct People {
    /// Those who have been read.
    pub rows: RwSignal<Vec<Row>>,
    /// How far the reading has come.
    pub reading: RwSignal<Reading>,
    /// Which cohort they belong to.
    pub cohort: RwSignal<Option<CohortId>>,
    /// Where screens begin; nothing, once somebody has chosen a cohort.
    begins: StoredValue<Option<Begins>>,
    /// The forms that they filled in, as they are now: for the labels of what was chosen.
    pub forms: RwSignal<Vec<Form>>,
    /// What somebody wants to see.
    pub filter: RwSignal<Filter>,
    /// In which order.
    pub order: RwSignal<Order>,
    /// What was typed into the search, as it was typed.
    pub typed: RwSignal<String>,
    /// Who is chosen for what is done to several.
    pub chosen: RwSignal<BTreeSet<String>>,
}

/// How far the reading has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// It has not begun.
    NotYet,
    /// It goes on.
    UnderWay,
    /// All are there.
    Done,
    /// It ended early.
    Failed(Failure),
}

impl People {
    /// Nobody yet.
    pub(crate) fn none(cohorts: &[CohortCard]) -> Self {
        let begins = Begins::of(cohorts);
        Self {
            rows: RwSignal::new(Vec::new()),
            reading: RwSignal::new(Reading::NotYet),
            cohort: RwSignal::new(begins.applied()),
            begins: StoredValue::new(Some(begins)),
            forms: RwSignal::new(Vec::new()),
            filter: RwSignal::new(Filter::default()),
            order: RwSignal::new(Order::default()),
            typed: RwSignal::new(String::new()),
            chosen: RwSignal::new(BTreeSet::new()),
        }
    }

    /// Forgets everybody: somebody has signed out.
    pub(crate) fn forget(&self) {
        self.rows.set(Vec::new());
        self.reading.set(Reading::NotYet);
        self.filter.set(Filter::default());
        self.typed.set(String::new());
        self.chosen.set(BTreeSet::new());
    }

    /// Reads everybody, if that has not been done.
    pub fn read(self, desk: Desk) {
        let is_needed = self
            .reading
            .with_untracked(|reading| matches!(reading, Reading::NotYet | Reading::Failed(_)));
        if is_needed {
            self.read_again(desk);
        }
    }

    /// Reads everybody anew; who is there stays until the first page has come.
    pub fn read_again(self, desk: Desk) {
        if !desk.may(May::ReadPeople) {
            return;
        }
        let Some(cohort) = self.cohort.get_untracked() else { return };
        self.reading.set(Reading::UnderWay);
        spawn_local(async move {
            let done = self.pages(desk, &cohort).await;
            if self.cohort.get_untracked().as_ref() == Some(&cohort) {
                self.reading.set(match done {
                    Ok(()) => Reading::Done,
                    Err(failure) => Reading::Failed(failure),
                });
            }
        });
    }

    async fn pages(self, desk: Desk, cohort: &CohortId) -> Result<(), Failure> {
        let address = desk.address(&format!("cohorts/{cohort}/people"));
        let mut page: PeoplePage = desk.get(&address).await?;
        let mut is_first = true;
        loop {
            if self.cohort.get_untracked().as_ref() != Some(cohort) {
                return Ok(());
            }
            let next = page.next.take();
            self.add(page.people, is_first);
            is_first = false;
            self.read_forms(desk).await;
            let Some(next) = next else { return Ok(()) };
            page = desk.get(&format!("{address}?after={}", String::from(next))).await?;
        }
    }

    fn add(self, cards: Vec<PersonCard>, is_first: bool) {
        let rows = cards.into_iter().map(Row::of);
        self.rows.update(|all| {
            if is_first {
                all.clear();
            }
            all.extend(rows);
        });
    }

    /// The forms of those who are there, each once.
    async fn read_forms(self, desk: Desk) {
        let mut ids = BTreeSet::new();
        self.rows.with_untracked(|rows| ids.extend(rows.iter().map(|row| row.card.form.clone())));
        for id in ids {
            let is_there = self.forms.with_untracked(|forms| forms.iter().any(|f| f.id == id));
            if is_there {
                continue;
            }
            let lang = desk.page(|page| page.lang.clone());
            let address = desk.address(&format!("forms/{id}?lang={lang}"));
            // Without labels, names of options are shown.
            if let Ok(page) = desk.get::<domain::api::FormPage>(&address).await {
                self.forms.update(|forms| forms.push(page.form));
            }
        }
    }

    /// Turns to another cohort.
    fn turn_to(self, desk: Desk, cohort: CohortId) {
        if self.cohort.get_untracked().as_ref() == Some(&cohort) {
            return;
        }
        self.forget();
        self.cohort.set(Some(cohort));
        self.read(desk);
    }

    /// The places of those who are shown, in their order.
    #[must_use]
    pub fn shown(self) -> Vec<usize> {
        let order = self.order.get();
        self.filter.with(|filter| self.rows.with(|rows| filter.shown(rows, order)))
    }

    /// What is known of somebody.
    #[must_use]
    pub fn card(self, reference: &str) -> Option<PersonCard> {
        let rows = self.rows.read_untracked();
        rows.iter().find(|row| row.card.reference.as_str() == reference).map(|r| r.card.clone())
    }

    /// What is kept of somebody from now on.
    pub fn learn(self, reference: &Reference, standing: &Standing) {
        self.rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.card.reference == *reference) {
                let is = |status| row.card.status == status;
                let (is_matched, is_withdrawn) = (is(Status::Matched), is(Status::Withdrawn));
                row.card.standing = standing.clone();
                row.card.status = Status::of(standing.status, is_matched, is_withdrawn);
            }
        });
    }

    /// What is known of somebody from now on.
    pub fn replace(self, card: &PersonCard) {
        self.rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.card.reference == card.reference) {
                *row = Row::of(card.clone());
            }
        });
    }
}

impl Row {
    fn of(card: PersonCard) -> Self {
        let folded = format!("{} {} {}", card.name, card.address, card.reference);
        Self { folded: browser::fold(&folded), card }
    }
}
