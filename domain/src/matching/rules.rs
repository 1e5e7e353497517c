use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::policy::AnswerTo;
use super::weight::Capacity;
use crate::id::{OptionId, QuestionId};

/// What makes a pair impossible. What is `None` or `false` is switched off in the policy's file.
///
/// One rule can't be switched off: nobody is matched with themselves, which the same e-mail
/// address shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Rules {
    /// Whether those who waited since last year are placed before others.
    pub waited_first: bool,
    /// Two people of the same name are taken for one.
    pub same_name: bool,
    /// Nobody is matched with whom they report to, or whose work they judge, as the committee
    /// knows.
    pub reporting_line: bool,
    /// Nobody is matched with a former partner.
    pub past_pair: Option<PastPair>,
    /// Nobody is matched within an institution.
    pub same_institution: Option<SameInstitution>,
    /// Nobody is matched with whom they have named.
    pub named_conflict: Option<NamedConflict>,
    /// No mentor has less experience than the mentee.
    pub not_less_experienced: Option<Experience>,
    /// How many people a mentor takes on; one, where it is switched off.
    pub capacity: Option<Capacities>,
}

/// Where people name former partners. Those whom the committee knows of count as well.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PastPair {
    /// Questions of the mentee's form.
    #[serde(default)]
    pub mentee: Vec<AnswerTo>,
    /// Questions of the mentor's form.
    #[serde(default)]
    pub mentor: Vec<AnswerTo>,
}

/// Where people name their institutions, and which names mean the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SameInstitution {
    /// Questions of the mentee's form.
    pub mentee: Vec<AnswerTo>,
    /// Questions of the mentor's form.
    pub mentor: Vec<AnswerTo>,
    /// Names of one institution, a list for each.
    #[serde(default)]
    pub alike: Vec<Vec<String>>,
    /// What people write where they have none: “n/a”, “self-employed”.
    #[serde(default)]
    pub ignore: Vec<String>,
}

/// Where people name those whom they don't want to be matched with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct NamedConflict {
    /// Questions of the mentee's form.
    pub mentee: Vec<AnswerTo>,
    /// Questions of the mentor's form.
    pub mentor: Vec<AnswerTo>,
}

/// Where people say how much experience they have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Experience {
    /// A question of the mentee's form.
    pub mentee: AnswerTo,
    /// A question of the mentor's form.
    pub mentor: AnswerTo,
    /// Their options, from the least experience to the most.
    pub order: Vec<OptionId>,
}

/// Where mentors say how many people they take on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Capacities {
    /// A question of the mentor's form.
    pub question: QuestionId,
    /// What its options mean.
    pub options: BTreeMap<OptionId, Capacity>,
    /// The most that anybody is given, whatever they say.
    pub most: Capacity,
}
