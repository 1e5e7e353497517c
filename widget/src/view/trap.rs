//! The field that no person sees: whatever fills it in does not read what it fills in. Off the
//! screen, out of the accessibility tree and out of the order of focus; and no browser has anything
//! to fill in under its name.

use domain::flag::TRAP;
use domain::texts;

use super::el::{Node, classed, el};
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> Node {
    let input = el("input")
        .attr("id", TRAP)
        .attr("name", TRAP)
        .attr("tabindex", "-1")
        .attr("autocomplete", "off")
        .node();
    // A browser that shows all fields says what not to do; where a script runs, none does.
    let label = if stage.is_plain() {
        el("label").attr("for", TRAP).text(&stage.text(texts::PAGE_TRAP)).node()
    } else {
        Node::Nothing
    };
    classed("p", "unseen").attr("aria-hidden", "true").child(label).child(input).node()
}
