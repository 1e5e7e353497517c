//! People, pairs, rules and refusals in words.

use domain::desk::Matching;
use domain::matching::{Block, Misfit, Side};
use domain::reference::Reference;
use domain::texts;

use crate::desk::Desk;
use crate::matching::{Couple, Refused};

/// What somebody is called; their reference, where they have no name.
pub(super) fn name(matching: &Matching, who: &Reference) -> String {
    matching.name(who).map_or_else(|| who.to_string(), ToOwned::to_owned)
}

/// Several people; nobody, where there is none.
pub(super) fn names(desk: Desk, matching: &Matching, all: &[Reference]) -> String {
    if all.is_empty() {
        return desk.text(texts::DESK_MATCHING_NO_ONE);
    }
    let all: Vec<String> = all.iter().map(|who| name(matching, who)).collect();
    list(desk, &all)
}

/// Things in a row.
pub(super) fn list(desk: Desk, things: &[String]) -> String {
    let things: Vec<&str> = things.iter().map(String::as_str).collect();
    desk.texts(|texts| texts.list(&things))
}

/// Two people.
pub(super) fn pair(desk: Desk, matching: &Matching, couple: &Couple) -> String {
    let [a, b] = couple.both().map(|who| name(matching, who));
    desk.say(texts::DESK_MATCHING_PAIR, &[("a", &a), ("b", &b)])
}

/// A rule that makes a pair impossible.
pub(super) fn block(desk: Desk, block: Block) -> String {
    desk.text(match block {
        Block::Oneself => texts::DESK_BLOCK_ONESELF,
        Block::SameName => texts::DESK_BLOCK_SAME_NAME,
        Block::SameInstitution => texts::DESK_BLOCK_INSTITUTION,
        Block::NamedConflict { by: Side::Mentee } => texts::DESK_BLOCK_NAMED_MENTEE,
        Block::NamedConflict { by: Side::Mentor } => texts::DESK_BLOCK_NAMED_MENTOR,
        Block::ReportingLine => texts::DESK_BLOCK_REPORTING,
        Block::PastPair => texts::DESK_BLOCK_PAST,
        Block::SaidPastPair { by: Side::Mentee } => texts::DESK_BLOCK_PAST_MENTEE,
        Block::SaidPastPair { by: Side::Mentor } => texts::DESK_BLOCK_PAST_MENTOR,
        Block::LessExperienced => texts::DESK_BLOCK_EXPERIENCE,
        Block::EachOther => texts::DESK_BLOCK_EACH_OTHER,
        Block::Forbidden => texts::DESK_BLOCK_FORBIDDEN,
    })
}

/// Why a wish can't be granted.
pub(super) fn refused(desk: Desk, matching: &Matching, why: &Refused) -> String {
    let against = |couple: &Couple, blocks: &[Block]| {
        let pair = pair(desk, matching, couple);
        let rules: Vec<String> = blocks.iter().map(|rule| block(desk, *rule)).collect();
        let why = list(desk, &rules);
        desk.say(texts::DESK_MATCHING_REFUSED_RULE, &[("pair", &pair), ("why", &why)])
    };
    match why {
        Refused::Misfit(Misfit::Blocked(pair, blocks)) => {
            against(&Couple::Pair(pair.clone()), blocks)
        }
        Refused::Misfit(Misfit::PeersBlocked(peers, blocks)) => {
            against(&Couple::Peers(peers.clone()), blocks)
        }
        Refused::Misfit(Misfit::Full(who)) => {
            desk.say(texts::DESK_MATCHING_REFUSED_FULL, &[("name", &name(matching, who))])
        }
        _ => desk.text(texts::DESK_MATCHING_REFUSED),
    }
}
