//! What was sent, on a page of the person's own: read, changed, compared.

use domain::answers::Answers;
use domain::api::FormPage;
use leptos::reactive::owner::Owner;

use super::{PlainForm, drawn};
use crate::draft::Draft;
use crate::journey::{Journey, SummaryEntry};
use crate::session::{Plain, Setting};
use crate::view;

/// A question with two answers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The question.
    pub ask: String,
    /// One answer, a line each.
    pub mine: Vec<String>,
    /// The other.
    pub stored: Vec<String>,
}

/// Answers in words, as HTML, as they were checked before sending; where they can be changed, with a
/// button for each section. `level` is that of the heading above them, less one.
#[must_use]
pub fn answers(page: FormPage, answers: Answers, level: u8, changeable: bool) -> String {
    let plain = Some(Plain { action: String::new(), hidden: Vec::new() });
    let setting = Setting { level, plain, ..Setting::default() };
    drawn(sent(page, answers), setting, true, move |stage| {
        let sections = stage.read(Journey::summary);
        let sections =
            sections.iter().map(|section| view::check::summary(stage, section, changeable));
        view::el::el("div").children(sections).node()
    })
}

/// The questions whose answers differ in words.
#[must_use]
pub fn differences(page: &FormPage, mine: Answers, stored: Answers) -> Vec<Difference> {
    let (mine, stored) = (in_words(page, mine), in_words(page, stored));
    let mut differences: Vec<Difference> = Vec::new();
    for (ask, _) in mine.iter().chain(&stored) {
        let of = |words: &[(String, Vec<String>)]| {
            let found = words.iter().find(|(known, _)| known == ask);
            found.map(|(_, lines)| lines.clone()).unwrap_or_default()
        };
        let (mine, stored) = (of(&mine), of(&stored));
        if mine != stored && !differences.iter().any(|known| known.ask == *ask) {
            differences.push(Difference { ask: ask.clone(), mine, stored });
        }
    }
    differences
}

impl PlainForm {
    /// A form that was sent, at the step that is to be changed: what was changed there leads to the
    /// page where all is checked.
    #[must_use]
    pub fn change(page: FormPage, answers: Answers, step: usize) -> Self {
        let mut journey = sent(page, answers);
        journey.change(step);
        Self { journey, carried: Vec::new() }
    }
}

/// A way through a form that has come to its last page.
fn sent(page: FormPage, answers: Answers) -> Journey {
    let version = page.form.version.clone();
    let step = page.form.sections.len();
    let mut journey = Journey::new(page, "", String::new());
    let draft = Draft { version, key: String::new(), step, answers, receipt: None };
    journey.resume(draft, false);
    journey
}

fn in_words(page: &FormPage, answers: Answers) -> Vec<(String, Vec<String>)> {
    // It reads texts and answers; nothing has to follow what changes.
    let owner = Owner::new();
    let sections = owner.with(|| sent(page.clone(), answers).summary());
    owner.cleanup();
    let entries = sections.into_iter().flat_map(|section| section.entries);
    entries.map(|entry| (entry.ask.clone(), lines(entry))).collect()
}

fn lines(entry: SummaryEntry) -> Vec<String> {
    let parts = entry.parts.into_iter().flat_map(|part| {
        let ask = part.ask.clone();
        lines(part).into_iter().map(move |line| format!("{ask}: {line}"))
    });
    entry.lines.into_iter().chain(parts).collect()
}
