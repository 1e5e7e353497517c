//! Questions that a policy names: whether the forms ask them, and how.

use super::super::form::named;
use super::super::reader::{Place, Reader};
use super::word;
use crate::form::{Audience, Condition, Form, Kind, Question};
use crate::id::{OptionId, QuestionId};
use crate::matching::{AnswerTo, Side};
use crate::submission::AGREED;

/// The forms of the two sides.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) mentee: &'a Form,
    pub(super) mentor: &'a Form,
}

impl<'a> Sides<'a> {
    pub(super) fn form(self, side: Side) -> &'a Form {
        match side {
            Side::Mentee => self.mentee,
            Side::Mentor => self.mentor,
        }
    }

    /// Reads where a side's answer is found, and with it the question, which must have a kind that
    /// `fits`; `kinds` says which do.
    pub(super) fn answer(
        self,
        reader: &Reader<'_>,
        side: Side,
        fits: impl Fn(&Kind) -> bool,
        kinds: &str,
    ) -> Option<(AnswerTo, &'a Question)> {
        let name = reader.need(word(side), reader.text(word(side)))?;
        self.named(name, side, reader.place_of(word(side)), fits, kinds)
    }

    /// The same, for a name that has been read already.
    pub(super) fn named(
        self,
        name: &str,
        side: Side,
        place: Place<'_>,
        fits: impl Fn(&Kind) -> bool,
        kinds: &str,
    ) -> Option<(AnswerTo, &'a Question)> {
        let (question, part) = match name.split_once('.') {
            Some((question, part)) => (question, Some(named(part, QuestionId::new, place)?)),
            None => (name, None),
        };
        let to = AnswerTo { question: named(question, QuestionId::new, place)?, part };
        let form = self.form(side);
        let Some(found) = find(form, &to) else {
            place.fault(format!("the form “{}” does not ask “{name}”", form.id));
            return None;
        };
        if found.who_sees == Audience::Oneself {
            place.fault(format!("“{name}” is never sent: only the person sees it"));
        } else if !fits(&found.kind) {
            place.fault(format!("“{name}” of “{}” must be {kinds} here", form.id));
        } else {
            return Some((to, found));
        }
        None
    }
}

fn find<'a>(form: &'a Form, to: &AnswerTo) -> Option<&'a Question> {
    let question = form.question(&to.question)?;
    match &to.part {
        None => Some(question),
        Some(part) => question.kind.parts().iter().find(|known| known.id == *part),
    }
}

/// Whether a form asks for some words there; a fault, where it doesn't.
pub(super) fn is_text(form: &Form, question: &QuestionId, place: Place<'_>) -> bool {
    let asked = form.question(question);
    let is = asked.is_some_and(|question| is_words(&question.kind));
    if !is {
        place.fault(format!("the form “{}” does not ask for a text “{question}”", form.id));
    }
    is
}

pub(super) fn is_words(kind: &Kind) -> bool {
    matches!(kind, Kind::ShortText { .. } | Kind::LongText { .. })
}

pub(super) fn is_one_option(kind: &Kind) -> bool {
    matches!(kind, Kind::Choice { .. } | Kind::Menu { .. })
}

pub(super) fn has_options(kind: &Kind) -> bool {
    !kind.options().is_empty()
}

/// Reads a condition on a form's answers: `{ question = "seeking", is = ["mentor"] }`.
pub(super) fn condition(reader: &Reader<'_>, word: &'static str, form: &Form) -> Option<Condition> {
    let table = reader.table(word)?;
    let place = table.place();
    let question = table.need("question", table.text("question"));
    let question = question.and_then(|name| named(name, QuestionId::new, place));
    let names = table.texts("is");
    table.finish();
    let question = question?;
    let Some(asked) = form.question(&question) else {
        place.fault(format!("the form “{}” does not ask “{question}”", form.id));
        return None;
    };
    let is: Vec<OptionId> =
        names.iter().filter_map(|name| named(name, OptionId::new, place)).collect();
    if is.is_empty() {
        place.fault(format!("“{word}” needs options that it waits for, as in is = [\"yes\"]"));
    }
    for option in &is {
        let offered = match &asked.kind {
            Kind::Consent => option.as_str() == AGREED,
            kind => kind.options().iter().any(|choice| choice.id == *option),
        };
        if !offered {
            place.fault(format!(
                "“{word}” waits for “{option}”, which “{question}” of “{}” does not offer",
                form.id
            ));
        }
    }
    Some(Condition { question, is })
}
