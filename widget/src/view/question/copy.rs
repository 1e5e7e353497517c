//! The offer to copy answers from another form, while its draft is here.

use domain::texts;

use super::Asked;
use crate::draft::shelf::Shelf;
use crate::view::el::{Node, classed};

pub(super) fn offer(asked: &Asked<'_>) -> Node {
    let (stage, question) = (asked.stage, asked.question);
    let Some(from) = &question.copy_from else { return Node::Nothing };
    let program = stage.page().program.id.clone();
    let other = Shelf::of(program.as_str(), from.form.as_str(), 1).draft();
    let can = other.is_some_and(|other| {
        stage.read(|journey| journey.can_copy(&question.id, &other.answers))
    });
    if !can {
        return Node::Nothing;
    }
    let form = from.form.as_str().replace('-', " ");
    classed("button", "plain")
        .attr("type", "button")
        .attr("part", "button")
        .attr("data-do", "copy")
        .attr("data-to", question.id.as_str())
        .text(&stage.say(texts::FORM_COPY, &[("form", &form)]))
        .node()
}
