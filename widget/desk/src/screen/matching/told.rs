//! What the last wish has changed: said at once, and who is better off or worse to look up.

use domain::desk::Matching;
use domain::matching::{Change, Shift};
use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::Screen;
use super::words::{name, names, refused};
use crate::desk::Desk;
use crate::markup::{button, classed, el, live, nothing};
use crate::matching::Told;

/// It stays at the lower edge of the window, near whatever was pressed.
pub(super) fn view(screen: Screen) -> AnyView {
    let bench = screen.bench;
    let sentence = live(move || match (bench.is_busy.get(), bench.told.get()) {
        (true, _) => el("p").text(screen.desk.text(texts::DESK_MATCHING_SOLVING)).view(),
        (false, Some(told)) => said(screen, &told),
        (false, None) => nothing(),
    });
    let more = live(move || match (bench.is_busy.get(), bench.told.get()) {
        (false, Some(told)) => who(screen, &told),
        _ => nothing(),
    });
    classed("div", "told")
        .child(el("div").attr("role", "status").child(sentence))
        .child(more)
        .view()
}

fn said(screen: Screen, told: &Told) -> AnyView {
    let desk = screen.desk;
    let sentence = match told {
        Told::Changed(change) => solved(desk, change),
        Told::Refused(why) => screen.bench.plan.with_untracked(|plan| {
            plan.as_ref().map_or_else(String::new, |plan| refused(desk, plan.matching(), why))
        }),
    };
    let class = if matches!(told, Told::Refused(_)) { "problem" } else { "solved" };
    classed("p", class).text(sentence).view()
}

fn solved(desk: Desk, change: &Change) -> String {
    let lists = lists(change);
    if lists.iter().all(|(_, shifts)| shifts.is_empty()) {
        return desk.text(texts::DESK_MATCHING_UNCHANGED);
    }
    let [better, worse, other, found, lost] = lists.map(|(_, shifts)| shifts.len().to_string());
    let values = [
        ("better", better.as_str()),
        ("worse", &worse),
        ("other", &other),
        ("found", &found),
        ("lost", &lost),
    ];
    desk.say(texts::DESK_MATCHING_SOLVED, &values)
}

/// Those whom it touches, by what it does to them.
fn lists(change: &Change) -> [(Key, &[Shift]); 5] {
    [
        (texts::DESK_MATCHING_BETTER, &change.better),
        (texts::DESK_MATCHING_WORSE, &change.worse),
        (texts::DESK_MATCHING_OTHER, &change.elsewhere),
        (texts::DESK_MATCHING_FOUND, &change.newly_matched),
        (texts::DESK_MATCHING_LOST, &change.newly_unmatched),
    ]
}

/// Who it is, and the ways to go on.
fn who(screen: Screen, told: &Told) -> AnyView {
    let Screen { desk, bench, .. } = screen;
    let people = match told {
        Told::Changed(change) => bench.plan.with_untracked(|plan| {
            plan.as_ref().map_or_else(nothing, |plan| changed(desk, plan.matching(), change))
        }),
        Told::Refused(_) => nothing(),
    };
    let close = button("close", "×", move || bench.told.set(None));
    el("div")
        .attr("class", "who")
        .child(people)
        .child(close.attr("aria-label", desk.text(texts::DESK_CLOSE)))
        .view()
}

fn changed(desk: Desk, matching: &Matching, change: &Change) -> AnyView {
    let lists = lists(change).into_iter().filter(|(_, shifts)| !shifts.is_empty());
    let mut lists = lists.peekable();
    if lists.peek().is_none() {
        return nothing();
    }
    let lists = lists.map(|(key, shifts)| {
        let lines = shifts.iter().map(|shift| el("li").text(line(desk, matching, shift)));
        el("div").child(el("h3").text(desk.text(key))).child(classed("ul", "lines").children(lines))
    });
    el("details")
        .child(el("summary").text(desk.text(texts::DESK_MATCHING_WHO_CHANGED)))
        .child(classed("div", "shifts").children(lists))
        .view()
}

fn line(desk: Desk, matching: &Matching, shift: &Shift) -> String {
    let name = name(matching, &shift.who);
    let (had, has) = (names(desk, matching, &shift.had), names(desk, matching, &shift.has));
    let (before, after) = (shift.points_before.to_string(), shift.points_after.to_string());
    let values = [
        ("name", name.as_str()),
        ("had", &had),
        ("before", &before),
        ("has", &has),
        ("after", &after),
    ];
    desk.say(texts::DESK_MATCHING_SHIFT, &values)
}
