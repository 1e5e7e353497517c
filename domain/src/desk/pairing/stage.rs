use serde::{Deserialize, Serialize};

use super::written::WrittenStage;
use crate::date::Date;
use crate::instant::Instant;

/// For how many days a mentor who is asked first can answer.
pub const DAYS_TO_ANSWER: u32 = 3;

/// What became of a pairing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case", try_from = "WrittenStage")]
pub enum Stage {
    /// The mentor was asked first.
    Asked {
        /// Until when they can answer. After that, both are free again.
        until: Instant,
    },
    /// Both were introduced to each other.
    Introduced {
        /// When.
        at: Instant,
        /// Since when they go on after a pause, where there was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        resumed: Option<Instant>,
    },
    /// They rest for a while, and stay partners.
    Paused {
        /// Since when.
        at: Instant,
        /// When both had been introduced.
        introduced: Instant,
    },
    /// The mentor has declined.
    Declined {
        /// When.
        at: Instant,
    },
    /// It has ended.
    Ended {
        /// When.
        at: Instant,
        /// Why.
        reason: EndReason,
        /// When both had been introduced; nothing, where that never came to pass, or where it was
        /// written before this was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        introduced: Option<Instant>,
    },
}

/// Why a pairing has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndReason {
    /// They have come to its end.
    Finished,
    /// One of them has withdrawn.
    Withdrawn,
    /// They were not in contact.
    NoContact,
    /// They don't fit.
    NotAFit,
    /// One of them wanted to stop: it is nobody's fault, and the partner is not told why.
    Parted,
    /// It was made by mistake.
    Mistake,
    /// Something else.
    Other,
}

impl EndReason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Finished,
        Self::Withdrawn,
        Self::NoContact,
        Self::NotAFit,
        Self::Parted,
        Self::Mistake,
        Self::Other,
    ];

    /// Whether the two count as former partners after it, who are not matched again.
    #[must_use]
    pub fn makes_former_partners(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::Mistake)
    }

    /// Whether it says that the two never had each other, though they had been introduced.
    #[must_use]
    pub fn says_they_never_met(self) -> bool {
        matches!(self, Self::NoContact | Self::Mistake)
    }
}

impl Stage {
    /// Both are introduced.
    #[must_use]
    pub const fn introduced(at: Instant) -> Self {
        Self::Introduced { at, resumed: None }
    }

    /// A mentor is asked: they can answer on the three days that follow, as long as it is one of
    /// them anywhere on Earth.
    #[must_use]
    pub fn asked(now: Instant) -> Self {
        let last = now.plus_days(DAYS_TO_ANSWER);
        let midnight = last.day().map(|day| (day.days_since_1970() + 1) * DAY);
        let until = midnight.map_or(last, |at| Instant::from_milliseconds(at + WESTERNMOST));
        Self::Asked { until }
    }

    /// The last day on which a mentor who is asked can answer.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::Asked { until } => {
                Instant::from_milliseconds(until.milliseconds() - WESTERNMOST - 1).day()
            }
            Self::Introduced { .. }
            | Self::Paused { .. }
            | Self::Declined { .. }
            | Self::Ended { .. } => None,
        }
    }
}

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

/// By how much the last clocks on Earth are behind UTC, in milliseconds.
const WESTERNMOST: i64 = DAY / 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn a_mentor_has_three_whole_days_wherever_they_are() {
        for asked in ["2026-11-21T00:00:00.000Z", "2026-11-21T23:59:59.999Z"] {
            let stage = Stage::asked(at(asked));
            assert_eq!(stage, Stage::Asked { until: at("2026-11-25T12:00:00.000Z") });
            assert_eq!(stage.last_day(), Date::parse("2026-11-24").ok());
        }
    }

    #[test]
    fn every_stage_is_read_as_it_was_written_and_as_it_was_written_before() {
        let now = at("2026-11-21T00:00:00.000Z");
        for stage in [
            Stage::Asked { until: now },
            Stage::introduced(now),
            Stage::Introduced { at: now, resumed: Some(now) },
            Stage::Paused { at: now, introduced: now },
            Stage::Declined { at: now },
            Stage::Ended { at: now, reason: EndReason::Other, introduced: None },
        ] {
            let written = serde_json::to_value(&stage).unwrap();
            assert_eq!(serde_json::from_value::<Stage>(written).unwrap(), stage);
        }
        let before = serde_json::json!({ "is": "introduced", "at": now });
        assert_eq!(serde_json::to_value(Stage::introduced(now)).unwrap(), before);
        let never_met = serde_json::json!({ "is": "paused", "at": now });
        assert!(
            serde_json::from_value::<Stage>(never_met).is_err(),
            "who rests has been introduced"
        );
    }
}
