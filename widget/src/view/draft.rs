//! What is kept of a form that isn't finished: said, chosen, and cleared.

use domain::texts;
use leptos::prelude::{AnyView, Get, Memo};

use super::button;
use super::el::{classed, el, live, nothing};
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> AnyView {
    let has_typed = Memo::new(move |_| {
        stage.typed.get();
        stage.read(crate::journey::Journey::has_typed)
    });
    let kept = move || {
        let kept = stage.kept.get();
        if kept.blocked {
            return el("p").text(&stage.text(texts::DRAFT_BLOCKED)).any();
        }
        let said = if kept.on_device { texts::DRAFT_ON_DEVICE } else { texts::DRAFT_IN_TAB };
        el("p").text(&stage.text(said)).any()
    };
    let clear = move || {
        if has_typed.get() {
            button(stage, "link", texts::DRAFT_CLEAR, "clear").any()
        } else {
            nothing()
        }
    };
    let on_device = {
        use leptos::prelude::GetUntracked;
        stage.kept.get_untracked().on_device
    };
    let keep = classed("div", "option")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("id", "keep-draft")
                .attr("data-do", "keep")
                .attr("aria-describedby", "keep-draft-hint")
                .flag("checked", on_device)
                .any(),
        )
        .child(el("label").attr("for", "keep-draft").text(&stage.text(texts::DRAFT_KEEP)).any())
        .child(
            classed("p", "hint")
                .attr("id", "keep-draft-hint")
                .text(&stage.text(texts::DRAFT_KEEP_HELP))
                .any(),
        )
        .any();
    classed("div", "draft").child(live(kept)).child(keep).child(live(clear)).any()
}
