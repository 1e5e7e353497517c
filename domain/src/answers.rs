//! What a person typed, before any form has looked at it.

use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::by_name::ByName;
use crate::id::QuestionId;

/// Raw answers by question: what the page holds, what a draft keeps, what the wire carries.
///
/// In JSON, an object: `{"name": "Ada", "topics": ["data"], "goals": [{"statement": "…"}]}`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(ByName<QuestionId, Raw>);

/// One raw answer.
#[derive(Clone, PartialEq, Eq)]
pub enum Raw {
    /// What stands in one control.
    Text(String),
    /// Several options, in the order in which they were chosen or ranked.
    Many(Vec<String>),
    /// The rows of a repeatable group.
    Rows(Vec<Answers>),
}

impl Answers {
    /// No answers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The raw answer to a question, if there is one.
    #[must_use]
    pub fn get(&self, question: &QuestionId) -> Option<&Raw> {
        self.0.get(question)
    }

    /// The text of a one-control answer; empty where there is none.
    #[must_use]
    pub fn text(&self, question: &QuestionId) -> &str {
        match self.0.get(question) {
            Some(Raw::Text(text)) => text,
            _ => "",
        }
    }

    /// The options of a many-option answer; none where there is no such answer.
    #[must_use]
    pub fn many(&self, question: &QuestionId) -> &[String] {
        match self.0.get(question) {
            Some(Raw::Many(many)) => many,
            _ => &[],
        }
    }

    /// The rows of a group's answer; none where there is no such answer.
    #[must_use]
    pub fn rows(&self, question: &QuestionId) -> &[Answers] {
        match self.0.get(question) {
            Some(Raw::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// Sets the answer to a question.
    pub fn set(&mut self, question: QuestionId, raw: Raw) {
        self.0.set(question, raw);
    }

    /// Takes the answer to a question away.
    pub fn remove(&mut self, question: &QuestionId) {
        self.0.remove(question);
    }

    /// The answers in the order of their questions' names.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Raw)> {
        self.0.iter()
    }

    /// Whether nothing at all was typed or chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, raw)| raw.is_empty())
    }

    /// The same answers, each text passed through `change`: how callers bring text to Unicode's
    /// normal form C.
    #[must_use]
    pub fn map_text(self, change: &impl Fn(String) -> String) -> Self {
        let changed = self.0.into_iter().map(|(question, raw)| {
            let raw = match raw {
                Raw::Text(text) => Raw::Text(change(text)),
                Raw::Many(many) => Raw::Many(many.into_iter().map(change).collect()),
                Raw::Rows(rows) => {
                    Raw::Rows(rows.into_iter().map(|row| row.map_text(change)).collect())
                }
            };
            (question, raw)
        });
        changed.collect()
    }
}

impl FromIterator<(QuestionId, Raw)> for Answers {
    fn from_iter<T: IntoIterator<Item = (QuestionId, Raw)>>(answers: T) -> Self {
        // One by one: collecting a map sorts first, and a guide page would download the sorting.
        let mut collected = Self::new();
        for (question, raw) in answers {
            collected.set(question, raw);
        }
        collected
    }
}

/// Answers are personal: only the questions' names show.
impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(question, _)| question.as_str())).finish()
    }
}

/// An answer is personal: only its shape shows.
impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(_) => f.write_str("Text(…)"),
            Self::Many(many) => write!(f, "Many({} of …)", many.len()),
            Self::Rows(rows) => f.debug_tuple("Rows").field(rows).finish(),
        }
    }
}

impl Raw {
    /// Whether nothing was typed or chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Many(many) => many.iter().all(String::is_empty),
            Self::Rows(rows) => rows.iter().all(Answers::is_empty),
        }
    }
}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Many(many) => many.serialize(serializer),
            Self::Rows(rows) => rows.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a list of texts, or a list of rows")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut many = Vec::new();
        let mut rows = Vec::new();
        while let Some(item) = seq.next_element::<Item>()? {
            match item {
                Item::Text(text) => many.push(text),
                Item::Row(row) => rows.push(row),
            }
        }
        match (many.is_empty(), rows.is_empty()) {
            (_, true) => Ok(Raw::Many(many)),
            (true, false) => Ok(Raw::Rows(rows)),
            (false, false) => Err(A::Error::custom("a list of texts and rows mixed")),
        }
    }
}

enum Item {
    Text(String),
    Row(Answers),
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a row")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Item, E> {
        Ok(Item::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Item, A::Error> {
        let mut row = Answers::new();
        while let Some((question, raw)) = map.next_entry()? {
            row.set(question, raw);
        }
        Ok(Item::Row(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_read_and_written_again_is_the_same() {
        let json = r#"{"goals":[{"kind":"skill","statement":"Learn R"},{"statement":"x"}],"name":"Ada","topics":["b","a"]}"#;
        let answers: Answers = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&answers).unwrap(), json);
    }

    #[test]
    fn numbers_nulls_and_mixed_lists_are_refused() {
        for bad in [r#"{"a":1}"#, r#"{"a":null}"#, r#"{"a":["x",{}]}"#, r#"{"A":"x"}"#, r#"[]"#] {
            assert!(serde_json::from_str::<Answers>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn debug_output_does_not_show_what_was_typed() {
        let answers: Answers =
            serde_json::from_str(r#"{"name":"Ada","goals":[{"statement":"Ada"}]}"#).unwrap();
        assert!(!format!("{answers:?}{:?}", answers.iter().collect::<Vec<_>>()).contains("Ada"));
    }
}
