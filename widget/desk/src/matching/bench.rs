//! Where the plan lies while somebody works on it.

use std::collections::BTreeSet;

use domain::desk::{PairingId, PutJudged};
use domain::id::CohortId;
use domain::instant::Instant;
use domain::matching::Side;
use domain::reference::Reference;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::{Answer, Ask, Couple, Kept, Next, Opened, Shown, Wish, Wished};

use super::introducing::Introducing;
use super::solver;
use crate::api::Failure;
use crate::browser;
use crate::desk::Desk;
use crate::people::Reading;

/// Where the plan lies while somebody works on it.
#[derive(Clone, Copy)]
pub struct Bench {
    /// The plan; nothing, until everyone is there.
    pub plan: RwSignal<Option<Shown>>,
    /// How far the reading has come.
    pub reading: RwSignal<Reading>,
    /// What the last wish has changed.
    pub told: RwSignal<Option<Told>>,
    /// Whether it is being solved.
    pub is_busy: RwSignal<bool>,
    /// Of whom more is shown.
    pub open: RwSignal<BTreeSet<Reference>>,
    /// Who is to be introduced.
    pub introducing: Introducing,
    cohort: RwSignal<Option<CohortId>>,
    /// What was wished while it was being solved: it is granted next, all at once.
    pending: StoredValue<Vec<Wished>>,
    /// Where the focus goes then.
    focus: StoredValue<String>,
    /// What was wished when the solver stopped.
    kept: StoredValue<Option<String>>,
}

/// What became of a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// This has changed.
    Changed(plan::Told),
    /// It can't be.
    Refused(plan::Told),
}

impl Bench {
    /// No plan yet.
    pub(crate) fn bare() -> Self {
        Self {
            plan: RwSignal::new(None),
            reading: RwSignal::new(Reading::NotYet),
            told: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            open: RwSignal::new(BTreeSet::new()),
            introducing: Introducing::nobody(),
            cohort: RwSignal::new(None),
            pending: StoredValue::new(Vec::new()),
            focus: StoredValue::new(String::new()),
            kept: StoredValue::new(None),
        }
    }

    /// Forgets everyone; so does the solver.
    pub(crate) fn forget(self) {
        solver::end();
        self.plan.set(None);
        self.reading.set(Reading::NotYet);
        self.told.set(None);
        self.open.update(BTreeSet::clear);
        self.introducing.forget();
        self.cohort.set(None);
        self.pending.set_value(Vec::new());
        self.kept.set_value(None);
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
        self.kept.set_value(None);
        self.begin(desk, cohort);
    }

    /// Reads everyone anew, and wishes again what was wished when the solver stopped.
    pub fn read_again(self, desk: Desk, cohort: CohortId) {
        if let Some(plan) = self.plan.get_untracked() {
            self.kept.set_value(Some(plan.scenario));
        }
        self.begin(desk, cohort);
    }

    fn begin(self, desk: Desk, cohort: CohortId) {
        let scenario = self.kept.get_value();
        self.forget();
        self.kept.set_value(scenario.clone());
        self.cohort.set(Some(cohort.clone()));
        self.reading.set(Reading::UnderWay);
        spawn_local(async move {
            let plan = everyone(desk, &cohort, scenario).await;
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
        self.wish_for(Wished::Of(wish, couple), focus);
    }

    /// Wishes something. What is wished while the solver is at work waits, and is granted together:
    /// of a slow answer, nobody sees what is out of date.
    pub fn wish_for(self, wished: Wished, focus: String) {
        self.focus.set_value(focus);
        self.pending.update_value(|pending| pending.push(wished));
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        spawn_local(async move {
            loop {
                let wishes = self.pending.try_update_value(std::mem::take).unwrap_or_default();
                if wishes.is_empty() {
                    break;
                }
                let answer = solver::ask(&Ask::Wish { wishes, open: self.opened() }).await;
                let is_newest = self.pending.with_value(Vec::is_empty);
                if is_newest || !matches!(answer, Ok(Answer::Plan(..))) {
                    self.take(answer);
                }
            }
            self.done();
        });
    }

    /// Takes back what was wished last.
    pub fn undo(self, focus: String) {
        self.ask_alone(Ask::Undo { open: self.opened() }, focus);
    }

    /// Wishes what a scenario says, as JSON, and nothing else.
    pub fn show(self, scenario: String, focus: String) {
        self.ask_alone(Ask::Take(scenario), focus);
    }

    /// Asks for what changes all that is wished; nothing, while something is being solved.
    fn ask_alone(self, ask: Ask, focus: String) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.focus.set_value(focus);
        spawn_local(async move {
            let answer = solver::ask(&ask).await;
            self.take(answer);
            self.done();
        });
    }

    /// Solves everything again with what was judged of a pair; then the focus goes where `focus` says.
    pub fn judge(self, judged: PutJudged, focus: String) {
        self.ask_alone(Ask::Judge { judged, open: self.opened() }, focus);
    }

    /// The scenarios that are kept, by the service's list of them, and what each comes to.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn compare(self, kept: String) -> Result<Vec<Kept>, Failure> {
        match solver::ask(&Ask::Compare(kept)).await? {
            Answer::Compared(compared) => Ok(compared),
            _ => Err(Failure::Ours),
        }
    }

    /// Says what became of pairs, by what the service has answered; nothing where that can't be read.
    pub(super) async fn became(self, made: String) -> Option<Vec<(PairingId, Option<String>)>> {
        match solver::ask(&Ask::Made(made)).await {
            Ok(Answer::Became(became)) => Some(became),
            Ok(_) | Err(_) => None,
        }
    }

    /// Something has changed of who is free: a plan that is there is made anew, with its wishes.
    pub fn refresh(self, desk: Desk) {
        let cohort = desk.people().cohort.get_untracked();
        if let Some(cohort) = cohort.filter(|_| self.plan.with_untracked(Option::is_some)) {
            self.read_again(desk, cohort);
        }
    }

    /// Asks for the charts, as markup; these have applied, and then. Nothing, where the solver has stopped.
    pub async fn charts(self, applied: Vec<(Side, Instant)>) -> Option<String> {
        match solver::ask(&Ask::Charts(applied)).await {
            Ok(Answer::Charts(charts)) => Some(charts),
            Ok(_) => None,
            Err(failure) => {
                self.stop(failure);
                None
            }
        }
    }

    /// Asks for more of somebody.
    pub async fn more(self, who: Reference) -> Option<Opened> {
        match solver::ask(&Ask::Open(who)).await {
            Ok(Answer::Opened(more)) => Some(*more),
            Ok(_) => None,
            Err(failure) => {
                self.stop(failure);
                None
            }
        }
    }

    /// Asks for the next best for somebody; nothing, where they are not to be matched.
    pub async fn next(self, who: Reference) -> Option<Next> {
        match solver::ask(&Ask::Next(who)).await {
            Ok(Answer::Next(next)) => Some(*next),
            Ok(_) | Err(_) => None,
        }
    }

    fn opened(self) -> Vec<Reference> {
        self.open.with_untracked(|open| open.iter().cloned().collect())
    }

    fn take(self, answer: Result<Answer, Failure>) {
        match answer {
            Ok(Answer::Plan(plan, told)) => {
                self.plan.set(Some(*plan));
                self.told.set(told.map(Told::Changed));
            }
            Ok(Answer::Refused(why)) => self.told.set(Some(Told::Refused(why))),
            Ok(_) => {}
            Err(failure) => self.stop(failure),
        }
    }

    /// The solver has stopped. If it was ended, that is what somebody wanted.
    fn stop(self, failure: Failure) {
        if self.reading.with_untracked(|reading| *reading == Reading::Done) {
            self.told.set(None);
            self.reading.set(Reading::Failed(failure));
        }
    }

    fn done(self) {
        self.is_busy.set(false);
        self.focus.with_value(|focus| browser::focus_on(focus));
    }
}

/// Everyone, a page after the other, and the plan at the end; then what is wished of it.
async fn everyone(
    desk: Desk,
    cohort: &CohortId,
    scenario: Option<String>,
) -> Result<Shown, Failure> {
    let address = desk.address(&format!("cohorts/{cohort}/matching"));
    let mut page = desk.get_text(&address).await?;
    let mut answer = loop {
        match solver::read(&page).await? {
            Answer::More(after) => {
                page = desk.get_text(&format!("{address}?after={}", after.as_str())).await?;
            }
            answer => break answer,
        }
    };
    if let Some(scenario) = scenario {
        answer = match solver::ask(&Ask::Take(scenario)).await? {
            // Of somebody who is here no more, say: then nothing is wished.
            Answer::Refused(_) => answer,
            answer => answer,
        };
    }
    match answer {
        Answer::Plan(plan, _) => Ok(*plan),
        _ => Err(Failure::Ours),
    }
}
