//! The dataset of proposals: whom matching suggests to introduce, and why.

use serde::Serialize;

use super::cell::Cell;
use super::listed::{Listed, ListedColumn, column};
use super::pairing::{kind, two};
use crate::desk::PairedPerson;
use crate::id::{CohortId, LineId};
use crate::matching::{Found, Partners};
use crate::texts::{self, Texts};

/// The name under which proposals are exported.
pub const PROPOSALS: &str = "proposals";

/// A proposal, as exports have it. Of the policy's lines it has those that compare nothing but what
/// the committee may see, and its points are theirs: what was given for matching only stays there.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ExportedProposal {
    /// The year.
    pub cohort: CohortId,
    /// The two.
    #[serde(flatten)]
    pub partners: Partners,
    /// What the two are called, in the partners' order.
    pub people: Vec<PairedPerson>,
    /// The points of all its lines together.
    pub points: u16,
    /// How many there could have been.
    pub of: u16,
    /// Why these two.
    pub lines: Vec<ExportedLine>,
    /// Who would be the next best for the mentee; nothing for peers, or where there is nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentee_next: Option<NextBest>,
    /// Who would be the next best for the mentor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentor_next: Option<NextBest>,
}

/// A line of a proposal.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ExportedLine {
    /// The line.
    pub line: LineId,
    /// The question of the mentees' that it compares.
    pub ask: String,
    /// Its points.
    pub points: u16,
    /// How many there could have been.
    pub of: u16,
    /// What was found.
    pub found: Found,
    /// The same in words.
    pub said: Vec<String>,
}

/// Somebody else for one side of a proposal.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NextBest {
    /// Who.
    #[serde(flatten)]
    pub person: PairedPerson,
    /// The points of that pair, by the same lines.
    pub points: u16,
}

impl Listed for ExportedProposal {
    const DATASET: &'static str = PROPOSALS;

    const COLUMNS: &'static [ListedColumn] = &[
        column("cohort", texts::EXPORT_COHORT),
        column("kind", texts::EXPORT_PAIR_KIND),
        column("mentee", texts::EXPORT_MENTEE_REFERENCE),
        column("mentee_name", texts::EXPORT_MENTEE_NAME),
        column("mentee_address", texts::EXPORT_MENTEE_ADDRESS),
        column("mentor", texts::EXPORT_MENTOR_REFERENCE),
        column("mentor_name", texts::EXPORT_MENTOR_NAME),
        column("mentor_address", texts::EXPORT_MENTOR_ADDRESS),
        column("points", texts::EXPORT_POINTS),
        column("of", texts::EXPORT_POINTS_OF),
        column("lines", texts::EXPORT_LINES),
        column("mentee_next", texts::EXPORT_MENTEE_NEXT),
        column("mentee_next_points", texts::EXPORT_MENTEE_NEXT_POINTS),
        column("mentor_next", texts::EXPORT_MENTOR_NEXT),
        column("mentor_next_points", texts::EXPORT_MENTOR_NEXT_POINTS),
    ];

    fn cells(&self, texts: &Texts) -> Vec<Cell> {
        let [mentee, mentor] = two(&self.partners, &self.people);
        let lines: Vec<String> = self.lines.iter().map(|line| line.told(texts)).collect();
        let next = |next: Option<&NextBest>| match next {
            Some(NextBest { person, points }) => {
                let words = [("name", &*person.name), ("reference", person.reference.as_str())];
                let who = texts.say(texts::EXPORT_NEXT, &words);
                [Cell::text(who), Cell::Number(u32::from(*points))]
            }
            None => [Cell::Empty, Cell::Empty],
        };
        let [mentee_next, mentee_next_points] = next(self.mentee_next.as_ref());
        let [mentor_next, mentor_next_points] = next(self.mentor_next.as_ref());
        let mut cells =
            vec![Cell::text(self.cohort.as_str()), Cell::text(texts.get(kind(&self.partners)))];
        cells.extend(mentee);
        cells.extend(mentor);
        cells.extend([
            Cell::Number(u32::from(self.points)),
            Cell::Number(u32::from(self.of)),
            Cell::text(lines.join("\n")),
            mentee_next,
            mentee_next_points,
            mentor_next,
            mentor_next_points,
        ]);
        cells
    }
}

impl ExportedLine {
    /// One line of text.
    fn told(&self, texts: &Texts) -> String {
        let (points, of) = (self.points.to_string(), self.of.to_string());
        let words = [("ask", &*self.ask), ("points", &points), ("of", &of)];
        let begin = texts.say(texts::EXPORT_LINE, &words);
        let mut told = vec![begin];
        told.extend(self.said.iter().cloned());
        told.join(" ")
    }
}
