//! A plan in words.

use domain::desk::MemberId;
use domain::matching::Solution;
use domain::reference::Reference;
use domain::texts::{self, Key};

use super::message::{Row, Shown, WishShown, Wished};
use super::words::Words;
use super::{Couple, Plan, Wish, chart, dial, opened, waiting};

/// It in words, with more of those of whom it was asked. `fold` gives what names are sorted by.
pub(crate) fn shown(
    words: Words<'_>,
    plan: &Plan,
    open: &[Reference],
    fold: fn(&str) -> String,
) -> Shown {
    let unread = words.matching.unread.len();
    let unread =
        (unread > 0).then(|| words.say(texts::DESK_MATCHING_UNREAD, &[("n", &unread.to_string())]));
    let solution = plan.solution();
    let (points, places) = (dial::points(words, plan), dial::places(words, plan, fold));
    let mut wishes = wishes(words, plan);
    wishes.extend(dial::wishes(words, &points));
    wishes.extend(dial::wishes(words, &places));
    Shown {
        unread,
        is_empty: plan.looking(solution) == 0 && solution.spare.is_empty(),
        totals: totals(words, plan, solution),
        wishes,
        can_undo: plan.has_before(),
        proposals: proposals(words, plan, fold),
        scores: chart::scores(words, plan),
        points,
        places,
        waiting: plan.waiting().iter().map(|one| waiting::waits(words, one)).collect(),
        recruits: plan.recruits().iter().map(|one| waiting::recruit(words, one)).collect(),
        spare: solution.spare.iter().map(|one| waiting::spare(words, one)).collect(),
        opened: open.iter().filter_map(|who| opened::opened(words, plan, who)).collect(),
        liaisons: liaisons(plan),
        scenario: wire::write(plan.scenario()),
    }
}

/// Who could look after a pairing.
fn liaisons(plan: &Plan) -> Vec<(MemberId, String)> {
    let all = plan.matching().setup.liaisons.iter();
    all.map(|one| (one.id.clone(), one.name.as_str().to_owned())).collect()
}

/// What a solution comes to.
pub(crate) fn totals(words: Words<'_>, plan: &Plan, solution: &Solution) -> Vec<[String; 2]> {
    let Solution { totals, proven, .. } = solution;
    let matched = {
        let (n, all) = (totals.matched.to_string(), plan.looking(solution).to_string());
        words.say(texts::DESK_MATCHING_N_OF, &[("n", &n), ("all", &all)])
    };
    let best = match proven {
        true => texts::DESK_MATCHING_PROVEN,
        false => texts::DESK_MATCHING_NOT_PROVEN,
    };
    let points = totals.points.saturating_add(totals.peer_points).to_string();
    let fact = |key: Key, said: String| [words.text(key), said];
    let mut all = vec![fact(texts::DESK_MATCHING_MATCHED, matched)];
    if totals.peers > 0 {
        all.push(fact(texts::DESK_MATCHING_PEERS, totals.peers.to_string()));
    }
    all.push(fact(texts::DESK_MATCHING_POINTS, points));
    all.push(fact(texts::DESK_MATCHING_BEST, words.text(best)));
    all
}

/// By the names of those who look for somebody.
fn proposals(words: Words<'_>, plan: &Plan, fold: fn(&str) -> String) -> Vec<Row> {
    let row = |couple: Couple, points: u16, is_locked| {
        let of = plan.reasons(&couple).map_or(0, |reasons| reasons.of).to_string();
        let values = [("points", points.to_string()), ("of", of)];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        let points = words.say(texts::DESK_MATCHING_POINTS_OF, &values);
        Row { name: words.pair(&couple), couple, points, is_locked }
    };
    let solution = plan.solution();
    let pairs = solution.proposals.iter().map(|of| row(of.into(), of.points, of.locked));
    let peers = solution.peers.iter();
    let peers = peers.map(|of| row(Couple::Peers(of.peers.clone()), of.points, of.locked));
    let mut rows: Vec<Row> = pairs.chain(peers).collect();
    rows.sort_by_cached_key(|row| fold(&row.name));
    rows
}

/// Every wish of two people: what it is, and what drops it.
fn wishes(words: Words<'_>, plan: &Plan) -> Vec<WishShown> {
    let wishes = plan.scenario().wishes();
    let one = |badge: Key, couple: Couple, drop: Wish, label: Key| WishShown {
        badge: words.text(badge),
        of: words.pair(&couple),
        drop: (Wished::Of(drop, couple), words.text(label)),
    };
    let pairs = |pair: &domain::matching::Pair| Couple::Pair(pair.clone());
    let peers = |peers: &domain::matching::Peers| Couple::Peers(peers.clone());
    let locked = wishes.locked.iter().map(pairs).chain(wishes.locked_peers.iter().map(peers));
    let forbidden = wishes.forbidden.iter().map(pairs);
    let forbidden = forbidden.chain(wishes.forbidden_peers.iter().map(peers));
    let locked = locked.map(|couple| {
        one(texts::DESK_MATCHING_LOCKED, couple, Wish::Unlock, texts::DESK_MATCHING_UNLOCK)
    });
    let forbidden = forbidden.map(|couple| {
        one(texts::DESK_MATCHING_FORBIDDEN, couple, Wish::Permit, texts::DESK_MATCHING_PERMIT)
    });
    locked.chain(forbidden).collect()
}
