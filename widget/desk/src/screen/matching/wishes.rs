//! What is wished in this plan, and how each wish is dropped.

use domain::texts;
use leptos::tachys::view::any_view::AnyView;
use plan::{Shown, WishShown};

use super::Screen;
use crate::markup::{button, classed, el, nothing};

pub(super) fn view(screen: Screen, plan: &Shown) -> AnyView {
    if plan.wishes.is_empty() && !plan.can_undo {
        return nothing();
    }
    let desk = screen.desk;
    let item = |wish: &WishShown| {
        let WishShown { badge, of, drop: (drop, label) } = wish;
        let drop = drop.clone();
        let undone = button("plain small", label, move || {
            screen.bench.wish_for(drop.clone(), super::HEADING.to_owned());
        });
        el("li")
            .child(classed("span", "badge").text(badge))
            .text(format!(" {of} "))
            .child(undone.attr("aria-label", format!("{label}: {of}")))
    };
    let n = plan.wishes.len().to_string();
    let undo = plan.can_undo.then(|| {
        button("plain small", &desk.text(texts::DESK_MATCHING_UNDO), move || {
            screen.bench.undo(super::HEADING.to_owned());
        })
    });
    el("section")
        .child(el("h2").text(desk.say(texts::DESK_MATCHING_WISHES, &[("n", &n)])))
        .child(classed("ul", "lines").children(plan.wishes.iter().map(item)))
        .child(classed("p", "actions").children(undo))
        .view()
}
