//! What made-up people answer to a form, whatever a committee makes of it.

use std::collections::BTreeMap;

use domain::form::{Choice, Kind, Question};
use domain::id::OptionId;
use domain::{Answers, Form, Raw};

use super::cast::{Cast, Lines};
use super::dice::Dice;

/// Somebody who fills in a form.
pub(super) struct Writer<'a> {
    pub(super) cast: &'a Cast,
    pub(super) dice: Dice,
    /// What chance is asked by: who it is, and at what.
    pub(super) seed: String,
    /// What they answer in any case, by the question's name.
    pub(super) own: BTreeMap<String, String>,
    /// What they may write, the first that has something first.
    pub(super) lines: Vec<&'a Lines>,
    /// Whether it goes badly: then they choose what is a concern.
    pub(super) goes_badly: bool,
}

impl Writer<'_> {
    /// Their answers.
    pub(super) fn answers(&self, form: &Form) -> Answers {
        self.added_to(form, Answers::new())
    }

    /// Answers that are there, and theirs to what has none.
    pub(super) fn added_to(&self, form: &Form, mut answers: Answers) -> Answers {
        for question in form.questions() {
            let is_asked = form.asked(&answers).holds(question.when.as_ref());
            if !is_asked || !answers.get(&question.id).is_none_or(Raw::is_empty) {
                continue;
            }
            if let Some(raw) = self.answer(question, &concerns(form, question), "") {
                answers.set(question.id.clone(), raw);
            }
        }
        answers
    }

    fn answer(&self, question: &Question, concerns: &[OptionId], row: &str) -> Option<Raw> {
        let (id, of) = (question.id.as_str(), format!("{} {} {row}", self.seed, question.id));
        if let Some(own) = self.own.get(id) {
            return Some(Raw::Text(own.clone()));
        }
        let lines = self.lines.iter().find_map(|lines| lines.get(id));
        if question.optional && self.dice.below(3, &format!("{of} at all")) == 0 {
            return None;
        }
        let line = lines.and_then(|lines| self.dice.one(lines, &of)).cloned();
        let fallback =
            || self.cast.any.get("text").and_then(|any| self.dice.one(any, &of)).cloned();
        let text = match &question.kind {
            Kind::ShortText { .. } | Kind::LongText { .. } => {
                line.or_else(|| fallback().filter(|_| !question.optional))?
            }
            Kind::Choice { options } | Kind::Menu { options } => {
                line.or_else(|| self.one(options, concerns, &of))?
            }
            Kind::Choices { options, at_most, .. } | Kind::Ranked { options, at_most, .. } => {
                return Some(Raw::Many(self.some(options, *at_most, &of)));
            }
            Kind::Group { parts, .. } => return Some(Raw::Rows(vec![self.row(parts, &of)])),
            Kind::Scale { from, to, .. } => {
                let width = u64::from(to.saturating_sub(*from)).saturating_add(1);
                (u64::from(*from) + self.dice.below(width, &of)).to_string()
            }
            Kind::Consent => "yes".to_owned(),
            Kind::Month => "2027-06".to_owned(),
            Kind::Date if !question.optional => "2027-06-15".to_owned(),
            Kind::Email | Kind::WebAddress | Kind::Date | Kind::TimeZone => line?,
        };
        Some(Raw::Text(text))
    }

    fn row(&self, parts: &[Question], of: &str) -> Answers {
        let parts = parts.iter().filter(|part| part.when.is_none());
        parts.filter_map(|part| Some((part.id.clone(), self.answer(part, &[], of)?))).collect()
    }

    /// An option: where it goes well one of the first, as committees write them, and no concern.
    fn one(&self, options: &[Choice], concerns: &[OptionId], of: &str) -> Option<String> {
        let (bad, good): (Vec<&Choice>, Vec<&Choice>) =
            self.offered(options).partition(|one| concerns.contains(&one.id));
        let from = if self.goes_badly && !bad.is_empty() { bad } else { good };
        let most = from.len() as u64;
        let tries = [1, 2].map(|number| self.dice.below(most, &format!("{of} {number}")));
        let at = tries.into_iter().min().and_then(|least| usize::try_from(least).ok())?;
        from.get(at).map(|one| one.id.to_string())
    }

    /// One to three options.
    fn some(&self, options: &[Choice], at_most: u32, of: &str) -> Vec<String> {
        let offered: Vec<&Choice> = self.offered(options).collect();
        let most = u64::from(at_most).min(3);
        let count = usize::try_from(1 + self.dice.below(most, &format!("{of} many"))).unwrap_or(1);
        let from = usize::try_from(self.dice.below(offered.len() as u64, of)).unwrap_or(0);
        let chosen = offered.iter().cycle().skip(from).take(count.min(offered.len()));
        chosen.map(|one| one.id.to_string()).collect()
    }

    fn offered<'b>(&'b self, options: &'b [Choice]) -> impl Iterator<Item = &'b Choice> {
        options.iter().filter(|one| one.when.is_none() && !self.cast.avoids(one.id.as_str()))
    }
}

/// The options of a question that are a concern.
fn concerns(form: &Form, question: &Question) -> Vec<OptionId> {
    let all = form.opens.for_pair().map(|pair| pair.concerns.as_slice()).unwrap_or_default();
    let of = all.iter().filter(|concern| concern.question == question.id);
    of.flat_map(|concern| concern.is.clone()).collect()
}
