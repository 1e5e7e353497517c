//! The screens of the desk, a file or a folder each.

mod apart;
mod bring;
mod charts;
mod committee;
mod exports;
pub(crate) mod keys;
pub(crate) mod log;
mod mails;
mod matching;
mod pairings;
mod people;
mod person;
mod report;
pub(crate) mod sign_in;
mod today;

use domain::texts;
use leptos::tachys::view::any_view::AnyView;

use crate::desk::Desk;
use crate::markup::{El, classed, el};
use crate::route::Route;

/// Where the focus goes when another screen is shown, and when what had it is gone.
pub(crate) const HEADING: &str = "#content h1";

/// The screen of a part.
pub(crate) fn view(desk: Desk, route: &Route) -> AnyView {
    if route.needs().is_some_and(|may| !desk.may(may)) {
        return alone(desk, desk.text(texts::DESK_FORBIDDEN));
    }
    desk.people().begin_at(desk, route);
    match route {
        Route::Today => today::view(desk),
        Route::People => people::view(desk),
        Route::Person(reference) => person::view(desk, reference),
        Route::Nowhere => alone(desk, desk.text(texts::DESK_NOTHING_HERE)),
        elsewhere => apart::view(desk, elsewhere),
    }
}

/// The heading of a screen. It takes the focus when the screen is shown.
pub(crate) fn heading(title: impl Into<String>) -> El {
    el("h1").attr("tabindex", "-1").text(title)
}

/// That there is nothing, and why.
fn empty(sentence: String) -> AnyView {
    classed("p", "empty").text(sentence).view()
}

fn alone(desk: Desk, sentence: String) -> AnyView {
    el("section").child(heading(desk.text(texts::DESK_TITLE))).child(empty(sentence)).view()
}
