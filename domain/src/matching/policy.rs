use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::comparison::Comparison;
use super::rules::Rules;
use super::weight::Weight;
use crate::form::Condition;
use crate::id::{FormId, LineId, QuestionId};

/// What counts when people are matched: data that a committee writes (`matching.toml`), never code.
///
/// What `cargo xtask check` lets through holds of every published policy: the forms and questions
/// that it names are there and have kinds that make sense, and a line's options are those that its
/// two questions offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Policy {
    /// Who looks for somebody.
    pub mentee: Sheet,
    /// Who offers to be found.
    pub mentor: Sheet,
    /// What is compared, and for how many points, in the order in which it is shown.
    pub lines: Vec<Line>,
    /// What makes a pair impossible, and whom to place first.
    pub rules: Rules,
}

/// The form of one side, and where it says what matching must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sheet {
    /// The form.
    pub form: FormId,
    /// The question that asks for the person's name.
    pub name: QuestionId,
    /// Who of them looks for, or is, a mentor; everyone, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<Condition>,
    /// Who of them would also be, or only be, somebody's peer; nobody, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peer: Option<Condition>,
}

/// One thing that is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Line {
    /// Its name.
    pub id: LineId,
    /// How many points it gives at the most.
    pub points: Weight,
    /// What the mentee answered.
    pub mentee: AnswerTo,
    /// What the mentor answered.
    pub mentor: AnswerTo,
    /// How the two are compared.
    pub compare: Comparison,
    /// What an answer that was left empty means.
    #[serde(default)]
    pub empty: Empty,
    /// Whether it counts between peers, too.
    pub peers: bool,
}

/// Where an answer is found: a question, or a part of the rows of a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AnswerTo {
    /// The question.
    pub question: QuestionId,
    /// The part, where the question is a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<QuestionId>,
}

/// What an answer that was left empty means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Empty {
    /// Nothing is known: no points.
    #[default]
    Unknown,
    /// The person doesn't mind: all points.
    AnyoneFits,
}

impl Policy {
    /// The form of a side.
    #[must_use]
    pub fn sheet(&self, side: Side) -> &Sheet {
        match side {
            Side::Mentee => &self.mentee,
            Side::Mentor => &self.mentor,
        }
    }

    /// Every answer of a side that matching needs, sorted: no other leaves the table for it.
    #[must_use]
    pub fn names(&self, side: Side) -> Vec<AnswerTo> {
        let (sheet, rules) = (self.sheet(side), &self.rules);
        let mut named = vec![AnswerTo::question(&sheet.name)];
        let conditions = [&sheet.matched, &sheet.peer].into_iter().flatten();
        named.extend(conditions.map(AnswerTo::asked_by));
        for line in &self.lines {
            named.push(line.answer_of(side).clone());
            named.extend(line.compare.names(side));
        }
        let of_side = |mentee: &[AnswerTo], mentor: &[AnswerTo]| match side {
            Side::Mentee => mentee.to_vec(),
            Side::Mentor => mentor.to_vec(),
        };
        if let Some(rule) = &rules.past_pair {
            named.extend(of_side(&rule.mentee, &rule.mentor));
        }
        if let Some(rule) = &rules.same_institution {
            named.extend(of_side(&rule.mentee, &rule.mentor));
        }
        if let Some(rule) = &rules.named_conflict {
            named.extend(of_side(&rule.mentee, &rule.mentor));
        }
        if let Some(rule) = &rules.not_less_experienced {
            named.push(if side == Side::Mentee { &rule.mentee } else { &rule.mentor }.clone());
        }
        if let (Some(rule), Side::Mentor) = (&rules.capacity, side) {
            named.push(AnswerTo::question(&rule.question));
        }
        named.sort();
        named.dedup();
        named
    }

    /// The same policy with other points for some lines; names of no line count for nothing.
    #[must_use]
    pub fn weighing(&self, points: &BTreeMap<LineId, Weight>) -> Self {
        let mut policy = self.clone();
        for line in &mut policy.lines {
            line.points = points.get(&line.id).copied().unwrap_or(line.points);
        }
        policy
    }
}

impl AnswerTo {
    /// The answer to a question that is no group.
    #[must_use]
    pub fn question(question: &QuestionId) -> Self {
        Self { question: question.clone(), part: None }
    }

    pub(super) fn asked_by(condition: &Condition) -> Self {
        Self::question(&condition.question)
    }
}

impl Line {
    /// Where a side's answer is found.
    #[must_use]
    pub fn answer_of(&self, side: Side) -> &AnswerTo {
        match side {
            Side::Mentee => &self.mentee,
            Side::Mentor => &self.mentor,
        }
    }
}

/// The two sides of a pairing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Who looks for somebody.
    Mentee,
    /// Who offers to be found.
    Mentor,
}

impl Side {
    /// The side across.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Mentee => Self::Mentor,
            Self::Mentor => Self::Mentee,
        }
    }
}
