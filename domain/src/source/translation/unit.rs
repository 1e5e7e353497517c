//! Words that are translated together, or not at all.

use super::Context;
use crate::source::reader::Reader;

/// Puts the words of one table into a copy of what they translate.
pub(super) struct Unit<'r, 'a> {
    table: Option<&'r Reader<'a>>,
    lacks: Vec<&'static str>,
    is_whole: bool,
}

impl<'r, 'a> Unit<'r, 'a> {
    /// The words are in this table; without one, all of them are missing.
    pub(super) fn new(table: Option<&'r Reader<'a>>) -> Self {
        Self { table, lacks: Vec::new(), is_whole: true }
    }

    pub(super) fn text(&mut self, word: &'static str, text: &mut String) {
        match self.table.and_then(|table| table.text(word)) {
            Some(said) => said.clone_into(text),
            None => self.lacks.push(word),
        }
    }

    /// A text that the original may do without; then the translation does, too.
    pub(super) fn maybe(&mut self, word: &'static str, text: &mut Option<String>) {
        if let Some(text) = text {
            self.text(word, text);
        }
    }

    /// As many paragraphs as the original has.
    pub(super) fn lines(&mut self, word: &'static str, lines: &mut Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let said = self.table.map(|table| table.texts(word)).unwrap_or_default();
        let count = lines.len();
        match (said.len(), self.table) {
            (0, _) | (_, None) => self.lacks.push(word),
            (n, _) if n == count => *lines = said,
            (n, Some(table)) => table
                .place_of(word)
                .fault(format!("“{word}” has {n} paragraphs, and the original {count}")),
        }
    }

    /// Something else that belongs to it isn't whole; what is missing there was noted there.
    pub(super) fn break_up(&mut self) {
        self.is_whole = false;
    }

    /// Whether everything was there; notes what was not. `at` is the table's name.
    pub(super) fn end(self, at: &str, file: &str, context: &Context<'_>) -> bool {
        if self.lacks.is_empty() {
            return self.is_whole;
        }
        let lacks: Vec<String> = self.lacks.iter().map(|word| format!("“{word}”")).collect();
        let under = if at.is_empty() { String::new() } else { format!(" under [{at}]") };
        context.miss(file, format!("{}{under}", lacks.join(", ")));
        false
    }
}
