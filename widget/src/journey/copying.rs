//! Answers of one form copied into another: the goals worksheet into the application.

use domain::answers::{Answers, Raw};
use domain::form::{CopyFrom, Kind, Question};
use domain::id::QuestionId;
use domain::rejection::Field;
use domain::text::{Lines, clean};

use super::Journey;
use super::rows::size;

impl Journey {
    /// Copies an answer of another form here, behind what is already typed. The answer is whether
    /// there was anything to copy.
    pub fn copy(&mut self, question: &QuestionId, other: &Answers) -> bool {
        let Some(raw) = self.copied(question, other) else { return false };
        self.answers.set(question.clone(), raw);
        self.leave_notices();
        self.settle();
        self.rebuild();
        true
    }

    /// Whether another form's answers have something to copy for a question.
    #[must_use]
    pub fn can_copy(&self, question: &QuestionId, other: &Answers) -> bool {
        self.copied(question, other).is_some()
    }

    fn copied(&self, question: &QuestionId, other: &Answers) -> Option<Raw> {
        let question = self.form().question(question)?;
        let from = question.copy_from.as_ref()?;
        match &question.kind {
            Kind::Group { at_most, parts, .. } => {
                let copied = rows_of(parts, other.rows(&from.question));
                let mine = self.answers.rows(&question.id).iter().filter(|row| !row.is_empty());
                let mut rows: Vec<Answers> = mine.cloned().collect();
                rows.extend(copied.into_iter().filter(|row| !row.is_empty()));
                rows.dedup();
                rows.truncate(size(*at_most));
                Some(Raw::Rows(rows)).filter(|raw| !raw.is_empty())
            }
            Kind::ShortText { .. } | Kind::LongText { .. } => {
                let text = text_of(from, other);
                let mine = self.text(&Field::of(&question.id)).trim();
                let text = match (mine.is_empty(), text.is_empty()) {
                    (_, true) => return None,
                    (true, false) => text,
                    (false, false) => [mine, &text].join("\n"),
                };
                Some(Raw::Text(text))
            }
            _ => other.get(&from.question).cloned().filter(|raw| !raw.is_empty()),
        }
    }
}

/// The parts that both groups have, by name.
fn rows_of(parts: &[Question], rows: &[Answers]) -> Vec<Answers> {
    let shared = |row: &Answers| {
        let parts = parts.iter();
        parts.filter_map(|part| Some((part.id.clone(), row.get(&part.id)?.clone()))).collect()
    };
    rows.iter().map(shared).collect()
}

/// A text, or one part of each row, a line each.
fn text_of(from: &CopyFrom, other: &Answers) -> String {
    let Some(part) = &from.part else {
        return clean(other.text(&from.question), Lines::Many);
    };
    let lines = other.rows(&from.question).iter().map(|row| clean(row.text(part), Lines::One));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
