//! What of matching the committee may take out of it: what compares nothing but what it may see.

use super::policy::{AnswerTo, Line, Policy, Side};
use super::reasons::Reasons;
use crate::form::Form;
use crate::id::LineId;

impl Policy {
    /// The lines that compare nothing but answers which the committee may see, by every wording that
    /// somebody answered. What was given for matching only stays in it.
    #[must_use]
    pub fn seen_lines<'a>(
        &self,
        forms: impl Iterator<Item = (Side, &'a Form)> + Clone,
    ) -> Vec<LineId> {
        let is_seen = |line: &&Line| {
            forms.clone().all(|(side, form)| {
                let mut named =
                    std::iter::once(line.answer_of(side).clone()).chain(line.compare.names(side));
                named.all(|to| form.shows_committee(&to))
            })
        };
        self.lines.iter().filter(is_seen).map(|line| line.id.clone()).collect()
    }
}

impl Form {
    /// Whether the committee may see an answer. One that the form doesn't ask for hides nothing.
    fn shows_committee(&self, to: &AnswerTo) -> bool {
        let Some(question) = self.question(&to.question) else { return true };
        let parts = question.kind.parts().iter();
        let mut named = parts.filter(|part| to.part.as_ref() == Some(&part.id));
        question.who_sees.includes_committee()
            && named.all(|part| part.who_sees.includes_committee())
    }
}

impl Reasons {
    /// The same by some lines alone: their points are all there are.
    #[must_use]
    pub fn only(mut self, lines: &[LineId]) -> Self {
        self.lines.retain(|line| lines.contains(&line.line));
        self.points = self.lines.iter().fold(0, |sum, line| line.points.saturating_add(sum));
        self.of = self.lines.iter().fold(0, |sum, line| line.of.saturating_add(sum));
        self
    }
}
