//! A form that can't be sent now: when it can be, and what to do meanwhile.

use domain::texts;

use super::el::{Node, classed, el};
use crate::journey::Journey;
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> Node {
    if stage.read(Journey::is_open) {
        return Node::Nothing;
    }
    let said = stage.read(|journey| journey.texts().opening(journey.opening()));
    classed("p", "notice")
        .child(el("b").text(&said).node())
        .text(" ")
        .text(&stage.text(texts::WINDOW_MEANWHILE))
        .node()
}
