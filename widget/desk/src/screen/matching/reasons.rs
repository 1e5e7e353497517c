//! Why two people fit, line by line.

use domain::matching::{LineReason, Side};
use domain::texts;
use leptos::tachys::view::any_view::AnyView;

use crate::desk::Desk;
use crate::markup::{El, classed, el, nothing};
use crate::matching::{Couple, Plan};

pub(super) fn view(desk: Desk, plan: &Plan, couple: &Couple) -> AnyView {
    let Ok(reasons) = plan.reasons(couple) else { return nothing() };
    let lines = reasons.lines.iter().map(|line| one(desk, plan, line));
    classed("dl", "reasons").children(lines).view()
}

/// A line: the question, its points, and what was found.
fn one(desk: Desk, plan: &Plan, reason: &LineReason) -> El {
    let setup = &plan.matching().setup;
    let line = setup.policy.lines.iter().find(|line| line.id == reason.line);
    let words = line.and_then(|line| setup.words(Side::Mentee, &line.mentee));
    let ask = words.map_or_else(|| reason.line.to_string(), |words| words.ask.clone());
    let (points, of) = (reason.points.to_string(), reason.of.to_string());
    let points = desk.say(texts::DESK_MATCHING_N_OF, &[("n", &points), ("all", &of)]);
    let said = desk.texts(|texts| reason.found.said(words, texts));
    el("div")
        .child(el("dt").text(ask))
        .child(classed("dd", "points").text(points))
        .children(said.into_iter().map(|said| el("dd").text(said)))
}
