use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::Form;
use domain::id::FormId;
use domain::program::Program;
use domain::texts::Texts;
use domain::version::Version;

use super::error::StoreError;
use super::items::{IS_NEW, Written, from_json, is_refused, item, to_json};
use super::keys::ItemKey;
use super::programs::{FormEntry, FormItem, HeadItem, ProgramHead, ReadPrograms};
use super::table::Table;

/// Publishing programs: what `cargo xtask publish` and `serve` do.
pub trait PublishPrograms {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:PutItem"];

    /// Publishes a program: writes each form's version if it is new, then the head that names
    /// them. Publishing the same again changes nothing.
    fn publish(
        &self,
        program: &Program,
        forms: &[Form],
        texts: &Texts,
    ) -> impl Future<Output = Result<Published, PublishError>> + Send;
}

/// What publishing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// How often the program has been published with a change.
    pub revision: u64,
    /// Whether anything was different from before.
    pub changed: bool,
    /// The forms of which a version was written that was not there.
    pub new_versions: Vec<FormId>,
}

/// Why a program was not published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// Somebody else published the program at the same moment: look at it and publish again.
    #[error("somebody else published this program at the same moment")]
    Overtaken,
    /// A form has no version of its own.
    #[error("the form {0} has no version")]
    Unversioned(FormId),
    /// A version is published already, with other words. Versions never change.
    #[error("version {1} of the form {0} is published already, with other words")]
    VersionTaken(FormId, Version),
    /// The table did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl PublishPrograms for Table {
    async fn publish(
        &self,
        program: &Program,
        forms: &[Form],
        texts: &Texts,
    ) -> Result<Published, PublishError> {
        let mut new_versions = Vec::new();
        for form in forms {
            if self.publish_form(program, form).await? == Written::New {
                new_versions.push(form.id.clone());
            }
        }
        let item: Option<HeadItem> = self.get(ItemKey::head(&program.id)).await?;
        let before = match &item {
            Some(item) => Some(from_json::<ProgramHead>(&item.body)?),
            None => None,
        };
        let head = next_head(program, forms, texts, before.as_ref());
        let revision = item.map(|item| item.revision);
        if let Some(revision) = revision.filter(|_| before.as_ref() == Some(&head)) {
            return Ok(Published { revision, changed: false, new_versions });
        }
        let revision = self.put_head(&head, revision).await?;
        Ok(Published { revision, changed: true, new_versions })
    }
}

fn next_head(
    program: &Program,
    forms: &[Form],
    texts: &Texts,
    before: Option<&ProgramHead>,
) -> ProgramHead {
    let is_current = |id: &FormId| forms.iter().any(|form| form.id == *id);
    let forms_before =
        before.into_iter().flat_map(|before| before.former_forms.iter().chain(&before.forms));
    let cohorts_before = before.into_iter().flat_map(ProgramHead::cohorts);
    ProgramHead {
        program: program.clone(),
        texts: texts.clone(),
        forms: forms.iter().map(FormEntry::of).collect(),
        former_forms: forms_before.filter(|form| !is_current(&form.id)).cloned().collect(),
        former_cohorts: cohorts_before
            .filter(|cohort| program.cohort(cohort).is_none())
            .cloned()
            .collect(),
    }
}

impl Table {
    async fn publish_form(&self, program: &Program, form: &Form) -> Result<Written, PublishError> {
        if form.version == Version::unpublished() {
            return Err(PublishError::Unversioned(form.id.clone()));
        }
        let key = ItemKey::form(&program.id, &form.id, &form.version);
        let body = to_json(form)?;
        let written = self.put_new(item(key, &FormItem { body })?).await?;
        if written == Written::WasThere {
            let there = self.form(&program.id, &form.id, &form.version).await?;
            if there.as_deref() != Some(form) {
                return Err(PublishError::VersionTaken(form.id.clone(), form.version.clone()));
            }
        }
        Ok(written)
    }

    /// Writes the head over the one of that revision, or as the first.
    async fn put_head(&self, head: &ProgramHead, before: Option<u64>) -> Result<u64, PublishError> {
        let revision = before.unwrap_or(0) + 1;
        let attributes = HeadItem { revision, body: to_json(head)? };
        let item = item(ItemKey::head(&head.program.id), &attributes)?;
        let call = self.client.put_item().table_name(&*self.name).set_item(Some(item));
        let call = match before {
            None => call.condition_expression(IS_NEW),
            Some(before) => call
                .condition_expression("revision = :before")
                .expression_attribute_values(":before", AttributeValue::N(before.to_string())),
        };
        match call.send().await {
            Ok(_) => Ok(revision),
            Err(error) if is_refused(error.as_service_error()) => Err(PublishError::Overtaken),
            Err(error) => Err(StoreError::of("PutItem", &error).into()),
        }
    }
}
