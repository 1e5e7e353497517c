use std::fmt;

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// So many days after a first day are the most.
pub const MOST_DAYS: u16 = 1100;

/// So many months after a first day are the most.
pub const MOST_MONTHS: u16 = 36;

/// So many days or months after a first day: "day 14", "month 3".
///
/// A month later is the same day of that month, or else its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct After(Count);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Count {
    Days(u16),
    Months(u16),
}

/// Why a text is not an [`After`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "what counts from a first day is “day 1” to “day {MOST_DAYS}” or “month 1” to “month {MOST_MONTHS}”"
)]
pub struct NotAfter;

impl After {
    /// So many days after, from 1 to [`MOST_DAYS`].
    ///
    /// # Errors
    /// [`NotAfter`] for any other number.
    pub fn days(days: u16) -> Result<Self, NotAfter> {
        if (1..=MOST_DAYS).contains(&days) { Ok(Self(Count::Days(days))) } else { Err(NotAfter) }
    }

    /// So many months after, from 1 to [`MOST_MONTHS`].
    ///
    /// # Errors
    /// [`NotAfter`] for any other number.
    pub fn months(months: u16) -> Result<Self, NotAfter> {
        let good = (1..=MOST_MONTHS).contains(&months);
        if good { Ok(Self(Count::Months(months))) } else { Err(NotAfter) }
    }

    /// Reads "day 14" or "month 3".
    ///
    /// # Errors
    /// [`NotAfter`] where the text is neither.
    pub fn parse(text: &str) -> Result<Self, NotAfter> {
        let (unit, count) = text.split_once(' ').ok_or(NotAfter)?;
        // Not "+14" and not "014": one spelling for each.
        let digits = count.bytes().all(|b| b.is_ascii_digit()) && !count.starts_with('0');
        let count = count.parse().ok().filter(|_| digits).ok_or(NotAfter)?;
        match unit {
            "day" => Self::days(count),
            "month" => Self::months(count),
            _ => Err(NotAfter),
        }
    }

    /// The day so long after a first one; nothing, for years that no date has.
    #[must_use]
    pub fn date(self, first: Date) -> Option<Date> {
        match self.0 {
            Count::Days(days) => first.plus_days(days),
            Count::Months(months) => first.plus_months(months),
        }
    }

    /// How many days after the first one a later day is.
    pub(super) fn days_between(first: Date, then: Date) -> Option<Self> {
        let days = then.days_since_1970() - first.days_since_1970();
        Self::days(u16::try_from(days).ok()?).ok()
    }

    /// How many months after the first one a later day is, where it is whole months.
    pub(super) fn months_between(first: Date, then: Date) -> Option<Self> {
        let month = |date: Date| date.month().year() * 12 + u16::from(date.month().number());
        let months = month(then).checked_sub(month(first))?;
        Self::months(months).ok().filter(|after| after.date(first) == Some(then))
    }

    /// Whether it comes before another, whatever day is the first.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Count::Days(a), Count::Days(b)) | (Count::Months(a), Count::Months(b)) => a < b,
            _ => self.latest() < other.earliest(),
        }
    }

    /// Whether it is another, or comes before it, whatever day is the first.
    #[must_use]
    pub fn is_not_after(self, other: Self) -> bool {
        self == other || self.is_before(other)
    }

    /// How many it is, if it counts days.
    #[must_use]
    pub fn in_days(self) -> Option<u16> {
        if let Count::Days(days) = self.0 { Some(days) } else { None }
    }

    /// How many it is, if it counts months.
    #[must_use]
    pub fn in_months(self) -> Option<u16> {
        if let Count::Months(months) = self.0 { Some(months) } else { None }
    }

    /// So many days it is at the least: a month has 28, a year's worth of them 365.
    fn earliest(self) -> u32 {
        match self.0 {
            Count::Days(days) => days.into(),
            Count::Months(months) => (u32::from(months) * 365 / 12).saturating_sub(2),
        }
    }

    /// So many days it is at the most.
    fn latest(self) -> u32 {
        match self.0 {
            Count::Days(days) => days.into(),
            Count::Months(months) => u32::from(months) * 366 / 12 + 2,
        }
    }
}

impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Count::Days(days) => write!(f, "day {days}"),
            Count::Months(months) => write!(f, "month {months}"),
        }
    }
}

impl TryFrom<String> for After {
    type Error = NotAfter;
    fn try_from(text: String) -> Result<Self, NotAfter> {
        Self::parse(&text)
    }
}

impl From<After> for String {
    fn from(after: After) -> String {
        after.to_string()
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_after() -> impl Strategy<Value = After> {
        prop_oneof![
            (1..=MOST_DAYS).prop_map(|days| After::days(days).unwrap()),
            (1..=MOST_MONTHS).prop_map(|months| After::months(months).unwrap()),
        ]
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0..60_000u16).prop_map(|days| Date::FIRST.plus_days(days).unwrap())
    }

    #[test]
    fn what_counts_from_a_first_day_has_one_spelling() {
        for good in ["day 1", "day 14", "day 1100", "month 1", "month 36"] {
            assert_eq!(After::parse(good).map(String::from).as_deref(), Ok(good));
        }
        for bad in [
            "",
            "day",
            "14",
            "day 0",
            "day 1101",
            "month 0",
            "month 37",
            "week 2",
            "day -1",
            "day +1",
            "day 014",
            "days 14",
            "Day 14",
            "day  14",
            "day 14 ",
            "day 99999",
        ] {
            assert_eq!(After::parse(bad), Err(NotAfter), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_comes_before_does_so_from_any_first_day(a in any_after(), b in any_after(), first in any_day()) {
            if let (Some(day_a), Some(day_b)) = (a.date(first), b.date(first)) {
                prop_assert!(!a.is_before(b) || day_a < day_b);
                prop_assert!(!a.is_not_after(b) || day_a <= day_b);
            }
        }

        #[test]
        fn what_lies_between_two_days_leads_from_one_to_the_other(after in any_after(), first in any_day()) {
            if let Some(then) = after.date(first) {
                prop_assert_eq!(After::days_between(first, then).and_then(|days| days.date(first)), Some(then));
                if after.in_months().is_some() {
                    prop_assert_eq!(After::months_between(first, then), Some(after));
                }
                prop_assert_eq!(After::days_between(then, first), None);
                prop_assert_eq!(After::months_between(then, first), None);
            }
        }
    }
}
