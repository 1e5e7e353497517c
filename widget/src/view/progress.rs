//! How far along the form a step is.

use domain::texts;
use leptos::prelude::AnyView;

use super::el::{classed, el, nothing};
use crate::session::Stage;

/// "Step 2 of 5", above the step's title; nothing where there is one step.
pub(super) fn words(stage: Stage, at: usize, steps: usize) -> AnyView {
    if steps < 2 {
        return nothing();
    }
    let (n, total) = ((at + 1).to_string(), steps.to_string());
    let said = stage.say(texts::FORM_STEP, &[("n", &n), ("total", &total)]);
    classed("span", "progress").attr("part", "progress").text(&said).text(" ").any()
}

/// The same as a line, for the eye only.
pub(super) fn bar(at: usize, steps: usize) -> AnyView {
    if steps < 2 {
        return nothing();
    }
    let pieces = (0..steps).map(|piece| {
        let class = if piece <= at { "done" } else { "open" };
        classed("i", class).any()
    });
    el("div").attr("class", "bar").attr("aria-hidden", "true").children(pieces).any()
}
