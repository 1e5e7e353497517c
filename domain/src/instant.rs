//! Moments, as the table and the API write them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::date::Date;

const DAY: i64 = 86_400_000;

/// A moment, in milliseconds since 1970-01-01T00:00Z, written as `2026-11-21T20:26:14.123Z`.
///
/// The text of a later moment sorts after that of an earlier one, from 1970 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Instant(i64);

/// Why a text is not a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a moment looks like 2026-11-21T20:26:14.123Z")]
pub struct NotAnInstant;

impl Instant {
    /// The moment so many milliseconds after 1970 began; kept within the years 1970 to 9999.
    #[must_use]
    pub fn from_milliseconds(since_1970: i64) -> Self {
        Self(since_1970.clamp(0, 253_402_300_799_999))
    }

    /// Milliseconds since 1970 began.
    #[must_use]
    pub fn milliseconds(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970 began: what DynamoDB's time to live counts.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The day on which it is, by the calendar of UTC; nothing, for years that no date has.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        Date::parse(self.to_string().get(..10)?).ok()
    }

    /// The moment so many days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self::from_milliseconds(self.0.saturating_add(i64::from(days) * DAY))
    }
}

impl fmt::Display for Instant {
    /// Howard Hinnant's `civil_from_days`, the inverse of [`crate::date::Date::days_since_1970`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let z = self.0.div_euclid(DAY) + 719_468;
        let (era, day_of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let m = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * m + 2) / 5 + 1;
        let month = if m < 10 { m + 3 } else { m - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let ms = self.0.rem_euclid(DAY);
        let (hours, minutes) = (ms / 3_600_000, ms / 60_000 % 60);
        let (seconds, ms) = (ms / 1000 % 60, ms % 1000);
        write!(f, "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{ms:03}Z")
    }
}

impl TryFrom<String> for Instant {
    type Error = NotAnInstant;

    fn try_from(text: String) -> Result<Self, NotAnInstant> {
        let part = |from: usize, to: usize| {
            text.get(from..to).and_then(|t| t.parse::<i64>().ok()).ok_or(NotAnInstant)
        };
        let date = text.get(..10).and_then(|t| Date::parse(t).ok());
        let days = date.ok_or(NotAnInstant)?.days_since_1970();
        let ms = ((part(11, 13)? * 60 + part(14, 16)?) * 60 + part(17, 19)?) * 1000 + part(20, 23)?;
        let moment = Self::from_milliseconds(days * DAY + ms);
        if moment.to_string() == text { Ok(moment) } else { Err(NotAnInstant) }
    }
}

impl From<Instant> for String {
    fn from(moment: Instant) -> String {
        moment.to_string()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn moments_are_written_in_utc_to_the_millisecond() {
        let moment = Instant::from_milliseconds(1_795_292_774_123);
        assert_eq!(moment.to_string(), "2026-11-21T20:26:14.123Z");
    }

    #[test]
    fn what_is_not_a_moment_is_refused() {
        for bad in [
            "",
            "2026-11-21",
            "2026-02-30T00:00:00.000Z",
            "2026-11-21T25:00:00.000Z",
            "é026-11-21T00:00:00.000Z",
        ] {
            assert_eq!(Instant::try_from(bad.to_owned()), Err(NotAnInstant), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn reading_back_what_was_written_gives_the_same_moment(ms in 0_i64..7_258_118_400_000) {
            let moment = Instant::from_milliseconds(ms);
            prop_assert_eq!(Instant::try_from(moment.to_string()), Ok(moment));
        }
    }
}
