//! The next best for somebody who is free again: whom they could be introduced to now, and why. One
//! press leads to where any pair is looked over and sent.

use domain::reference::Reference;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use plan::{Next, NextOne};

use super::proposals::line;
use super::{Screen, confirm, empty, heading};
use crate::desk::Desk;
use crate::loaded::waiting;
use crate::markup::{El, button, classed, el, live};
use crate::matching::Step;
use crate::route::Route;

/// For those whom the address names.
pub(crate) fn view(desk: Desk) -> AnyView {
    let screen = Screen::of(desk);
    el("section")
        .child(heading(desk.text(texts::DESK_NEXT)))
        .child(classed("p", "about").text(desk.text(texts::DESK_NEXT_ABOUT)))
        .child(live(move || screen.body(chosen_or_sent)))
        .view()
}

/// The lists, until a pair is chosen; then what becomes of it.
fn chosen_or_sent(screen: Screen) -> AnyView {
    let step = screen.bench.introducing.step;
    let is_choosing = Memo::new(move |_| step.with(|step| *step == Step::Choosing));
    live(move || match is_choosing.get() {
        true => lists(screen),
        false => confirm::view(screen),
    })
}

fn lists(screen: Screen) -> AnyView {
    let whom = match screen.desk.route().get_untracked() {
        Route::Rematch(whom) => whom,
        _ => Vec::new(),
    };
    el("div").children(whom.into_iter().map(|who| list(screen, who))).view()
}

/// The list for one of them, as soon as the solver has answered.
fn list(screen: Screen, who: Reference) -> AnyView {
    let there = RwSignal::new(None::<Option<Next>>);
    let asked = who.clone();
    spawn_local(async move {
        let next = screen.bench.next(asked).await;
        there.try_set(Some(next));
    });
    live(move || {
        there.with(|there| match there {
            None => waiting(screen.desk),
            Some(None) => {
                let person = [("person", who.as_str())];
                empty(screen.desk.say(texts::DESK_NEXT_NOT_HERE, &person))
            }
            Some(Some(next)) => drawn(screen, next),
        })
    })
}

fn drawn(screen: Screen, next: &Next) -> AnyView {
    let name = [("name", next.name.as_str())];
    let section = el("section").child(el("h2").text(screen.desk.say(texts::DESK_NEXT_FOR, &name)));
    if next.others.is_empty() {
        return section.child(empty(screen.desk.say(texts::DESK_NEXT_NOBODY, &name))).view();
    }
    let others = next.others.iter().map(|one| item(screen, one));
    section.child(classed("ul", "pairs").children(others)).view()
}

fn item(screen: Screen, one: &NextOne) -> El {
    let desk = screen.desk;
    let waited = one
        .waited
        .then(|| classed("span", "badge warn").text(desk.text(texts::DESK_MATCHING_WAITED)));
    let summary = el("summary")
        .child(classed("span", "two").text(&one.name))
        .text(" ")
        .child(classed("span", "quiet").text(&one.row.points))
        .text(" ")
        .children(waited);
    let lines = classed("dl", "reasons").children(one.lines.iter().map(|one| line(screen, one)));
    let (couple, pair) = (one.row.couple.clone(), one.row.name.clone());
    let label = desk.text(texts::DESK_NEXT_INTRODUCE);
    let spoken = desk.say(texts::DESK_OF_WHOM, &[("what", &label), ("name", &pair)]);
    let introduce = button("main small", &label, move || {
        confirm::open(screen, vec![(couple.clone(), pair.clone())]);
    });
    el("li")
        .child(el("details").child(summary).child(classed("div", "why").child(lines)))
        .child(classed("p", "quiet").text(&one.place))
        .child(classed("p", "acts").child(introduce.attr("aria-label", spoken)))
}
