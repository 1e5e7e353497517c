//! The keys of the table's items, as `infra/table.md` has them.

mod years;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::Lang;
use domain::calendar::Milestone;
use domain::desk::{AsideId, AuditId, ExportKeyId, MailId, MemberId, PairingId, ScenarioId};
use domain::id::{CohortId, FormId, LineId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use domain::version::Version;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub(super) use self::years::{
    CASE, CASES, FORGETTING, FORGETTING_PREFIX, HANDED_OVER, cases_pk, cases_prefix, past_pk,
};
use super::count::Counter;
use super::items::Item;
use crate::hex::digits;

/// The partition of the index of messages that are due.
pub(super) const DUE: &str = "DUE";

/// The partition of that index which has what comes next for pairs.
pub(super) const CALENDAR: &str = "CALENDAR";

/// The partition of that index which has what could not be sent of a program's mails.
pub(super) fn parked_pk(program: &ProgramId) -> String {
    format!("PARKED#{program}")
}

/// What the keys of messages begin with.
const OUTBOX: &str = "OUTBOX#";

/// The sort key of a program's head.
pub(super) const HEAD: &str = "HEAD";

/// What the sort keys of its heads in other languages begin with.
pub(super) const HEADS_PREFIX: &str = "HEAD#";

/// An item's primary key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ItemKey {
    pub(super) pk: String,
    pub(super) sk: String,
}

impl ItemKey {
    /// The key of an item; nothing for one without, which no table has.
    pub(super) fn of_item(item: &Item) -> Option<Self> {
        let text = |name: &str| item.get(name)?.as_s().ok().cloned();
        Some(Self { pk: text("pk")?, sk: text("sk")? })
    }

    fn new(pk: String, sk: impl Into<String>) -> Self {
        Self { pk, sk: sk.into() }
    }

    pub(super) fn head(program: &ProgramId) -> Self {
        Self::new(program_pk(program), HEAD)
    }

    /// The head in another language than the program's own.
    pub(super) fn head_in(program: &ProgramId, lang: &Lang) -> Self {
        Self::new(program_pk(program), format!("{HEADS_PREFIX}{lang}"))
    }

    pub(super) fn form(program: &ProgramId, form: &FormId, version: &Version) -> Self {
        Self::new(program_pk(program), format!("FORM#{form}#{version}"))
    }

    /// The form in another language than the program's own.
    pub(super) fn form_in(
        program: &ProgramId,
        form: &FormId,
        version: &Version,
        lang: &Lang,
    ) -> Self {
        Self::new(program_pk(program), format!("FORM#{form}#{version}#{lang}"))
    }

    /// That a submission was withdrawn and erased.
    pub(super) fn erased(program: &ProgramId, reference: &Reference) -> Self {
        Self::new(erased_pk(program), reference.as_str())
    }

    pub(super) fn submission(
        (program, cohort, form): (&ProgramId, &CohortId, &FormId),
        submitted_at: Instant,
        reference: &Reference,
    ) -> Self {
        let sk = format!("{}{submitted_at}#{reference}", submissions_prefix(form));
        Self::new(cohort_pk(program, cohort), sk)
    }

    pub(super) fn used_version(
        (program, cohort, form): (&ProgramId, &CohortId, &FormId),
        version: &Version,
    ) -> Self {
        Self::new(cohort_pk(program, cohort), format!("{}{version}", versions_prefix(form)))
    }

    pub(super) fn pointer(reference: &Reference) -> Self {
        Self::new(submission_pk(reference), "HOME")
    }

    pub(super) fn idempotency(program: &ProgramId, form: &FormId, key: &str) -> Self {
        Self::idempotency_at(format!("KEY#{program}#{form}#{}", sha256(key)))
    }

    /// The record of a key whose partition is known.
    pub(super) fn idempotency_at(pk: String) -> Self {
        Self::new(pk, "KEY")
    }

    /// A message about a submission: one of each kind.
    pub(super) fn message(kind: &str, reference: &Reference) -> Self {
        Self::new(format!("OUTBOX#{kind}#{reference}"), "MESSAGE")
    }

    /// A message by its name.
    pub(super) fn message_of(id: &MailId) -> Self {
        Self::new(format!("{OUTBOX}{}#{}", id.kind(), id.rest()), "MESSAGE")
    }

    /// The name of a message.
    pub(super) fn mail_id(&self) -> Option<MailId> {
        let (kind, rest) = self.pk.strip_prefix(OUTBOX)?.split_once('#')?;
        MailId::new(kind, rest).ok()
    }

    /// A message with the links that somebody has asked for, who may be nobody we know.
    pub(super) fn links_message(id: &str) -> Self {
        Self::new(format!("OUTBOX#links#{id}"), "MESSAGE")
    }

    /// The number of a cohort's changes of pairings.
    pub(super) fn pairings((program, cohort): (&ProgramId, &CohortId)) -> Self {
        Self::new(cohort_pk(program, cohort), PAIRINGS)
    }

    pub(super) fn pairing((program, cohort): (&ProgramId, &CohortId), id: &PairingId) -> Self {
        Self::new(cohort_pk(program, cohort), format!("{PAIRING}#{id}"))
    }

    /// A message to somebody about a pairing: one of each kind.
    pub(super) fn pairing_message(kind: &str, id: &PairingId, to: &Reference) -> Self {
        Self::new(format!("OUTBOX#{kind}#{id}-{to}"), "MESSAGE")
    }

    /// A message to whoever looks after a pairing, with what one of the two tells them.
    pub(super) fn aside_message(kind: &str, id: &AsideId) -> Self {
        Self::new(format!("{OUTBOX}{kind}#{id}"), "MESSAGE")
    }

    /// A message about a turn of a pair's year: one of each kind, and for each of the two one each time.
    pub(super) fn turn_message(
        kind: &str,
        id: &PairingId,
        milestone: Milestone,
        to: Option<(&Reference, u8)>,
    ) -> Self {
        let to = to.map(|(reference, times)| format!("-{times}-{reference}")).unwrap_or_default();
        Self::new(format!("OUTBOX#{kind}#{id}-{milestone}{to}"), "MESSAGE")
    }

    /// The worksheet that the two of a pairing fill in together.
    pub(super) fn sheet((program, cohort): (&ProgramId, &CohortId), id: &PairingId) -> Self {
        Self::new(cohort_pk(program, cohort), format!("SHEET#{id}"))
    }

    /// What that worksheet was before a change, by the number that it had.
    pub(super) fn sheet_before(
        (program, cohort): (&ProgramId, &CohortId),
        id: &PairingId,
        revision: u32,
    ) -> Self {
        Self::new(cohort_pk(program, cohort), format!("{}{revision:05}", sheets_prefix(id)))
    }

    /// What one of a pairing's two has noted.
    pub(super) fn journal(
        (program, cohort): (&ProgramId, &CohortId),
        pairing: &PairingId,
        who: &Reference,
    ) -> Self {
        Self::new(cohort_pk(program, cohort), format!("{}{who}", journal_prefix(pairing)))
    }

    pub(super) fn scenario((program, cohort): (&ProgramId, &CohortId), id: &ScenarioId) -> Self {
        Self::new(cohort_pk(program, cohort), format!("{SCENARIOS}{id}"))
    }

    /// What was judged of two people, in whatever order they are named.
    pub(super) fn judged(
        (program, cohort): (&ProgramId, &CohortId),
        line: &LineId,
        (one, other): (&Reference, &Reference),
    ) -> Self {
        let (first, second) = (one.min(other), one.max(other));
        Self::new(cohort_pk(program, cohort), format!("{JUDGED}{line}#{first}#{second}"))
    }

    /// What one of a pairing's two has answered at a milestone.
    pub(super) fn heard(
        (program, cohort): (&ProgramId, &CohortId),
        pairing: &PairingId,
        milestone: Milestone,
        who: &Reference,
    ) -> Self {
        let sk = format!("{}{milestone}#{who}", heard_prefix(pairing));
        Self::new(cohort_pk(program, cohort), sk)
    }

    pub(super) fn revision(reference: &Reference, number: u32) -> Self {
        Self::new(submission_pk(reference), format!("{REVISIONS}{number:05}"))
    }

    /// What was said between the committee and somebody, and about them.
    pub(super) fn file(reference: &Reference) -> Self {
        Self::new(submission_pk(reference), "FILE")
    }

    /// Under an address, by its keyed hash, what was sent from it.
    pub(super) fn sent_from(program: &ProgramId, hash: &str, reference: &Reference) -> Self {
        Self::new(address_pk(program, hash), format!("{SENT}{reference}"))
    }

    /// How often links were asked for with an address, in the hour of a moment.
    pub(super) fn asked(program: &ProgramId, hash: &str, now: Instant) -> Self {
        Self::new(format!("ASKED#{program}#{hash}"), format!("HOUR#{}", hour(now)))
    }

    /// How often a code was asked for with an address, in the hour of a moment.
    pub(super) fn asked_for_code(program: &ProgramId, hash: &str, now: Instant) -> Self {
        Self::new(format!("ASKED#{program}#{hash}"), format!("CODES#{}", hour(now)))
    }

    /// The number of a committee's changes.
    pub(super) fn committee(program: &ProgramId) -> Self {
        Self::new(committee_pk(program), HEAD)
    }

    pub(super) fn member(program: &ProgramId, member: &MemberId) -> Self {
        Self::new(committee_pk(program), format!("{MEMBERS}{member}"))
    }

    /// The code that was last asked for with an address, by its keyed hash.
    pub(super) fn code(program: &ProgramId, hash: &str) -> Self {
        Self::new(format!("SIGN-IN#{program}#{hash}"), "CODE")
    }

    /// A message to somebody who signs in, if there is such a person.
    pub(super) fn sign_in_message(kind: &str, id: &str) -> Self {
        Self::new(format!("OUTBOX#{kind}#{id}"), "MESSAGE")
    }

    pub(super) fn session(token: &str) -> Self {
        Self::new(format!("SESSION#{}", sha256(token)), "SESSION")
    }

    pub(super) fn audit(program: &ProgramId, line: &AuditId) -> Self {
        Self::new(audit_pk(program), line.as_str())
    }

    /// That somebody was refused something, in the hour of a moment.
    pub(super) fn refused(program: &ProgramId, what: &str, now: Instant) -> Self {
        Self::new(format!("REFUSED#{program}#{}", sha256(what)), format!("HOUR#{}", hour(now)))
    }

    /// What is kept of an export key beside its secret.
    pub(super) fn named_key(program: &ProgramId, key: &ExportKeyId) -> Self {
        Self::new(named_keys_pk(program), format!("KEY#{key}"))
    }

    pub(super) fn export_key(secret: &str) -> Self {
        Self::new(format!("EXPORT-KEY#{}", sha256(secret)), "KEY")
    }

    pub(super) fn counter(counter: &Counter) -> Self {
        Self::new(format!("COUNT#{}", counter.name()), "COUNT")
    }

    pub(super) fn draft(id: &str) -> Self {
        Self::new(format!("DRAFT#{id}"), "DRAFT")
    }

    pub(super) fn attributes(self) -> [(&'static str, AttributeValue); 2] {
        [("pk", AttributeValue::S(self.pk)), ("sk", AttributeValue::S(self.sk))]
    }
}

/// How the sort keys of a committee's members begin.
pub(super) const MEMBERS: &str = "MEMBER#";

pub(super) fn committee_pk(program: &ProgramId) -> String {
    format!("COMMITTEE#{program}")
}

pub(super) fn erased_pk(program: &ProgramId) -> String {
    format!("{ERASED}{program}")
}

/// How the partitions begin that remember what was erased.
pub(super) const ERASED: &str = "ERASED#";

pub(super) fn audit_pk(program: &ProgramId) -> String {
    format!("AUDIT#{program}")
}

pub(super) fn named_keys_pk(program: &ProgramId) -> String {
    format!("EXPORT-KEYS#{program}")
}

/// The hour of a moment: `2026-11-21T20`.
fn hour(now: Instant) -> String {
    now.to_string().chars().take("2026-11-21T20".len()).collect()
}

/// How the sort keys of pairings begin, and of their number.
pub(super) const PAIRING: &str = "PAIRING";

/// The sort key of the number of a cohort's pairings.
pub(super) const PAIRINGS: &str = "PAIRINGS";

/// How the sort keys of scenarios begin.
pub(super) const SCENARIOS: &str = "SCENARIO#";

/// How the sort keys of what was judged begin.
pub(super) const JUDGED: &str = "JUDGED#";

/// How the sort keys of what pairs have answered begin.
pub(super) const HEARD: &str = "HEARD#";

/// How those of one pairing begin.
pub(super) fn heard_prefix(pairing: &PairingId) -> String {
    format!("{HEARD}{pairing}#")
}

/// How the sort keys begin of what the worksheet of a pairing was.
pub(super) fn sheets_prefix(pairing: &PairingId) -> String {
    format!("SHEET#{pairing}#")
}

/// How the sort keys of what people note in their pairings begin.
pub(super) const JOURNALS: &str = "JOURNAL#";

/// How those of one pairing begin.
pub(super) fn journal_prefix(pairing: &PairingId) -> String {
    format!("{JOURNALS}{pairing}#")
}

/// How the sort keys of what a committee keeps of people begin.
pub(super) const STANDINGS: &str = "STANDING#";

/// How the sort keys of revisions begin.
pub(super) const REVISIONS: &str = "REVISION#";

/// How the sort keys of submissions begin, in their cohort and under the address that they came from.
pub(super) const SENT: &str = "SUBMISSION#";

pub(super) fn submission_pk(reference: &Reference) -> String {
    format!("SUBMISSION#{reference}")
}

pub(super) fn address_pk(program: &ProgramId, hash: &str) -> String {
    format!("ADDRESS#{program}#{hash}")
}

pub(super) fn cohort_pk(program: &ProgramId, cohort: &CohortId) -> String {
    format!("COHORT#{program}#{cohort}")
}

pub(super) fn submissions_prefix(form: &FormId) -> String {
    format!("SUBMISSION#{form}#")
}

pub(super) fn versions_prefix(form: &FormId) -> String {
    format!("VERSION#{form}#")
}

fn program_pk(program: &ProgramId) -> String {
    format!("PROGRAM#{program}")
}

/// A SHA-256 in hexadecimal: how secrets are stored.
pub(super) fn sha256(secret: &str) -> String {
    digits(&Sha256::digest(secret.as_bytes()))
}
