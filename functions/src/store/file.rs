//! What was said between the committee and one person, and about them: one item, to which entries
//! are added and of which none is changed.

use std::future::Future;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::desk::{
    Aside, Decision, Deed, Inquiry, InquiryId, NewInquiry, NewNote, Note, NoteId, Reply, Who, Words,
};
use domain::id::ProgramId;
use domain::instant::Instant;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::audit::line;
use super::error::StoreError;
use super::items::{from_json, is_over, item, to_json};
use super::keys::{DUE, ItemKey};
use super::outbox::QUESTION;
use super::own::Found;
use super::standings::decision;
use super::submit::MessageItem;
use super::table::Table;
use super::together::{Together, Values, Write};

/// Reading what was said about somebody, and to them.
pub trait ReadFile {
    /// The IAM actions that this takes.
    const ACTIONS: &'static [&'static str] = &["dynamodb:GetItem"];

    /// All of it, the earliest first.
    fn file(
        &self,
        reference: &Reference,
        now: Instant,
    ) -> impl Future<Output = Result<File, StoreError>> + Send;
}

/// Adding to it, as the committee.
pub trait AddToFile {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];

    /// Adds a note, once for its id.
    fn add_note(
        &self,
        program: &ProgramId,
        found: &Found,
        note: &NewNote,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<Added, StoreError>> + Send;

    /// Adds a question, once for its id: with a message to the person, and with the decision that
    /// they were asked.
    fn ask(
        &self,
        program: &ProgramId,
        found: &Found,
        inquiry: &NewInquiry,
        who: &Who,
        now: Instant,
    ) -> impl Future<Output = Result<Added, StoreError>> + Send;
}

/// Adding to it, as the person themselves.
pub trait AnswerInquiry {
    /// The IAM actions that this takes. A transaction takes the actions of its parts.
    const ACTIONS: &'static [&'static str] =
        &["dynamodb:ConditionCheckItem", "dynamodb:UpdateItem"];

    /// Adds an answer, one to each question.
    fn answer(
        &self,
        found: &Found,
        inquiry: &InquiryId,
        text: &Words,
        now: Instant,
    ) -> impl Future<Output = Result<Added, StoreError>> + Send;
}

/// What was said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// About the person.
    pub notes: Vec<Note>,
    /// To the person, and what came back.
    pub inquiries: Vec<Inquiry>,
    /// By the person, to whoever looks after a pairing of theirs, and to nobody else.
    pub asides: Vec<Aside>,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is there now.
    New,
    /// One of that id was there, or there is no more room.
    Not,
    /// The person has withdrawn.
    Withdrawn,
}

/// How many characters a file has room for, as JSON: an item may have 400 kB.
const ROOM: usize = 250_000;

#[derive(Deserialize)]
struct FileItem {
    /// Each as JSON.
    #[serde(default)]
    entries: Vec<String>,
    expires: Option<i64>,
}

/// An entry, as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Entry {
    Note { id: NoteId, at: Instant, by: Who, text: Words },
    Question { id: InquiryId, at: Instant, by: Who, text: Words },
    Answer { id: InquiryId, at: Instant, text: Words },
    Aside(Aside),
}

impl Entry {
    /// What no other entry of the file may have.
    fn name(&self) -> String {
        match self {
            Self::Note { id, .. } => format!("note.{id}"),
            Self::Question { id, .. } => format!("question.{id}"),
            Self::Answer { id, .. } => format!("answer.{id}"),
            Self::Aside(aside) => format!("aside.{}", aside.id),
        }
    }
}

impl File {
    fn add(&mut self, entry: Entry) {
        match entry {
            Entry::Note { id, at, by, text } => self.notes.push(Note { id, at, by, text }),
            Entry::Question { id, at, by, text } => {
                self.inquiries.push(Inquiry { id, at, by: Some(by), text, answer: None });
            }
            Entry::Answer { id, at, text } => {
                let inquiry = self.inquiries.iter_mut().find(|inquiry| inquiry.id == id);
                if let Some(inquiry) = inquiry {
                    inquiry.answer = Some(Reply { at, text });
                }
            }
            Entry::Aside(aside) => self.asides.push(aside),
        }
    }

    /// What was asked and is not answered yet.
    pub fn open(&self) -> impl Iterator<Item = &Inquiry> {
        self.inquiries.iter().filter(|inquiry| inquiry.answer.is_none())
    }

    /// What was asked, as the person themselves reads it.
    #[must_use]
    pub fn for_the_person(&self) -> Vec<Inquiry> {
        self.inquiries.iter().map(|inquiry| Inquiry { by: None, ..inquiry.clone() }).collect()
    }
}

impl ReadFile for Table {
    async fn file(&self, reference: &Reference, now: Instant) -> Result<File, StoreError> {
        let item: Option<FileItem> = self.get(ItemKey::file(reference)).await?;
        let item = item.filter(|item| !is_over(item.expires, now));
        let mut file = File::default();
        for entry in item.map(|item| item.entries).unwrap_or_default() {
            file.add(from_json(&entry)?);
        }
        Ok(file)
    }
}

impl AddToFile for Table {
    async fn add_note(
        &self,
        program: &ProgramId,
        found: &Found,
        note: &NewNote,
        who: &Who,
        now: Instant,
    ) -> Result<Added, StoreError> {
        let NewNote { id, text } = note.clone();
        let entry = Entry::Note { id: id.clone(), at: now, by: who.clone(), text };
        let deed = Deed::Noted { person: found.reference.clone(), note: id };
        let counted = Write::Change(found.standing(), "ADD notes :one", ANYWAY, one());
        self.add(found, &entry, vec![counted, line(program, who, &deed, now)?]).await
    }

    async fn ask(
        &self,
        program: &ProgramId,
        found: &Found,
        inquiry: &NewInquiry,
        who: &Who,
        now: Instant,
    ) -> Result<Added, StoreError> {
        let NewInquiry { id, text } = inquiry.clone();
        let reference = &found.reference;
        let entry = Entry::Question { id: id.clone(), at: now, by: who.clone(), text };
        let deed = Deed::Asked { person: reference.clone(), question: id };
        let mut values = one();
        values.extend([
            (":none", AttributeValue::N("0".to_owned())),
            (":decision", decision(Decision::Asked)?),
            (":now", AttributeValue::S(now.to_string())),
            (":who", AttributeValue::S(to_json(who)?)),
        ]);
        let update = "SET decision = :decision, changed_at = :now, changed_by = :who, \
                      revision = if_not_exists(revision, :none) + :one ADD asked :one";
        let (kind, due_pk, due_at) = (QUESTION, DUE, now);
        let message = MessageItem { kind, program, reference, due_pk, due_at, expires: None };
        let more = vec![
            Write::Change(found.standing(), update, ANYWAY, values),
            // Who is asked twice before the mail goes out reads both in one.
            Write::Over(item(ItemKey::message(QUESTION, reference), &message)?),
            line(program, who, &deed, now)?,
        ];
        self.add(found, &entry, more).await
    }
}

impl AnswerInquiry for Table {
    async fn answer(
        &self,
        found: &Found,
        inquiry: &InquiryId,
        text: &Words,
        now: Instant,
    ) -> Result<Added, StoreError> {
        let entry = Entry::Answer { id: inquiry.clone(), at: now, text: text.clone() };
        let counted = Write::Change(found.standing(), "ADD answered :one", ANYWAY, one());
        self.add(found, &entry, vec![counted]).await
    }
}

impl Table {
    /// Adds an entry and writes more with it, if nobody has added it, there is room, and the person
    /// has not withdrawn.
    pub(super) async fn add(
        &self,
        found: &Found,
        entry: &Entry,
        more: Vec<Write>,
    ) -> Result<Added, StoreError> {
        let mut writes = adding(found, entry)?.to_vec();
        writes.extend(more);
        Ok(match self.write_together(&writes).await? {
            Together::Written => Added::New,
            Together::WasThere(places) if places.contains(&0) => Added::Withdrawn,
            Together::WasThere(_) => Added::Not,
        })
    }
}

/// What adds an entry, where the person has not withdrawn, nobody has added it, and there is room:
/// first the condition on the person, then that on their file.
pub(super) fn adding(found: &Found, entry: &Entry) -> Result<[Write; 2], StoreError> {
    let (name, json) = (entry.name(), to_json(entry)?);
    let left = ROOM.saturating_sub(json.len());
    let values = vec![
        (":none", AttributeValue::L(Vec::new())),
        (":length", AttributeValue::N(json.len().to_string())),
        (":left", AttributeValue::N(left.to_string())),
        (":entry", AttributeValue::L(vec![AttributeValue::S(json)])),
        (":names", AttributeValue::Ss(vec![name.clone()])),
        (":name", AttributeValue::S(name)),
    ];
    let update = "SET entries = list_append(if_not_exists(entries, :none), :entry) \
                  ADD entry_names :names, room_taken :length";
    let condition = "(attribute_not_exists(entry_names) OR NOT contains(entry_names, :name)) \
                     AND (attribute_not_exists(room_taken) OR room_taken <= :left)";
    let key = ItemKey::file(&found.reference);
    Ok([found.must_not_be_withdrawn(), Write::Change(key, update, condition, values)])
}

/// The condition of a change that is made whatever is there.
pub(super) const ANYWAY: &str = "attribute_exists(pk) OR attribute_not_exists(pk)";

fn one() -> Values {
    vec![(":one", AttributeValue::N("1".to_owned()))]
}
