mod written;

use serde::{Deserialize, Serialize};

use self::written::{WrittenDeed, WrittenWho};
use super::{
    Datasets, EndReason, ExportKeyId, InquiryId, KeyName, MailId, MemberId, MemberName, NoteId,
    PairingId, Role, ScenarioId, ScenarioName,
};
use crate::id::{CohortId, FormId, LineId, ProgramId};
use crate::instant::Instant;
use crate::matching::Partners;
use crate::reference::Reference;

/// What names a line: its moment, and what tells it from others of that moment. It sorts by time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AuditId(Box<str>);

/// Why a text names no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a line is named by what the page before it says")]
pub struct NotAnAuditId;

impl AuditId {
    /// The name of a line of a moment, by random bits.
    #[must_use]
    pub fn of(at: Instant, random: u64) -> Self {
        Self(format!("{at}-{random:016x}").into())
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`NotAnAuditId`].
    pub fn parse(text: &str) -> Result<Self, NotAnAuditId> {
        let (moment, random) = text.rsplit_once('-').ok_or(NotAnAuditId)?;
        let at = Instant::try_from(moment.to_owned()).map_err(|_| NotAnAuditId)?;
        let bits = u64::from_str_radix(random, 16).map_err(|_| NotAnAuditId)?;
        let id = Self::of(at, bits);
        if id.as_str() == text { Ok(id) } else { Err(NotAnAuditId) }
    }

    /// It as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AuditId {
    type Error = NotAnAuditId;
    fn try_from(text: String) -> Result<Self, NotAnAuditId> {
        Self::parse(&text)
    }
}

impl From<AuditId> for String {
    fn from(id: AuditId) -> String {
        id.0.into()
    }
}

/// A line of a program's audit log: who did what, on what, when. It has no answers in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// What names it.
    pub id: AuditId,
    /// When it was.
    pub at: Instant,
    /// Who it was.
    pub who: Who,
    /// What they did, and on what.
    pub deed: Deed,
}

/// Who did something, as they were called at that time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", try_from = "WrittenWho")]
pub enum Who {
    /// Somebody on the committee.
    Member {
        /// What names them.
        member: MemberId,
        /// What they were called.
        name: MemberName,
    },
    /// Whoever has an export key.
    ExportKey {
        /// What names it.
        key: ExportKeyId,
        /// What it was called.
        name: KeyName,
    },
    /// Whoever has an export key that is older than keys' names.
    UnnamedKey,
    /// Whoever runs the service, by a command.
    Operator,
    /// The program's calendar, by itself.
    Calendar,
    /// Somebody who takes part, by their own link.
    Person {
        /// What they quote.
        reference: Reference,
    },
    /// Somebody of another program. Its chair knows who that is; this one's does not.
    Foreign {
        /// That program.
        program: ProgramId,
    },
    /// Somebody whom the association's single sign-on knows, and the committee's list does not. Who
    /// that is, is not kept.
    Outsider,
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case", try_from = "WrittenDeed")]
pub enum Deed {
    /// Signed in.
    SignedIn,
    /// Ended their session.
    SignedOut,
    /// Ended all their sessions.
    EndedSessions,
    /// Put somebody on the committee.
    MemberAdded(OnMember),
    /// Changed what the committee's list says of somebody.
    MemberChanged(OnMember),
    /// Took somebody off the committee.
    MemberRemoved(OnMember),
    /// Made an export key.
    ExportKeyMade {
        /// What names it.
        key: ExportKeyId,
        /// What it is called.
        name: KeyName,
        /// What it opens.
        datasets: Datasets,
    },
    /// Revoked an export key.
    ExportKeyRevoked {
        /// What names it.
        key: ExportKeyId,
        /// What it was called.
        name: KeyName,
    },
    /// Changed what the committee keeps of some people.
    StandingsPut {
        /// Of whom.
        people: Vec<Reference>,
    },
    /// Wrote a note on somebody.
    Noted {
        /// On whom.
        person: Reference,
        /// What names it.
        note: NoteId,
    },
    /// Asked somebody for more.
    Asked {
        /// Whom.
        person: Reference,
        /// What names the question.
        question: InquiryId,
    },
    /// Brought in people who filled in a form elsewhere, or began to.
    Imported {
        /// Into which cohort.
        cohort: CohortId,
        /// The form.
        form: FormId,
        /// How many.
        rows: u32,
    },
    /// Kept a scenario, or changed it.
    ScenarioPut {
        /// Of which cohort.
        cohort: CohortId,
        /// What names it.
        scenario: ScenarioId,
        /// What it is called.
        name: ScenarioName,
    },
    /// Took a scenario away.
    ScenarioDeleted {
        /// Of which cohort.
        cohort: CohortId,
        /// What named it.
        scenario: ScenarioId,
        /// What it was called.
        name: ScenarioName,
    },
    /// Judged a pair, or took that back. How, the log does not say.
    Judged {
        /// The mentee, or a peer.
        mentee: Reference,
        /// The mentor, or the other peer.
        mentor: Reference,
        /// For which line.
        line: LineId,
    },
    /// Made a pairing: both are introduced, or the mentor is asked first.
    PairingMade {
        /// What names it.
        pairing: PairingId,
        /// The two.
        #[serde(flatten)]
        partners: Partners,
        /// Whether the mentor is asked first.
        ask_first: bool,
    },
    /// Accepted, as the mentor who was asked.
    PairingAccepted {
        /// Which.
        pairing: PairingId,
    },
    /// Declined, as the mentor who was asked.
    PairingDeclined {
        /// Which.
        pairing: PairingId,
    },
    /// Let two rest for a while.
    PairingPaused {
        /// Which.
        pairing: PairingId,
    },
    /// Let them go on.
    PairingResumed {
        /// Which.
        pairing: PairingId,
    },
    /// Ended pairings.
    PairingsEnded {
        /// Which.
        pairings: Vec<PairingId>,
        /// Why.
        reason: EndReason,
    },
    /// Told whoever looks after a pairing something, in private. What, the log does not say.
    AsideSaid {
        /// In which.
        pairing: PairingId,
    },
    /// Said until when what has happened in a pairing is dealt with, or that it is not.
    DealtWith {
        /// In which.
        pairing: PairingId,
    },
    /// Erased what was kept of a cohort's people, as its program had promised.
    YearForgotten {
        /// Which cohort.
        cohort: CohortId,
    },
    /// Published the report of a year.
    ReportPublished {
        /// Of which cohort.
        cohort: CohortId,
    },
    /// Downloaded a file.
    Exported {
        /// The file: dataset and format.
        file: String,
        /// The cohort, where it was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cohort: Option<String>,
    },
    /// Had a mail tried again that could not be sent.
    MailTriedAgain {
        /// What names it.
        mail: MailId,
    },
    /// Took a mail that could not be sent off the list.
    MailGivenUp {
        /// What names it.
        mail: MailId,
    },
    /// Tried what they may not. Said once an hour of each.
    Refused {
        /// The call, by its template: `PUT /v1/programs/{program}/committee/{member}`.
        call: String,
    },
}

/// Somebody whom a change of the committee is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnMember {
    /// What names them.
    pub member: MemberId,
    /// What they were called after it.
    pub name: MemberName,
    /// Their role after it; before it, where they were taken off.
    pub role: Role,
    /// Their role before, where it was another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Role>,
}

/// `GET /v1/programs/{program}/audit`: the latest lines, or those before one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// The lines, the latest first.
    pub lines: Vec<AuditLine>,
    /// What `before=` must say for what comes next; nothing after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<AuditId>,
}
