//! People, pairs, rules and refusals in words.

use std::collections::BTreeMap;

use domain::desk::Matching;
use domain::matching::{Block, Misfit, Side};
use domain::reference::Reference;
use domain::texts::{self, Key, Texts};

use super::{Couple, Refused};

/// The page's language, and what people are called.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) texts: &'a Texts,
    pub(crate) matching: &'a Matching,
    pub(crate) names: &'a BTreeMap<Reference, String>,
}

impl Words<'_> {
    /// A text as it stands.
    pub(crate) fn text(self, key: Key) -> String {
        self.texts.get(key).to_owned()
    }

    /// A text with what is filled in.
    pub(crate) fn say(self, key: Key, values: &[(&str, &str)]) -> String {
        self.texts.say(key, values)
    }

    /// What the two sides are called: mentees, and mentors.
    pub(crate) fn sides(self) -> [String; 2] {
        [texts::DESK_CHART_MENTEES, texts::DESK_CHART_MENTORS].map(|key| self.text(key))
    }

    /// What somebody is called; their reference, where they have no name.
    pub(crate) fn name(self, who: &Reference) -> String {
        self.names.get(who).map_or_else(|| who.to_string(), Clone::clone)
    }

    /// Several people; nobody, where there is none.
    pub(crate) fn names(self, all: &[Reference]) -> String {
        if all.is_empty() {
            return self.text(texts::DESK_MATCHING_NO_ONE);
        }
        let all: Vec<String> = all.iter().map(|who| self.name(who)).collect();
        self.list(&all)
    }

    /// Things in a row.
    pub(crate) fn list(self, things: &[String]) -> String {
        let things: Vec<&str> = things.iter().map(String::as_str).collect();
        self.texts.list(&things)
    }

    /// Two people.
    pub(crate) fn pair(self, couple: &Couple) -> String {
        let [a, b] = couple.both().map(|who| self.name(who));
        self.say(texts::DESK_MATCHING_PAIR, &[("a", &a), ("b", &b)])
    }

    /// A rule that makes a pair impossible.
    pub(crate) fn block(self, block: Block) -> String {
        self.text(match block {
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
    pub(crate) fn refused(self, why: &Refused) -> String {
        let against = |couple: &Couple, blocks: &[Block]| {
            let pair = self.pair(couple);
            let rules: Vec<String> = blocks.iter().map(|rule| self.block(*rule)).collect();
            let why = self.list(&rules);
            self.say(texts::DESK_MATCHING_REFUSED_RULE, &[("pair", &pair), ("why", &why)])
        };
        match why {
            Refused::Misfit(Misfit::Blocked(pair, blocks)) => {
                against(&Couple::Pair(pair.clone()), blocks)
            }
            Refused::Misfit(Misfit::PeersBlocked(peers, blocks)) => {
                against(&Couple::Peers(peers.clone()), blocks)
            }
            Refused::Misfit(Misfit::Full(who)) => {
                self.say(texts::DESK_MATCHING_REFUSED_FULL, &[("name", &self.name(who))])
            }
            _ => self.text(texts::DESK_MATCHING_REFUSED),
        }
    }
}
