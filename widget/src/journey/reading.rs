//! What the page reads of a journey.

use std::sync::Arc;

use domain::answers::Answers;
use domain::api::{FormPage, Receipt};
use domain::form::{Asked, Form, Section};
use domain::id::QuestionId;
use domain::program::Opening;
use domain::rejection::Field;
use domain::texts::Texts;

use super::{Journey, Notice, Place, Removed, Sending, Shown};

impl Journey {
    /// The form's page as it came.
    #[must_use]
    pub fn page(&self) -> Arc<FormPage> {
        Arc::clone(&self.page)
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.page.form
    }

    /// What is said around it.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.page.texts
    }

    /// The answers so far.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Which questions and options are in sight.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Where they are.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// The section of the step where they are.
    #[must_use]
    pub fn section(&self) -> Option<&Section> {
        match self.place {
            Place::Step(at) => self.form().sections.get(at),
            _ => None,
        }
    }

    /// Whether there is a step to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        match self.place {
            Place::Step(at) => self.returning || (0..at).any(|step| self.has_questions(step)),
            Place::Check => true,
            Place::Receipt => false,
        }
    }

    /// Whether they came back from the last page to change something.
    #[must_use]
    pub fn is_returning(&self) -> bool {
        self.returning
    }

    /// What is wrong at this step.
    #[must_use]
    pub fn problems(&self) -> &[Shown] {
        &self.problems
    }

    /// What became of sending.
    #[must_use]
    pub fn sending(&self) -> &Sending {
        &self.sending
    }

    /// The receipt, once it was sent.
    #[must_use]
    pub fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_ref()
    }

    /// The row that was removed last, while that can be undone.
    #[must_use]
    pub fn removed(&self) -> Option<&Removed> {
        self.removed.as_ref()
    }

    /// What to say above the step.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// Changes whenever the controls have to be drawn anew.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// When the form's window is open.
    #[must_use]
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// Whether the form's window is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.opening, Opening::Open { .. })
    }

    /// The key that it is sent under.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The raw text of a field's one control.
    #[must_use]
    pub fn text(&self, field: &Field) -> &str {
        match &field.part {
            None => self.answers.text(&field.question),
            Some((row, part)) => self.row(&field.question, *row).map_or("", |row| row.text(part)),
        }
    }

    /// The raw options of a field's controls.
    #[must_use]
    pub fn many(&self, field: &Field) -> &[String] {
        match &field.part {
            None => self.answers.many(&field.question),
            Some((row, part)) => self.row(&field.question, *row).map_or(&[], |row| row.many(part)),
        }
    }

    fn row(&self, group: &QuestionId, number: usize) -> Option<&Answers> {
        self.answers.rows(group).get(number.checked_sub(1)?)
    }
}
