//! What became of pairs that were sent, in words.

use domain::desk::{NotPaired, PairingId, PairingsMade};
use domain::texts;

use super::words::Words;

/// Why not, of each that was not made; nothing, where the answer can't be read.
pub(crate) fn became(words: Words<'_>, made: &str) -> Option<Vec<(PairingId, Option<String>)>> {
    let made: PairingsMade = wire::read(made).ok()?;
    let one = |not: NotPaired| why(words, &not);
    Some(made.pairings.into_iter().map(|pair| (pair.id, pair.not.map(one))).collect())
}

fn why(words: Words<'_>, not: &NotPaired) -> String {
    let of = |key, who| words.say(key, &[("name", &words.name(who))]);
    match not {
        NotPaired::Taken { who } => of(texts::DESK_NOT_TAKEN, who),
        NotPaired::Full { who } => of(texts::DESK_NOT_FULL, who),
        NotPaired::NotHere { who } => of(texts::DESK_NOT_HERE, who),
        NotPaired::NotOnThatSide { who } => of(texts::DESK_NOT_SIDE, who),
        NotPaired::Blocked { blocks } => {
            let rules: Vec<String> = blocks.iter().map(|rule| words.block(*rule)).collect();
            words.say(texts::DESK_NOT_BLOCKED, &[("why", &words.list(&rules))])
        }
        NotPaired::NoLiaison => words.text(texts::DESK_NOT_LIAISON),
        NotPaired::Busy => words.text(texts::DESK_NOT_BUSY),
        NotPaired::NobodyToAsk | NotPaired::IdTaken => words.text(texts::DESK_NOT_OTHER),
    }
}
