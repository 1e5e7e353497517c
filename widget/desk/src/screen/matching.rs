//! Who could be introduced to whom: solved in this browser at once, and again after every wish. What
//! is drawn here is what the solver says.

mod confirm;
mod judging;
pub(crate) mod next;
mod numbers;
mod proposals;
mod scenarios;
mod told;
mod waiting;
mod wishes;

use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use plan::Shown;

use super::people::cohorts;
use super::{HEADING, charts, empty, heading};
use crate::api::Failure;
use crate::desk::Desk;
use crate::loaded::waiting as loading;
use crate::markup::{El, button, classed, el, live, nothing};
use crate::matching::{Bench, Step};
use crate::people::Reading;

/// How many proposals are drawn at a time.
const AT_A_TIME: usize = 100;

/// The plan, and how much of it is drawn.
#[derive(Clone, Copy)]
pub(super) struct Screen {
    pub(super) desk: Desk,
    bench: Bench,
    drawn: RwSignal<usize>,
    /// Whether the points, and the places, are unfolded.
    unfolded: [RwSignal<bool>; 2],
}

pub(super) fn view(desk: Desk) -> AnyView {
    let screen = Screen::of(desk);
    el("section")
        .child(heading(desk.text(texts::DESK_MATCHING)))
        .child(classed("p", "about").text(desk.text(texts::DESK_MATCHING_ABOUT)))
        .child(cohorts(desk, desk.people()))
        .child(live(move || screen.body(Screen::solved)))
        .child(told::view(screen))
        .view()
}

impl Screen {
    /// With everyone of the cohort that is chosen, as soon as they have been read.
    pub(super) fn of(desk: Desk) -> Self {
        let unfolded = [RwSignal::new(false), RwSignal::new(false)];
        let drawn = RwSignal::new(AT_A_TIME);
        let screen = Self { desk, bench: desk.bench(), drawn, unfolded };
        screen.keep_reading();
        screen
    }

    /// Reads the cohort that is chosen; again, where the session had ended meanwhile.
    fn keep_reading(self) {
        let Self { desk, bench, .. } = self;
        Effect::new(move |_| {
            if let Some(cohort) = desk.people().cohort.get() {
                bench.read(desk, &cohort);
            }
        });
        Effect::new(move |_| {
            let is_signed_in = desk.session().with(|session| !session.token().is_empty());
            let is_needed = bench
                .reading
                .with_untracked(|reading| *reading == Reading::Failed(Failure::SignedOut));
            if is_signed_in && is_needed {
                self.read_anew();
            }
        });
    }

    fn read_anew(self) {
        if let Some(cohort) = self.desk.people().cohort.get_untracked() {
            self.bench.read_anew(self.desk, cohort);
        }
    }

    /// What `done` draws when everyone is there; until then, how far that has come.
    pub(super) fn body(self, done: fn(Self) -> AnyView) -> AnyView {
        let Self { desk, bench, .. } = self;
        match bench.reading.get() {
            Reading::NotYet if desk.people().cohort.with(Option::is_none) => {
                empty(desk.text(texts::DESK_PEOPLE_NO_COHORT))
            }
            Reading::NotYet | Reading::UnderWay => loading(desk),
            Reading::Failed(failure) => match failure.sentence(desk) {
                Some(sentence) => self.failed(&failure, sentence),
                None => loading(desk),
            },
            Reading::Done => done(self),
        }
    }

    fn solved(self) -> AnyView {
        let bench = self.bench;
        let step = bench.introducing.step;
        let is_choosing = Memo::new(move |_| step.with(|step| *step == Step::Choosing));
        let plan =
            move || bench.plan.with(|plan| plan.as_ref().map_or_else(nothing, |p| self.plan(p)));
        live(move || match is_choosing.get() {
            true => el("div").child(live(plan)).child(scenarios::view(self)).view(),
            false => confirm::view(self),
        })
    }

    /// It did not come, or the solver has stopped: then what was wished is not lost.
    fn failed(self, failure: &Failure, sentence: String) -> AnyView {
        let Self { desk, bench, .. } = self;
        let again = button("plain", &desk.text(texts::DESK_AGAIN), move || {
            if let Some(cohort) = desk.people().cohort.get_untracked() {
                bench.read_again(desk, cohort);
            }
        });
        let anew = (*failure == Failure::Solver).then(|| self.anew());
        classed("div", "empty")
            .attr("role", "alert")
            .child(classed("p", "problem").text(sentence))
            .child(classed("p", "actions").child(again).children(anew))
            .view()
    }

    fn anew(self) -> El {
        button("link", &self.desk.text(texts::DESK_MATCHING_ANEW), move || self.read_anew())
    }

    fn plan(self, plan: &Shown) -> AnyView {
        let unread = plan.unread.iter().map(|sentence| classed("p", "problem").text(sentence));
        if plan.is_empty {
            let nobody = empty(self.desk.text(texts::DESK_MATCHING_NOBODY));
            return el("div").children(unread).child(nobody).child(self.anew()).view();
        }
        let fact = |[what, said]: &[String; 2]| {
            el("div").child(el("dt").text(what)).child(el("dd").text(said))
        };
        classed("div", "plan")
            .children(unread)
            .child(classed("dl", "facts totals").children(plan.totals.iter().map(fact)))
            .child(wishes::view(self, plan))
            .child(numbers::view(self, plan))
            .child(proposals::view(self, plan))
            .child(charts::drawn(plan.scores.clone()))
            .child(waiting::view(self, plan))
            .child(waiting::recruits(self, plan))
            .child(waiting::spare(self, plan))
            .child(classed("p", "actions").child(self.anew()))
            .view()
    }
}
