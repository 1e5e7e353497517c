//! What somebody said, as far as matching needs it: read out of what they sent, once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::policy::AnswerTo;
use crate::id::OptionId;
use crate::submission::{AGREED, Submission, Value};
use crate::time_zone::TimeZone;

/// An answer that a policy names; of a group, those of all its rows together.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Said {
    /// The options that they chose, in their order. Agreement is the option `yes`.
    Options(Vec<OptionId>),
    /// The words that they wrote.
    Texts(Vec<String>),
    /// A time zone.
    TimeZone(TimeZone),
}

/// What a submission says of what is named; what was not answered is left out.
pub(super) fn of(named: &[AnswerTo], submission: &Submission) -> BTreeMap<String, Said> {
    let said = |to: &AnswerTo| Some((key(to), read(&values(submission, to))?));
    named.iter().filter_map(said).collect()
}

/// An answer's place among those of somebody.
pub(super) fn key(to: &AnswerTo) -> String {
    match &to.part {
        Some(part) => format!("{}/{part}", to.question),
        None => to.question.to_string(),
    }
}

fn values<'a>(submission: &'a Submission, to: &AnswerTo) -> Vec<&'a Value> {
    match (submission.value(&to.question), &to.part) {
        (Some(Value::Rows(rows)), Some(part)) => {
            rows.iter().filter_map(|row| row.get(part)).collect()
        }
        (Some(value), None) => vec![value],
        _ => Vec::new(),
    }
}

fn read(values: &[&Value]) -> Option<Said> {
    let (mut options, mut texts, mut zone) = (Vec::new(), Vec::new(), None);
    for value in values {
        match value {
            Value::Option(option) => options.push(option.clone()),
            Value::Options(chosen) => options.extend(chosen.iter().cloned()),
            Value::Agreed => options.extend(OptionId::new(AGREED)),
            Value::Text(text) => texts.push(text.to_string()),
            Value::TimeZone(named) => zone = zone.or(Some(named.clone())),
            _ => {}
        }
    }
    let zone = zone.map(Said::TimeZone);
    let options = (!options.is_empty()).then_some(Said::Options(options));
    zone.or(options).or((!texts.is_empty()).then_some(Said::Texts(texts)))
}
