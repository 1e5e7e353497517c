//! The steps of a deployment, each with its line.

use std::cell::Cell;

/// Counts the steps.
#[derive(Debug)]
pub(super) struct Steps {
    all: usize,
    begun: Cell<usize>,
}

impl Steps {
    pub(super) fn of(all: usize) -> Self {
        Self { all, begun: Cell::new(0) }
    }

    /// Says which step begins.
    pub(super) fn begin(&self, what: &str) {
        self.begun.set(self.begun.get() + 1);
        println!("\n{}/{} {what}", self.begun.get(), self.all);
    }
}
