use serde::{Deserialize, Serialize};

/// How far a place's clocks are from UTC, in minutes: −12 hours to +14 hours.
///
/// There are no time zones in this crate: who calls looks up what a zone's name means on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct UtcOffset(i16);

/// Why a number is no offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("clocks are at the most 12 hours behind UTC and 14 hours ahead of it")]
pub struct NotAnOffset;

impl UtcOffset {
    /// Reads an offset: so many minutes ahead of UTC, or behind it.
    ///
    /// # Errors
    /// [`NotAnOffset`] where no clock on Earth shows that.
    pub fn of_minutes(minutes: i16) -> Result<Self, NotAnOffset> {
        if (-720..=840).contains(&minutes) { Ok(Self(minutes)) } else { Err(NotAnOffset) }
    }

    /// The minutes.
    #[must_use]
    pub fn minutes(self) -> i16 {
        self.0
    }
}

impl TryFrom<i16> for UtcOffset {
    type Error = NotAnOffset;
    fn try_from(minutes: i16) -> Result<Self, NotAnOffset> {
        Self::of_minutes(minutes)
    }
}

impl From<UtcOffset> for i16 {
    fn from(offset: UtcOffset) -> i16 {
        offset.0
    }
}

/// Hours of some days of a week, as a policy writes them: `mon-fri 9-12`, `sat-sun 10-18`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hours {
    first: u8,
    last: u8,
    from: u8,
    to: u8,
}

/// Why a text names no hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("hours look like “mon-fri 9-12”: days in order from mon to sun, hours from 0 to 24")]
pub struct NotHours;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Hours {
    /// Reads hours.
    ///
    /// # Errors
    /// [`NotHours`] where the text has another form, or ends before it begins.
    pub fn parse(text: &str) -> Result<Self, NotHours> {
        let (days, hours) = text.split_once(' ').ok_or(NotHours)?;
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let (from, to) = hours.split_once('-').ok_or(NotHours)?;
        let day = |name: &str| DAYS.iter().position(|day| *day == name).ok_or(NotHours);
        let hour = |text: &str| text.parse::<u8>().ok().filter(|hour| *hour <= 24).ok_or(NotHours);
        let small = |day: usize| u8::try_from(day).map_err(|_| NotHours);
        let read = Self {
            first: small(day(first)?)?,
            last: small(day(last)?)?,
            from: hour(from)?,
            to: hour(to)?,
        };
        if read.first <= read.last && read.from < read.to { Ok(read) } else { Err(NotHours) }
    }
}

impl TryFrom<String> for Hours {
    type Error = NotHours;
    fn try_from(text: String) -> Result<Self, NotHours> {
        Self::parse(&text)
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> String {
        let day = |at: u8| DAYS.get(usize::from(at)).copied().unwrap_or_default();
        format!("{}-{} {}-{}", day(hours.first), day(hours.last), hours.from, hours.to)
    }
}

/// A week in quarters of an hour, in UTC, each of them free or not. It goes round: whoever is free
/// on Sunday evening in Honolulu is free on Monday morning in London.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Week([u64; WORDS]);

const QUARTERS: usize = 7 * 24 * 4;
const WORDS: usize = QUARTERS.div_ceil(64);

impl Week {
    pub(super) fn new() -> Self {
        Self([0; WORDS])
    }

    /// Sets free what is meant by some hours where clocks are that far from UTC.
    pub(super) fn free(&mut self, hours: Hours, offset: UtcOffset) {
        let quarters = |days: u8, hours: u8| (i32::from(days) * 24 + i32::from(hours)) * 4;
        let behind = i32::from(offset.minutes()).div_euclid(15);
        for day in hours.first..=hours.last {
            for quarter in quarters(day, hours.from)..quarters(day, hours.to) {
                let in_utc = (quarter - behind).rem_euclid(quarters(7, 0));
                let at = usize::try_from(in_utc).unwrap_or_default();
                if let Some(word) = self.0.get_mut(at / 64) {
                    *word |= 1 << (at % 64);
                }
            }
        }
    }

    /// Which hours of the day, in UTC, are free on some day: those that are free in their middle, so
    /// that where clocks are half an hour off, nine hours stay nine.
    pub(super) fn hours_of_day(&self) -> [bool; 24] {
        let is_free =
            |at: usize| self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1);
        std::array::from_fn(|hour| (0..7).any(|day| is_free((day * 24 + hour) * 4 + 2)))
    }

    /// How many minutes are free in both.
    pub(super) fn minutes_in_common(&self, other: &Self) -> u32 {
        let both = self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones());
        both.sum::<u32>() * 15
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(hours: &str, minutes: i16) -> Week {
        let mut week = Week::new();
        week.free(Hours::parse(hours).unwrap(), UtcOffset::of_minutes(minutes).unwrap());
        week
    }

    #[test]
    fn hours_in_common_are_counted_across_time_zones_and_across_the_end_of_the_week() {
        for (a, b, minutes) in [
            (("mon-fri 9-12", 0), ("mon-fri 9-12", 0), 5 * 180),
            // Chicago's mornings are London's afternoons.
            (("mon-fri 9-12", -360), ("mon-fri 13-17", 0), 5 * 120),
            (("mon-fri 9-12", -300), ("mon-fri 9-12", 330), 0),
            // Kathmandu is three quarters of an hour off.
            (("mon 9-10", 345), ("mon 3-4", 0), 45),
            // Sunday evening in Honolulu is Monday morning in London.
            (("sun 20-24", -600), ("mon 6-10", 0), 240),
            (("sat-sun 0-24", 0), ("mon-fri 0-24", 0), 0),
        ] {
            assert_eq!(week(a.0, a.1).minutes_in_common(&week(b.0, b.1)), minutes, "{a:?} {b:?}");
        }
    }

    #[test]
    fn hours_of_the_day_are_as_many_wherever_clocks_are_half_an_hour_off() {
        let from = |minutes| week("mon-fri 9-18", minutes).hours_of_day();
        let hours = |minutes| (0..24).filter(|hour| from(minutes)[*hour]).collect::<Vec<_>>();
        assert_eq!(hours(0), (9..18).collect::<Vec<_>>());
        assert_eq!(hours(330), (3..12).collect::<Vec<_>>());
        assert_eq!(hours(-600), [0, 1, 2, 3, 19, 20, 21, 22, 23]);
    }

    #[test]
    fn hours_are_read_and_written_alike_and_others_refused() {
        let hours = Hours::parse("sat-sun 10-18").unwrap();
        assert_eq!(String::from(hours), "sat-sun 10-18");
        for bad in ["", "mon", "mon-fri", "fri-mon 9-12", "mon 12-9", "mon 9-25", "mo 9-12"] {
            assert_eq!(Hours::parse(bad), Err(NotHours), "{bad:?}");
        }
    }

    #[test]
    fn an_offset_is_one_that_clocks_on_earth_show() {
        assert!(UtcOffset::of_minutes(840).is_ok() && UtcOffset::of_minutes(-720).is_ok());
        assert!(UtcOffset::of_minutes(841).is_err() && UtcOffset::of_minutes(-721).is_err());
    }
}
