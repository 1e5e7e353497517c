use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::api::FieldProblem;
use crate::id::FormId;
use crate::lang::Lang;
use crate::reference::Reference;
use crate::version::Version;

/// How many rows one import may have.
pub const MOST_ROWS: usize = 500;

/// How many bytes `POST …/imports` may have: the rows of a few hundred people who wrote a lot. A
/// function of Lambda's takes six million.
pub const LARGEST_IMPORT: usize = 4_000_000;

/// `POST …/imports`: people who filled in a form elsewhere. All of them or none.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewImport {
    /// The form.
    pub form: FormId,
    /// The version that the rows were checked by.
    pub version: Version,
    /// The language that mails to these people will have.
    pub lang: Lang,
    /// Everybody's answers, at most [`MOST_ROWS`].
    pub rows: Vec<Answers>,
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// One for each row, in their order.
    pub rows: Vec<ImportedRow>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedRow {
    /// What names it.
    pub reference: Reference,
    /// Whether it had been imported before, and so was left as it is.
    pub was_there: bool,
}

/// What is wrong with a row that the form did not accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblems {
    /// Which row of those that were sent, counted from one.
    pub row: usize,
    /// Every problem.
    pub problems: Vec<FieldProblem>,
}

/// What others wrote is personal: only how many there are shows.
impl std::fmt::Debug for NewImport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewImport({}, {} rows)", self.form, self.rows.len())
    }
}
