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

    /// What somebody shares that can be carried over from another form: the goals of a worksheet, in
    /// an application.
    #[must_use]
    pub fn carried_over(&self, answers: &Answers, texts: &Texts) -> Vec<SharedAnswer> {
        let carried = self.questions().filter(|question| question.copy_from.is_some());
        shared(carried, answers, texts).collect()
    }
}

impl Question {
    /// Whether the partner in a pairing may see the answer.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.who_sees >= Audience::Partner
    }
}

impl Question {
    /// What somebody answered to it, in words: a line for each thing that was said.
    #[must_use]
    pub fn said(&self, answers: &Answers, texts: &Texts) -> Vec<String> {
        answers.get(&self.id).map(|raw| lines(self, raw, texts)).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn question(id: &str, who: &str, kind: Value) -> Value {
        json!({ "id": id, "ask": format!("{id}?"), "who-sees": who, "optional": true, "kind": kind })
    }

    #[test]
    fn a_partner_sees_what_is_for_partners_in_words_and_nothing_else() {
        let line = || json!({ "short-text": { "most": 100 } });
        let options = json!([{ "id": "data", "label": "Data services" }]);
        let topics = json!({ "ranked": { "options": options, "at-least": 1, "at-most": 1 } });
        let parts = [question("goal", "partner", line()), question("doubt", "committee", line())];
        let goals =
            json!({ "group": { "item": "Goal", "at-least": 1, "at-most": 2, "parts": parts } });
        let form: Form = serde_json::from_value(json!({
            "id": "f", "version": "000000000000000a", "lang": "en", "title": "F", "dataset": "fs",
            "opens": "anyone", "window": "w", "sending": "expected", "send": "Send", "next": [],
            "sections": [{ "id": "s", "title": "S", "who-sees": "partner", "questions": [
                question("name", "partner", line()),
                question("site", "public", json!("web-address")),
                question("topics", "partner", topics),
                question("goals", "partner", goals),
                question("age", "committee", line()),
                question("identity", "matching", line()),
                question("rules", "partner", json!("consent")),
            ] }],
        }))
        .unwrap();
        let answers: Answers = serde_json::from_value(json!({
            "name": "Ada", "site": "https://a.example", "topics": ["data"], "age": "40",
            "goals": [{ "goal": "R", "doubt": "many" }], "identity": "secret", "rules": "yes",
        }))
        .unwrap();
        let shared = form.shared(&answers, &Texts::default());
        let said: Vec<(&str, String)> =
            shared.iter().map(|one| (&*one.ask, one.lines.join("|"))).collect();
        let text = |text: &str| text.to_owned();
        assert_eq!(
            said,
            [
                ("name?", text("Ada")),
                ("site?", text("https://a.example")),
                ("topics?", text("Data services")),
                ("goals?", text("R")),
            ]
        );
    }
}
