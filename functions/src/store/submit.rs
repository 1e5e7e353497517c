use std::future::Future;

use domain::answers::Answers;
use domain::api::Receipt;
use domain::flag::Flag;
use domain::id::{CohortId, FormId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use domain::{Lang, Submission};
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::items::{Item, item, to_json};
use super::keys::{DUE, ItemKey};
use super::submissions::{SubmissionItem, UsedVersionItem};
use super::table::Table;
use super::together::Together;

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
    pub receipt: Receipt,
    answers: String,
}

impl Kept {
    /// Whether a submission has the answers that are stored.
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
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Put {
    /// It is stored.
    Stored(Receipt),
    /// It was stored before, under the same key with the same answers.
    Replayed(Receipt),
    /// Other answers were stored before under the same key; the reference of those.
    KeyReused(Reference),
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

/// Where a submission is.
#[derive(Serialize, Deserialize)]
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

/// A message that has to be sent, and what caused it. The address is in the submission.
#[derive(Serialize)]
struct MessageItem<'a> {
    kind: &'static str,
    program: &'a ProgramId,
    cohort: &'a CohortId,
    form: &'a FormId,
    reference: &'a Reference,
    home_pk: &'a str,
    home_sk: &'a str,
    due_pk: &'static str,
    due_at: Instant,
}

/// The place of the key's record among the four items: see [`items`].
const KEY: usize = 2;

impl PutSubmission for Table {
    async fn put_submission(&self, new: &NewSubmission) -> Result<Put, StoreError> {
        self.note_used_version(new).await?;
        Ok(match self.put_together(&items(new)?).await? {
            Together::Written => Put::Stored(receipt(new)),
            Together::WasThere(was_there) if was_there.contains(&KEY) => {
                return self.answer_from_key(new).await;
            }
            Together::WasThere(_) => Put::ReferenceTaken,
        })
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
        let stored = stored.ok_or(StoreError::Unreadable("a key without its submission"))?;
        let receipt = Receipt { reference: stored.reference, submitted_at: stored.submitted_at };
        Ok(Some(Kept { receipt, answers: stored.answers }))
    }
}

impl Table {
    async fn answer_from_key(&self, new: &NewSubmission) -> Result<Put, StoreError> {
        let kept = self.find_key(&new.program, new.submission.form(), &new.key).await?;
        let kept = kept.ok_or(StoreError::Unreadable("a key that is used and is not there"))?;
        Ok(if kept.has_answers_of(&new.submission) {
            Put::Replayed(kept.receipt)
        } else {
            Put::KeyReused(kept.receipt.reference)
        })
    }

    /// Notes that this cohort has answers to this version, so that an export knows its columns
    /// before its first row. Before the submission, so that there is never a row without its note.
    async fn note_used_version(&self, new: &NewSubmission) -> Result<(), StoreError> {
        let of = (&new.program, &new.cohort, new.submission.form());
        let key = ItemKey::used_version(of, new.submission.version());
        if !self.remembers_use(&key) {
            let version = new.submission.version().clone();
            let noted = UsedVersionItem { version, first_at: new.submitted_at };
            self.put_new(item(key.clone(), &noted)?).await?;
            self.remember_use(key);
        }
        Ok(())
    }
}

fn receipt(new: &NewSubmission) -> Receipt {
    Receipt { reference: new.reference.clone(), submitted_at: new.submitted_at }
}

fn items(new: &NewSubmission) -> Result<[Item; 4], StoreError> {
    let form = new.submission.form();
    let (program, cohort, reference) = (&new.program, &new.cohort, &new.reference);
    let home = ItemKey::submission((program, cohort, form), new.submitted_at, reference);
    let (home_pk, home_sk) = (home.pk.as_str(), home.sk.as_str());
    let submission = SubmissionItem {
        program: program.clone(),
        cohort: cohort.clone(),
        form: form.clone(),
        version: new.submission.version().clone(),
        lang: new.lang.clone(),
        reference: reference.clone(),
        submitted_at: new.submitted_at,
        withdrawn_at: None,
        flags: new.flags.clone(),
        answers: to_json(&new.submission.answers())?,
    };
    let pointer = Home { home_pk: home_pk.to_owned(), home_sk: home_sk.to_owned() };
    let key = KeyItem { reference, home_pk, home_sk };
    let (kind, due_pk, due_at) = ("receipt", DUE, new.submitted_at);
    let message =
        MessageItem { kind, program, cohort, form, reference, home_pk, home_sk, due_pk, due_at };
    Ok([
        item(home.clone(), &submission)?,
        item(ItemKey::pointer(reference), &pointer)?,
        item(ItemKey::idempotency(program, form, &new.key.0), &key)?,
        item(ItemKey::receipt_message(reference), &message)?,
    ])
}
