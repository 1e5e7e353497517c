//! How far somebody has read an export, so that they can go on from there.

use std::fmt;

use super::Record;
use crate::id::CohortId;
use crate::instant::Instant;
use crate::reference::Reference;

/// The place behind a record, in the order in which exports have them: written
/// `2026-27.1795292774123.7Q2M-XK4D-90TB`. There is nothing in it that the record doesn't say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    cohort: CohortId,
    at: Instant,
    reference: Reference,
}

/// Why a text is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a position is the cursor of a line, as it is")]
pub struct NotAPosition;

impl Position {
    /// Behind a record.
    #[must_use]
    pub fn behind(record: &Record) -> Self {
        let (cohort, at) = (record.cohort.clone(), record.submitted_at);
        Self { cohort, at, reference: record.reference.clone() }
    }

    /// Reads what [`fmt::Display`] has written.
    ///
    /// # Errors
    /// [`NotAPosition`] for any other text.
    pub fn parse(text: &str) -> Result<Self, NotAPosition> {
        let mut parts = text.split('.');
        let mut part = || parts.next().ok_or(NotAPosition);
        let cohort = CohortId::new(part()?).map_err(|_| NotAPosition)?;
        let at = Instant::from_milliseconds(part()?.parse().map_err(|_| NotAPosition)?);
        let reference = Reference::parse(part()?).map_err(|_| NotAPosition)?;
        let position = Self { cohort, at, reference };
        if position.to_string() == text { Ok(position) } else { Err(NotAPosition) }
    }

    /// The cohort that the record is in.
    #[must_use]
    pub fn cohort(&self) -> &CohortId {
        &self.cohort
    }

    /// Whether a record of the same cohort stands before it.
    #[must_use]
    pub fn is_behind(&self, record: &Record) -> bool {
        (record.submitted_at, &record.reference) <= (self.at, &self.reference)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.cohort, self.at.milliseconds(), self.reference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_read_as_it_was_written_and_nothing_else_is_one() {
        let text = "2026-27.1795292774123.7Q2M-XK4D-90TB";
        assert_eq!(Position::parse(text).map(|position| position.to_string()).as_deref(), Ok(text));
        for bad in [
            "",
            "2026-27",
            "2026-27.1795292774123",
            "2026-27.1795292774123.7q2m-xk4d-90tb",
            "2026-27.1795292774123.7Q2M-XK4D-90TB.",
            "2026-27.01795292774123.7Q2M-XK4D-90TB",
            "2026-27.-1.7Q2M-XK4D-90TB",
            "2026_27.1.7Q2M-XK4D-90TB",
        ] {
            assert_eq!(Position::parse(bad), Err(NotAPosition), "{bad:?}");
        }
    }
}
