//! Agreement: a box to tick beside what is agreed to.


use domain::submission::AGREED;

use super::Asked;
use crate::view::el::{Node, classed, el};

pub(super) fn view(mut asked: Asked<'_>) -> Node {
    let agreed = asked.stage.read(|journey| journey.text(&asked.field) == AGREED);
    let input = el("input")
        .attr("part", "input")
        .attr("type", "checkbox")
        .attr("id", &asked.name)
        .attr("name", &asked.name)
        .attr("value", AGREED)
        .flag("checked", agreed);
    let input = asked.checked(input).node();
    let label = asked.ask(el("label").attr("part", "label").attr("for", &asked.name)).node();
    let hint = asked.hint();
    let problem = asked.problem();
    let option = classed("div", "option").child(input).child(label).child(hint).node();
    asked.framed("div", [problem, option])
}
