//! What is wished in this plan, and how each wish is dropped.

use domain::texts::{self, Key};
use leptos::tachys::view::any_view::AnyView;

use super::Screen;
use super::proposals::act;
use super::words::pair;
use crate::markup::{button, classed, el, nothing};
use crate::matching::{Couple, Plan, Wish};

pub(super) fn view(screen: Screen, plan: &Plan) -> AnyView {
    let all = all(plan);
    if all.is_empty() && !plan.has_before() {
        return nothing();
    }
    let desk = screen.desk;
    let item = |(said, key, wish, couple): &(Key, Key, Wish, Couple)| {
        let name = pair(desk, plan.matching(), couple);
        el("li")
            .child(classed("span", "badge").text(desk.text(*said)))
            .text(format!(" {name} "))
            .child(act(screen, *key, *wish, couple, &name))
    };
    let title = desk.say(texts::DESK_MATCHING_WISHES, &[("n", &all.len().to_string())]);
    let undo = plan.has_before().then(|| {
        button("plain small", &desk.text(texts::DESK_MATCHING_UNDO), move || {
            screen.bench.undo(super::HEADING.to_owned());
        })
    });
    el("section")
        .child(el("h2").text(title))
        .child(classed("ul", "lines").children(all.iter().map(item)))
        .child(classed("p", "actions").children(undo))
        .view()
}

/// Every wish: what it is, and what drops it.
fn all(plan: &Plan) -> Vec<(Key, Key, Wish, Couple)> {
    let wishes = plan.scenario().wishes();
    let (pairs, peers) = (
        |pair: &domain::matching::Pair| Couple::Pair(pair.clone()),
        |peers: &domain::matching::Peers| Couple::Peers(peers.clone()),
    );
    let locked = wishes.locked.iter().map(pairs).chain(wishes.locked_peers.iter().map(peers));
    let forbidden = wishes.forbidden.iter().map(pairs);
    let forbidden = forbidden.chain(wishes.forbidden_peers.iter().map(peers));
    let locked = locked.map(|couple| {
        (texts::DESK_MATCHING_LOCKED, texts::DESK_MATCHING_UNLOCK, Wish::Unlock, couple)
    });
    let forbidden = forbidden.map(|couple| {
        (texts::DESK_MATCHING_FORBIDDEN, texts::DESK_MATCHING_PERMIT, Wish::Permit, couple)
    });
    locked.chain(forbidden).collect()
}
