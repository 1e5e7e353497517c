//! One person's way through one form: where they are, what they have typed, what is wrong with it,
//! and what became of sending it.
//!
//! No DOM, no clock, no network, no randomness: what it needs of those is handed in. So all of it
//! is tested natively.

mod copying;
mod entry;
mod reading;
mod rows;
mod sending;
mod summary;

use std::sync::Arc;

use domain::answers::{Answers, Raw};
use domain::api::{FormPage, Receipt};
use domain::form::{Form, Kind};
use domain::program::Opening;
use domain::rejection::{Field, Problem, Rejection};

pub use self::entry::Entry;
pub use self::rows::Removed;
pub use self::sending::{Outcome, Sending, Trouble};
pub use self::summary::{Entry as SummaryEntry, SectionSummary};
use crate::draft::Draft;

/// Where on the way a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At a step, counted from zero.
    Step(usize),
    /// Checking the answers.
    Check,
    /// At the receipt.
    Receipt,
}

/// A problem as it is shown: beside a control, and in the list above the step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Where.
    pub field: Field,
    /// What to do.
    pub sentence: String,
}

/// What a person should hear of, above the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Their draft was found.
    DraftFound,
    /// The form has changed since the draft was begun.
    NewVersion,
    /// The draft was cleared, which can be undone.
    Cleared,
    /// An answer led to more questions, where no script could show them at once.
    MoreAsked,
}

/// One person's way through one form.
#[derive(Debug, Clone)]
pub struct Journey {
    page: Arc<FormPage>,
    opening: Opening,
    answers: Answers,
    prefilled: Answers,
    asked: domain::form::Asked,
    place: Place,
    returning: bool,
    problems: Vec<Shown>,
    key: String,
    sending: Sending,
    receipt: Option<Receipt>,
    removed: Option<Removed>,
    notice: Option<Notice>,
    cleared: Option<Draft>,
    generation: u32,
}

impl Journey {
    /// The beginning of a way: nothing typed but the time zone that the browser knows (empty,
    /// where it knows none). `key` is the one to send under.
    #[must_use]
    pub fn new(page: FormPage, time_zone: &str, key: String) -> Self {
        let prefilled = prefilled(&page.form, time_zone);
        let asked = page.form.asked(&prefilled);
        Self {
            opening: page.opening.clone(),
            page: Arc::new(page),
            answers: prefilled.clone(),
            prefilled,
            asked,
            place: Place::Step(0),
            returning: false,
            problems: Vec::new(),
            key,
            sending: Sending::Idle,
            receipt: None,
            removed: None,
            notice: None,
            cleared: None,
            generation: 0,
        }
    }

    /// Goes on from a draft.
    pub fn restore(&mut self, draft: Draft) {
        if let Some(receipt) = draft.receipt {
            self.receipt = Some(receipt);
            self.answers = draft.answers;
            self.place = Place::Receipt;
            return self.settle();
        }
        let changed = draft.version != self.form().version;
        let notice = if changed { Notice::NewVersion } else { Notice::DraftFound };
        self.notice = Some(notice).filter(|_| !draft.answers.is_empty());
        self.key = draft.key;
        self.answers = draft.answers;
        let steps = self.form().sections.len();
        self.place = if draft.step < steps { Place::Step(draft.step) } else { Place::Check };
        if changed {
            self.place = Place::Step(0);
        }
        self.settle();
        self.rebuild();
    }

    /// Goes on from where a page was that posts: nobody has to hear of what they were just doing.
    /// `returning` says that they came back from the last page to change something.
    pub fn resume(&mut self, draft: Draft, returning: bool) {
        self.restore(draft);
        self.notice = self.notice.filter(|notice| *notice != Notice::DraftFound);
        self.returning = returning && matches!(self.place, Place::Step(_));
    }

    /// Says something above the step.
    pub fn tell(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// What has to be kept to go on from here later.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let receipt = self.receipt.clone();
        let step = match self.place {
            Place::Step(at) => at,
            Place::Check | Place::Receipt => self.form().sections.len(),
        };
        let forgotten = receipt.is_some() && !self.stays();
        let answers = if forgotten { Answers::new() } else { self.answers.clone() };
        Draft {
            version: self.form().version.clone(),
            key: self.key.clone(),
            step,
            answers,
            receipt,
        }
    }

    /// Whether there is anything worth keeping.
    #[must_use]
    pub fn has_typed(&self) -> bool {
        self.receipt.is_none() && self.answers != self.prefilled && !self.answers.is_empty()
    }

    /// Whether the answers stay with the person even after a copy was sent.
    #[must_use]
    pub fn stays(&self) -> bool {
        self.form().sending == domain::form::Sending::Optional
    }

    /// On from a step, if nothing is wrong there. What was changed from the last page leads back
    /// to it.
    pub fn go_on(&mut self) {
        let Place::Step(at) = self.place else { return };
        let Some(section) = self.form().sections.get(at) else { return };
        let accepted = self.form().parse_section(&section.id, &self.known());
        self.leave_notices();
        match accepted {
            Err(rejection) => self.problems = self.shown(&rejection),
            Ok(()) if self.returning => self.move_to(Place::Check),
            Ok(()) => {
                let next = (at + 1..self.steps()).find(|step| self.has_questions(*step));
                self.move_to(next.map_or(Place::Check, Place::Step));
            }
        }
    }

    /// Back from where they are, whatever is wrong there.
    pub fn go_back(&mut self) {
        let before = match self.place {
            Place::Step(_) if self.returning => return self.move_to(Place::Check),
            Place::Step(at) => at,
            Place::Check => self.steps(),
            Place::Receipt => return,
        };
        if let Some(step) = (0..before).rev().find(|step| self.has_questions(*step)) {
            self.move_to(Place::Step(step));
        }
    }

    /// From the last page to a step, to change an answer.
    pub fn change(&mut self, step: usize) {
        if self.place == Place::Check && step < self.steps() {
            self.move_to(Place::Step(step));
            self.returning = true;
        }
    }

    /// Clears what was typed. It can be undone until something is typed again.
    pub fn clear(&mut self, key: String) {
        let draft = self.draft();
        self.start_over(key);
        self.cleared = Some(draft);
        self.notice = Some(Notice::Cleared);
    }

    /// Takes back [`Journey::clear`].
    pub fn undo_clear(&mut self) {
        if let Some(draft) = self.cleared.take() {
            self.restore(draft);
            self.notice = None;
        }
    }

    /// A new, empty form under a new key.
    pub fn start_over(&mut self, key: String) {
        self.answers = self.prefilled.clone();
        self.key = key;
        self.receipt = None;
        self.returning = false;
        self.settle();
        self.move_to(Place::Step(0));
    }

    /// Goes on with another version of the form: the answers stay.
    pub fn replace_form(&mut self, page: FormPage) {
        self.opening = page.opening.clone();
        self.page = Arc::new(page);
        self.settle();
        self.move_to(Place::Step(0));
        self.notice = Some(Notice::NewVersion);
    }

    fn move_to(&mut self, place: Place) {
        self.place = place;
        self.returning &= matches!(place, Place::Step(_));
        self.leave_notices();
        if !matches!(self.sending, Sending::Failed(Trouble::SentBefore { .. })) {
            self.sending = Sending::Idle;
        }
        self.rebuild();
    }

    fn leave_notices(&mut self) {
        self.problems.clear();
        self.removed = None;
        self.notice = None;
        self.cleared = None;
    }

    /// After answers changed: which questions are in sight, and no option chosen that is not.
    fn settle(&mut self) {
        self.asked = self.form().asked(&self.answers);
        self.drop_unoffered();
    }

    /// Makes the page draw its controls anew, from the answers.
    fn rebuild(&mut self) {
        self.generation = self.generation.wrapping_add(1);
    }

    fn steps(&self) -> usize {
        self.form().sections.len()
    }

    /// Whether a step asks anything at all, as things stand.
    fn has_questions(&self, step: usize) -> bool {
        self.form().sections.get(step).is_some_and(|section| {
            section.questions.iter().any(|question| self.asked.holds(question.when.as_ref()))
        })
    }

    fn shown(&self, rejection: &Rejection) -> Vec<Shown> {
        let shown = |problem: &Problem| Shown {
            field: problem.field.clone(),
            sentence: problem.sentence(self.form(), self.texts()),
        };
        rejection.problems().iter().map(shown).collect()
    }
}

fn prefilled(form: &Form, time_zone: &str) -> Answers {
    if time_zone.is_empty() {
        return Answers::new();
    }
    let zones = form.questions().filter(|question| matches!(question.kind, Kind::TimeZone));
    zones.map(|question| (question.id.clone(), Raw::Text(time_zone.to_owned()))).collect()
}

#[cfg(test)]
pub(crate) mod tests;
