use serde::{Deserialize, Serialize};

use super::known::Known;
use super::policy::Side;
use super::rules::Rules;

/// Why a pair is impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "rule")]
pub enum Block {
    /// It is one person: the e-mail address is the same.
    Oneself,
    /// The name is the same.
    SameName,
    /// They are at the same institution.
    SameInstitution,
    /// One of them asked not to be matched with the other, or with their institution.
    NamedConflict {
        /// Who asked.
        by: Side,
    },
    /// One of them reports to the other, or judges their work.
    ReportingLine,
    /// They were partners before, as the committee knows.
    PastPair,
    /// They were partners before, as one of them says.
    SaidPastPair {
        /// Who says it.
        by: Side,
    },
    /// The mentor has less experience.
    LessExperienced,
    /// They are a locked pair the other way round: nobody is the mentor of their own mentor.
    EachOther,
    /// Somebody of the committee has forbidden it in this scenario.
    Forbidden,
}

impl Block {
    /// Whether this was read out of what people wrote, and so may be a mistake: the committee may
    /// allow such a pair.
    #[must_use]
    pub fn may_be_mistaken(self) -> bool {
        matches!(
            self,
            Self::SameName
                | Self::SameInstitution
                | Self::NamedConflict { .. }
                | Self::SaidPastPair { .. }
        )
    }
}

/// What a pair would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// The first the mentee of the second.
    MenteeAndMentor,
    /// Peers.
    Peers,
}

/// Every reason against a pair.
pub(super) fn of(rules: &Rules, a: &Known, b: &Known, pair: As) -> impl Iterator<Item = Block> {
    let any = |some: &[u32], others: &[u32]| some.iter().any(|one| others.contains(one));
    let names = |words: &[u32], who: &Known| any(words, &who.called);
    let either = |of: &dyn Fn(&Known) -> &[u32]| {
        of(a).contains(&b.reference) || of(b).contains(&a.reference)
    };
    let blocks = [
        (a.person == b.person, Block::Oneself),
        (rules.same_name && a.name.is_some() && a.name == b.name, Block::SameName),
        (any(&a.wholes, &b.perhaps) || any(&b.wholes, &a.perhaps), Block::SameInstitution),
        (names(&a.refuses, b) || any(&a.refuses, &b.at), Block::NamedConflict { by: Side::Mentee }),
        (names(&b.refuses, a) || any(&b.refuses, &a.at), Block::NamedConflict { by: Side::Mentor }),
        (rules.reporting_line && either(&|known| &known.line), Block::ReportingLine),
        (rules.past_pair.is_some() && either(&|known| &known.past), Block::PastPair),
        (names(&a.had, b), Block::SaidPastPair { by: Side::Mentee }),
        (names(&b.had, a), Block::SaidPastPair { by: Side::Mentor }),
        (
            pair == As::MenteeAndMentor
                && matches!((a.experience, b.experience), (Some(a), Some(b)) if b < a),
            Block::LessExperienced,
        ),
    ];
    blocks.into_iter().filter(|(holds, _)| *holds).map(|(_, block)| block)
}
