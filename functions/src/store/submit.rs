use std::future::Future;

use domain::answers::Answers;
use domain::flag::Flag;
use domain::id::{CohortId, FormId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use domain::version::Version;
use domain::{Lang, Submission};
use serde::{Deserialize, Serialize};

use super::addresses::{AddressHash, sent_item};
use super::error::StoreError;
use super::items::{Item, item, to_json};
use super::keys::{DUE, ItemKey};
use super::outbox::RECEIPT;
use super::submissions::{SubmissionItem, UsedVersionItem};
use super::table::Table;
use super::together::{Together, Write};

/// Storing submissions.
pub trait PutSubmission {
    /// The IAM actions that this takes. A transaction of puts takes the action of a put.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem", "dynamodb:PutItem"];

    /// Stores a submission, once for its key: all of it or nothing.
    fn put_submission(
        &self,
        new: &NewSubmission,
    ) -> impl Future<Output = Result<Put, StoreError>> + Send;
}

/// Finding what is stored under a key.
pub trait FindKey {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// What is stored under a key of a form; nothing, if the key is new.
    fn find_key(
        &self,
        program: &ProgramId,
        form: &FormId,
        key: &SubmissionKey,
    ) -> impl Future<Output = Result<Option<Kept>, StoreError>> + Send;
}

/// What is stored under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What its sender was told, or should have been.
    pub stored: Stored,
    answers: String,
}

/// What a sender is told, and the number of the link that opens what they sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// What to quote.
    pub reference: Reference,
    /// When it was stored.
    pub submitted_at: Instant,
    /// The number of its link.
    pub link: u32,
}

impl Kept {
    /// Whether a submission has the answers that were sent under the key.
    #[must_use]
    pub fn has_answers_of(&self, submission: &Submission) -> bool {
        // Both are read back into the same ordered form, so that equal answers are equal here
        // whatever the order in which they were written.
        serde_json::from_str::<Answers>(&self.answers)
            .is_ok_and(|answers| answers == submission.answers())
    }
}

/// A submission on its way into the table.
#[derive(Debug)]
pub struct NewSubmission {
    /// The program.
    pub program: ProgramId,
    /// The cohort that takes it.
    pub cohort: CohortId,
    /// The language that the person saw.
    pub lang: Lang,
    /// What they sent.
    pub submission: Submission,
    /// The key that they sent it under.
    pub key: SubmissionKey,
    /// The reference that it gets, if it is free.
    pub reference: Reference,
    /// When it is stored.
    pub submitted_at: Instant,
    /// What is odd about how it came.
    pub flags: Vec<Flag>,
    /// How its address finds it, if it has one.
    pub address: Option<AddressHash>,
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Put {
    /// It is stored.
    Stored(Stored),
    /// It was stored before, under the same key with the same answers.
    Replayed(Stored),
    /// Other answers were stored before under the same key.
    KeyReused(Stored),
    /// The reference belongs to another submission: try again with another one.
    ReferenceTaken,
}

/// The key under which a page sends a submission: the same for every attempt. 16 to 128 letters,
/// digits, `-` and `_`.
#[derive(Clone, PartialEq, Eq)]
pub struct SubmissionKey(Box<str>);

impl SubmissionKey {
    /// Reads a key; nothing, where the text breaks the rule above.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let good = (16..=128).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        good.then(|| Self(text.into()))
    }

    /// The key as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whoever has a key can learn the reference that was stored under it.
impl std::fmt::Debug for SubmissionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SubmissionKey(…)")
    }
}

/// Where a submission is, and the number of the link that opens it.
#[derive(Serialize, Deserialize)]
pub(super) struct PointerItem {
    pub(super) home_pk: String,
    pub(super) home_sk: String,
    #[serde(default)]
    pub(super) link: u32,
    /// When it is erased, if it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) expires: Option<i64>,
}

/// Where the submission of a key is.
#[derive(Deserialize)]
struct Home {
    home_pk: String,
    home_sk: String,
}

#[derive(Serialize)]
struct KeyItem<'a> {
    reference: &'a Reference,
    home_pk: &'a str,
    home_sk: &'a str,
}

/// A message that has to be sent, and the submission that it is about. The address is in that.
#[derive(Serialize)]
pub(super) struct MessageItem<'a> {
    pub(super) kind: &'static str,
    pub(super) program: &'a ProgramId,
    pub(super) reference: &'a Reference,
    pub(super) due_pk: &'static str,
    pub(super) due_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expires: Option<i64>,
}

/// The place of the key's record among the items: see [`writes`].
const KEY: usize = 2;

impl PutSubmission for Table {
    async fn put_submission(&self, new: &NewSubmission) -> Result<Put, StoreError> {
        let (program, reference) = (&new.program, &new.reference);
        let (kind, due_pk, due_at) = (RECEIPT, DUE, new.submitted_at);
        let message = MessageItem { kind, program, reference, due_pk, due_at, expires: None };
        self.put_with(new, item(ItemKey::message(RECEIPT, reference), &message)?).await
    }
}

impl FindKey for Table {
    async fn find_key(
        &self,
        program: &ProgramId,
        form: &FormId,
        key: &SubmissionKey,
    ) -> Result<Option<Kept>, StoreError> {
        let home: Option<Home> = self.get(ItemKey::idempotency(program, form, &key.0)).await?;
        let Some(home) = home else { return Ok(None) };
        let home = ItemKey { pk: home.home_pk, sk: home.home_sk };
        let stored: Option<SubmissionItem> = self.get(home).await?;
        let item = stored.ok_or(StoreError::Unreadable("a key without its submission"))?;
        let pointer: Option<PointerItem> = self.get(ItemKey::pointer(&item.reference)).await?;
        let link = pointer.map_or(0, |pointer| pointer.link);
        // What was sent under the key, though it may have been changed since.
        let answers = match item.revision {
            1 => item.answers,
            _ => self.first_answers(&item.reference).await?,
        };
        let stored = Stored { reference: item.reference, submitted_at: item.submitted_at, link };
        Ok(Some(Kept { stored, answers }))
    }
}

impl Table {
    /// Stores a submission with a message, or with what stands in its place.
    pub(super) async fn put_with(
        &self,
        new: &NewSubmission,
        message: Item,
    ) -> Result<Put, StoreError> {
        let of = (&new.program, &new.cohort, new.submission.form());
        self.note_used_version(of, new.submission.version(), new.submitted_at).await?;
        Ok(match self.write_together(&writes(new, message)?).await? {
            Together::Written => Put::Stored(stored(new)),
            Together::WasThere(was_there) if was_there.contains(&KEY) => {
                return self.answer_from_key(new).await;
            }
            Together::WasThere(_) => Put::ReferenceTaken,
        })
    }

    async fn answer_from_key(&self, new: &NewSubmission) -> Result<Put, StoreError> {
        let kept = self.find_key(&new.program, new.submission.form(), &new.key).await?;
        let kept = kept.ok_or(StoreError::Unreadable("a key that is used and is not there"))?;
        Ok(if kept.has_answers_of(&new.submission) {
            Put::Replayed(kept.stored)
        } else {
            Put::KeyReused(kept.stored)
        })
    }

    /// Notes that this cohort has answers to this version, so that an export knows its columns
    /// before its first row. Before the submission, so that there is never a row without its note.
    pub(super) async fn note_used_version(
        &self,
        of: (&ProgramId, &CohortId, &FormId),
        version: &Version,
        first_at: Instant,
    ) -> Result<(), StoreError> {
        let key = ItemKey::used_version(of, version);
        if !self.remembers_use(&key) {
            let noted = UsedVersionItem { version: version.clone(), first_at };
            self.put_new(item(key.clone(), &noted)?).await?;
            self.remember_use(key);
        }
        Ok(())
    }
}

fn stored(new: &NewSubmission) -> Stored {
    Stored { reference: new.reference.clone(), submitted_at: new.submitted_at, link: 0 }
}

fn writes(new: &NewSubmission, message: Item) -> Result<Vec<Write>, StoreError> {
    let form = new.submission.form();
    let (program, cohort, reference) = (&new.program, &new.cohort, &new.reference);
    let home = ItemKey::submission((program, cohort, form), new.submitted_at, reference);
    let key_record = ItemKey::idempotency(program, form, &new.key.0);
    let submission = SubmissionItem {
        program: program.clone(),
        cohort: cohort.clone(),
        form: form.clone(),
        version: new.submission.version().clone(),
        lang: new.lang.clone(),
        reference: reference.clone(),
        submitted_at: new.submitted_at,
        revision: 1,
        revised_at: None,
        changed: Vec::new(),
        withdrawn_at: None,
        flags: new.flags.clone(),
        expires: None,
        address: new.address.clone(),
        came_back: None,
        key_pk: key_record.pk.clone(),
        answers: to_json(&new.submission.answers())?,
    };
    let (home_pk, home_sk) = (home.pk.as_str(), home.sk.as_str());
    let pointer = PointerItem {
        home_pk: home_pk.to_owned(),
        home_sk: home_sk.to_owned(),
        link: 0,
        expires: None,
    };
    let key = KeyItem { reference, home_pk, home_sk };
    let mut items = vec![
        item(home.clone(), &submission)?,
        item(ItemKey::pointer(reference), &pointer)?,
        item(key_record, &key)?,
        message,
    ];
    if let Some(address) = &new.address {
        items.push(sent_item(program, address, reference, None)?);
    }
    Ok(items.into_iter().map(Write::New).collect())
}
