//! Everybody who applied: searched, filtered, sorted, chosen.

mod filters;
mod list;
mod several;

use domain::desk::May;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::{empty, heading};
use crate::desk::Desk;
use crate::field::choice;
use crate::loaded::waiting;
use crate::markup::{button, classed, el, live, nothing};
use crate::people::{People, Reading};
use crate::route::Route;

/// How many people are drawn at a time: a browser draws some thousand rows slowly, and nobody reads
/// them.
const AT_A_TIME: usize = 50;

/// The list, and how much of it is drawn.
#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    people: People,
    /// The places of those who fit, in their order.
    shown: Memo<Vec<usize>>,
    drawn: RwSignal<usize>,
}

pub(crate) fn view(desk: Desk) -> AnyView {
    let people = desk.people();
    people.read(desk);
    let screen = Screen {
        desk,
        people,
        shown: Memo::new(move |_| people.shown()),
        drawn: RwSignal::new(AT_A_TIME),
    };
    let is_empty = Memo::new(move |_| people.rows.with(Vec::is_empty));
    el("section")
        .child(heading(desk.text(texts::DESK_PEOPLE)))
        .child(bring(desk))
        .child(cohorts(desk, people))
        .child(live(move || if is_empty.get() { screen.nobody() } else { screen.somebody() }))
        .view()
}

/// The way to bring people in, for whoever may.
fn bring(desk: Desk) -> AnyView {
    if !desk.may(May::Import) {
        return nothing();
    }
    let link = el("a").attr("href", format!("#{}", Route::Bring.hash()));
    classed("p", "ways").child(link.text(desk.text(texts::DESK_BRING))).view()
}

/// Where there are several cohorts, one of them.
pub(super) fn cohorts(desk: Desk, people: People) -> AnyView {
    let all = desk.page(|page| page.cohorts.clone());
    if all.len() < 2 {
        return nothing();
    }
    let chosen = RwSignal::new(people.cohort_now());
    let options = all.iter().map(|cohort| (cohort.id.to_string(), cohort.name.clone()));
    let menu = choice("cohort", &desk.text(texts::DESK_COHORT), options, chosen);
    Effect::new(move |_| {
        let name = chosen.get();
        let chosen = all.iter().map(|cohort| &cohort.id).find(|id| id.as_str() == name);
        let there = people.cohort.get_untracked();
        if let Some(other) = chosen.filter(|id| there.as_ref() != Some(*id)) {
            people.choose(desk, other.clone());
        }
    });
    menu.view()
}

impl People {
    /// Why they can't be read, and the way to try again.
    pub(super) fn failed(self, desk: Desk, sentence: String) -> AnyView {
        classed("div", "empty")
            .attr("role", "alert")
            .child(classed("p", "problem").text(sentence))
            .child(button("plain", &desk.text(texts::DESK_AGAIN), move || self.read_again(desk)))
            .view()
    }
}

impl Screen {
    /// What is there instead of a list.
    fn nobody(self) -> AnyView {
        let Self { desk, people, .. } = self;
        let sentence = match people.reading.get() {
            Reading::NotYet if people.cohort.with(Option::is_none) => {
                desk.text(texts::DESK_PEOPLE_NO_COHORT)
            }
            Reading::NotYet | Reading::UnderWay => return waiting(desk),
            Reading::Done => desk.text(texts::DESK_PEOPLE_NONE),
            Reading::Failed(failure) => {
                let Some(sentence) = failure.sentence(desk) else { return waiting(desk) };
                return people.failed(desk, sentence);
            }
        };
        empty(sentence)
    }

    fn somebody(self) -> AnyView {
        let Self { people, .. } = self;
        let broken = live(move || match people.reading.get() {
            Reading::Failed(failure) => match failure.sentence(self.desk) {
                Some(sentence) => people.failed(self.desk, sentence),
                None => nothing(),
            },
            _ => nothing(),
        });
        el("div")
            .child(filters::view(self))
            .child(self.count())
            .child(several::view(self))
            .child(live(move || list::view(self)))
            .child(broken)
            .view()
    }

    /// How many fit, said whenever that changes.
    fn count(self) -> AnyView {
        let Self { desk, people, shown, .. } = self;
        let said = live(move || {
            let (n, all) = (shown.with(Vec::len), people.rows.with(Vec::len));
            let (n_text, all_text) = (n.to_string(), all.to_string());
            let sentence = match people.filter.with(filters::is_on) {
                false => desk.say(texts::DESK_COUNT_ALL, &[("n", &all_text)]),
                true => desk.say(texts::DESK_COUNT, &[("n", &n_text), ("all", &all_text)]),
            };
            let more = (people.reading.get() == Reading::UnderWay)
                .then(|| classed("span", "quiet").text(desk.text(texts::DESK_READING)));
            el("span").text(sentence).text(" ").children(more)
        });
        classed("p", "count").attr("role", "status").child(said).view()
    }
}
