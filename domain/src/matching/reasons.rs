use serde::{Deserialize, Serialize};

use super::answer::{Answer, Options};
use super::block::{As, Block};
use super::comparison::Comparison;
use super::policy::{Line, Side};
use super::pool::{Person, Pool};
use super::scenario::{Pair, Peers, Scenario};
use super::setting::{Misfit, Setting};
use super::share::{Fit, Share};
use crate::id::{LineId, OptionId};

/// Why two people fit, or don't: line by line, and what makes it impossible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reasons {
    /// All points together.
    pub points: u16,
    /// How many there could have been, with what was asked for.
    pub of: u16,
    /// Every line that counts for such a pair, in the policy's order.
    pub lines: Vec<LineReason>,
    /// What makes the pair impossible; nothing, where it is possible.
    pub blocks: Vec<Block>,
}

/// What a line found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LineReason {
    /// The line.
    pub line: LineId,
    /// Its points.
    pub points: u16,
    /// How many there could have been.
    pub of: u16,
    /// What was found.
    pub found: Found,
}

/// What a comparison found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Found {
    /// Options: those that agree, and those that the mentee looks for and the mentor lacks; as the
    /// mentee ranked them.
    Options {
        /// What both have.
        agree: Vec<OptionId>,
        /// What is missing.
        missing: Vec<OptionId>,
    },
    /// So many steps apart in the order of the options.
    Steps(u16),
    /// Time of a week.
    Time {
        /// So many minutes a week suit both.
        minutes: u32,
        /// The mentor’s clocks are so many minutes ahead of the mentee’s.
        apart: i16,
    },
    /// Whether both live in the same country.
    SameCountry(bool),
    /// Nobody asked for this: it doesn't count.
    NotAsked,
    /// Somebody gave no answer.
    Unanswered {
        /// Who: one of them, or both.
        by: Vec<Side>,
        /// Whether that means that anybody fits.
        anyone_fits: bool,
    },
    /// The committee has to judge it.
    ToJudge,
    /// The committee has judged it.
    Judged(Fit),
}

impl Pool {
    /// Why a mentee and a mentor fit, or don't.
    ///
    /// # Errors
    /// [`Misfit`] where one of them is not here, or the scenario doesn't fit.
    pub fn reasons(&self, scenario: &Scenario, pair: &Pair) -> Result<Reasons, Misfit> {
        let setting = self.setting(scenario)?;
        let a = self.someone(&pair.mentee)?;
        let b = self.someone(&pair.mentor)?;
        let blocks = setting.blocks(self, a, b).collect();
        Ok(self.reasons_of(&setting, (a.1, b.1), As::MenteeAndMentor, blocks))
    }

    /// Why two peers fit, or don't. Of what each looks for, the lines show what the first does.
    ///
    /// # Errors
    /// [`Misfit`] where one of them is not here, or the scenario doesn't fit.
    pub fn peer_reasons(&self, scenario: &Scenario, peers: &Peers) -> Result<Reasons, Misfit> {
        let setting = self.setting(scenario)?;
        let [a, b] = peers.both();
        let (a, b) = (self.someone(a)?, self.someone(b)?);
        let blocks = setting.peer_blocks(self, a, b).collect();
        Ok(self.reasons_of(&setting, (a.1, b.1), As::Peers, blocks))
    }

    fn reasons_of(
        &self,
        setting: &Setting,
        of: (&Person, &Person),
        pair: As,
        blocks: Vec<Block>,
    ) -> Reasons {
        let mut reasons = Reasons { points: 0, of: 0, lines: Vec::new(), blocks };
        for (at, (line, weight)) in self.policy().lines.iter().zip(&setting.weights).enumerate() {
            if !line.counts(pair) {
                continue;
            }
            let share = self.share(at, of, pair);
            let (points, most) = (share.points(*weight), share.of_how_many(*weight));
            reasons.points = reasons.points.saturating_add(points);
            reasons.of = reasons.of.saturating_add(most);
            let found = self.found(at, line, of, share);
            reasons.lines.push(LineReason { line: line.id.clone(), points, of: most, found });
        }
        reasons
    }

    fn found(&self, at: usize, line: &Line, (a, b): (&Person, &Person), share: Share) -> Found {
        let (Some(of_a), Some(of_b)) = (a.answers.get(at), b.answers.get(at)) else {
            return Found::NotAsked;
        };
        match share {
            Share::NotAsked => return Found::NotAsked,
            Share::ToJudge => return Found::ToJudge,
            Share::Unknown | Share::AnyoneFits => {
                let silent = [(a, of_a), (b, of_b)].into_iter();
                let silent = silent.filter(|(_, answer)| answer.says_nothing());
                let anyone_fits = share == Share::AnyoneFits;
                return Found::Unanswered {
                    by: silent.map(|(who, _)| who.side).collect(),
                    anyone_fits,
                };
            }
            Share::Of { .. } => {}
        }
        match (&line.compare, of_a, of_b) {
            (compare, Answer::Options(a), Answer::Options(b)) => agreement(compare, a, b),
            (_, Answer::Place(a), Answer::Place(b)) => Found::Steps(a.abs_diff(*b)),
            (_, Answer::Week(a), Answer::Week(b)) => Found::Time {
                minutes: a.0.minutes_in_common(&b.0),
                apart: b.1.minutes().saturating_sub(a.1.minutes()),
            },
            (_, Answer::Region { country: a, .. }, Answer::Region { country: b, .. }) => {
                Found::SameCountry(a == b)
            }
            (_, Answer::Identity { .. }, Answer::Identity { .. }) => {
                self.judged(at, a, b).map_or(Found::ToJudge, Found::Judged)
            }
            _ => Found::NotAsked,
        }
    }
}

/// What agrees of that which one looks for, and what is missing.
fn agreement(compare: &Comparison, wanted: &Options, there: &Options) -> Found {
    let options = compare.vocabulary().map(|vocabulary| vocabulary.options.as_slice());
    let name = |place: &u8| options.unwrap_or_default().get(usize::from(*place)).cloned();
    let (agree, missing): (Vec<u8>, Vec<u8>) =
        wanted.ranked.iter().partition(|place| there.set >> **place & 1 == 1);
    Found::Options {
        agree: agree.iter().filter_map(name).collect(),
        missing: missing.iter().filter_map(name).collect(),
    }
}

impl Answer {
    fn says_nothing(&self) -> bool {
        matches!(self, Self::None | Self::Region { country: None, .. })
    }
}
