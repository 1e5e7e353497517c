//! What is kept, and the only place that names the AWS SDK for DynamoDB.
//!
//! One small trait for each capability, so that a function's signature says what it may do; each
//! trait's `ACTIONS` are the IAM actions that it needs and no others. [`Table`] has all of them.
//! The keys are in `infra/table.md`. Nothing here knows HTTP.

mod copy;
mod count;
mod digest;
mod drafts;
mod due;
mod error;
mod export_keys;
mod items;
mod keys;
mod local;
mod outbox;
mod programs;
mod publish;
mod submissions;
mod submit;
mod table;
mod together;

pub use self::copy::{Items, Place, PutItems, ReadItems, StoredItem};
pub use self::count::{CountCalls, Counter};
pub use self::drafts::{
    DRAFT_DAYS, DraftId, KeepDrafts, KeptDraft, NotADraftId, NotSealed, SealedDraft,
};
pub use self::due::{Due, ReadDue};
pub use self::error::StoreError;
pub use self::export_keys::{CheckExportKey, ExportKey, MakeExportKey};
pub use self::outbox::{
    DueMessage, LeaseMessages, Leased, Message, MessageKind, Outcome, ReadSubmission,
};
pub use self::programs::{FormEntry, OfferedLang, ProgramHead, ReadPrograms};
pub use self::publish::{PublishError, PublishPrograms, Published};
pub use self::submissions::{Cursor, Page, ReadSubmissions, UsedVersion};
pub use self::submit::{FindKey, Kept, NewSubmission, Put, PutSubmission, SubmissionKey};
pub use self::table::{MissingVariable, Table, local_config};
