//! Who waits and why, whom it would help to recruit, and who could take on more.

use domain::texts;
use leptos::tachys::view::any_view::AnyView;
use plan::{Shown, SpareShown, WaitingShown};

use super::Screen;
use super::proposals::unfolding;
use crate::markup::{El, classed, el, nothing};

pub(super) fn view(screen: Screen, plan: &Shown) -> AnyView {
    let all = &plan.waiting;
    if all.is_empty() {
        return nothing();
    }
    let n = all.len().to_string();
    el("section")
        .child(el("h2").text(screen.desk.say(texts::DESK_MATCHING_WAITING, &[("n", &n)])))
        .child(classed("ul", "pairs").children(all.iter().map(|one| waits(screen, plan, one))))
        .view()
}

fn waits(screen: Screen, plan: &Shown, one: &WaitingShown) -> El {
    let desk = screen.desk;
    let waited = one
        .waited
        .then(|| classed("span", "badge warn").text(desk.text(texts::DESK_MATCHING_WAITED)));
    let summary =
        el("summary").child(classed("span", "two").text(&one.name)).text(" ").children(waited);
    el("li")
        .attr("id", format!("of-{}", one.who))
        .child(unfolding(screen, plan, &one.who, summary))
        .child(classed("p", "quiet").text(&one.why))
}

/// Whom it would help to recruit.
pub(super) fn recruits(screen: Screen, plan: &Shown) -> AnyView {
    if plan.recruits.is_empty() {
        return nothing();
    }
    el("section")
        .child(el("h2").text(screen.desk.text(texts::DESK_MATCHING_RECRUIT)))
        .child(classed("ul", "lines").children(plan.recruits.iter().map(|one| el("li").text(one))))
        .view()
}

/// Who could take on more.
pub(super) fn spare(screen: Screen, plan: &Shown) -> AnyView {
    if plan.spare.is_empty() {
        return nothing();
    }
    let item = |one: &SpareShown| {
        let link = el("a").attr("href", format!("#person/{}", one.who)).text(&one.said);
        el("li").child(link)
    };
    let n = plan.spare.len().to_string();
    el("details")
        .attr("class", "spare")
        .child(el("summary").text(screen.desk.say(texts::DESK_MATCHING_SPARE, &[("n", &n)])))
        .child(classed("ul", "lines").children(plan.spare.iter().map(item)))
        .view()
}
