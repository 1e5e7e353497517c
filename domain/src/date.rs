//! Days and months of the Gregorian calendar.
//!
//! Our own small types: a date library costs a guide page 39 kB or more, and all that a form needs
//! is to read a date, to compare two, and to say one in a person's language.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::instant::Instant;

/// The years that a date may have.
pub const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

/// A month of a year, such as 2027-03.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

/// A day, such as 2027-03-31. Every value is a day that the calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    month: Month,
    day: u8,
}

impl Date {
    /// The first day that there is, of [`YEARS`].
    pub const FIRST: Self = Self { month: Month { year: 1900, month: 1 }, day: 1 };
}

/// Why a text is not a month or a day. Each says what the person should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    /// Nothing was given for the year, or it is not four digits in [`YEARS`].
    #[error("the year is missing or not between 1900 and 2199")]
    Year,
    /// Nothing was given for the month, or it is not 1 to 12.
    #[error("the month is missing or not between 1 and 12")]
    Month,
    /// Nothing was given for the day, or the month has no such day.
    #[error("the day is missing or not in that month")]
    Day,
}

impl Month {
    /// Reads `YYYY-MM`; either part may be missing or wrong, which the error then names.
    ///
    /// # Errors
    /// [`NotADate::Month`] or [`NotADate::Year`], the month first.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let (year, month) = text.split_once('-').unwrap_or((text, ""));
        let month = number(month, 2).filter(|m| (1..=12).contains(m)).ok_or(NotADate::Month)?;
        let year = Some(year).filter(|y| y.len() == 4).and_then(|y| number(y, 4));
        let year = year.filter(|y| YEARS.contains(y)).ok_or(NotADate::Year)?;
        Ok(Self { year, month: u8::try_from(month).unwrap_or(1) })
    }

    /// The year, one of [`YEARS`].
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month's number, 1 to 12.
    #[must_use]
    pub fn number(self) -> u8 {
        self.month
    }

    fn days(self) -> u8 {
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if self.year.is_multiple_of(4)
                && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400)) =>
            {
                29
            }
            2 => 28,
            _ => 31,
        }
    }
}

impl Date {
    /// Reads `YYYY-MM-DD`; any part may be missing or wrong, which the error then names.
    ///
    /// # Errors
    /// [`NotADate`], for the day, the month or the year, in this order.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let (month, day) = text.rsplit_once('-').unwrap_or(("", ""));
        let day = number(day, 2).ok_or(NotADate::Day)?;
        let month = Month::parse(month)?;
        let day = u8::try_from(day).unwrap_or(0);
        if (1..=month.days()).contains(&day) { Ok(Self { month, day }) } else { Err(NotADate::Day) }
    }

    /// The month that the day is in.
    #[must_use]
    pub fn month(self) -> Month {
        self.month
    }

    /// The day of its month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// How many days after 1970-01-01 this day is; negative before it.
    ///
    /// Howard Hinnant's `days_from_civil` ("chrono-Compatible Low-Level Date Algorithms").
    #[must_use]
    pub fn days_since_1970(self) -> i64 {
        let (m, d) = (i64::from(self.month.month), i64::from(self.day));
        let y = i64::from(self.month.year) - i64::from(m <= 2);
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468
    }

    /// The day so many days later; nothing, for years that no date has.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Option<Self> {
        let days = self.days_since_1970() + i64::from(days);
        Instant::from_milliseconds(days * 86_400_000).day()
    }

    /// The day before it; nothing, before all dates.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        Instant::from_milliseconds((self.days_since_1970() - 1) * 86_400_000).day()
    }

    /// The same day so many months later, or that month's last day where it has no such day;
    /// nothing, for years that no date has.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Option<Self> {
        let months =
            u32::from(self.month.year) * 12 + u32::from(self.month.month - 1) + u32::from(months);
        let year = u16::try_from(months / 12).ok().filter(|year| YEARS.contains(year))?;
        let month = Month { year, month: u8::try_from(months % 12 + 1).ok()? };
        Some(Self { month, day: self.day.min(month.days()) })
    }
}

fn number(digits: &str, most: usize) -> Option<u16> {
    let good = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if good { digits.parse().ok() } else { None }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Self, NotADate> {
        Self::parse(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_date_that_the_calendar_does_not_have_is_refused_with_the_part_to_look_at() {
        let cases = [
            ("2028-02-29", Ok("2028-02-29")),
            ("2027-2-9", Ok("2027-02-09")),
            ("2027-02-29", Err(NotADate::Day)),
            ("2100-02-29", Err(NotADate::Day)),
            ("2027-13-01", Err(NotADate::Month)),
            ("2027--01", Err(NotADate::Month)),
            ("27-01-01", Err(NotADate::Year)),
            ("-01-01", Err(NotADate::Year)),
            ("2027-01-", Err(NotADate::Day)),
            ("soon", Err(NotADate::Day)),
        ];
        for (text, expected) in cases {
            assert_eq!(Date::parse(text).map(String::from), expected.map(String::from), "{text:?}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        let days = |text| Date::parse(text).unwrap().days_since_1970();
        assert_eq!(days("1970-01-01"), 0);
        assert_eq!(days("1969-12-31"), -1);
        assert_eq!(days("2000-03-01"), 11_017);
        assert_eq!(days("2026-11-21"), 20_778);
    }

    #[test]
    fn a_month_later_is_the_same_day_or_that_months_last() {
        for (day, months, expected) in [
            ("2027-02-15", 3, Some("2027-05-15")),
            ("2027-02-15", 12, Some("2028-02-15")),
            ("2027-01-31", 1, Some("2027-02-28")),
            ("2028-01-31", 1, Some("2028-02-29")),
            ("2027-08-31", 6, Some("2028-02-29")),
            ("2027-12-31", 0, Some("2027-12-31")),
            ("2027-11-30", 1, Some("2027-12-30")),
            ("2199-11-30", 2, None),
        ] {
            let later = Date::parse(day).unwrap().plus_months(months).map(String::from);
            assert_eq!(later.as_deref(), expected, "{day} + {months}");
        }
        assert_eq!(Date::parse("2199-12-31").unwrap().plus_days(1), None);
        assert_eq!(Date::parse("2199-12-01").unwrap().plus_months(u16::MAX), None);
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0..=u16::MAX).prop_map(|days| Date::FIRST.plus_days(days).unwrap())
    }

    proptest! {
        #[test]
        fn so_many_days_later_is_so_many_days_later(day in any_day(), days in 0..20_000u16) {
            let later = day.plus_days(days).unwrap();
            prop_assert_eq!(later.days_since_1970() - day.days_since_1970(), i64::from(days));
            prop_assert_eq!(day.plus_days(1).and_then(Date::before), Some(day));
        }

        #[test]
        fn so_many_months_later_is_that_month_and_that_day_or_its_last(day in any_day(), months in 0..400u16) {
            let later = day.plus_months(months).unwrap();
            let number = |date: Date| date.month().year() * 12 + u16::from(date.month().number());
            prop_assert_eq!(number(later) - number(day), months);
            let is_last = number(later.plus_days(1).unwrap()) > number(later);
            prop_assert!(later.day() == day.day() || later.day() < day.day() && is_last);
        }

        #[test]
        fn months_never_turn_days_around(a in any_day(), b in any_day(), months in 0..400u16) {
            let (first, then) = (a.min(b), a.max(b));
            prop_assert!(first.plus_months(months) <= then.plus_months(months));
        }

        #[test]
        fn a_later_day_has_a_higher_number(a in "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-([01][0-9]|2[0-8])", b in "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-([01][0-9]|2[0-8])") {
            if let (Ok(a), Ok(b)) = (Date::parse(&a), Date::parse(&b)) {
                prop_assert_eq!(a.cmp(&b), a.days_since_1970().cmp(&b.days_since_1970()));
            }
        }
    }
}
