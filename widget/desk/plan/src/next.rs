//! The next best for somebody who is free, each with why.

use domain::matching::{Alternative, Pair, Side};
use domain::reference::Reference;
use domain::texts;

use super::message::{Next, NextOne, Row};
use super::words::Words;
use super::{Couple, Plan, reasons};

/// Whom somebody could be introduced to, the best first; nothing, where they are not here.
pub(crate) fn next(words: Words<'_>, plan: &Plan, who: &Reference) -> Option<Next> {
    let side = words.matching.person(who)?.side();
    let couple = |other: &Reference| {
        let (mentee, mentor) = match side {
            Side::Mentee => (who, other),
            Side::Mentor => (other, who),
        };
        Couple::Pair(Pair { mentee: mentee.clone(), mentor: mentor.clone() })
    };
    let others = plan.open_to(who);
    let others =
        others.iter().filter_map(|one| next_one(words, plan, couple(&one.who), (who, one)));
    Some(Next { name: words.name(who), others: others.collect() })
}

fn next_one(
    words: Words<'_>,
    plan: &Plan,
    couple: Couple,
    (who, one): (&Reference, &Alternative),
) -> Option<NextOne> {
    let found = plan.reasons(&couple).ok()?;
    let (points, of) = (one.points.to_string(), found.of.to_string());
    let points = [("points", points.as_str()), ("of", &of)];
    let place = match one.free || one.has.contains(who) {
        true => words.text(texts::DESK_NEXT_FREE),
        false => words.say(texts::DESK_NEXT_SUGGESTED, &[("list", &words.names(&one.has))]),
    };
    let person = words.matching.person(&one.who)?;
    let lines = found.lines.iter().map(|line| {
        let line = reasons::line(words, line, couple.both());
        // It is judged where everybody is matched.
        super::LineShown { judge: None, ..line }
    });
    Some(NextOne {
        name: words.name(&one.who),
        place,
        waited: person.facts().waited && person.side() == Side::Mentee,
        lines: lines.collect(),
        row: Row {
            name: words.pair(&couple),
            points: words.say(texts::DESK_MATCHING_POINTS_OF, &points),
            is_locked: false,
            couple,
        },
    })
}
