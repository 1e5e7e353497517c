use std::fmt;

use crate::date::{Date, Month};
use crate::instant::Instant;

/// What stands in one cell of a table.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number on a scale.
    Number(u32),
    /// A month.
    Month(Month),
    /// A day.
    Date(Date),
    /// A moment, as it is in UTC.
    Moment(Instant),
    /// A moment, as the clocks of the table's time zone showed it.
    Local(Instant),
}

impl Cell {
    /// Text; an empty cell where there is none.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Moment(at) | Self::Local(at) => at.fmt(f),
        }
    }
}

/// An answer is personal: only its kind shows.
impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Empty",
            Self::Text(_) => "Text(…)",
            Self::Number(_) => "Number(…)",
            Self::Month(_) => "Month(…)",
            Self::Date(_) => "Date(…)",
            Self::Moment(_) => "Moment(…)",
            Self::Local(_) => "Local(…)",
        })
    }
}
