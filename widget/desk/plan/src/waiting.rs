//! Who waits and why, whom it would help to recruit, and who could take on more.

use domain::matching::{Recruit, Side, Spare, Waiting, WhyWaiting};
use domain::texts;

use super::message::{SpareShown, WaitingShown};
use super::words::Words;

/// Somebody who waits.
pub(crate) fn waits(words: Words<'_>, one: &Waiting) -> WaitingShown {
    WaitingShown {
        who: one.who.clone(),
        name: words.name(&one.who),
        waited: one.waited,
        why: why(words, &one.why),
    }
}

fn why(words: Words<'_>, why: &WhyWaiting) -> String {
    match why {
        WhyWaiting::NoPeer => words.text(texts::DESK_MATCHING_NO_PEER),
        WhyWaiting::NoMentor => words.text(texts::DESK_MATCHING_NO_MENTOR),
        WhyWaiting::AllBlocked(by) => {
            let by = by.iter().map(|by| {
                let (why, n) = (words.block(by.block), by.mentors.to_string());
                words.say(texts::DESK_MATCHING_BLOCKED_N, &[("why", &why), ("n", &n)])
            });
            let by = words.list(&by.collect::<Vec<_>>());
            words.say(texts::DESK_MATCHING_ALL_BLOCKED, &[("list", &by)])
        }
        WhyWaiting::AllTaken { possible, best } => {
            let (n, points) = (possible.to_string(), best.points.to_string());
            let (name, has) = (words.name(&best.who), words.names(&best.has));
            let values = [("n", n.as_str()), ("name", &name), ("points", &points), ("list", &has)];
            words.say(texts::DESK_MATCHING_ALL_TAKEN, &values)
        }
    }
}

/// What new mentors would help.
pub(crate) fn recruit(words: Words<'_>, recruit: &Recruit) -> String {
    let setup = &words.matching.setup;
    let line = setup.policy.lines.iter().find(|line| line.id == recruit.line);
    let asked = line.and_then(|line| setup.words(Side::Mentee, &line.mentee));
    let option = asked.map_or(recruit.option.as_str(), |asked| asked.label(&recruit.option));
    let (n, more) = (recruit.places.len(), recruit.places.last().copied().unwrap_or_default());
    let (n, more) = (n.to_string(), more.to_string());
    let values = [("n", n.as_str()), ("option", option), ("more", &more)];
    words.say(texts::DESK_MATCHING_RECRUIT_ONE, &values)
}

/// Somebody who could take on more.
pub(crate) fn spare(words: Words<'_>, one: &Spare) -> SpareShown {
    let (name, n) = (words.name(&one.mentor), one.places.to_string());
    let said = words.say(texts::DESK_MATCHING_PLACES, &[("name", &name), ("n", &n)]);
    SpareShown { who: one.mentor.clone(), said }
}
