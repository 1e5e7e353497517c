//! How far along the form a step is.

use domain::texts;

use super::el::{Node, classed, el};
use crate::session::Stage;

/// "Step 2 of 5", above the step's title; nothing where there is one step.
pub(super) fn words(stage: Stage, at: usize, steps: usize) -> Node {
    if steps < 2 {
        return Node::Nothing;
    }
    let (n, total) = ((at + 1).to_string(), steps.to_string());
    let said = stage.say(texts::FORM_STEP, &[("n", &n), ("total", &total)]);
    classed("span", "progress").attr("part", "progress").text(&said).text(" ").node()
}

/// The same as a line, for the eye only.
pub(super) fn bar(at: usize, steps: usize) -> Node {
    if steps < 2 {
        return Node::Nothing;
    }
    let pieces = (0..steps).map(|piece| {
        let class = if piece <= at { "done" } else { "open" };
        classed("i", class).node()
    });
    el("div").attr("class", "bar").attr("aria-hidden", "true").children(pieces).node()
}
