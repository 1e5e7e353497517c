//! What is kept of a form that isn't finished: said, chosen, and cleared.

use domain::texts;

use super::button;
use super::el::{Node, classed, el, live};
use crate::journey::Journey;
use crate::session::{Kept, Seen, Stage};

pub(super) fn view(stage: Stage) -> Node {
    // Where no script runs, nothing is kept but the page itself.
    if stage.is_plain() {
        return Node::Nothing;
    }
    let has_typed = stage.holds(Journey::has_typed);
    let place = stage.watch(|scene| Seen::Kept(scene.kept));
    let kept = move || {
        let said = match place.seen() {
            Seen::Kept(Kept { blocked: true, .. }) => texts::DRAFT_BLOCKED,
            Seen::Kept(Kept { on_device: true, .. }) => texts::DRAFT_ON_DEVICE,
            _ => texts::DRAFT_IN_TAB,
        };
        el("p").text(&stage.text(said)).node()
    };
    let clear = move || {
        if !has_typed.holds() {
            return Node::Nothing;
        }
        el("div")
            .child(button(stage, "link", texts::DRAFT_CLEAR, "clear").node())
            .child(elsewhere(stage))
            .node()
    };
    let on_device = stage.look(|scene| scene.kept.on_device);
    let keep = classed("div", "option")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("id", "keep-draft")
                .attr("data-do", "keep")
                .attr("aria-describedby", "keep-draft-hint")
                .flag("checked", on_device)
                .node(),
        )
        .child(el("label").attr("for", "keep-draft").text(&stage.text(texts::DRAFT_KEEP)).node())
        .child(
            classed("p", "hint")
                .attr("id", "keep-draft-hint")
                .text(&stage.text(texts::DRAFT_KEEP_HELP))
                .node(),
        )
        .node();
    let kept = classed("div", "draft").child(live(kept)).child(keep).child(live(clear));
    kept.child(paper(stage)).node()
}

fn paper(stage: Stage) -> Node {
    let Some(address) = stage.look(|scene| scene.setting.paper.clone()) else {
        return Node::Nothing;
    };
    let link = classed("a", "link").attr("href", &address).attr("target", "_blank");
    el("p").child(link.text(&stage.text(texts::DRAFT_PAPER)).node()).node()
}

/// To another device. `widget/elsewhere/` does it, writes into the line, and puts the link before it.
fn elsewhere(stage: Stage) -> Node {
    classed("div", "elsewhere")
        .child(button(stage, "link", texts::DRAFT_ELSEWHERE, "elsewhere").node())
        .child(el("p").attr("role", "status").node())
        .node()
}
