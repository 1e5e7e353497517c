use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use domain::matching::solve::Scores;
use tests::bench;

use crate::chance::Chance;

/// How many places mentors have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// As many mentors as mentees, with one place each.
    OnePlaceEach,
    /// Half as many mentors, with one to three places.
    OneToThreePlaces,
}

impl Shape {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::OnePlaceEach => "one place each",
            Self::OneToThreePlaces => "1–3 places",
        }
    }
}

/// A seeded random problem: points up to 1,000, and one pair in twenty impossible.
pub(crate) struct Problem {
    pub(crate) scores: Scores,
    pub(crate) places: Vec<u16>,
    mentees: usize,
}

impl Problem {
    pub(crate) fn of(shape: Shape, mentees: usize) -> Self {
        let mut chance = Chance(mentees as u64);
        let mentors = if shape == Shape::OnePlaceEach { mentees } else { mentees / 2 };
        let places = (0..mentors).map(|_| match shape {
            Shape::OnePlaceEach => 1,
            Shape::OneToThreePlaces => 1 + u16::try_from(chance.below(3)).expect("it is small"),
        });
        let places = places.collect();
        let mut scores = Scores::new(mentees, mentors);
        for mentee in 0..mentees {
            for mentor in 0..mentors {
                let points = u16::try_from(chance.below(1001)).expect("it is small");
                scores.set(mentee, mentor, (!chance.percent(5)).then_some(points));
            }
        }
        Self { scores, places, mentees }
    }

    /// Writes the problem as JSON, a mentee a line, for others to read.
    pub(crate) fn write(&self) -> PathBuf {
        let mut json = format!("{{\"places\":{:?},\n\"points\":[\n", self.places);
        for mentee in 0..self.mentees {
            json.push_str(if mentee == 0 { "[" } else { ",\n[" });
            for mentor in 0..self.places.len() {
                let comma = if mentor == 0 { "" } else { "," };
                let written = match self.scores.get(mentee, mentor) {
                    Some(points) => write!(json, "{comma}{points}"),
                    None => write!(json, "{comma}null"),
                };
                written.expect("a text takes all");
            }
            json.push(']');
        }
        json.push_str("\n]}\n");
        let file = bench::folder().join("matching-problem.json");
        fs::create_dir_all(bench::folder()).expect("the folder can be made");
        fs::write(&file, json).expect("the problem can be written");
        file
    }
}
