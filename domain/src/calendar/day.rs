//! When a day of a year is: programs have no time zone, and people are everywhere.

use crate::date::Date;
use crate::instant::Instant;

/// So many hours after a day has begun by the clocks of UTC, it is that day for nearly everybody: in
/// Hawaii it begins then, and in New Zealand it is late in the evening, even in summer. It is another day
/// only on Kiribati's Line Islands, where it is the next, and in American Samoa and Niue, where it is
/// the one before: no moment is the same day everywhere.
pub const HOURS_INTO_DAY: i64 = 10;

const HOUR: i64 = 3_600_000;

/// The moment on a day from which on it counts: whatever is due then is due.
#[must_use]
pub fn begins(day: Date) -> Instant {
    Instant::from_milliseconds((day.days_since_1970() * 24 + HOURS_INTO_DAY) * HOUR)
}

/// The day that counts at a moment: the latest that has begun. Nothing, for years that no date has.
#[must_use]
pub fn counts(now: Instant) -> Option<Date> {
    Instant::from_milliseconds(now.milliseconds() - HOURS_INTO_DAY * HOUR).day()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_counts_from_its_own_beginning_until_that_of_the_next() {
        let at = |text: &str| Instant::try_from(text.to_owned()).unwrap();
        let day = Date::parse("2027-03-01").unwrap();
        assert_eq!(begins(day), at("2027-03-01T10:00:00.000Z"));
        assert_eq!(counts(begins(day)), Some(day));
        assert_eq!(counts(at("2027-03-02T09:59:59.999Z")), Some(day));
        assert_eq!(counts(at("2027-03-01T09:59:59.999Z")), Date::parse("2027-02-28").ok());
    }
}
