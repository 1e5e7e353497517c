//! Days and months as spreadsheets write them: 2027-05-04, 5/4/2027, 4.5.2027, May 2027.

use super::value::plain;
use crate::date::{Date, Month};
use crate::lang::Lang;
use crate::texts::Texts;

/// What stands first where a day is written in numbers, with its year last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// The month, as in the United States.
    Month,
    /// The day, as nearly everywhere else.
    Day,
}

impl First {
    /// What stands first in a column: some cell nearly always has a number that is no month. Where
    /// none has, it is as the language of the form is mostly written.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>, lang: &Lang) -> Self {
        let (mut day, mut month) = (false, false);
        for (first, second, _) in cells.filter_map(numbers) {
            day |= first > 12;
            month |= second > 12;
        }
        let is_english = lang.as_str().starts_with("en");
        match (day, month) {
            (true, false) => Self::Day,
            (false, true) => Self::Month,
            _ if is_english => Self::Month,
            _ => Self::Day,
        }
    }
}

/// A day as the form takes it; nothing, where it isn't one.
pub(super) fn day(cell: &str, first: First) -> Option<String> {
    let cell = without_time(cell);
    if Date::parse(cell).is_ok() {
        return Some(cell.to_owned());
    }
    let (month, day, year) = in_order(numbers(cell)?, first);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// A month as the form takes it; nothing, where it isn't one.
pub(super) fn month(cell: &str, first: First, texts: &Texts) -> Option<String> {
    let cell = without_time(cell);
    if Month::parse(cell).is_ok() {
        return Some(cell.to_owned());
    }
    if let Ok(date) = Date::parse(cell) {
        return Some(format!("{:04}-{:02}", date.month().year(), date.month().number()));
    }
    if let Some(numbers) = numbers(cell) {
        let (month, _, year) = in_order(numbers, first);
        return Some(format!("{year:04}-{month:02}"));
    }
    let words = plain(cell);
    let (month, year) = words.split_once(' ')?;
    let year: u16 = year.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let named = texts.month_names().position(|name| plain(name) == month).map(|at| at + 1);
    let month = named.or_else(|| month.parse().ok().filter(|month| (1..=12).contains(month)))?;
    Some(format!("{year:04}-{month:02}"))
}

/// Sheets may add midnight to a day.
fn without_time(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') => day,
        _ => cell,
    }
}

/// Two numbers and a year after them.
fn numbers(cell: &str) -> Option<(u8, u8, u16)> {
    let mut parts = cell.trim().split(['/', '.', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = year.len() == 4 && parts.next().is_none();
    let (first, second) = (first.parse().ok()?, second.parse().ok()?);
    is_year.then_some((first, second, year.parse().ok()?))
}

/// As month, day and year.
fn in_order((one, two, year): (u8, u8, u16), first: First) -> (u8, u8, u16) {
    match first {
        First::Month => (one, two, year),
        First::Day => (two, one, year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(name: &str) -> Lang {
        Lang::new(name).expect("it is a language")
    }

    #[test]
    fn what_stands_first_shows_in_the_column_and_otherwise_the_language_says_it() {
        let first = |cells: &[&str], name| First::of(cells.iter().copied(), &lang(name));
        assert_eq!(first(&["5/4/2027", "5/30/2027"], "fr"), First::Month);
        assert_eq!(first(&["4.5.2027", "30.5.2027"], "en"), First::Day);
        assert_eq!(first(&["5/4/2027"], "en-US"), First::Month);
        assert_eq!(first(&["5/4/2027", "soon"], "fr"), First::Day);
    }

    #[test]
    fn days_and_months_are_read_as_spreadsheets_write_them() {
        let months = "January, February, March, April, May, June, July, August, September, October, November, December";
        let texts = Texts::new([("date.months".to_owned(), months.to_owned())]);
        let of_day = |cell, first| day(cell, first).unwrap_or_default();
        assert_eq!(of_day("2027-05-04", First::Day), "2027-05-04");
        assert_eq!(of_day("5/4/2027", First::Month), "2027-05-04");
        assert_eq!(of_day("4.5.2027", First::Day), "2027-05-04");
        assert_eq!(of_day("5/4/2027 0:00:00", First::Month), "2027-05-04");
        assert_eq!(day("in May", First::Month), None);
        assert_eq!(day("1/2/3/2027", First::Month), None);
        let of_month = |cell| month(cell, First::Month, &texts).unwrap_or_default();
        assert_eq!(of_month("2027-05"), "2027-05");
        assert_eq!(of_month("2027-05-04"), "2027-05");
        assert_eq!(of_month("5/1/2027"), "2027-05");
        assert_eq!(of_month("5/2027"), "2027-05");
        assert_eq!(of_month("May 2027"), "2027-05");
        assert_eq!(of_month("Brumaire 2027"), "");
    }
}
