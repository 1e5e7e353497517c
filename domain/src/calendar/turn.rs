//! What is next in a pair's year, and what follows from what the two have answered: who is asked,
//! who is reminded, and when their liaison is told.

use serde::{Deserialize, Serialize};

use super::{Milestone, PairingYear, Step};
use crate::date::Date;
use crate::heard::{Contact, Heard};
use crate::reference::Reference;
use crate::sheet::Sheet;

/// So many days after a question whoever has not answered is reminded, and again so many later.
pub const DAYS_BETWEEN: u16 = 4;

/// So often somebody is reminded.
pub const REMINDERS: u8 = 2;

/// Where a pair is in its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What it is about.
    pub milestone: Milestone,
    /// What was said of it; nothing, while its day is still to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

/// What was said of a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// On which day, the last time. What comes later is counted from here, and not from when it
    /// should have been: after an outage nobody hears two things at once.
    pub on: Date,
    /// How often: once, and then with each reminder.
    pub times: u8,
    /// Whether the liaison knows that somebody has answered "not yet".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub told: bool,
}

/// What somebody who is asked has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Nothing yet.
    Silence,
    /// That the two have not been in contact yet.
    NotYet,
    /// Anything else.
    Given,
}

impl Reply {
    /// What somebody has answered, if they have.
    #[must_use]
    pub fn of(milestone: Milestone, heard: Option<&Heard>) -> Self {
        let (contact, filled) =
            heard.map_or((None, None), |heard| (heard.contact, heard.filled.as_ref()));
        match contact {
            Some(Contact::NotYet) if milestone.asks_for_contact() => Self::NotYet,
            None if filled.is_none() => Self::Silence,
            _ => Self::Given,
        }
    }

    /// What either of the two has answered to whether they agree: something, as soon as both agree
    /// to their worksheet as it is.
    #[must_use]
    pub fn to_agreement(two: &[&Reference], sheet: Option<&Sheet>) -> Self {
        match sheet.is_some_and(|sheet| sheet.is_agreed_by(two)) {
            true => Self::Given,
            false => Self::Silence,
        }
    }
}

/// How a pairing stands, as far as its year goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It goes on.
    GoesOn,
    /// It rests: of what comes in a pause nobody hears, and of what comes after it they do.
    Rests,
    /// The two have come to its end: what is asked at the end is still asked.
    Finished,
    /// It is over: nobody hears anything more.
    Over,
}

impl Standing {
    /// Whether the two still hear of a milestone.
    #[must_use]
    pub fn hears(self, milestone: Milestone) -> bool {
        match self {
            Self::GoesOn => true,
            Self::Finished => milestone >= Milestone::Evaluation,
            Self::Rests | Self::Over => false,
        }
    }

    /// Whether a milestone that is still to come is waited for.
    fn awaits(self, milestone: Milestone) -> bool {
        self == Self::Rests || self.hears(milestone)
    }
}

/// What a liaison is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// Somebody has answered that the two have not been in contact yet.
    NotYet,
    /// Somebody has not answered, though they were reminded.
    Silent,
}

/// What a turn brings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// How often it is said, this time among them, to those who have not answered; nothing, where it
    /// is not said now.
    pub says: Option<u8>,
    /// What the liaison is told.
    pub tells: Vec<Tell>,
    /// What is next; nothing, where the year is over.
    pub next: Option<Next>,
}

/// The next turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// What it is about.
    pub turn: Turn,
    /// On which day it is due.
    pub on: Date,
}

impl Milestone {
    /// Whether the two are asked whether they have been in contact, which is answered by one press.
    #[must_use]
    pub fn asks_for_contact(self) -> bool {
        matches!(self, Self::FirstContact | Self::CheckIn(_))
    }

    /// Whether somebody is to answer it.
    #[must_use]
    pub fn awaits_answers(self) -> bool {
        self.asks_for_contact() || matches!(self, Self::Evaluation | Self::FollowUp)
    }
}

impl Next {
    /// The first turn of a pair's year.
    #[must_use]
    pub fn first(year: &PairingYear) -> Option<Self> {
        year.first().map(|step| Self::of(step, step.on))
    }

    /// A step, on its day, or later if it can't be earlier.
    fn of(step: Step, earliest: Date) -> Self {
        let turn = Turn { milestone: step.milestone, said: None };
        Self { turn, on: step.on.max(earliest) }
    }
}

impl Turn {
    /// Takes the turn, on a day on which it is due. The replies are those of whom it asks; nobody, where it is no
    /// question for these two.
    #[must_use]
    pub fn take(
        self,
        year: &PairingYear,
        standing: Standing,
        replies: &[Reply],
        today: Date,
    ) -> Taken {
        if !standing.hears(self.milestone) {
            let mut rest = year.steps().filter(|step| step.milestone > self.milestone);
            let next = rest.find(|step| standing.awaits(step.milestone));
            return Taken { next: next.map(|step| Next::of(step, today)), ..Taken::default() };
        }
        match self.said {
            None => self.begin(year, replies, today),
            Some(said) => self.go_on(said, year, replies, today),
        }
    }

    /// Says it for the first time, to whoever has not answered by themselves.
    fn begin(self, year: &PairingYear, replies: &[Reply], today: Date) -> Taken {
        let mut tells = Vec::new();
        let told = replies.contains(&Reply::NotYet);
        if told {
            tells.push(Tell::NotYet);
        }
        if !replies.contains(&Reply::Silence) {
            return Taken { says: None, tells, next: self.following(year, today) };
        }
        let said = Said { on: today, times: 1, told };
        let next = match self.milestone.awaits_answers() {
            true => Some(self.look(said, year, today)),
            false => self.following(year, day_after(today)),
        };
        Taken { says: Some(1), tells, next }
    }

    /// Looks who has answered, and reminds whoever has not. The next question takes the place of
    /// reminders of this one.
    fn go_on(self, said: Said, year: &PairingYear, replies: &[Reply], today: Date) -> Taken {
        let mut tells = Vec::new();
        let mut said = said;
        if !said.told && replies.contains(&Reply::NotYet) {
            said.told = true;
            tells.push(Tell::NotYet);
        }
        let has_waited = after(said.on).is_none_or(|day| day <= today);
        let is_overtaken = year.following(self.milestone).is_some_and(|step| step.on <= today);
        let moves_on = || self.following(year, day_after(said.on));
        if !replies.contains(&Reply::Silence) {
            return Taken { says: None, tells, next: moves_on() };
        }
        if is_overtaken || (has_waited && said.times > REMINDERS) {
            // Who had no time to answer is not reported.
            if has_waited {
                tells.push(Tell::Silent);
            }
            return Taken { says: None, tells, next: moves_on() };
        }
        if !has_waited {
            return Taken { says: None, tells, next: Some(self.look(said, year, today)) };
        }
        let times = said.times.saturating_add(1);
        let said = Said { on: today, times, ..said };
        Taken { says: Some(times), tells, next: Some(self.look(said, year, today)) }
    }

    /// When somebody looks again: on the next day, where the liaison is to hear at once of a "not yet".
    fn look(self, said: Said, year: &PairingYear, today: Date) -> Next {
        let next_day = day_after(today);
        let waits = after(said.on).unwrap_or(next_day);
        let following = year.following(self.milestone).map_or(waits, |step| step.on);
        let on = if self.milestone.asks_for_contact() { next_day } else { waits.min(following) };
        Next { turn: Self { said: Some(said), ..self }, on: on.max(next_day) }
    }

    fn following(self, year: &PairingYear, earliest: Date) -> Option<Next> {
        year.following(self.milestone).map(|step| Next::of(step, earliest))
    }
}

/// The day from which on somebody is reminded; nothing, after the last day that there is.
fn after(said: Date) -> Option<Date> {
    said.plus_days(DAYS_BETWEEN)
}

/// The day after; the last day that there is has none, and stays.
fn day_after(day: Date) -> Date {
    day.plus_days(1).unwrap_or(day)
}
