//! How well two answers fit.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Options};
use super::comparison::Comparison;
use super::policy::{Empty, Line};
use super::weight::Weight;

/// How well two answers fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Nobody asked for this: it counts for nothing, in points nor in how many there could be.
    NotAsked,
    /// One of them gave no answer.
    Unknown,
    /// One of them gave no answer, which means that anybody fits.
    AnyoneFits,
    /// The committee has to judge it first.
    ToJudge,
    /// So much of the whole.
    Of { part: u64, whole: u64 },
}

/// How well two people fit in what only people can judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// They do.
    Fits,
    /// In part: half of the points.
    InPart,
    /// They don't.
    FitsNot,
}

impl Fit {
    pub(super) fn share(self) -> Share {
        let part = match self {
            Self::Fits => 2,
            Self::InPart => 1,
            Self::FitsNot => 0,
        };
        Share::Of { part, whole: 2 }
    }
}

const ALL: Share = Share::Of { part: 1, whole: 1 };
const NOTHING: Share = Share::Of { part: 0, whole: 1 };

impl Share {
    /// What `b` has of what `a` looks for.
    pub(super) fn of(line: &Line, a: &Answer, b: &Answer) -> Self {
        match (&line.compare, a, b) {
            (Comparison::Ranked(_), Answer::Options(a), Answer::Options(b)) => ranked(a, b),
            (Comparison::Overlap { enough, .. }, Answer::Options(a), Answer::Options(b)) => {
                let both = u64::from((a.set & b.set).count_ones());
                let all = u64::from(a.set.count_ones());
                let whole = enough.map_or(all, |enough| all.min(u64::from(enough)));
                Self::Of { part: both.min(whole), whole }
            }
            (
                Comparison::Same(_) | Comparison::OneOf(_),
                Answer::Options(a),
                Answer::Options(b),
            ) => {
                if a.set & b.set == 0 {
                    NOTHING
                } else {
                    ALL
                }
            }
            (Comparison::Ordered { reach, .. }, Answer::Place(a), Answer::Place(b)) => {
                let part = u64::from(reach.saturating_sub(a.abs_diff(*b)));
                Self::Of { part, whole: u64::from(*reach) }
            }
            (Comparison::TimeZones { enough, .. }, Answer::Week(a), Answer::Week(b)) => {
                let whole = u64::from(*enough) * 60;
                Self::Of { part: u64::from(a.0.minutes_in_common(&b.0)).min(whole), whole }
            }
            (_, Answer::Region { country: a, asks }, Answer::Region { country: b, asks: also }) => {
                match (asks | also, a, b) {
                    (false, _, _) => Self::NotAsked,
                    (true, Some(a), Some(b)) if a == b => ALL,
                    (true, Some(_), Some(_)) => NOTHING,
                    (true, _, _) => Self::Unknown,
                }
            }
            (_, Answer::Identity { asks }, Answer::Identity { asks: also }) => {
                if asks | also {
                    Self::ToJudge
                } else {
                    Self::NotAsked
                }
            }
            _ if line.empty == Empty::AnyoneFits => Self::AnyoneFits,
            _ => Self::Unknown,
        }
    }

    /// What two peers have of what each looks for: the mean of both.
    pub(super) fn of_peers(line: &Line, a: &Answer, b: &Answer) -> Self {
        match (Self::of(line, a, b), Self::of(line, b, a)) {
            (Self::Of { part: a, whole: all }, Self::Of { part: b, whole: both }) => {
                Self::Of { part: a * both + b * all, whole: 2 * all * both }
            }
            (one, _) => one,
        }
    }

    /// The points that it gives.
    pub(super) fn points(self, weight: Weight) -> u16 {
        match self {
            Self::NotAsked | Self::Unknown | Self::ToJudge => 0,
            Self::AnyoneFits => weight.points(),
            Self::Of { part, whole } => {
                let whole = whole.max(1);
                let rounded = (2 * u64::from(weight.points()) * part + whole) / (2 * whole);
                u16::try_from(rounded).unwrap_or(u16::MAX)
            }
        }
    }

    /// The points that there could be.
    pub(super) fn of_how_many(self, weight: Weight) -> u16 {
        if self == Self::NotAsked { 0 } else { weight.points() }
    }
}

/// The first of three counts three, the second two, the last one: of six.
fn ranked(wanted: &Options, offered: &Options) -> Share {
    let (mut part, mut whole) = (0, 0);
    for (worth, place) in (1..).zip(wanted.ranked.iter().rev()) {
        whole += worth;
        if offered.set >> place & 1 == 1 {
            part += worth;
        }
    }
    Share::Of { part, whole }
}
