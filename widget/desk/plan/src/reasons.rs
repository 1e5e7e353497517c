//! Why two people fit, line by line.

use domain::desk::PutJudged;
use domain::matching::{Found, Line, LineReason, Side};
use domain::reference::Reference;
use domain::texts;

use super::message::{LineShown, ToJudge};
use super::words::Words;

/// A line: the question, its points, and what was found of the two.
pub(crate) fn line(words: Words<'_>, reason: &LineReason, two: [&Reference; 2]) -> LineShown {
    let setup = &words.matching.setup;
    let line = setup.policy.lines.iter().find(|line| line.id == reason.line);
    let asked = line.and_then(|line| setup.words(Side::Mentee, &line.mentee));
    let (points, of) = (reason.points.to_string(), reason.of.to_string());
    LineShown {
        ask: asked.map_or_else(|| reason.line.to_string(), |asked| asked.ask.clone()),
        points: words.say(texts::DESK_MATCHING_N_OF, &[("n", &points), ("all", &of)]),
        found: reason.found.said(asked, words.texts),
        judge: line.and_then(|line| to_judge(words, line, &reason.found, two)),
    }
}

/// What both said, and what was judged of it: only where one of them has asked for that, since what
/// they said was given for this and nothing else.
fn to_judge(words: Words<'_>, line: &Line, found: &Found, two: [&Reference; 2]) -> Option<ToJudge> {
    let fit = match found {
        Found::ToJudge => None,
        Found::Judged(fit) => Some(*fit),
        _ => return None,
    };
    let [mentee, mentor] = two.map(Clone::clone);
    let said = two.into_iter().filter_map(|who| said(words, line, who)).collect();
    Some(ToJudge { said, judged: PutJudged { mentee, mentor, line: line.id.clone(), fit } })
}

fn said(words: Words<'_>, line: &Line, who: &Reference) -> Option<String> {
    let person = words.matching.person(who)?;
    let to = line.answer_of(person.side());
    let asked = words.matching.setup.words(person.side(), to);
    let chosen = person.options(to).iter();
    let chosen = chosen.map(|option| asked.map_or(option.as_str(), |asked| asked.label(option)));
    let mut all: Vec<String> = chosen.map(str::to_owned).collect();
    all.extend(person.texts(to).iter().cloned());
    if all.is_empty() {
        return None;
    }
    let (name, said) = (words.name(who), words.list(&all));
    Some(words.say(texts::DESK_MATCHING_SAID, &[("name", &name), ("said", &said)]))
}
