//! The days of a pair's year, as a list in which the next one is marked.

use domain::calendar::{Milestone, PairingYear};
use domain::date::Date;
use domain::matching::Side;
use domain::texts::{self, Texts};

use crate::template::{fill, insert};

const DAY: &str = "<li class=\"{{CLASS}}\"{{CURRENT}}><time datetime=\"{{DATE}}\">{{ON}}</time>\
    <span>{{WHAT}}{{MARK}}</span></li>";
const MARK: &str = " <strong class=\"mark\">{{TEXT}}</strong>";

/// A day, in words.
pub(super) struct Day {
    pub(super) milestone: Milestone,
    pub(super) on: Date,
    pub(super) what: String,
}

/// The days that are about somebody of a side, in order.
pub(super) fn days(texts: &Texts, year: &PairingYear, side: Option<Side>) -> Vec<Day> {
    let is_theirs = |milestone| {
        milestone != Milestone::FollowUp || side.is_none_or(|side| side == Side::Mentee)
    };
    let steps = year.steps().filter(|step| is_theirs(step.milestone));
    let day = |(milestone, on)| Some(Day { milestone, on, what: words(texts, milestone)? });
    steps.filter_map(|step| day((step.milestone, step.on))).collect()
}

/// What a day of a pair's year is for; nothing, where it is none of theirs.
fn words(texts: &Texts, milestone: Milestone) -> Option<String> {
    Some(match milestone {
        Milestone::FirstContact => texts.get(texts::ROOM_DAY_FIRST_CONTACT).to_owned(),
        Milestone::Agreement => texts.get(texts::ROOM_DAY_AGREEMENT).to_owned(),
        Milestone::CheckIn(n) => texts.say(texts::ROOM_DAY_CHECK_IN, &[("n", &n.to_string())]),
        Milestone::Evaluation => texts.get(texts::ROOM_DAY_EVALUATION).to_owned(),
        Milestone::FollowUp => texts.get(texts::ROOM_DAY_FOLLOW_UP).to_owned(),
        Milestone::Matching | Milestone::Introductions | Milestone::Purge => return None,
    })
}

/// The days as markup, after the one on which the two were introduced.
pub(super) fn list(texts: &Texts, introduced: Option<Date>, days: &[Day], today: Date) -> String {
    let next = days.iter().map(|day| day.on).find(|on| *on >= today);
    let introduced = introduced.map(|on| (on, texts.get(texts::ROOM_DAY_INTRODUCED)));
    let days = days.iter().map(|day| (day.on, &*day.what));
    let line = |(on, what): (Date, &str)| {
        let is_next = next == Some(on);
        let class = match on {
            _ if is_next => "next",
            on if on < today => "past",
            _ => "to-come",
        };
        let mark = if on == today { texts::ROOM_TODAY } else { texts::ROOM_NEXT };
        let mark = if is_next { fill(MARK, &[("TEXT", texts.get(mark))]) } else { String::new() };
        let (date, said) = (on.to_string(), texts.date(on));
        let words = [("CLASS", class), ("DATE", &date), ("ON", &said), ("WHAT", what)];
        let current = if is_next { " aria-current=\"date\"" } else { "" };
        insert(&insert(&fill(DAY, &words), "CURRENT", current), "MARK", &mark)
    };
    introduced.into_iter().chain(days).map(line).collect()
}
