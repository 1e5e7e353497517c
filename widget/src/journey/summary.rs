//! The answers in words: what is checked before sending, and what is printed.

use domain::Lang;
use domain::answers::{Answers, Raw};
use domain::date::{Date, Month};
use domain::form::{Kind, Question};
use domain::text::{Lines, clean};
use domain::texts::{self, Texts};

use super::Journey;

/// The answers of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionSummary {
    /// The section's step.
    pub step: usize,
    /// The language of its title, where that has no translation.
    pub lang: Option<Lang>,
    /// Its title.
    pub title: String,
    /// Its questions that were asked.
    pub entries: Vec<Entry>,
}

/// One question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The language of the question, where it has no translation.
    pub lang: Option<Lang>,
    /// The question; for a row of a group, what the row is called.
    pub ask: String,
    /// The answer, a line each; none where there is no answer.
    pub lines: Vec<String>,
    /// The parts of a row.
    pub parts: Vec<Entry>,
}

impl Journey {
    /// The answers in words, section by section, without what wasn't asked.
    #[must_use]
    pub fn summary(&self) -> Vec<SectionSummary> {
        let sections = self.form().sections.iter().enumerate();
        let summaries = sections.map(|(step, section)| {
            let asked = section.questions.iter();
            let asked = asked.filter(|question| self.asked().holds(question.when.as_ref()));
            let entries = asked.flat_map(|question| self.entries(question)).collect();
            let (lang, title) = (section.lang.clone(), section.title.clone());
            SectionSummary { step, lang, title, entries }
        });
        summaries.filter(|summary| !summary.entries.is_empty()).collect()
    }

    fn entries(&self, question: &Question) -> Vec<Entry> {
        let Kind::Group { item, parts, .. } = &question.kind else {
            return vec![entry(question, self.answers(), self.texts())];
        };
        let rows = self.answers().rows(&question.id).iter().filter(|row| !row.is_empty());
        let entries: Vec<Entry> =
            rows.enumerate().map(|(at, row)| self.row_entry(item, at + 1, parts, row)).collect();
        if entries.is_empty() { vec![question_entry(question, Vec::new())] } else { entries }
    }

    fn row_entry(&self, item: &str, n: usize, parts: &[Question], row: &Answers) -> Entry {
        let asked = parts.iter();
        let asked = asked.filter(|part| self.asked().holds_in_row(part.when.as_ref(), parts, row));
        let entries = asked.map(|part| entry(part, row, self.texts())).collect();
        let name = [("item", item), ("n", &*n.to_string())];
        let ask = self.texts().say(texts::FORM_ROW, &name);
        Entry { lang: None, ask, lines: Vec::new(), parts: entries }
    }
}

fn entry(question: &Question, answers: &Answers, texts: &Texts) -> Entry {
    let raw = answers.get(&question.id).filter(|raw| !raw.is_empty());
    question_entry(question, raw.map(|raw| lines(question, raw, texts)).unwrap_or_default())
}

fn question_entry(question: &Question, lines: Vec<String>) -> Entry {
    let (lang, ask) = (question.lang.clone(), question.ask.clone());
    Entry { lang, ask, lines, parts: Vec::new() }
}

fn lines(question: &Question, raw: &Raw, texts: &Texts) -> Vec<String> {
    let label = |option: &String| question.kind.label(option).to_owned();
    match raw {
        Raw::Many(many) => many.iter().filter(|name| !name.is_empty()).map(label).collect(),
        Raw::Rows(_) => Vec::new(),
        Raw::Text(text) => match &question.kind {
            Kind::LongText { .. } => {
                clean(text, Lines::Many).split('\n').map(str::to_owned).collect()
            }
            Kind::Date => vec![Date::parse(text).map_or(text.clone(), |date| texts.date(date))],
            Kind::Month => {
                vec![Month::parse(text).map_or(text.clone(), |month| texts.month(month))]
            }
            Kind::Consent => vec![texts.get(texts::CHECK_AGREED).to_owned()],
            _ => vec![clean(&label(text), Lines::One)],
        },
    }
}
