//! The keys of the table's items, as `infra/table.md` has them.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::Lang;
use domain::id::{CohortId, FormId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use domain::version::Version;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::count::Counter;

/// The partition of the index of messages that are due.
pub(super) const DUE: &str = "DUE";

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
        Self::new(format!("SUBMISSION#{reference}"), "HOME")
    }

    pub(super) fn idempotency(program: &ProgramId, form: &FormId, key: &str) -> Self {
        Self::new(format!("KEY#{program}#{form}#{}", sha256(key)), "KEY")
    }

    pub(super) fn receipt_message(reference: &Reference) -> Self {
        Self::new(format!("OUTBOX#receipt#{reference}"), "MESSAGE")
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
fn sha256(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
