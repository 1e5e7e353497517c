//! What a wish has changed: who is better off, and who is worse.

use domain::matching::{Change, Shift};
use domain::texts::{self, Key};

use super::message::{Told, ToldList};
use super::words::Words;

/// It in words.
pub(crate) fn told(words: Words<'_>, change: &Change) -> Told {
    let lists = lists(change);
    if lists.iter().all(|(_, shifts)| shifts.is_empty()) {
        let sentence = words.text(texts::DESK_MATCHING_UNCHANGED);
        return Told { sentence, lists: Vec::new() };
    }
    let [better, worse, other, found, lost] = lists.map(|(_, shifts)| shifts.len().to_string());
    let values = [
        ("better", better.as_str()),
        ("worse", &worse),
        ("other", &other),
        ("found", &found),
        ("lost", &lost),
    ];
    let sentence = words.say(texts::DESK_MATCHING_SOLVED, &values);
    let lists = lists.into_iter().filter(|(_, shifts)| !shifts.is_empty());
    let lists = lists.map(|(key, shifts)| ToldList {
        title: words.text(key),
        lines: shifts.iter().map(|shift| line(words, shift)).collect(),
    });
    Told { sentence, lists: lists.collect() }
}

/// Those whom it touches, by what it does to them.
fn lists(change: &Change) -> [(Key, &[Shift]); 5] {
    [
        (texts::DESK_MATCHING_BETTER, &change.better),
        (texts::DESK_MATCHING_WORSE, &change.worse),
        (texts::DESK_MATCHING_OTHER, &change.elsewhere),
        (texts::DESK_MATCHING_FOUND, &change.newly_matched),
        (texts::DESK_MATCHING_LOST, &change.newly_unmatched),
    ]
}

fn line(words: Words<'_>, shift: &Shift) -> String {
    let name = words.name(&shift.who);
    let (had, has) = (words.names(&shift.had), words.names(&shift.has));
    let (before, after) = (shift.points_before.to_string(), shift.points_after.to_string());
    let values = [
        ("name", name.as_str()),
        ("had", &had),
        ("before", &before),
        ("has", &has),
        ("after", &after),
    ];
    words.say(texts::DESK_MATCHING_SHIFT, &values)
}
