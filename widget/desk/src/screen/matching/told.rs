//! What the last wish has changed: said at once, and who is better off or worse to look up.

use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use plan::ToldList;

use super::Screen;
use crate::markup::{button, classed, el, live, nothing};
use crate::matching::Told;

/// It stays at the lower edge of the window, near whatever was pressed.
pub(super) fn view(screen: Screen) -> AnyView {
    let bench = screen.bench;
    let sentence = live(move || match (bench.is_busy.get(), bench.told.get()) {
        (true, _) => el("p").text(screen.desk.text(texts::DESK_MATCHING_SOLVING)).view(),
        (false, Some(Told::Refused(why))) => classed("p", "problem").text(why.sentence).view(),
        (false, Some(Told::Changed(told))) => classed("p", "solved").text(told.sentence).view(),
        (false, None) => nothing(),
    });
    let more = live(move || match (bench.is_busy.get(), bench.told.get()) {
        (false, Some(Told::Changed(told) | Told::Refused(told))) => who(screen, &told.lists),
        _ => nothing(),
    });
    classed("div", "told")
        .child(el("div").attr("role", "status").child(sentence))
        .child(more)
        .view()
}

/// Who it is, and the ways to go on.
fn who(screen: Screen, lists: &[ToldList]) -> AnyView {
    let Screen { desk, bench, .. } = screen;
    let close = button("close", "×", move || bench.told.set(None));
    let people = (!lists.is_empty()).then(|| {
        let lists = lists.iter().map(|list| {
            let lines = list.lines.iter().map(|line| el("li").text(line));
            el("div")
                .child(el("h3").text(&list.title))
                .child(classed("ul", "lines").children(lines))
        });
        el("details")
            .child(el("summary").text(desk.text(texts::DESK_MATCHING_WHO_CHANGED)))
            .child(classed("div", "shifts").children(lists))
    });
    classed("div", "who")
        .children(people)
        .child(close.attr("aria-label", desk.text(texts::DESK_CLOSE)))
        .view()
}
