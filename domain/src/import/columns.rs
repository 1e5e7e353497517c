//! What a mapping says of a column, and of a place in a form.

use super::mapping::{Mapping, Target};
use crate::rejection::Field;

impl Target {
    /// Whether what is wrong at a place of the form is of this.
    #[must_use]
    pub fn takes(&self, field: &Field) -> bool {
        match (self, &field.part) {
            (Self::Part { question, row, part }, Some((at, of))) => {
                (question, row, part) == (&field.question, at, of)
            }
            _ => *self.question() == field.question,
        }
    }

    /// Whether two columns can’t both be what they are said to be.
    #[must_use]
    pub fn clashes(&self, other: &Self) -> bool {
        let is_whole = |target: &Self| matches!(target, Self::Question { .. });
        self.question() == other.question() && (self == other || is_whole(self) || is_whole(other))
    }
}

impl Mapping {
    /// The columns in which stands what a place of the form takes.
    pub fn columns_of(&self, field: &Field) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter_map(move |(at, target)| target.as_ref()?.takes(field).then_some(at))
    }

    /// Whether a column answers what another column answers as well.
    #[must_use]
    pub fn is_doubled(&self, column: usize) -> bool {
        let Some(Some(target)) = self.columns.get(column) else { return false };
        let others = self.columns.iter().enumerate().filter(|(at, _)| *at != column);
        others.filter_map(|(_, other)| other.as_ref()).any(|other| target.clashes(other))
    }
}
