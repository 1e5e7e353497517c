//! The list of problems above a step.

use domain::texts;

use super::el::{Node, classed, el, live};
use super::heading;
use crate::journey::Shown;
use crate::session::{Seen, Stage};

pub(super) fn view(stage: Stage) -> Node {
    let problems = stage.watch(|scene| Seen::Problems(scene.journey.problems().to_vec()));
    live(move || match problems.seen() {
        Seen::Problems(problems) if !problems.is_empty() => summary(stage, &problems),
        _ => Node::Nothing,
    })
}

fn summary(stage: Stage, problems: &[Shown]) -> Node {
    let item = |shown: &Shown| {
        let field = shown.field.to_string();
        let link = el("a")
            .attr("href", &["#", &field].concat())
            .attr("data-do", "focus")
            .attr("data-to", &field)
            .text(&shown.sentence);
        el("li").child(link.node()).node()
    };
    classed("div", "summary")
        .attr("part", "error-summary")
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .attr("data-focus", "summary")
        .flag("autofocus", stage.is_plain())
        .child(heading(stage.level + 1).text(&stage.text(texts::FORM_PROBLEM_TITLE)).node())
        .child(el("ul").children(problems.iter().map(item)).node())
        .node()
}
