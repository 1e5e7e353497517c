//! The list of problems above a step.

use domain::texts;

use super::el::{Node, el, live};
use super::{ALERT, alert};
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
    let list = el("ul").attr("id", ALERT).children(problems.iter().map(item));
    alert(stage, "summary", stage.level + 1, texts::FORM_PROBLEM_TITLE)
        .attr("part", "error-summary")
        .flag("autofocus", stage.is_plain())
        .child(list.node())
        .node()
}
