//! A cell as an answer.

use super::day::{First, day, month};
use super::zone::zone;
use crate::answers::Raw;
use crate::form::{Choice, Kind, Question};
use crate::submission::AGREED;
use crate::texts::Texts;

/// How the cells of a column are read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    /// What stands first in its days.
    pub(super) first: First,
    /// What months are called.
    pub(super) texts: &'a Texts,
}

/// What a cell answers to a question; what it doesn't understand is left as it is, for the form to
/// complain of. Nothing, where nothing stands there.
pub(super) fn raw(question: &Question, cell: &str, reading: Reading<'_>) -> Option<Raw> {
    let cell = cell.trim();
    if cell.is_empty() {
        return None;
    }
    let Reading { first, texts } = reading;
    let or_as_it_is = |read: Option<String>| Raw::Text(read.unwrap_or_else(|| cell.to_owned()));
    Some(match &question.kind {
        Kind::Date => or_as_it_is(day(cell, first)),
        Kind::Month => or_as_it_is(month(cell, first, texts)),
        Kind::TimeZone => or_as_it_is(zone(cell)),
        Kind::Choice { options } | Kind::Menu { options } => Raw::Text(option(options, cell)),
        Kind::Choices { options, .. } | Kind::Ranked { options, .. } => {
            Raw::Many(several(options, cell))
        }
        Kind::Consent if agrees(&question.ask, cell) => Raw::Text(AGREED.to_owned()),
        _ => Raw::Text(cell.to_owned()),
    })
}

/// The name of the option that a cell names, by its name or its label.
pub(super) fn option(options: &[Choice], cell: &str) -> String {
    let wanted = plain(cell);
    let is_it = |choice: &&Choice| is_named(choice, &wanted);
    let found = options.iter().find(is_it);
    found.map_or_else(|| cell.trim().to_owned(), |choice| choice.id.to_string())
}

/// Whether a cell names options and nothing else.
pub(super) fn are_options(options: &[Choice], cell: &str) -> bool {
    let known = |name: &String| options.iter().any(|choice| choice.id.as_str() == name);
    several(options, cell).iter().all(known)
}

fn is_named(choice: &Choice, wanted: &str) -> bool {
    plain(&choice.label) == wanted || plain(choice.id.as_str()) == wanted
}

/// The options that a cell lists: forms elsewhere put commas between labels, which may have some
/// themselves. So the longest label that fits what is left goes first.
fn several(options: &[Choice], cell: &str) -> Vec<String> {
    let pieces: Vec<&str> = cell.split([',', ';', '\n', '|']).collect();
    let (mut chosen, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        let longest = (at + 1..=pieces.len()).rev().find_map(|end| {
            let wanted = plain(&pieces.get(at..end)?.join(","));
            let found = options.iter().find(|choice| is_named(choice, &wanted))?;
            Some((found.id.to_string(), end))
        });
        let (name, end) = longest.unwrap_or_else(|| {
            (pieces.get(at).map(|piece| piece.trim().to_owned()).unwrap_or_default(), at + 1)
        });
        if !name.is_empty() && !chosen.contains(&name) {
            chosen.push(name);
        }
        at = end;
    }
    chosen
}

/// Whether a cell agrees: by a word for it, or by the sentence that was agreed to.
fn agrees(ask: &str, cell: &str) -> bool {
    let cell = plain(cell);
    ["yes", "y", "true", "1", "x", "i agree", "agree", "agreed", "✓"].contains(&cell.as_str())
        || cell == plain(ask)
}

/// A text for comparing: its letters and digits in lower case, one space between its words.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let is_word = |c: char| c.is_alphanumeric() || c == '✓';
    let words = lower.split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
