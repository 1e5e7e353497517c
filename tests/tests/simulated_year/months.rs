//! A pair's days, worked out from the program's file by another calendar than ours.

use domain::date::Date;
use jiff::civil;
use jiff::{Span, ToSpan};
use tests::stage::repository;
use toml::Value;

/// The days of a program's first year, as its file says them.
pub(crate) struct Promised {
    introductions: civil::Date,
    /// Each with its name and how long after its first day a pair is asked.
    own: Vec<(String, Span)>,
    evaluation: Span,
    follow_up: Span,
}

impl Promised {
    pub(crate) fn by(program: &str) -> Self {
        let path = repository().join(format!("programs/{program}/program.toml"));
        let file: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        let year = &file["cohort"][0]["year"];
        let text = |name: &str| year[name].as_str().unwrap();
        let mut own: Vec<(String, Span)> = ["first-contact", "agreement"]
            .map(|name| (name.to_owned(), after(text(name))))
            .to_vec();
        let check_ins = (1..).zip(year["check-ins"].as_array().unwrap());
        own.extend(check_ins.map(|(number, when): (u8, &Value)| {
            (format!("check-in-{number}"), after(when.as_str().unwrap()))
        }));
        Self {
            introductions: year["introductions"].to_string().parse().unwrap(),
            own,
            evaluation: after(text("evaluation")),
            follow_up: after(text("follow-up")),
        }
    }

    /// On which days two are asked who were introduced on a day: what, and when.
    pub(crate) fn of(&self, introduced: Date) -> Vec<(String, civil::Date)> {
        let first = civil(introduced);
        let evaluation = self.introductions.checked_add(self.evaluation).unwrap();
        let follow_up = self.introductions.checked_add(self.follow_up).unwrap();
        let own = self.own.iter();
        let own = own.map(|(name, after)| (name.clone(), first.checked_add(*after).unwrap()));
        let own = own.filter(|(_, day)| *day < evaluation);
        let end = [("evaluation", evaluation), ("follow-up", follow_up)];
        own.chain(end.map(|(name, day)| (name.to_owned(), day))).collect()
    }
}

/// "day 14", "month 3".
fn after(text: &str) -> Span {
    let (unit, count) = text.split_once(' ').unwrap();
    let count: i64 = count.parse().unwrap();
    if unit == "day" { count.days() } else { count.months() }
}

/// A day, in the other calendar.
pub(crate) fn civil(day: Date) -> civil::Date {
    day.to_string().parse().unwrap()
}
