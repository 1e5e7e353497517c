use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use crate::lang::Lang;

/// Something wrong in a program's files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file's path below `programs/`.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Words that have no translation yet. They are shown in the program's own language, so this is
/// no fault.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The path, below `programs/`, of the file that they belong into.
    pub file: String,
    /// What is missing there.
    pub what: String,
    /// The language that they are not translated into.
    pub lang: Lang,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: not translated into “{}”: {}", self.file, self.lang, self.what)
    }
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Faults {
    faults: RefCell<Vec<Fault>>,
    missing: RefCell<BTreeSet<Missing>>,
}

impl Faults {
    pub(super) fn add(&self, file: &str, line: usize, message: String) {
        self.faults.borrow_mut().push(Fault { file: file.to_owned(), line, message });
    }

    pub(super) fn miss(&self, file: &str, lang: &Lang, what: impl Into<String>) {
        let (file, what) = (file.to_owned(), what.into());
        self.missing.borrow_mut().insert(Missing { file, what, lang: lang.clone() });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.faults.borrow().is_empty()
    }

    /// What is missing, in the order of the files.
    pub(super) fn missing(&self) -> Vec<Missing> {
        self.missing.borrow().iter().cloned().collect()
    }

    pub(super) fn into_sorted(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort();
        faults.dedup();
        faults
    }
}
