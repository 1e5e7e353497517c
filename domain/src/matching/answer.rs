//! A person's answer to what a line compares, made ready to be compared thousands of times.

use super::comparison::{Comparison, Vocabulary};
use super::participant::{Offsets, Participant};
use super::policy::{Line, Side};
use super::week::{UtcOffset, Week};

/// What somebody answered.
#[derive(Clone)]
pub(super) enum Answer {
    /// Nothing that could be compared.
    None,
    /// Options.
    Options(Options),
    /// A place in an order.
    Place(u16),
    /// When they can talk, and how far their clocks are from UTC.
    Week(Box<(Week, UtcOffset)>),
    /// Where they live, and whether they would like somebody from there.
    Region { country: Option<u16>, asks: bool },
    /// Whether they would like something in common that only people can judge.
    Identity { asks: bool },
}

/// Options by their places in a vocabulary.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Options {
    /// A bit for each.
    pub(super) set: u128,
    /// As they were ranked, the first first.
    pub(super) ranked: Box<[u8]>,
}

/// The most options that a line can compare.
pub const MOST_OPTIONS: usize = 128;

impl Answer {
    pub(super) fn of(line: &Line, person: &Participant, offsets: &Offsets) -> Self {
        let to = line.answer_of(person.side);
        match &line.compare {
            Comparison::Ranked(vocabulary)
            | Comparison::Same(vocabulary)
            | Comparison::OneOf(vocabulary)
            | Comparison::Overlap { vocabulary, .. } => {
                Options::of(vocabulary, &places(vocabulary, line, person))
            }
            Comparison::Ordered { vocabulary, .. } => {
                let place = places(vocabulary, line, person).first().copied();
                place.and_then(|place| u16::try_from(place).ok()).map_or(Self::None, Self::Place)
            }
            Comparison::TimeZones { times, otherwise, .. } => {
                let Some(offset) = person.time_zone(to).and_then(|zone| offsets.get(zone)) else {
                    return Self::None;
                };
                let mut week = Week::new();
                let mut said = false;
                if let Some(times) = times {
                    let to = match person.side {
                        Side::Mentee => &times.mentee,
                        Side::Mentor => &times.mentor,
                    };
                    for option in person.options(to) {
                        if let Some(hours) = times.hours.get(option) {
                            week.free(*hours, offset);
                            said = true;
                        }
                    }
                }
                if !said {
                    week.free(*otherwise, offset);
                }
                Self::Week(Box::new((week, offset)))
            }
            Comparison::Region { vocabulary, mentee, mentor } => {
                let asked = if person.side == Side::Mentee { mentee } else { mentor };
                let country = places(vocabulary, line, person).first().copied();
                let country = country.and_then(|place| u16::try_from(place).ok());
                Self::Region { country, asks: person.holds(asked) }
            }
            Comparison::Identity { asked } => {
                Self::Identity { asks: person.side == Side::Mentee && person.holds(asked) }
            }
        }
    }
}

fn places(vocabulary: &Vocabulary, line: &Line, person: &Participant) -> Vec<usize> {
    let chosen = person.options(line.answer_of(person.side));
    chosen.iter().filter_map(|option| vocabulary.place(option)).collect()
}

impl Options {
    fn of(vocabulary: &Vocabulary, places: &[usize]) -> Answer {
        let mut options = Self { set: 0, ranked: Box::default() };
        let mut ranked = Vec::new();
        for place in places.iter().filter(|place| **place < MOST_OPTIONS) {
            let bit = 1 << place;
            if options.set & bit == 0 {
                options.set |= bit;
                ranked.extend(u8::try_from(*place));
            }
        }
        debug_assert!(vocabulary.options.len() <= MOST_OPTIONS, "check refuses more");
        options.ranked = ranked.into();
        if options.set == 0 { Answer::None } else { Answer::Options(options) }
    }
}
