use std::future::Future;
use std::sync::Arc;

use domain::Form;
use domain::calendar::Year;
use domain::form::{Occasion, OpenTo, Opens, Question};
use domain::id::{CohortId, FormId, ProgramId};
use domain::lang::{Lang, Wanted};
use domain::matching::Policy;
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
    ) -> impl Future<Output = Result<Option<Arc<ProgramHead>>, StoreError>> + Send;

    /// The same in another language than its own; nothing, if it was never published in it.
    fn program_in(
        &self,
        program: &ProgramId,
        lang: &Lang,
    ) -> impl Future<Output = Result<Option<Arc<ProgramHead>>, StoreError>> + Send;

    /// A version of a form, in the program's own language; nothing, if it was never published.
    fn form(
        &self,
        program: &ProgramId,
        form: &FormId,
        version: &Version,
    ) -> impl Future<Output = Result<Option<Arc<Form>>, StoreError>> + Send;

    /// The same in another language; nothing, if it was never published in it.
    fn form_in(
        &self,
        program: &ProgramId,
        form: &FormId,
        version: &Version,
        lang: &Lang,
    ) -> impl Future<Output = Result<Option<Arc<Form>>, StoreError>> + Send;
}

/// A program as it was last published, in one language: its words, and which version of each form
/// is current.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramHead {
    /// The program.
    pub program: Program,
    /// The languages that it is offered in, its own first.
    #[serde(default)]
    pub langs: Vec<OfferedLang>,
    /// What Ligature says in the language.
    pub texts: Texts,
    /// Its forms, in the order in which they were published.
    pub forms: Vec<FormEntry>,
    /// Forms that it had before: nobody can send them, their exports stay.
    #[serde(default)]
    pub former_forms: Vec<FormEntry>,
    /// Cohorts that it had before: their exports stay.
    #[serde(default)]
    pub former_cohorts: Vec<CohortId>,
    /// What counts when people are matched: for the committee's eyes, and in the program's own
    /// language alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matching: Option<Policy>,
}

/// A language that a program is offered in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedLang {
    /// The language.
    pub lang: Lang,
    /// What it calls itself.
    pub name: String,
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
    /// The language of its title, where that has no translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_in: Option<Lang>,
    /// About how many minutes it takes.
    pub minutes: u16,
    /// Who may open it, and when.
    #[serde(flatten)]
    pub opens: Opens,
    /// What its export is called.
    pub dataset: FormId,
}

impl FormEntry {
    pub(super) fn of(form: &Form) -> Self {
        Self {
            id: form.id.clone(),
            version: form.version.clone(),
            title: form.title.clone(),
            words_in: form.words_in.clone(),
            minutes: form.minutes,
            opens: form.opens.clone(),
            dataset: form.dataset.clone(),
        }
    }

    fn is_worksheet(&self) -> bool {
        self.opens.for_pair().is_some_and(|pair| pair.asked == Occasion::FirstMeeting)
    }
}

impl ProgramHead {
    /// The language that it is in.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.program.lang
    }

    /// The language that the program's files are in.
    #[must_use]
    pub fn own_lang(&self) -> &Lang {
        self.langs.first().map_or(self.lang(), |own| &own.lang)
    }

    /// The language that it is in, where that is another than the program's files are in.
    #[must_use]
    pub fn other_lang(&self) -> Option<&Lang> {
        Some(self.lang()).filter(|lang| *lang != self.own_lang())
    }

    /// The best of the languages that it is offered in; its own, where none of those is wanted.
    #[must_use]
    pub fn best(&self, wanted: &Wanted) -> &Lang {
        let choose = || wanted.choose(self.langs.iter().map(|offered| &offered.lang));
        choose().unwrap_or_else(|| self.own_lang())
    }

    /// The form of that name.
    #[must_use]
    pub fn form(&self, id: &FormId) -> Option<&FormEntry> {
        self.forms.iter().find(|form| form.id == *id)
    }

    /// The forms that anyone may open.
    pub fn for_anyone(&self) -> impl Iterator<Item = &FormEntry> {
        self.forms.iter().filter(|form| form.opens.to() == OpenTo::Anyone)
    }

    /// The question by which the form of one of the two sides asks for the person's name.
    #[must_use]
    pub fn name_question<'a>(&self, form: &'a Form) -> Option<&'a Question> {
        let policy = self.matching.as_ref()?;
        let sheet = [&policy.mentee, &policy.mentor].into_iter().find(|it| it.form == form.id)?;
        form.question(&sheet.name)
    }

    /// The form whose export has that name, a former one if need be.
    #[must_use]
    pub fn dataset(&self, name: &FormId) -> Option<&FormEntry> {
        self.datasets().find(|form| form.dataset == *name)
    }

    /// The worksheet that the two of a pairing fill in together, where the program has one.
    #[must_use]
    pub fn worksheet(&self) -> Option<&FormEntry> {
        self.forms.iter().find(|form| form.is_worksheet())
    }

    /// The forms that may have submissions, former ones last. What the two of a pairing write
    /// together is theirs alone.
    pub fn datasets(&self) -> impl Iterator<Item = &FormEntry> {
        self.forms.iter().chain(&self.former_forms).filter(|form| !form.is_worksheet())
    }

    /// The year of a cohort, where it has one.
    #[must_use]
    pub fn year(&self, cohort: &CohortId) -> Option<&Year> {
        self.program.cohort(cohort)?.year.as_ref()
    }

    /// The cohort before another; nothing, where it is the first.
    #[must_use]
    pub fn cohort_before(&self, cohort: &CohortId) -> Option<&CohortId> {
        self.cohorts().take_while(|known| *known != cohort).last()
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
    async fn program(&self, program: &ProgramId) -> Result<Option<Arc<ProgramHead>>, StoreError> {
        self.head(ItemKey::head(program)).await
    }

    async fn program_in(
        &self,
        program: &ProgramId,
        lang: &Lang,
    ) -> Result<Option<Arc<ProgramHead>>, StoreError> {
        self.head(ItemKey::head_in(program, lang)).await
    }

    async fn form(
        &self,
        program: &ProgramId,
        form: &FormId,
        version: &Version,
    ) -> Result<Option<Arc<Form>>, StoreError> {
        self.wording(ItemKey::form(program, form, version)).await
    }

    async fn form_in(
        &self,
        program: &ProgramId,
        form: &FormId,
        version: &Version,
        lang: &Lang,
    ) -> Result<Option<Arc<Form>>, StoreError> {
        self.wording(ItemKey::form_in(program, form, version, lang)).await
    }
}

impl Table {
    /// A head as it is now. One that was not published again since it was read is not read again:
    /// its words are most of what an answer would wait for.
    async fn head(&self, key: ItemKey) -> Result<Option<Arc<ProgramHead>>, StoreError> {
        if let Some((revision, head)) = self.remembered_head(&key)
            && self.get_number(key.clone(), "revision").await? == Some(revision)
        {
            return Ok(Some(head));
        }
        let item: Option<HeadItem> = self.get(key.clone()).await?;
        let Some(item) = item else { return Ok(None) };
        let head: Arc<ProgramHead> = Arc::new(from_json(&item.body)?);
        self.remember_head(key, item.revision, &head);
        Ok(Some(head))
    }

    /// A form's words, remembered: they never change.
    pub(super) async fn wording(&self, key: ItemKey) -> Result<Option<Arc<Form>>, StoreError> {
        if let Some(form) = self.remembered_form(&key) {
            return Ok(Some(form));
        }
        let item: Option<FormItem> = self.get(key.clone()).await?;
        let Some(item) = item else { return Ok(None) };
        let form: Arc<Form> = Arc::new(from_json(&item.body)?);
        self.remember_form(key, &form);
        Ok(Some(form))
    }
}
