//! What the two of a pairing see of each other.

use super::{Audience, Form, Kind, Question};
use crate::answers::{Answers, Raw};
use crate::date::{Date, Month};
use crate::lang::Lang;
use crate::texts::Texts;

/// An answer that somebody shares with their partner, in words.
#[derive(Clone, PartialEq, Eq)]
pub struct SharedAnswer {
    /// The question.
    pub ask: String,
    /// The language of the question, where it has no translation.
    pub lang: Option<Lang>,
    /// The answer, a line for each thing that was said.
    pub lines: Vec<String>,
}

/// What somebody answered is personal.
impl std::fmt::Debug for SharedAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SharedAnswer(…)")
    }
}

impl Form {
    /// What somebody shares with their partner, in the form's order: their answers to questions
    /// that say so, and no others.
    #[must_use]
    pub fn shared(&self, answers: &Answers, texts: &Texts) -> Vec<SharedAnswer> {
        shared(self.questions(), answers, texts).collect()
    }
}

impl Question {
    /// Whether the partner in a pairing may see the answer.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.who_sees >= Audience::Partner
    }
}

fn shared<'a>(
    questions: impl Iterator<Item = &'a Question>,
    answers: &Answers,
    texts: &Texts,
) -> impl Iterator<Item = SharedAnswer> {
    let shown = questions.filter(|question| question.is_shared());
    shown.filter_map(|question| {
        let lines = lines(question, answers.get(&question.id)?, texts);
        let (ask, lang) = (question.ask.clone(), question.lang.clone());
        (!lines.is_empty()).then_some(SharedAnswer { ask, lang, lines })
    })
}

fn lines(question: &Question, raw: &Raw, texts: &Texts) -> Vec<String> {
    let lines: Vec<String> = match (&question.kind, raw) {
        (Kind::Consent, _) => Vec::new(),
        (Kind::Month, Raw::Text(text)) => {
            vec![Month::parse(text).map_or_else(|_| text.clone(), |month| texts.month(month))]
        }
        (Kind::Date, Raw::Text(text)) => {
            vec![Date::parse(text).map_or_else(|_| text.clone(), |date| texts.date(date))]
        }
        (kind, Raw::Text(text)) => {
            text.lines().map(|line| kind.label(line.trim()).to_owned()).collect()
        }
        (kind, Raw::Many(many)) => {
            many.iter().map(|option| kind.label(option).to_owned()).collect()
        }
        (kind, Raw::Rows(rows)) => {
            let row = |row: &Answers| {
                let parts = shared(kind.parts().iter(), row, texts);
                parts.map(|part| part.lines.join(", ")).collect::<Vec<_>>().join("; ")
            };
            rows.iter().map(row).collect()
        }
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
