use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::id::FormId;
use domain::matching::Policy;
use domain::program::Program;
use domain::texts::{LANGUAGE_NAME, Texts};
use domain::translation::Translation;
use domain::version::Version;
use domain::{Form, Lang};

use super::error::StoreError;
use super::items::{Item, Written, from_json, item, to_json};
use super::keys::ItemKey;
use super::programs::{FormEntry, FormItem, HeadItem, OfferedLang, ProgramHead, ReadPrograms};
use super::table::Table;
use super::together::{Together, Write};

/// Publishing programs: what `cargo xtask publish` and `serve` do.
pub trait PublishPrograms {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:PutItem"];

    /// Publishes a program with what counts when its people are matched: writes each form's version if it is new, in each language, then the
    /// heads that name them. Publishing the same again changes nothing. A language that it has no
    /// more is no longer offered; what was written in it stays.
    fn publish(
        &self,
        program: &Program,
        forms: &[Form],
        texts: &Texts,
        translations: &[Translation],
        matching: Option<&Policy>,
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
        translations: &[Translation],
        matching: Option<&Policy>,
    ) -> Result<Published, PublishError> {
        let mut new_versions = Vec::new();
        for form in forms {
            let key = ItemKey::form(&program.id, &form.id, &form.version);
            if self.publish_form(key, form).await? == Written::New {
                new_versions.push(form.id.clone());
            }
        }
        for form in translations.iter().flat_map(|translation| &translation.forms) {
            let key = ItemKey::form_in(&program.id, &form.id, &form.version, &form.lang);
            self.publish_form(key, form).await?;
        }
        let item: Option<HeadItem> = self.get(ItemKey::head(&program.id)).await?;
        let before = match &item {
            Some(item) => Some(from_json::<ProgramHead>(&item.body)?),
            None => None,
        };
        let mut head = next_head(
            (program, forms, texts),
            langs(program, texts, translations),
            before.as_ref(),
        );
        head.matching = matching.cloned();
        let others = translations.iter().map(|translation| translated(&head, translation));
        let others: Vec<ProgramHead> = others.collect();
        let revision = item.map(|item| item.revision);
        if let Some(revision) = revision.filter(|_| before.as_ref() == Some(&head))
            && self.are_published(&others).await?
        {
            return Ok(Published { revision, changed: false, new_versions });
        }
        let revision = self.put_heads(&head, &others, revision).await?;
        Ok(Published { revision, changed: true, new_versions })
    }
}

fn langs(program: &Program, texts: &Texts, translations: &[Translation]) -> Vec<OfferedLang> {
    let offered = |lang: &Lang, texts: &Texts| OfferedLang {
        lang: lang.clone(),
        name: texts.get(LANGUAGE_NAME).to_owned(),
    };
    let others = translations.iter().map(|other| offered(other.lang(), &other.texts));
    std::iter::once(offered(&program.lang, texts)).chain(others).collect()
}

fn next_head(
    (program, forms, texts): (&Program, &[Form], &Texts),
    langs: Vec<OfferedLang>,
    before: Option<&ProgramHead>,
) -> ProgramHead {
    let is_current = |id: &FormId| forms.iter().any(|form| form.id == *id);
    let forms_before =
        before.into_iter().flat_map(|before| before.former_forms.iter().chain(&before.forms));
    let cohorts_before = before.into_iter().flat_map(ProgramHead::cohorts);
    ProgramHead {
        program: program.clone(),
        langs,
        texts: texts.clone(),
        forms: forms.iter().map(FormEntry::of).collect(),
        former_forms: forms_before.filter(|form| !is_current(&form.id)).cloned().collect(),
        former_cohorts: cohorts_before
            .filter(|cohort| program.cohort(cohort).is_none())
            .cloned()
            .collect(),
        matching: None,
    }
}

/// The same head in another language.
fn translated(head: &ProgramHead, translation: &Translation) -> ProgramHead {
    ProgramHead {
        program: translation.program.clone(),
        texts: translation.texts.clone(),
        forms: translation.forms.iter().map(FormEntry::of).collect(),
        matching: None,
        ..head.clone()
    }
}

impl Table {
    async fn publish_form(&self, key: ItemKey, form: &Form) -> Result<Written, PublishError> {
        if form.version == Version::unpublished() {
            return Err(PublishError::Unversioned(form.id.clone()));
        }
        let body = to_json(form)?;
        let written = self.put_new(item(key.clone(), &FormItem { body })?).await?;
        if written == Written::WasThere {
            let there = self.wording(key).await?;
            if there.as_deref() != Some(form) {
                return Err(PublishError::VersionTaken(form.id.clone(), form.version.clone()));
            }
        }
        Ok(written)
    }

    /// Whether these heads in other languages are there already, as they are.
    async fn are_published(&self, heads: &[ProgramHead]) -> Result<bool, PublishError> {
        for head in heads {
            if self.program_in(&head.program.id, head.lang()).await?.as_deref() != Some(head) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Writes the head over the one of that revision, or as the first, and with it those in other
    /// languages: whoever reads one after the other never sees two publications.
    async fn put_heads(
        &self,
        head: &ProgramHead,
        others: &[ProgramHead],
        before: Option<u64>,
    ) -> Result<u64, PublishError> {
        let revision = before.unwrap_or(0) + 1;
        let written = |key, head: &ProgramHead| -> Result<Item, StoreError> {
            item(key, &HeadItem { revision, body: to_json(head)? })
        };
        let program = &head.program.id;
        let main = written(ItemKey::head(program), head)?;
        let mut writes = vec![match before {
            None => Write::New(main),
            Some(before) => {
                let before = vec![(":before", AttributeValue::N(before.to_string()))];
                Write::Instead(main, "revision = :before", before)
            }
        }];
        for other in others {
            writes.push(Write::Over(written(ItemKey::head_in(program, other.lang()), other)?));
        }
        match self.write_together(&writes).await? {
            Together::Written => Ok(revision),
            Together::WasThere(_) => Err(PublishError::Overtaken),
        }
    }
}
