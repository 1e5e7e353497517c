//! Numbers that can be wished otherwise: the points of what counts, and how many people a mentor takes on.

use domain::matching::{Capacity, Line, Participant, Side, Weight};
use domain::texts;

use super::Plan;
use super::message::{Dial, Numbered, WishShown};
use super::words::Words;

/// What counts, in the policy's order.
pub(crate) fn points(words: Words<'_>, plan: &Plan) -> Vec<Dial> {
    let wished = &plan.scenario().wishes().points;
    let dial = |line: &Line| {
        let asked = words.matching.setup.words(Side::Mentee, &line.mentee);
        Dial {
            what: Numbered::Points(line.id.clone()),
            label: asked.map_or_else(|| line.id.to_string(), |asked| asked.ask.clone()),
            now: wished.get(&line.id).unwrap_or(&line.points).points(),
            usual: line.points.points(),
            most: Weight::MOST,
        }
    };
    words.matching.setup.policy.lines.iter().map(dial).collect()
}

/// The mentors, by their names.
pub(crate) fn places(words: Words<'_>, plan: &Plan, fold: fn(&str) -> String) -> Vec<Dial> {
    let wished = &plan.scenario().wishes().capacities;
    let dial = |mentor: &Participant| {
        let who = mentor.reference();
        let usual = plan.pool().capacity_of(who)?;
        Some(Dial {
            what: Numbered::Places(who.clone()),
            label: words.name(who),
            now: wished.get(who).unwrap_or(&usual).people(),
            usual: usual.people(),
            most: Capacity::MOST,
        })
    };
    let mentors = words.matching.people.iter().filter(|person| person.side() == Side::Mentor);
    let mut places: Vec<Dial> = mentors.filter_map(dial).collect();
    places.sort_by_cached_key(|dial| fold(&dial.label));
    places
}

/// The wishes for other numbers, and what takes each back.
pub(crate) fn wishes(words: Words<'_>, dials: &[Dial]) -> Vec<WishShown> {
    let wish = |dial: &Dial| {
        let back = dial.what.wished(None)?;
        let (now, usual) = (dial.now.to_string(), dial.usual.to_string());
        let values = [("what", dial.label.as_str()), ("now", &now), ("usual", &usual)];
        Some(WishShown {
            badge: words.text(match dial.what {
                Numbered::Points(_) => texts::DESK_MATCHING_OTHER_POINTS,
                Numbered::Places(_) => texts::DESK_MATCHING_OTHER_PLACES,
            }),
            of: words.say(texts::DESK_MATCHING_INSTEAD, &values),
            drop: (back, words.text(texts::DESK_MATCHING_AS_USUAL)),
        })
    };
    dials.iter().filter(|dial| dial.now != dial.usual).filter_map(wish).collect()
}
