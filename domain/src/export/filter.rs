//! Which submissions of a dataset somebody wants.

use super::Record;
use crate::date::Date;
use crate::instant::{Instant, NotAnInstant};

/// What an export leaves out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whether those that were withdrawn are in it, without their answers.
    pub withdrawn: bool,
    /// Only those that look odd, or only those that don't; both, where nothing is said.
    pub flagged: Option<bool>,
    /// Only those to which something happened at this moment or after it.
    pub since: Option<Instant>,
}

impl Filter {
    /// Whether a record is in the export.
    #[must_use]
    pub fn takes(&self, record: &Record) -> bool {
        let flagged = self.flagged.is_none_or(|flagged| flagged != record.flags.is_empty());
        let since = self.since.is_none_or(|since| record.last_event() >= since);
        (self.withdrawn || record.withdrawn_at.is_none()) && flagged && since
    }
}

impl Record {
    /// When something happened to it last: sent, changed or withdrawn.
    #[must_use]
    pub fn last_event(&self) -> Instant {
        let later = [self.revised_at, self.withdrawn_at].into_iter().flatten();
        later.fold(self.submitted_at, Instant::max)
    }
}

/// Reads the moment from which on somebody wants to know what happened: a day, which begins in UTC,
/// or a moment in UTC to the second or the millisecond.
///
/// # Errors
/// [`NotAnInstant`], where it is neither.
pub fn since(text: &str) -> Result<Instant, NotAnInstant> {
    let written = match text.len() {
        10 => {
            let day = Date::parse(text).map_err(|_| NotAnInstant)?;
            format!("{day}T00:00:00.000Z")
        }
        20 => text.strip_suffix('Z').map_or_else(String::new, |text| format!("{text}.000Z")),
        _ => text.to_owned(),
    };
    Instant::try_from(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_or_a_moment_is_read_and_nothing_else() {
        for (text, read) in [
            ("2026-11-21", "2026-11-21T00:00:00.000Z"),
            ("2026-11-21T20:26:14Z", "2026-11-21T20:26:14.000Z"),
            ("2026-11-21T20:26:14.123Z", "2026-11-21T20:26:14.123Z"),
        ] {
            assert_eq!(since(text).map(|at| at.to_string()).as_deref(), Ok(read));
        }
        for bad in [
            "",
            "yesterday",
            "2026-11",
            "2026-02-30",
            "2026-11-21T20:26Z",
            "2026-11-21T20:26:14+02",
            "é026-11-2",
        ] {
            assert_eq!(since(bad), Err(NotAnInstant), "{bad:?}");
        }
    }
}
