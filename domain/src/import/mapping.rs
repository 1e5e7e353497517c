//! Which column answers which question: a guess, for a person to mend.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Sheet;
use super::value::{are_options, plain};
use crate::answers::Answers;
use crate::form::{Form, Kind, Question};
use crate::id::QuestionId;

/// What the columns of a sheet are.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// What each column answers; nothing, where it is left out.
    pub columns: Vec<Option<Target>>,
    /// What everybody answers who has no answer of their own: where the file does not ask what the
    /// form does.
    #[serde(default)]
    pub everybody: Answers,
}

/// What a column answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "kebab-case")]
pub enum Target {
    /// A question.
    Question {
        /// Which.
        question: QuestionId,
    },
    /// One of the options that a question takes several of: the first, the second.
    Place {
        /// Which question.
        question: QuestionId,
        /// Which of them, counted from one.
        place: usize,
    },
    /// A part of a row of a group.
    Part {
        /// Which question.
        question: QuestionId,
        /// Which row, counted from one.
        row: usize,
        /// Which part.
        part: QuestionId,
    },
}

impl Target {
    /// The question that it is of.
    #[must_use]
    pub fn question(&self) -> &QuestionId {
        match self {
            Self::Question { question }
            | Self::Place { question, .. }
            | Self::Part { question, .. } => question,
        }
    }

    /// Everything that a column may answer in a form, in the form's order.
    #[must_use]
    pub fn all(form: &Form) -> Vec<Self> {
        form.questions().flat_map(Self::of).collect()
    }

    fn of(question: &Question) -> Vec<Self> {
        let id = &question.id;
        let whole = Self::Question { question: id.clone() };
        match &question.kind {
            Kind::Group { at_most, parts, .. } => {
                let rows = 1..=usize::try_from(*at_most).unwrap_or_default();
                let part = |row, part: &Question| Self::Part {
                    question: id.clone(),
                    row,
                    part: part.id.clone(),
                };
                rows.flat_map(|row| parts.iter().map(move |of| part(row, of))).collect()
            }
            Kind::Ranked { at_most, .. } => {
                let places = 1..=usize::try_from(*at_most).unwrap_or_default();
                let place = |place| Self::Place { question: id.clone(), place };
                std::iter::once(whole).chain(places.map(place)).collect()
            }
            _ => vec![whole],
        }
    }
}

impl Mapping {
    /// A guess, by what stands above the columns and what stands in them. No two columns answer the
    /// same, and a column that is like nothing is left out.
    #[must_use]
    pub fn guess(form: &Form, sheet: &Sheet) -> Self {
        let targets = Target::all(form);
        // What is most like comes first.
        let mut likely: BTreeSet<(Reverse<u32>, usize, usize)> = BTreeSet::new();
        for (column, header) in sheet.headers.iter().enumerate() {
            for (at, target) in targets.iter().enumerate() {
                let likeness = likeness(form, sheet, (column, header), target);
                if likeness >= LIKELY {
                    likely.insert((Reverse(likeness), column, at));
                }
            }
        }
        let mut columns: Vec<Option<Target>> = vec![None; sheet.headers.len()];
        for (_, column, at) in likely {
            let Some(target) = targets.get(at) else { continue };
            let is_taken = columns.iter().flatten().any(|taken| taken.clashes(target));
            if let Some(free @ None) = columns.get_mut(column)
                && !is_taken
            {
                *free = Some(target.clone());
            }
        }
        Self { columns, everybody: Answers::new() }
    }
}

/// From how many of a thousand on a column is taken for an answer to a question.
const LIKELY: u32 = 500;

/// How likely a column answers a target, of a thousand.
fn likeness(form: &Form, sheet: &Sheet, (column, header): (usize, &str), to: &Target) -> u32 {
    let Some(question) = form.question(to.question()) else { return 0 };
    let header = plain(header);
    match to {
        Target::Question { .. } => {
            whole(question, &header).max(by_cells(question, sheet, column, &header))
        }
        Target::Place { place, .. } => {
            let Some(rest) = without_number(&header, *place) else { return 0 };
            whole(question, &rest)
        }
        Target::Part { row, part, .. } => {
            let Kind::Group { item, at_most, parts, .. } = &question.kind else { return 0 };
            let Some(part) = parts.iter().find(|known| known.id == *part) else { return 0 };
            let rest = match without_number(&header, *row) {
                Some(rest) => rest,
                None if *row == 1 && *at_most == 1 => header,
                None => return 0,
            };
            let rest = rest.trim_start_matches(&plain(item)).trim().to_owned();
            whole(part, &rest)
        }
    }
}

fn whole(question: &Question, header: &str) -> u32 {
    if header.is_empty() {
        return 0;
    }
    let id = plain(question.id.as_str());
    if header == id || header == plain(&question.ask) {
        return 1000;
    }
    let by_kind = match question.kind {
        Kind::Email if header.contains("email") || header.contains("e mail") => 800,
        Kind::TimeZone if header.contains("time zone") || header.contains("timezone") => 800,
        _ => 0,
    };
    by_kind.max(shared(header, &plain(&question.ask))).max(shared(header, &id))
}

/// How many of the words of two texts are in both.
fn shared(one: &str, other: &str) -> u32 {
    let words = |text: &str| {
        let words = text.split(' ').filter(|word| !SMALL.contains(word) && !word.is_empty());
        let mut each = BTreeSet::new();
        each.extend(words.map(str::to_owned));
        each
    };
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    let all = one.len() + other.len() - both;
    let share = (both * 900).checked_div(all).unwrap_or_default();
    u32::try_from(share).unwrap_or_default()
}

/// Words that say nothing of what is asked.
const SMALL: &[&str] = &[
    "a", "an", "the", "you", "your", "are", "is", "do", "does", "what", "which", "how", "of", "in",
    "to", "for", "and", "or", "with", "at", "on", "please", "would", "like", "my", "i", "be", "it",
];

/// A column in which nearly only options of a question stand, and whose header shares a word.
fn by_cells(question: &Question, sheet: &Sheet, column: usize, header: &str) -> u32 {
    let options = question.kind.options();
    if options.is_empty() || shared(header, &plain(&question.ask)) == 0 {
        return 0;
    }
    let (mut cells, mut fitting) = (0_usize, 0_usize);
    for cell in sheet.column(column) {
        cells += 1;
        fitting += usize::from(are_options(options, cell));
    }
    // Between what is alike word by word and what is the same.
    if cells > 0 && fitting * 10 >= cells * 9 { 700 } else { 0 }
}

/// A header without a number that stands in it as a word, as in `Topics [Choice 2]`, or `1st choice`.
fn without_number(header: &str, number: usize) -> Option<String> {
    let ordinal = match number {
        1 => ["first", "1st"],
        2 => ["second", "2nd"],
        3 => ["third", "3rd"],
        _ => ["", ""],
    };
    let written = number.to_string();
    let is_it = |word: &&str| *word == written || (!word.is_empty() && ordinal.contains(word));
    let words: Vec<&str> = header.split(' ').collect();
    words.iter().any(&is_it).then(|| {
        let is_kept = |word: &&&str| !is_it(word) && !["choice", "rank"].contains(*word);
        words.iter().filter(is_kept).copied().collect::<Vec<_>>().join(" ")
    })
}

/// What everybody answers is said of people: only that there is something shows.
impl std::fmt::Debug for Mapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mapping").field("columns", &self.columns).finish_non_exhaustive()
    }
}
