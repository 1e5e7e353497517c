//! Why two people fit, line by line.

use domain::matching::{LineReason, Side};
use domain::texts;

use super::message::LineShown;
use super::words::Words;

/// A line: the question, its points, and what was found.
pub(crate) fn line(words: Words<'_>, reason: &LineReason) -> LineShown {
    let setup = &words.matching.setup;
    let line = setup.policy.lines.iter().find(|line| line.id == reason.line);
    let asked = line.and_then(|line| setup.words(Side::Mentee, &line.mentee));
    let (points, of) = (reason.points.to_string(), reason.of.to_string());
    LineShown {
        ask: asked.map_or_else(|| reason.line.to_string(), |asked| asked.ask.clone()),
        points: words.say(texts::DESK_MATCHING_N_OF, &[("n", &points), ("all", &of)]),
        found: reason.found.said(asked, words.texts),
    }
}
