//! What is kept, and the only place that names the AWS SDK for DynamoDB.
//!
//! One small trait for each capability, so that a function's signature says what it may do; each
//! trait's `ACTIONS` are the IAM actions that it needs and no others. [`Table`] has all of them.
//! The keys are in `infra/table.md`. Nothing here knows HTTP.

mod addresses;
mod asides;
mod audit;
mod came_back;
mod committee;
mod copy;
mod count;
mod dealt_with;
mod digest;
mod drafts;
mod due;
mod erased;
mod error;
mod export_keys;
mod file;
mod forgetting;
mod heard;
mod history;
mod imports;
mod items;
mod journals;
mod keys;
mod languages;
mod leaving;
mod local;
mod named_keys;
mod open_cases;
mod outbox;
mod own;
mod pair_keys;
mod pairing_years;
mod pairings;
mod parked;
mod parting;
mod past_pairs;
mod programs;
mod publish;
mod purge;
mod reports;
mod scenarios;
mod secret;
mod sessions;
mod sheets;
mod sign_in;
mod standings;
mod submissions;
mod submit;
mod table;
mod together;
mod turns;

pub use self::addresses::{AddressHash, AddressHashes, AskForLinks, FindByAddress, LINKS_AN_HOUR};
pub use self::asides::{ReadAsides, SayAside};
pub use self::audit::{NoteDeeds, ReadAudit};
pub use self::came_back::NoteCameBack;
pub use self::committee::{ChangeCommittee, ReadCommittee};
pub use self::copy::{Items, Place, PutItems, ReadItems, StoredItem};
pub use self::count::{CountCalls, Counter};
pub use self::dealt_with::KeepDealtWith;
pub use self::drafts::{
    DRAFT_DAYS, DraftId, KeepDrafts, KeptDraft, NotADraftId, NotSealed, SealedDraft,
};
pub use self::due::{Due, ReadDue};
pub use self::erased::EraseAgain;
pub use self::error::StoreError;
pub use self::export_keys::{CheckExportKey, ExportKey, KeyHolder, MakeExportKey};
pub use self::file::{AddToFile, Added, AnswerInquiry, File, ReadFile};
pub use self::forgetting::{NOTICE_DAYS, NoteForgotten, PlanForgetting, ReadToForget, ToForget};
pub use self::heard::{HeardFrom, KeepHeard, ReadHeard, Whose};
pub use self::history::ReadHistory;
pub use self::imports::ImportSubmission;
pub use self::journals::{KeepJournal, KeptDiary, ReadJournal};
pub use self::languages::{in_best_lang, wording};
pub use self::named_keys::KeepExportKeys;
pub use self::open_cases::{KeepOpenCases, handed_over};
pub use self::outbox::{
    About, AboutAside, AboutMilestone, AboutPairing, AboutTurn, Asked, AskedForCode, DueMessage,
    LeaseMessages, Leased, Message, Outcome,
};
pub use self::own::{
    Found, Held, OpenSubmission, RenewLink, ReviseSubmission, Revised, WithdrawSubmission,
};
pub use self::pairing_years::{ReadPairingYear, ReadPairingYears};
pub use self::pairings::{ChangePairings, OpenPairing, ReadPairings};
pub use self::parked::{ReadParked, Settle, SettleParked};
pub use self::parting::{EndOwnPairing, Parting};
pub use self::past_pairs::{PastPairs, ReadPastPairs};
pub use self::programs::{FormEntry, OfferedLang, ProgramHead, ReadPrograms};
pub use self::publish::{PublishError, PublishPrograms, Published};
pub use self::purge::{PurgeCohort, Purged, Remains, Step};
pub use self::reports::{Issue, KeepReports};
pub use self::scenarios::{KeepJudged, KeepScenarios, ReadJudged};
pub use self::sessions::{EndSessions, LiveSession, OpenSession, SessionToken, WORKING_DAY_HOURS};
pub use self::sheets::{KeepSheet, ReadAgreed, ReadSheet};
pub use self::sign_in::{AskForCode, AskedCode, CODES_AN_HOUR, UseCode};
pub use self::standings::{Kept as KeptStanding, PutStandings, ReadStandings};
pub use self::submissions::{Cursor, Page, ReadSubmissions, UsedVersion};
pub use self::submit::{FindKey, Kept, NewSubmission, Put, PutSubmission, Stored, SubmissionKey};
pub use self::table::{MissingVariable, Table, local_config};
pub use self::turns::{AfterTurns, DueTurn, DueTurns, ReadDueTurns, TakeTurns, TurnMessage};
