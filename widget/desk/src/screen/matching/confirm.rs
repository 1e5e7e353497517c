//! Pairs that were chosen: who looks after them, what happens, and what became of each.

use domain::desk::{DAYS_TO_ANSWER, MemberId};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use plan::{Couple, Shown};

use super::{HEADING, Screen};
use crate::browser;
use crate::desk::Desk;
use crate::field::choice;
use crate::markup::{El, button, classed, el, live, nothing};
use crate::matching::{Became, Introducing, OnItsWay, Step, Way};

/// What takes the focus when the pairs are looked over, and when it is known what became of them.
const TITLE: &str = "#confirm";

/// Shows the pairs that were chosen.
pub(super) fn open(screen: Screen, pairs: Vec<(Couple, String)>) {
    // What the last wish has changed has been seen.
    screen.bench.told.set(None);
    screen.bench.introducing.look(pairs);
    browser::focus_on(TITLE);
}

pub(super) fn view(screen: Screen) -> AnyView {
    let Screen { desk, bench, .. } = screen;
    let introducing = bench.introducing;
    let n = introducing.pairs.with_untracked(Vec::len).to_string();
    let inside = live(move || match introducing.step.get() {
        Step::Choosing => nothing(),
        Step::Looking => looking(screen),
        Step::UnderWay | Step::Broken(_) | Step::Done => sending(screen),
    });
    classed("section", "confirm")
        .child(
            el("h2")
                .attr("id", "confirm")
                .attr("tabindex", "-1")
                .text(desk.say(texts::DESK_CONFIRM_TITLE, &[("n", &n)])),
        )
        .child(inside)
        .view()
}

fn looking(screen: Screen) -> AnyView {
    let Screen { desk, bench, .. } = screen;
    let introducing = bench.introducing;
    let seen = bench
        .plan
        .with_untracked(|plan| plan.as_ref().map(|plan| (others(plan), plan.liaisons.clone())));
    let Some(((proposals, waiting), liaisons)) = seen else { return nothing() };
    let (names, peers) = introducing.pairs.with_untracked(|pairs| {
        let names: Vec<El> = pairs.iter().map(|pair| el("li").text(&pair.name)).collect();
        (names, pairs.iter().filter(|pair| pair.is_of_peers()).count())
    });
    let (all, can_ask) = (names.len(), peers < names.len());
    let proposals = proposals.saturating_sub(names.len()).to_string();
    let values = [("proposals", proposals.as_str()), ("waiting", &waiting.to_string())];
    let not = desk.say(texts::DESK_CONFIRM_NOT, &values);
    let send = live(move || {
        let asked = if can_ask && introducing.asks_first.get() { all - peers } else { 0 };
        let mails = (2 * all - asked).to_string();
        let label = desk.say(texts::DESK_CONFIRM_SEND, &[("n", &mails)]);
        button("main", &label, move || self::send(screen))
    });
    let back = button("plain", &desk.text(texts::DESK_CONFIRM_BACK), move || {
        introducing.step.set(Step::Choosing);
        browser::focus_on(HEADING);
    });
    el("div")
        .child(classed("ul", "lines").children(names))
        .child(liaison(desk, introducing, &liaisons))
        .child(how(desk, introducing, (can_ask, peers > 0)))
        .child(classed("p", "quiet").text(not))
        .child(classed("p", "actions").child(send).child(back))
        .view()
}

/// What happens: both are introduced at once, or mentors are asked first, where there are any.
fn how(desk: Desk, introducing: Introducing, (can_ask, has_peers): (bool, bool)) -> El {
    let days = DAYS_TO_ANSWER.to_string();
    let mut asks = desk.say(texts::DESK_CONFIRM_ASK_ABOUT, &[("n", &days)]);
    if has_peers {
        asks = format!("{asks} {}", desk.text(texts::DESK_CONFIRM_PEERS));
    }
    let both = desk.text(texts::DESK_CONFIRM_BOTH_ABOUT);
    let one = |id: &'static str, key, about, is_asking: bool| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("id", id)
            .attr("name", "how")
            .attr("aria-describedby", format!("{id}-about"))
            .flag("checked", introducing.asks_first.get_untracked() == is_asking)
            .on("change", move |_| introducing.asks_first.set(is_asking));
        classed("div", "option")
            .child(radio)
            .child(el("label").attr("for", id).text(desk.text(key)))
            .child(classed("p", "hint").attr("id", format!("{id}-about")).text(about))
    };
    let asking = can_ask.then(|| one("ask-first", texts::DESK_CONFIRM_ASK, asks, true));
    classed("fieldset", "field")
        .child(el("legend").text(desk.text(texts::DESK_CONFIRM_HOW)))
        .child(one("both", texts::DESK_CONFIRM_BOTH, both, false))
        .children(asking)
}

/// How many proposals there are, and how many people wait.
fn others(plan: &Shown) -> (usize, usize) {
    (plan.proposals.len(), plan.waiting.len())
}

/// Who looks after them: whoever is signed in, unless somebody else is chosen.
fn liaison(desk: Desk, introducing: Introducing, all: &[(MemberId, String)]) -> El {
    let is_one =
        introducing.liaison.with_untracked(|id| all.iter().any(|(one, _)| one.as_str() == id));
    if !is_one {
        let me = desk.card().map(|card| card.member.to_string());
        introducing.liaison.set(me.unwrap_or_default());
    }
    let options = all.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let label = desk.text(texts::DESK_CONFIRM_LIAISON);
    let hint = classed("p", "hint").text(desk.text(texts::DESK_CONFIRM_LIAISON_ABOUT));
    choice("liaison", &label, options, introducing.liaison).child(hint)
}

fn send(screen: Screen) {
    let Screen { desk, bench, .. } = screen;
    let liaison = bench.introducing.liaison.with_untracked(|id| MemberId::new(id));
    let wishes = bench.plan.with_untracked(|plan| plan.as_ref().map(|p| p.scenario.clone()));
    let (Ok(liaison), Some(wishes)) = (liaison, wishes) else { return };
    let cohort = desk.people().cohort_now();
    let address = desk.address(&format!("cohorts/{cohort}/pairings"));
    let asks_first = bench.introducing.asks_first.get_untracked();
    bench.introducing.send(desk, Way { liaison, asks_first, wishes, address });
    browser::focus_on(TITLE);
}

fn sending(screen: Screen) -> AnyView {
    let Screen { desk, bench, .. } = screen;
    let introducing = bench.introducing;
    let all = introducing.pairs.with_untracked(Vec::len);
    let said = live(move || {
        let (answered, made) = introducing.counts();
        let (key, n) = match introducing.step.get() {
            Step::Done => (texts::DESK_CONFIRM_DONE, made),
            Step::Broken(_) => (texts::DESK_CONFIRM_BROKEN, answered),
            _ => (texts::DESK_CONFIRM_PROGRESS, answered),
        };
        let (n, all) = (n.to_string(), all.to_string());
        el("span").text(desk.say(key, &[("n", &n), ("all", &all)]))
    });
    let why = live(move || match introducing.step.get() {
        Step::Broken(failure) => failure.sentence(desk).map_or_else(nothing, |sentence| {
            classed("p", "problem").attr("role", "alert").text(sentence).view()
        }),
        _ => nothing(),
    });
    let bar = el("progress")
        .attr("max", all.to_string())
        .attr("aria-label", desk.text(texts::DESK_CONFIRM_HOW))
        .live("value", move || Some(introducing.counts().0.to_string()))
        .live_flag("hidden", move || introducing.step.get() == Step::Done);
    let became = live(move || {
        let lines = introducing.pairs.with(|pairs| {
            let lines = pairs.iter().map(|pair| line(screen, pair));
            lines.collect::<Vec<_>>()
        });
        classed("ul", "lines became").children(lines)
    });
    el("div")
        .child(classed("p", "count").attr("role", "status").child(said))
        .child(why)
        .child(bar)
        .child(became)
        .child(live(move || ways_on(screen)))
        .view()
}

/// A pair, and what became of it.
fn line(screen: Screen, pair: &OnItsWay) -> El {
    let desk = screen.desk;
    let badge = |class, said| classed("span", class).text(said);
    let (said, why) = match &pair.became {
        None => (None, None),
        Some(Became::Made) => {
            let asks_first = screen.bench.introducing.asks_first.get_untracked();
            let said = desk.text(match asks_first && !pair.is_of_peers() {
                true => texts::DESK_STAGE_ASKED,
                false => texts::DESK_STAGE_INTRODUCED,
            });
            (Some(badge("badge good", said)), None)
        }
        Some(Became::Not(not)) => {
            let said = desk.text(texts::DESK_CONFIRM_LEFT);
            (Some(badge("badge warn", said)), Some(classed("p", "quiet").text(not)))
        }
    };
    el("li").text(format!("{} ", pair.name)).children(said).children(why)
}

fn ways_on(screen: Screen) -> AnyView {
    let Screen { desk, bench, .. } = screen;
    let step = bench.introducing.step.get();
    if step == Step::UnderWay {
        return nothing();
    }
    let go_on = matches!(step, Step::Broken(_))
        .then(|| button("main", &desk.text(texts::DESK_CONFIRM_GO_ON), move || send(screen)));
    let back = button("plain", &desk.text(texts::DESK_CONFIRM_BACK), move || {
        bench.refresh(desk);
        browser::focus_on(HEADING);
    });
    let all = classed("a", "link")
        .attr("href", "#pairings")
        .text(desk.text(texts::DESK_CONFIRM_TO_PAIRINGS));
    classed("p", "actions").children(go_on).child(back).child(all).view()
}
