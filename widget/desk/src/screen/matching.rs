//! Who could be introduced to whom: solved in this browser at once, and again after every wish.

mod proposals;
mod reasons;
mod told;
mod waiting;
mod wishes;
mod words;

use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use std::collections::BTreeSet;

use super::heading;
use super::people::cohorts;
use crate::api::Failure;
use crate::desk::Desk;
use crate::loaded::waiting as loading;
use crate::markup::{El, button, classed, el, live, nothing};
use crate::matching::{Bench, Plan};
use crate::people::Reading;

/// How many proposals are drawn at a time.
const AT_A_TIME: usize = 100;

/// Where the focus goes when what had it is gone.
const HEADING: &str = "#content h1";

/// The plan, and how much of it is drawn.
#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    bench: Bench,
    /// Whose reasons are open.
    open: RwSignal<BTreeSet<String>>,
    drawn: RwSignal<usize>,
}

pub(super) fn view(desk: Desk) -> AnyView {
    let screen = Screen {
        desk,
        bench: desk.bench(),
        open: RwSignal::new(BTreeSet::new()),
        drawn: RwSignal::new(AT_A_TIME),
    };
    screen.keep_reading();
    el("section")
        .child(heading(desk.text(texts::DESK_MATCHING)))
        .child(classed("p", "about").text(desk.text(texts::DESK_MATCHING_ABOUT)))
        .child(cohorts(desk, desk.people()))
        .child(live(move || screen.body()))
        .child(told::view(screen))
        .view()
}

impl Screen {
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

    fn body(self) -> AnyView {
        let Self { desk, bench, .. } = self;
        match bench.reading.get() {
            Reading::NotYet if desk.people().cohort.with(Option::is_none) => {
                empty(desk.text(texts::DESK_PEOPLE_NO_COHORT))
            }
            Reading::NotYet | Reading::UnderWay => loading(desk),
            Reading::Failed(failure) => match failure.sentence(desk) {
                Some(sentence) => self.failed(sentence),
                None => loading(desk),
            },
            Reading::Done => live(move || {
                bench.plan.with(|plan| plan.as_ref().map_or_else(nothing, |p| self.plan(p)))
            }),
        }
    }

    fn failed(self, sentence: String) -> AnyView {
        classed("div", "empty")
            .attr("role", "alert")
            .child(classed("p", "problem").text(sentence))
            .child(button("plain", &self.desk.text(texts::DESK_AGAIN), move || self.read_anew()))
            .view()
    }

    fn plan(self, plan: &Plan) -> AnyView {
        let desk = self.desk;
        let unread = plan.matching().unread.len();
        let unread = (unread > 0).then(|| {
            let sentence = desk.say(texts::DESK_MATCHING_UNREAD, &[("n", &unread.to_string())]);
            classed("p", "problem").text(sentence)
        });
        let anew = button("link", &desk.text(texts::DESK_MATCHING_ANEW), move || self.read_anew());
        if plan.looking() == 0 && plan.solution().spare.is_empty() {
            let nobody = empty(desk.text(texts::DESK_MATCHING_NOBODY));
            return el("div").children(unread).child(nobody).child(anew).view();
        }
        classed("div", "plan")
            .children(unread)
            .child(self.totals(plan))
            .child(wishes::view(self, plan))
            .child(proposals::view(self, plan))
            .child(waiting::view(self, plan))
            .child(waiting::recruits(self, plan))
            .child(waiting::spare(self, plan))
            .child(classed("p", "actions").child(anew))
            .view()
    }

    /// What it comes to.
    fn totals(self, plan: &Plan) -> El {
        let desk = self.desk;
        let (totals, is_proven) = (plan.solution().totals, plan.solution().proven);
        let fact = |key: Key, said: String| {
            el("div").child(el("dt").text(desk.text(key))).child(el("dd").text(said))
        };
        let matched = {
            let (n, all) = (totals.matched.to_string(), plan.looking().to_string());
            desk.say(texts::DESK_MATCHING_N_OF, &[("n", &n), ("all", &all)])
        };
        let best = match is_proven {
            true => texts::DESK_MATCHING_PROVEN,
            false => texts::DESK_MATCHING_NOT_PROVEN,
        };
        let peers =
            (totals.peers > 0).then(|| fact(texts::DESK_MATCHING_PEERS, totals.peers.to_string()));
        let points = totals.points.saturating_add(totals.peer_points).to_string();
        classed("dl", "facts totals")
            .child(fact(texts::DESK_MATCHING_MATCHED, matched))
            .children(peers)
            .child(fact(texts::DESK_MATCHING_POINTS, points))
            .child(fact(texts::DESK_MATCHING_BEST, desk.text(best)))
    }
}

fn empty(sentence: String) -> AnyView {
    classed("p", "empty").text(sentence).view()
}
