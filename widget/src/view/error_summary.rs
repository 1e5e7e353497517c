//! The list of problems above a step.

use domain::texts;
use leptos::prelude::{AnyView, Get, Memo, With};

use super::el::{classed, el, live, nothing};
use super::heading;
use crate::journey::Shown;
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> AnyView {
    let problems: Memo<Vec<Shown>> =
        Memo::new(move |_| stage.journey.with(|journey| journey.problems().to_vec()));
    live(move || {
        let problems = problems.get();
        if problems.is_empty() { nothing() } else { summary(stage, &problems) }
    })
}

fn summary(stage: Stage, problems: &[Shown]) -> AnyView {
    let item = |shown: &Shown| {
        let field = shown.field.to_string();
        let link = el("a")
            .attr("href", &["#", &field].concat())
            .attr("data-do", "focus")
            .attr("data-to", &field)
            .text(&shown.sentence);
        el("li").child(link.any()).any()
    };
    classed("div", "summary")
        .attr("part", "error-summary")
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .attr("data-focus", "summary")
        .child(heading(stage.level + 1).text(&stage.text(texts::FORM_PROBLEM_TITLE)).any())
        .child(el("ul").children(problems.iter().map(item)).any())
        .any()
}
