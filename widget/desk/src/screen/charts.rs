//! The year in pictures: each chart is drawn, and read as a table by whoever would rather. The solver
//! counts and draws, so that nobody else downloads how.

use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::matching::Screen;
use super::people::cohorts;
use super::{empty, heading};
use crate::desk::Desk;
use crate::loaded::waiting;
use crate::markup::{El, classed, el, live};
use crate::people::Reading;

pub(super) fn view(desk: Desk) -> AnyView {
    let screen = Screen::of(desk);
    el("section")
        .child(heading(desk.text(texts::DESK_CHARTS)))
        .child(classed("p", "about").text(desk.text(texts::DESK_CHARTS_ABOUT)))
        .child(cohorts(desk, desk.people()))
        .child(live(move || screen.body(all)))
        .view()
}

/// Every chart, as soon as everybody is there.
fn all(screen: Screen) -> AnyView {
    let desk = screen.desk;
    let (people, bench) = (desk.people(), desk.bench());
    Effect::new(move |_| {
        // Again, where the session had ended meanwhile.
        if desk.session().with(|session| !session.token().is_empty()) {
            people.read(desk);
        }
    });
    let charts = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if people.reading.get() != Reading::Done {
            return;
        }
        let applied = people
            .rows
            .with(|rows| rows.iter().map(|row| (row.card.side, row.card.submitted_at)).collect());
        spawn_local(async move {
            if let Some(there) = bench.charts(applied).await {
                charts.try_set(Some(there));
            }
        });
    });
    live(move || {
        if let Reading::Failed(failure) = people.reading.get()
            && let Some(sentence) = failure.sentence(desk)
        {
            return people.failed(desk, sentence);
        }
        match charts.get() {
            None => waiting(desk),
            Some(charts) if charts.is_empty() => empty(desk.text(texts::DESK_PEOPLE_NONE)),
            Some(charts) => drawn(charts).view(),
        }
    })
}

/// Charts as the solver draws them: no words of others become markup there.
pub(super) fn drawn(markup: String) -> El {
    classed("div", "charts").live_text_prop("innerHTML", move || markup.clone())
}
