//! The keys of what is said of a year's days.

use super::Key;

keys! {
    /// So many days after a pair's first day, as a sentence begins: `{n}`.
    YEAR_DAY = "year.day";
    /// So many months after a pair's first day, as a sentence begins: `{n}`.
    YEAR_MONTH = "year.month";
    /// The committee starts matching.
    YEAR_MATCHING = "year.matching";
    /// Mentees and mentors are introduced.
    YEAR_INTRODUCTIONS = "year.introductions";
    /// Every pair should have been in contact: `{when}`, as in “Day 14”.
    YEAR_FIRST_CONTACT = "year.first-contact";
    /// Every pair should have agreed on its goals: `{when}`.
    YEAR_AGREEMENT = "year.agreement";
    /// A check-in, so many days after the introductions: `{n}`.
    YEAR_CHECK_IN_DAY = "year.check-in-day";
    /// A check-in, so many months after the introductions: `{n}`.
    YEAR_CHECK_IN_MONTH = "year.check-in-month";
    /// The year ends, on a day that isn't whole months after the introductions.
    YEAR_EVALUATION = "year.evaluation";
    /// The year ends, so many months after the introductions: `{n}`.
    YEAR_EVALUATION_MONTH = "year.evaluation-month";
    /// Mentees are asked what has changed, on a day that isn't whole months after the introductions.
    YEAR_FOLLOW_UP = "year.follow-up";
    /// Mentees are asked what has changed, so many months after the introductions: `{n}`.
    YEAR_FOLLOW_UP_MONTH = "year.follow-up-month";
    /// Names and answers are deleted.
    YEAR_PURGE = "year.purge";
}
