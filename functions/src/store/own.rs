//! What a person's own link opens: reading a submission, changing it, withdrawing it.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::answers::Answers;
use domain::desk::CameBack;
use domain::flag::Flag;
use domain::id::{CohortId, FormId, ProgramId, QuestionId};
use domain::instant::Instant;
use domain::own::{GRACE_DAYS, Revision};
use domain::reference::Reference;
use domain::version::Version;
use domain::{Lang, Submission, export::Record};

use super::addresses::{AddressHash, sent_item};
use super::erased::remembered;
use super::error::StoreError;
use super::file::ANYWAY;
use super::history::RevisionItem;
use super::items::{from_json, is_over, item, to_json};
use super::keys::{DUE, ItemKey};
use super::outbox::{CHANGED, QUESTION, WITHDRAWN};
use super::pairings::{ReadPairings, ending_for};
use super::submissions::SubmissionItem;
use super::submit::{MessageItem, PointerItem};
use super::table::Table;
use super::together::{Together, Values, Write};

/// Reading one submission.
pub trait OpenSubmission {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// Where a submission is, and the number of the link that opens it; nothing, if there is none,
    /// or none any more.
    fn find(
        &self,
        reference: &Reference,
        now: Instant,
    ) -> impl Future<Output = Result<Option<Found>, StoreError>> + Send;

    /// The submission there; nothing, if it is gone.
    fn open(
        &self,
        found: &Found,
        now: Instant,
    ) -> impl Future<Output = Result<Option<Held>, StoreError>> + Send;
}

/// Changing submissions.
pub trait ReviseSubmission {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] = &["dynamodb:PutItem"];

    /// Puts other answers in place of those that were read, which are kept: all of it or nothing.
    /// Whether they were still in place.
    fn revise(
        &self,
        held: &Held,
        new: &Revised,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Withdrawing submissions, and taking that back.
pub trait WithdrawSubmission {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"];

    /// Withdraws what was read, says of all that belongs to it when it is erased, ends the person's
    /// pairings, and forgets what was judged of them. Whether it was still as it was read.
    fn withdraw(
        &self,
        held: &Held,
        now: Instant,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Takes the withdrawal of what was read back. Whether it was still as it was read.
    fn take_back(&self, held: &Held) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Ending the link that opens a submission.
pub trait RenewLink {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:UpdateItem"];

    /// Gives a submission the next link: those before open it no more. Whether its link was still
    /// the one that was read.
    fn renew_link(&self, found: &Found) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Where a submission is.
#[derive(Debug, Clone)]
pub struct Found {
    pub(super) reference: Reference,
    pub(super) home: ItemKey,
    /// The number of the link that opens it.
    pub link: u32,
}

/// A submission, and all that its item says.
#[derive(Debug, Clone)]
pub struct Held {
    home: ItemKey,
    pub(super) item: SubmissionItem,
    answers: Answers,
}

/// Other answers to a submission.
#[derive(Debug)]
pub struct Revised {
    /// What they are.
    pub submission: Submission,
    /// The questions whose answers are others than before.
    pub changed: Vec<QuestionId>,
    /// The language that the person saw.
    pub lang: Lang,
    /// How its address finds it, if it has one.
    pub address: Option<AddressHash>,
    /// When they are stored.
    pub at: Instant,
}

impl Held {
    /// What the person quotes.
    #[must_use]
    pub fn reference(&self) -> &Reference {
        &self.item.reference
    }

    /// Whose form it is.
    #[must_use]
    pub fn program(&self) -> &ProgramId {
        &self.item.program
    }

    /// The year that took it.
    #[must_use]
    pub fn cohort(&self) -> &CohortId {
        &self.item.cohort
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> &FormId {
        &self.item.form
    }

    /// The version that accepted it.
    #[must_use]
    pub fn version(&self) -> &Version {
        &self.item.version
    }

    /// The language that the person saw.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.item.lang
    }

    /// The answers as they are now.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// When it was sent.
    #[must_use]
    pub fn submitted_at(&self) -> Instant {
        self.item.submitted_at
    }

    /// Whether this is odd about how it came.
    #[must_use]
    pub fn has_flag(&self, flag: Flag) -> bool {
        self.item.flags.contains(&flag)
    }

    /// That mail to its address came back, if it did since it has that address.
    #[must_use]
    pub fn came_back(&self) -> Option<CameBack> {
        from_json(self.item.came_back.as_deref()?).ok()
    }

    /// When it was withdrawn, if it was.
    #[must_use]
    pub fn withdrawn_at(&self) -> Option<Instant> {
        self.item.withdrawn_at
    }

    /// When it is erased, if it was withdrawn.
    #[must_use]
    pub fn erased_at(&self) -> Option<Instant> {
        let expires = self.item.expires?;
        Some(Instant::from_milliseconds(expires.saturating_mul(1000)))
    }

    /// The number of what is stored now: 1 is what was sent first.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.item.revision
    }

    /// The answers as they are now, with all that is known of them.
    #[must_use]
    pub fn now(&self) -> Revision {
        Revision {
            revision: self.item.revision,
            at: self.item.revised_at.unwrap_or(self.item.submitted_at),
            version: self.item.version.clone(),
            lang: self.item.lang.clone(),
            answers: self.answers.clone(),
        }
    }

    /// The same as a record.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`], where its answers can't be read.
    pub fn into_record(self) -> Result<Record, StoreError> {
        self.item.into_record()
    }
}

impl OpenSubmission for Table {
    async fn find(&self, reference: &Reference, now: Instant) -> Result<Option<Found>, StoreError> {
        let pointer: Option<PointerItem> = self.get(ItemKey::pointer(reference)).await?;
        let pointer = pointer.filter(|pointer| !is_over(pointer.expires, now));
        Ok(pointer.map(|pointer| Found {
            reference: reference.clone(),
            home: ItemKey { pk: pointer.home_pk, sk: pointer.home_sk },
            link: pointer.link,
        }))
    }

    async fn open(&self, found: &Found, now: Instant) -> Result<Option<Held>, StoreError> {
        let item: Option<SubmissionItem> = self.get(found.home.clone()).await?;
        let Some(item) = item.filter(|item| !is_over(item.expires, now)) else { return Ok(None) };
        let answers = from_json(&item.answers)?;
        Ok(Some(Held { home: found.home.clone(), item, answers }))
    }
}

impl ReviseSubmission for Table {
    async fn revise(&self, held: &Held, new: &Revised) -> Result<bool, StoreError> {
        let of = (held.program(), held.cohort(), held.form());
        self.note_used_version(of, new.submission.version(), new.at).await?;
        let writes = revising(held, new)?;
        Ok(self.write_together(&writes).await? == Together::Written)
    }
}

/// What a change of a submission writes. What was there is read and put, whole: so a change takes
/// no other permission than a submission.
fn revising(held: &Held, new: &Revised) -> Result<Vec<Write>, StoreError> {
    let (program, reference, was) = (held.program(), held.reference(), &held.item);
    let mut is = was.clone();
    is.version = new.submission.version().clone();
    is.lang = new.lang.clone();
    is.revision = was.revision.saturating_add(1);
    is.revised_at = Some(new.at);
    let again = new.changed.iter().filter(|question| !was.changed.contains(question));
    is.changed.extend(again.cloned());
    is.address.clone_from(&new.address);
    if is.address != was.address {
        is.came_back = None;
    }
    is.answers = to_json(&new.submission.answers())?;
    let before = ItemKey::revision(reference, was.revision);
    let (kind, due_pk, due_at) = (CHANGED, DUE, new.at);
    let message = MessageItem { kind, program, reference, due_pk, due_at, expires: None };
    let seen = vec![(":seen", AttributeValue::N(was.revision.to_string()))];
    let mut writes = vec![
        Write::Instead(item(held.home.clone(), &is)?, AS_READ, seen),
        Write::New(item(before, &RevisionItem::of(was))?),
        // Whoever changes something twice in a minute hears of it once.
        Write::Over(item(ItemKey::message(CHANGED, reference), &message)?),
    ];
    if is.address != was.address {
        let until =
            |address: &AddressHash, expires| sent_item(program, address, reference, expires);
        if let Some(before) = &was.address {
            writes.push(Write::Over(until(before, Some(new.at.seconds()))?));
        }
        if let Some(now) = &is.address {
            writes.push(Write::Over(until(now, None)?));
        }
    }
    Ok(writes)
}

/// The condition that a submission is as it was read, and was not withdrawn.
const AS_READ: &str = "revision = :seen AND attribute_not_exists(withdrawn_at)";

/// How often a withdrawal is tried that meets changes of pairings.
const MEETINGS: usize = 5;

/// The condition that a submission is there, and was not withdrawn.
pub(super) const NOT_WITHDRAWN: &str =
    "attribute_exists(pk) AND attribute_not_exists(withdrawn_at)";

/// The condition that something is there at all.
pub(super) const IS_THERE: &str = "attribute_exists(pk)";

impl WithdrawSubmission for Table {
    async fn withdraw(&self, held: &Held, now: Instant) -> Result<bool, StoreError> {
        let erased_at = now.plus_days(GRACE_DAYS);
        let end = erased_at.seconds();
        let number = |number: i64| AttributeValue::N(number.to_string());
        let values = vec![
            (":seen", number(held.item.revision.into())),
            (":at", AttributeValue::S(now.to_string())),
            (":end", number(end)),
        ];
        let withdrawn = "SET withdrawn_at = :at, expires = :end";
        let mut writes = vec![Write::Change(held.home.clone(), withdrawn, AS_READ, values)];
        let ends =
            |key| Write::Change(key, "SET expires = :end", IS_THERE, vec![(":end", number(end))]);
        writes.extend(held.item.belongings().into_iter().map(ends));
        let ends_if_any =
            |key| Write::Change(key, "SET expires = :end", ANYWAY, vec![(":end", number(end))]);
        writes.extend(held.desks_belongings().into_iter().map(ends_if_any));
        let (program, reference, expires) = (held.program(), held.reference(), Some(end));
        let (kind, due_pk, due_at) = (WITHDRAWN, DUE, now);
        let message = MessageItem { kind, program, reference, due_pk, due_at, expires };
        writes.push(Write::Over(item(ItemKey::message(WITHDRAWN, reference), &message)?));
        writes.push(remembered(program, reference, erased_at)?);
        let of = (program, held.cohort());
        // How many there are, nobody knows: too many for the transaction, perhaps. Before it, so
        // that none stays where what follows breaks off; and after it, when none can be added.
        self.forget_judged(of, reference).await?;
        for _ in 0..MEETINGS {
            let pairings = self.pairings(of).await?;
            let mut all = writes.clone();
            all.extend(ending_for(held, &pairings, now)?);
            match self.write_together(&all).await? {
                Together::Written => {
                    self.end_in_pairings(held, &pairings, Some(end)).await?;
                    self.forget_judged(of, reference).await?;
                    return Ok(true);
                }
                Together::WasThere(places) if places.iter().any(|at| *at < writes.len()) => {
                    return Ok(false);
                }
                // Somebody else has changed a pairing at the same moment.
                Together::WasThere(_) => {}
            }
        }
        let code = "pairings".to_owned();
        Err(StoreError::Busy { operation: "TransactWriteItems", code })
    }

    async fn take_back(&self, held: &Held) -> Result<bool, StoreError> {
        let Some(at) = held.withdrawn_at() else { return Ok(false) };
        let values: Values = vec![(":at", AttributeValue::S(at.to_string()))];
        let as_read = "withdrawn_at = :at";
        let back = "REMOVE withdrawn_at, expires";
        let mut writes = vec![Write::Change(held.home.clone(), back, as_read, values)];
        let message = ItemKey::message(WITHDRAWN, held.reference());
        let belongings = held.item.belongings().into_iter().chain([message]);
        let stays = |key| Write::Change(key, "REMOVE expires", IS_THERE, Vec::new());
        writes.extend(belongings.map(stays));
        let stays_if_any = |key| Write::Change(key, "REMOVE expires", ANYWAY, Vec::new());
        writes.extend(held.desks_belongings().into_iter().map(stays_if_any));
        let erased = ItemKey::erased(held.program(), held.reference());
        writes.push(Write::Gone(erased, ANYWAY, Vec::new()));
        // What they said stays before they are back, and not after: else it could go without them.
        let pairings = self.pairings((held.program(), held.cohort())).await?;
        self.end_in_pairings(held, &pairings, None).await?;
        let is_back = self.write_together(&writes).await? == Together::Written;
        if !is_back {
            self.end_in_pairings(held, &pairings, held.item.expires).await?;
        }
        Ok(is_back)
    }
}

impl Held {
    /// What the committee keeps of the person, and what it asked them. Whether there is any of it,
    /// a submission does not know: where there is none, an item without words stands for it.
    fn desks_belongings(&self) -> [ItemKey; 3] {
        let reference = self.reference();
        let found = Found { reference: reference.clone(), home: self.home.clone(), link: 0 };
        [found.standing(), ItemKey::file(reference), ItemKey::message(QUESTION, reference)]
    }
}

impl RenewLink for Table {
    async fn renew_link(&self, found: &Found) -> Result<bool, StoreError> {
        let number = |number: u32| AttributeValue::N(number.to_string());
        let seen = (":seen", number(found.link));
        let next = (":next", number(found.link.saturating_add(1)));
        let key = ItemKey::pointer(&found.reference);
        self.update_if(key, "SET link = :next", "link = :seen", [seen, next]).await
    }
}
