//! What the two of a pairing could talk about, month by month.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::lang::Lang;

/// A topic for a month of a pair's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Topic {
    /// From which month on: 1 is the one that begins with the pair's first day, [`LAST_MONTH`] the last.
    pub month: u8,
    /// What it is called.
    pub title: String,
    /// Paragraphs about it.
    pub about: Vec<String>,
    /// A question to talk about.
    pub ask: String,
    /// Where more is to be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<TopicLink>,
    /// The language of all these words, where they have no translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_in: Option<Lang>,
}

/// A page on the web that is about a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicLink {
    /// What it is called.
    pub label: String,
    /// Its address.
    pub to: String,
}

/// The last month that a topic may be for: the longest year.
pub const LAST_MONTH: u8 = 18;

/// In which month of its year a pair is, from its first day on; nothing, before that, or after
/// [`LAST_MONTH`].
#[must_use]
pub fn month_of(first: Date, today: Date) -> Option<u8> {
    let begins = |month: &u8| first.plus_months(u16::from(*month) - 1);
    let has_begun = |month: &u8| begins(month).is_some_and(|day| day <= today);
    let is_over = |month: u8| first.plus_months(u16::from(month)).is_some_and(|next| next <= today);
    (1..=LAST_MONTH).rfind(has_begun).filter(|month| !is_over(*month))
}

/// The topic that stands in a month, by its place among topics in the order of their months: the
/// last that has begun.
#[must_use]
pub fn current(topics: &[Topic], month: u8) -> Option<usize> {
    topics.iter().rposition(|topic| topic.month <= month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_month_of_a_pair_begins_on_the_day_of_its_first() {
        for (first, today, expected) in [
            ("2027-02-15", "2027-02-14", None),
            ("2027-02-15", "2027-02-15", Some(1)),
            ("2027-02-15", "2027-03-14", Some(1)),
            ("2027-02-15", "2027-03-15", Some(2)),
            ("2027-01-31", "2027-02-27", Some(1)),
            ("2027-01-31", "2027-02-28", Some(2)),
            ("2027-02-15", "2028-08-14", Some(18)),
            ("2027-02-15", "2028-08-15", None),
        ] {
            assert_eq!(month_of(day(first), day(today)), expected, "{first} {today}");
        }
    }

    #[test]
    fn a_topic_stands_until_the_next_begins() {
        let topic = |month| Topic {
            month,
            title: String::new(),
            about: Vec::new(),
            ask: String::new(),
            links: Vec::new(),
            words_in: None,
        };
        let topics = [2, 3, 6].map(topic);
        for (month, expected) in [(1, None), (2, Some(0)), (5, Some(1)), (18, Some(2))] {
            assert_eq!(current(&topics, month), expected, "{month}");
        }
    }
}
