use super::facts::{Contradiction, Facts, SideFacts};
use super::figure::{Figure, Rate};
use super::table::{Breakdown, Published, Table};
use crate::matching::Side;

/// Of whom a figure of the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// One side.
    Side(Side),
    /// Both together.
    All,
}

impl Who {
    /// Everybody, in the order of the report.
    pub const EACH: [Self; 3] = [Self::Side(Side::Mentee), Self::Side(Side::Mentor), Self::All];

    /// Its row in a table of both sides.
    pub(super) fn row(self) -> usize {
        match self {
            Self::Side(Side::Mentee) => 0,
            Self::Side(Side::Mentor) => 1,
            Self::All => 2,
        }
    }
}

/// How far people come in a year. Who comes to a stage came to all before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// They applied.
    Applied,
    /// They were introduced to somebody.
    Matched,
    /// They met.
    Started,
    /// Their pairing came to its end.
    Finished,
    /// They answered the evaluation.
    Evaluated,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 5] =
        [Self::Applied, Self::Matched, Self::Started, Self::Finished, Self::Evaluated];

    /// The stage before it.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        match self {
            Self::Applied => None,
            Self::Matched => Some(Self::Applied),
            Self::Started => Some(Self::Matched),
            Self::Finished => Some(Self::Started),
            Self::Evaluated => Some(Self::Finished),
        }
    }

    pub(super) fn count(self, side: &SideFacts) -> u32 {
        match self {
            Self::Applied => side.applied,
            Self::Matched => side.matched,
            Self::Started => side.started,
            Self::Finished => side.finished,
            Self::Evaluated => side.evaluated,
        }
    }

    fn column(self) -> usize {
        match self {
            Self::Applied => 0,
            Self::Matched => 1,
            Self::Started => 3,
            Self::Finished => 5,
            Self::Evaluated => 7,
        }
    }
}

/// Who applied, was matched, started, finished and answered the evaluation, by side.
///
/// It is one table, with those who did *not* come to each stage as the other part of the stage before:
/// so that nobody can subtract 24 matched from 26 applied and know of two people.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct People(Published);

impl People {
    pub(super) fn of(facts: &Facts) -> Result<Self, Contradiction> {
        let breakdown = Breakdown::new(vec![0, 0, 1, 1, 3, 3, 5, 5])?;
        let sides = [leaves(Side::Mentee, facts)?, leaves(Side::Mentor, facts)?];
        Ok(Self(Table::new(breakdown, &sides)?.publish_linked(&steps())))
    }

    /// How many came to a stage.
    #[must_use]
    pub fn came_to(&self, who: Who, stage: Stage) -> Figure {
        self.0.figure(who.row(), stage.column())
    }

    /// How many of those who came to the stage before came to this one, too.
    #[must_use]
    pub fn rate(&self, who: Who, stage: Stage) -> Option<Rate> {
        let of = self.came_to(who, stage.before()?);
        Some(Rate { part: self.came_to(who, stage), of })
    }

    /// How many came to the stage before, and not to this one.
    #[must_use]
    pub fn fell_short(&self, who: Who, stage: Stage) -> Option<Figure> {
        stage.before().map(|_| self.0.figure(who.row(), stage.column() + 1))
    }
}

/// A side's leaves: for each stage after the first, those who didn't come to it; but those who
/// answered the evaluation stand before those who didn't.
fn leaves(side: Side, facts: &Facts) -> Result<Vec<u32>, Contradiction> {
    let counts = facts.side(side);
    let mut leaves = Vec::new();
    for stage in Stage::ALL {
        let Some(before) = stage.before() else { continue };
        let short = before.count(counts).checked_sub(stage.count(counts));
        let short = short.ok_or(Contradiction::Stage(side, stage))?;
        if stage == Stage::Evaluated {
            leaves.push(counts.evaluated);
        }
        leaves.push(short);
    }
    Ok(leaves)
}

/// In how many ways these counts can differ, for somebody who knows how pairs are made: where each
/// mentor has one mentee, as many mentees as mentors are matched, start, and finish. So those counts
/// change on both sides at once, and only who applies and who answers is one's own.
///
/// The leaves: not matched, not started, not finished, evaluated, not evaluated.
fn steps() -> Vec<Vec<Vec<i64>>> {
    const APPLIES: [i64; 5] = [1, 0, 0, 0, 0];
    const ANSWERS: [i64; 5] = [0, 0, 0, 1, -1];
    const NOBODY: [i64; 5] = [0; 5];
    let pairs = [[-1, 1, 0, 0, 0], [0, -1, 1, 0, 0], [0, 0, -1, 0, 1]];
    let own = [APPLIES, ANSWERS].into_iter().flat_map(|own| [[own, NOBODY], [NOBODY, own]]);
    let both = pairs.into_iter().map(|pair| [pair, pair]);
    both.chain(own).map(|sides| sides.map(Vec::from).to_vec()).collect()
}
