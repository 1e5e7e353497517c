//! What a submission was before each change, and the mails about it.

use std::future::Future;

use domain::Lang;
use domain::instant::Instant;
use domain::own::{MailNote, Revision};
use domain::reference::Reference;
use domain::version::Version;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{from_json, read};
use super::keys::{ItemKey, REVISIONS, submission_pk};
use super::outbox::{CHANGED, QUESTION, RECEIPT, WITHDRAWN};
use super::own::Held;
use super::submissions::SubmissionItem;
use super::table::Table;

/// Reading what was before, and what was said about it.
pub trait ReadHistory {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:Query"];

    /// What a submission was before each change, the earliest first, and the mails about it.
    fn history(
        &self,
        held: &Held,
    ) -> impl Future<Output = Result<(Vec<Revision>, Vec<MailNote>), StoreError>> + Send;
}

/// What a submission was before a change.
#[derive(Serialize, Deserialize)]
pub(super) struct RevisionItem {
    revision: u32,
    at: Instant,
    version: Version,
    lang: Lang,
    answers: String,
}

impl RevisionItem {
    pub(super) fn of(item: &SubmissionItem) -> Self {
        Self {
            revision: item.revision,
            at: item.revised_at.unwrap_or(item.submitted_at),
            version: item.version.clone(),
            lang: item.lang.clone(),
            answers: item.answers.clone(),
        }
    }

    fn into_revision(self) -> Result<Revision, StoreError> {
        let Self { revision, at, version, lang, answers } = self;
        Ok(Revision { revision, at, version, lang, answers: from_json(&answers)? })
    }
}

/// What became of a message.
#[derive(Deserialize)]
struct EndedItem {
    /// None, where what stands there is no message.
    kind: Option<String>,
    outcome: Option<String>,
    ended_at: Option<Instant>,
}

impl ReadHistory for Table {
    async fn history(&self, held: &Held) -> Result<(Vec<Revision>, Vec<MailNote>), StoreError> {
        let mut before = Vec::new();
        if held.item.revision > 1 {
            for item in self.partition(submission_pk(held.reference()), Some(REVISIONS)).await? {
                before.push(read::<RevisionItem>(item)?.into_revision()?);
            }
        }
        let mut mails = Vec::new();
        for kind in [RECEIPT, CHANGED, WITHDRAWN, QUESTION] {
            let mail: Option<EndedItem> =
                self.get(ItemKey::message(kind, held.reference())).await?;
            let mail = mail.filter(|mail| mail.kind.is_some());
            mails.extend(mail.map(|EndedItem { outcome, ended_at, .. }| MailNote {
                kind: kind.to_owned(),
                outcome,
                ended_at,
            }));
        }
        Ok((before, mails))
    }
}

impl Table {
    /// The answers as they were sent first, of a submission that was changed.
    pub(super) async fn first_answers(&self, reference: &Reference) -> Result<String, StoreError> {
        let first: Option<RevisionItem> = self.get(ItemKey::revision(reference, 1)).await?;
        let first = first.ok_or(StoreError::Unreadable("a change without what was before"))?;
        Ok(first.answers)
    }
}
