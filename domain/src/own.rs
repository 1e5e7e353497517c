//! What a person's own link opens: all that is held about a submission, and what can be done with it.

use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::calendar::Milestone;
use crate::desk::{Aside, CameBack, Inquiry, PairingId};
use crate::form::{Form, Question};
use crate::heard::{Contact, Filled};
use crate::id::{CohortId, FormId, ProgramId, QuestionId};
use crate::instant::Instant;
use crate::journal::Entry;
use crate::lang::Lang;
use crate::program::Opening;
use crate::reference::Reference;
use crate::version::Version;

/// For how many days what was withdrawn is still there, out of everybody's sight but the person's
/// own: who withdraws in haste, or whose link was used by somebody else, is back from a vacation by
/// then. It is as long as a draft is kept that travels.
pub const GRACE_DAYS: u32 = 30;

/// How often a submission can be changed: far more often than anybody does, and so that all that
/// belongs to a submission can be marked in one transaction.
pub const MOST_REVISIONS: u32 = 60;

/// `GET /v1/submissions/{reference}`: all that is held about a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldSubmission {
    /// What the person quotes.
    pub reference: Reference,
    /// Whose form it was.
    pub program: ProgramId,
    /// The year that took it.
    pub cohort: CohortId,
    /// The form.
    pub form: FormId,
    /// The answers as they are now.
    pub now: Revision,
    /// When it was sent first.
    pub submitted_at: Instant,
    /// When it was withdrawn, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Instant>,
    /// When it is erased, if it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_at: Option<Instant>,
    /// Whether it can be changed now; nothing, where its form or its year is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Opening>,
    /// The answers as they were before, the earliest first.
    pub before: Vec<Revision>,
    /// The mails about it.
    pub mails: Vec<MailNote>,
    /// That mail to the person's address came back, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_back: Option<CameBack>,
    /// What the committee has asked the person, and what they answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Inquiry>,
    /// What the person has told whoever looks after a pairing of theirs, in private.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<Aside>,
    /// What they have answered and noted in the pairings in which they have done so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairings: Vec<HeldOfPairing>,
}

/// What one of the two of a pairing has answered and noted there. Their worksheet is of both, and on its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldOfPairing {
    /// The pairing.
    pub pairing: PairingId,
    /// What they have answered, in the order of the year.
    pub heard: Vec<Said>,
    /// What they have noted, whoever else may see it.
    pub noted: Vec<Entry>,
}

/// What somebody has answered at a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Which.
    pub milestone: Milestone,
    /// When they last answered.
    pub at: Instant,
    /// Whether they were in contact, if they have said so by one press.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// The form that they have filled in, if they have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled: Option<Filled>,
}

/// Answers at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its number: 1 is what was sent first.
    pub revision: u32,
    /// Since when they are so.
    pub at: Instant,
    /// The version of the form that accepted them.
    pub version: Version,
    /// The language that the person saw.
    pub lang: Lang,
    /// The answers.
    pub answers: Answers,
}

/// A mail about a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailNote {
    /// What it says: `receipt`, `changed`, `withdrawn`, `question`.
    pub kind: String,
    /// What became of it: `sent`, `nothing-to-send`, `parked`; nothing, as long as it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// When that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Instant>,
}

/// The answer to a `PUT`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// What the person quotes.
    pub reference: Reference,
    /// The number of what is stored now.
    pub revision: u32,
    /// Since when it is so.
    pub at: Instant,
}

/// The answer to a `DELETE`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// What the person quotes.
    pub reference: Reference,
    /// When it was withdrawn.
    pub withdrawn_at: Instant,
    /// When it is erased.
    pub erased_at: Instant,
}

/// What a `PUT` that comes too late adds to its 412: both, so that the person can choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What is stored.
    pub stored: Revision,
    /// What was sent.
    pub sent: Answers,
}

/// The questions whose answers differ, in the form's order; those that the form doesn't have come
/// last.
#[must_use]
pub fn changed(form: &Form, before: &Answers, after: &Answers) -> Vec<QuestionId> {
    let differs = |question: &QuestionId| before.get(question) != after.get(question);
    let asked: Vec<&QuestionId> =
        form.questions().map(|question: &Question| &question.id).collect();
    let others = before.iter().chain(after.iter()).map(|(question, _)| question);
    let others = others.filter(|question| !asked.contains(question));
    let mut changed: Vec<QuestionId> =
        asked.iter().copied().filter(|question| differs(question)).cloned().collect();
    for other in others {
        if differs(other) && !changed.contains(other) {
            changed.push(other.clone());
        }
    }
    changed
}
