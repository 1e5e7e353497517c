//! More of somebody: why they fit whom they have, and whom a mentee could have instead.

use domain::matching::{Alternative, Side};
use domain::reference::Reference;
use domain::texts;

use super::message::{Opened, Other};
use super::words::Words;
use super::{Plan, reasons};

/// More of somebody; nothing, where they are not here.
pub(crate) fn opened(words: Words<'_>, plan: &Plan, who: &Reference) -> Option<Opened> {
    let side = words.matching.person(who)?.side();
    let couple = plan.couple_of(who);
    let found = couple.as_ref().and_then(|couple| plan.reasons(couple).ok());
    let lines = couple.iter().zip(&found).flat_map(|(couple, found)| {
        let two = couple.both();
        found.lines.iter().map(move |line| reasons::line(words, line, two))
    });
    let people = couple.as_ref().map_or(vec![who], |couple| couple.both().to_vec());
    let named = |who: &Reference| (who.clone(), format!("{} ({who})", words.name(who)));
    let is_mentee = side == Side::Mentee;
    let others = if is_mentee { plan.elsewhere(who) } else { Vec::new() };
    let name = words.name(who);
    Some(Opened {
        who: who.clone(),
        lines: lines.collect(),
        people: people.into_iter().map(named).collect(),
        moving: is_mentee.then(|| words.say(texts::DESK_MATCHING_MOVE, &[("name", &name)])),
        others: others.iter().map(|one| other(words, one)).collect(),
    })
}

fn other(words: Words<'_>, one: &Alternative) -> Other {
    let (name, points) = (words.name(&one.who), one.points.to_string());
    let list = words.names(&one.has);
    let key = match one.free {
        true => texts::DESK_MATCHING_FREE,
        false => texts::DESK_MATCHING_TAKEN,
    };
    let values = [("name", name.as_str()), ("points", &points), ("list", &list)];
    Other { who: one.who.clone(), said: words.say(key, &values) }
}
