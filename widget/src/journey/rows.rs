//! The rows of repeatable groups.

use domain::answers::{Answers, Raw};
use domain::form::{Kind, Question};
use domain::id::QuestionId;

use super::Journey;

/// A row that was removed.
#[derive(Debug, Clone)]
pub struct Removed {
    /// The group that it was in.
    pub group: QuestionId,
    /// Its number, counted from one.
    pub number: usize,
    row: Answers,
}

impl Journey {
    /// How many rows of a group are shown: at least as many as there must be, and at least one.
    #[must_use]
    pub fn rows_shown(&self, group: &Question) -> usize {
        let Kind::Group { at_least, .. } = group.kind else { return 0 };
        let least = if group.optional { 1 } else { at_least.max(1) };
        self.answers.rows(&group.id).len().max(size(least))
    }

    /// Whether one row more may be added.
    #[must_use]
    pub fn can_add(&self, group: &Question) -> bool {
        matches!(group.kind, Kind::Group { at_most, .. } if self.rows_shown(group) < size(at_most))
    }

    /// Whether there are more rows than must be shown.
    #[must_use]
    pub fn can_remove(&self, group: &Question) -> bool {
        let Kind::Group { at_least, .. } = group.kind else { return false };
        self.rows_shown(group) > size(if group.optional { 1 } else { at_least.max(1) })
    }

    /// One row more; its number, if there may be one.
    pub fn add_row(&mut self, group: &QuestionId) -> Option<usize> {
        let shown = self.form().question(group).filter(|group| self.can_add(group));
        let number = self.rows_shown(shown?) + 1;
        let mut rows = self.answers.rows(group).to_vec();
        rows.resize(number, Answers::new());
        self.answers.set(group.clone(), Raw::Rows(rows));
        self.leave_notices();
        self.rebuild();
        Some(number)
    }

    /// A row away, which can be undone.
    pub fn remove_row(&mut self, group: &QuestionId, number: usize) {
        let mut rows = self.answers.rows(group).to_vec();
        let Some(at) = number.checked_sub(1) else { return };
        let row = if at < rows.len() { rows.remove(at) } else { Answers::new() };
        self.answers.set(group.clone(), Raw::Rows(rows));
        self.leave_notices();
        self.removed = Some(Removed { group: group.clone(), number, row });
        self.settle();
        self.rebuild();
    }

    /// Takes back [`Journey::remove_row`].
    pub fn undo_remove(&mut self) {
        let Some(Removed { group, number, row }) = self.removed.take() else { return };
        let mut rows = self.answers.rows(&group).to_vec();
        let at = number.saturating_sub(1).min(rows.len());
        rows.insert(at, row);
        self.answers.set(group, Raw::Rows(rows));
        self.settle();
        self.rebuild();
    }
}

pub(super) fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
