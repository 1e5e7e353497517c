use std::future::Future;
use std::sync::Arc;

use domain::Form;
use domain::form::Opens;
use domain::id::{CohortId, FormId, ProgramId, WindowId};
use domain::program::Program;
use domain::texts::Texts;
use domain::version::Version;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::from_json;
use super::keys::ItemKey;
use super::table::Table;

/// Reading what was published.
pub trait ReadPrograms {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// A program as it is now; nothing, if there is no such program.
    fn program(
        &self,
        program: &ProgramId,
    ) -> impl Future<Output = Result<Option<ProgramHead>, StoreError>> + Send;

    /// A version of a form; nothing, if it was never published.
    fn form(
        &self,
        program: &ProgramId,
        form: &FormId,
        version: &Version,
    ) -> impl Future<Output = Result<Option<Arc<Form>>, StoreError>> + Send;
}

/// A program as it was last published: its words, and which version of each form is current.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramHead {
    /// The program.
    pub program: Program,
    /// What Ligature says in the program's language.
    pub texts: Texts,
    /// Its forms, in the order in which they were published.
    pub forms: Vec<FormEntry>,
    /// Forms that it had before: nobody can send them, their exports stay.
    #[serde(default)]
    pub former_forms: Vec<FormEntry>,
    /// Cohorts that it had before: their exports stay.
    #[serde(default)]
    pub former_cohorts: Vec<CohortId>,
}

/// What a head says of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormEntry {
    /// Its name.
    pub id: FormId,
    /// Its current version.
    pub version: Version,
    /// What stands above it.
    pub title: String,
    /// About how many minutes it takes.
    pub minutes: u16,
    /// Who may open it.
    pub opens: Opens,
    /// The window in which it can be sent.
    pub window: WindowId,
    /// What its export is called.
    pub dataset: FormId,
}

impl FormEntry {
    pub(super) fn of(form: &Form) -> Self {
        Self {
            id: form.id.clone(),
            version: form.version.clone(),
            title: form.title.clone(),
            minutes: form.minutes,
            opens: form.opens,
            window: form.window.clone(),
            dataset: form.dataset.clone(),
        }
    }
}

impl ProgramHead {
    /// The form of that name.
    #[must_use]
    pub fn form(&self, id: &FormId) -> Option<&FormEntry> {
        self.forms.iter().find(|form| form.id == *id)
    }

    /// The forms that anyone may open.
    pub fn for_anyone(&self) -> impl Iterator<Item = &FormEntry> {
        self.forms.iter().filter(|form| form.opens == Opens::Anyone)
    }

    /// The form whose export has that name, a former one if need be.
    #[must_use]
    pub fn dataset(&self, name: &FormId) -> Option<&FormEntry> {
        self.forms.iter().chain(&self.former_forms).find(|form| form.dataset == *name)
    }

    /// The cohorts that may have submissions, the earliest first.
    pub fn cohorts(&self) -> impl Iterator<Item = &CohortId> {
        self.former_cohorts.iter().chain(self.program.cohorts.iter().map(|cohort| &cohort.id))
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct HeadItem {
    pub(super) revision: u64,
    pub(super) body: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct FormItem {
    pub(super) body: String,
}

impl ReadPrograms for Table {
    async fn program(&self, program: &ProgramId) -> Result<Option<ProgramHead>, StoreError> {
        let head: Option<HeadItem> = self.get(ItemKey::head(program)).await?;
        head.map(|head| from_json(&head.body)).transpose()
    }

    async fn form(
        &self,
        program: &ProgramId,
        form: &FormId,
        version: &Version,
    ) -> Result<Option<Arc<Form>>, StoreError> {
        let key = (program.clone(), form.clone(), version.clone());
        if let Some(form) = self.remembered_form(&key) {
            return Ok(Some(form));
        }
        let item: Option<FormItem> = self.get(ItemKey::form(program, form, version)).await?;
        let Some(item) = item else { return Ok(None) };
        let form: Arc<Form> = Arc::new(from_json(&item.body)?);
        self.remember_form(key, &form);
        Ok(Some(form))
    }
}
