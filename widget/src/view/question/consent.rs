//! Agreement: a box to tick beside what is agreed to.

use leptos::prelude::AnyView;

use domain::submission::AGREED;

use super::Asked;
use crate::view::el::{classed, el};

pub(super) fn view(mut asked: Asked<'_>) -> AnyView {
    let agreed = asked.stage.read(|journey| journey.text(&asked.field) == AGREED);
    let input = el("input")
        .attr("part", "input")
        .attr("type", "checkbox")
        .attr("id", &asked.name)
        .attr("name", &asked.name)
        .attr("value", AGREED)
        .flag("checked", agreed);
    let input = asked.checked(input).any();
    let label = asked.ask(el("label").attr("part", "label").attr("for", &asked.name)).any();
    let hint = asked.hint();
    let problem = asked.problem();
    let option = classed("div", "option").child(input).child(label).child(hint).any();
    asked.framed("div", [problem, option])
}
