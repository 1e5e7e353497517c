//! Agreement: a box to tick beside what is agreed to.

use domain::submission::AGREED;

use super::frame::{Frame, field};
use crate::view::el::{Node, classed, el};

pub(super) fn view(mut frame: Frame<'_>) -> Node {
    let name = &frame.asked.name;
    let input = el("input")
        .attr("part", "input")
        .attr("type", "checkbox")
        .attr("id", name)
        .attr("name", name)
        .attr("value", AGREED)
        .flag("checked", frame.asked.text() == AGREED);
    let input = frame.checked(input).node();
    let label = frame.ask(el("label").attr("part", "label").attr("for", name)).node();
    let problem = frame.problem();
    let hint = frame.hint();
    let option = classed("div", "option").children([input, label, hint]).node();
    field("div", [problem, option]).node()
}
