//! Whom we suggest to introduce, why, and what else could be.

use std::collections::BTreeSet;

use domain::matching::Pair;
use domain::reference::Reference;
use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use plan::{Couple, LineShown, Opened, Row, Shown, Wish};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{Screen, confirm, judging};
use crate::browser;
use crate::loaded::waiting;
use crate::markup::{El, button, classed, el, live, nothing};

/// What unfolds: nothing, then a moment's patience, then what was asked for.
#[derive(Clone)]
enum Inside {
    Shut,
    Asked,
    There(Opened),
}

pub(super) fn view(screen: Screen, plan: &Shown) -> AnyView {
    let desk = screen.desk;
    let rows = &plan.proposals;
    let title = desk.say(texts::DESK_MATCHING_PROPOSALS, &[("n", &rows.len().to_string())]);
    let drawn = screen.drawn.get();
    let left = rows.len().saturating_sub(drawn);
    let more = (left > 0).then(|| {
        let n = left.min(super::AT_A_TIME).to_string();
        button("plain", &desk.say(texts::DESK_SHOW_MORE, &[("n", &n)]), move || {
            screen.drawn.update(|drawn| *drawn += super::AT_A_TIME);
        })
    });
    let shown = rows.iter().take(drawn).map(|row| one(screen, plan, row));
    el("section")
        .child(el("h2").text(title))
        .children((!rows.is_empty()).then(|| choosing(screen, rows)))
        .child(classed("ul", "pairs").children(shown))
        .child(classed("p", "actions").children(more))
        .view()
}

/// All of them chosen, and the way to introduce those who are.
fn choosing(screen: Screen, rows: &[Row]) -> El {
    let (desk, chosen) = (screen.desk, screen.bench.introducing.chosen);
    let all: Vec<(Couple, String)> =
        rows.iter().map(|row| (row.couple.clone(), row.name.clone())).collect();
    let (most, all) = (all.len(), StoredValue::new(all));
    let picked = move || -> Vec<(Couple, String)> {
        chosen.with(|chosen| {
            all.with_value(|all| {
                all.iter().filter(|row| chosen.contains(&row.0)).cloned().collect()
            })
        })
    };
    let n = Memo::new(move |_| picked().len());
    let everybody = el("input")
        .attr("type", "checkbox")
        .attr("id", "choose-all")
        .live_prop("checked", move || n.get() == most)
        .on("change", move |event| {
            let is_on = browser::checked(&event);
            let mut couples = BTreeSet::new();
            if is_on {
                all.with_value(|all| couples.extend(all.iter().map(|row| row.0.clone())));
            }
            chosen.set(couples);
        });
    let label = el("label").attr("for", "choose-all");
    let label = label.text(desk.text(texts::DESK_CONFIRM_CHOOSE_ALL));
    let open = live(move || match n.get() {
        0 => nothing(),
        n => {
            let label = desk.say(texts::DESK_CONFIRM_OPEN, &[("n", &n.to_string())]);
            button("main small", &label, move || confirm::open(screen, untrack(picked))).view()
        }
    });
    let one = classed("div", "option").child(everybody).child(label);
    classed("div", "choosing").child(one).child(open)
}

/// A box that chooses two people.
fn choose(screen: Screen, couple: &Couple, name: &str) -> El {
    let (desk, chosen) = (screen.desk, screen.bench.introducing.chosen);
    let (key, changed) = (couple.clone(), couple.clone());
    el("input")
        .attr("type", "checkbox")
        .attr("class", "choose")
        .attr("aria-label", desk.say(texts::DESK_CHOOSE_ONE, &[("name", name)]))
        .live_prop("checked", move || chosen.with(|chosen| chosen.contains(&key)))
        .on("change", move |event| {
            let is_on = browser::checked(&event);
            chosen.update(|chosen| {
                if is_on {
                    chosen.insert(changed.clone());
                } else {
                    chosen.remove(&changed);
                }
            });
        })
}

fn one(screen: Screen, plan: &Shown, row: &Row) -> El {
    let Row { couple, name, points, is_locked } = row;
    let [who, _] = couple.both();
    let locked = is_locked
        .then(|| classed("span", "badge good").text(screen.desk.text(texts::DESK_MATCHING_LOCKED)));
    let summary = el("summary")
        .child(classed("span", "two").text(name))
        .text(" ")
        .child(classed("span", "quiet").text(points))
        .text(" ")
        .children(locked);
    let (lock, said) = match is_locked {
        true => (Wish::Unlock, texts::DESK_MATCHING_UNLOCK),
        false => (Wish::Lock, texts::DESK_MATCHING_LOCK),
    };
    let forbid = act(screen, texts::DESK_MATCHING_FORBID, Wish::Forbid, row);
    el("li")
        .attr("id", format!("of-{who}"))
        .child(choose(screen, couple, name))
        .child(unfolding(screen, plan, who, summary))
        .child(classed("p", "acts").child(act(screen, said, lock, row)).child(forbid))
}

/// A button that wishes something of two people.
fn act(screen: Screen, key: Key, wish: Wish, row: &Row) -> El {
    let label = screen.desk.text(key);
    let spoken = format!("{label}: {}", row.name);
    let couple = row.couple.clone();
    button("plain small", &label, move || {
        let [who, _] = couple.both();
        screen.bench.wish(wish, couple.clone(), focus_of(who));
    })
    .attr("aria-label", spoken)
}

/// Where somebody is found again, whether they have somebody or wait.
fn focus_of(who: &Reference) -> String {
    format!("#of-{who} summary")
}

/// What unfolds to why, and to what else could be for a mentee. What is inside is asked for when
/// somebody looks; what was open stays so when all is solved again.
pub(super) fn unfolding(screen: Screen, plan: &Shown, who: &Reference, summary: El) -> AnyView {
    let bench = screen.bench;
    let there = plan.opened.iter().find(|one| one.who == *who).cloned();
    let is_open = bench.open.with_untracked(|open| open.contains(who));
    let inside = RwSignal::new(match there {
        Some(there) if is_open => Inside::There(there),
        _ => Inside::Shut,
    });
    let who = who.clone();
    let toggled = move |event: Event| {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_now = details.is_some_and(|details| details.has_attribute("open"));
        let is_shut = inside.with_untracked(|inside| matches!(inside, Inside::Shut));
        if is_now != is_shut {
            return;
        }
        let who = who.clone();
        if is_now {
            inside.set(Inside::Asked);
            bench.open.update(|open| {
                open.insert(who.clone());
            });
            spawn_local(async move {
                if let Some(more) = bench.more(who).await {
                    inside.try_set(Inside::There(more));
                }
            });
        } else {
            bench.open.update(|open| {
                open.remove(&who);
            });
            inside.set(Inside::Shut);
        }
    };
    let unfolded = live(move || {
        inside.with(|inside| match inside {
            Inside::Shut => nothing(),
            Inside::Asked => waiting(screen.desk),
            Inside::There(more) => unfolded(screen, more),
        })
    });
    el("details").flag("open", is_open).on("toggle", toggled).child(summary).child(unfolded).view()
}

fn unfolded(screen: Screen, more: &Opened) -> AnyView {
    let link = |(who, said): &(Reference, String)| {
        el("a").attr("href", format!("#person/{who}")).text(said)
    };
    let lines = (!more.lines.is_empty())
        .then(|| classed("dl", "reasons").children(more.lines.iter().map(|one| line(screen, one))));
    classed("div", "why")
        .children(lines)
        .child(classed("p", "links").children(more.people.iter().map(link)))
        .child(elsewhere(screen, more))
        .view()
}

/// A line: the question, its points, and what was found.
pub(super) fn line(screen: Screen, line: &LineShown) -> El {
    el("div")
        .child(el("dt").text(&line.ask))
        .child(classed("dd", "points").text(&line.points))
        .children(line.found.iter().map(|said| el("dd").text(said)))
        .children(line.judge.as_ref().map(|one| judging::view(screen, one)))
}

/// Whom a mentee could have instead: chosen, and then moved.
fn elsewhere(screen: Screen, more: &Opened) -> AnyView {
    let Opened { who, moving: Some(label), others, .. } = more else { return nothing() };
    let desk = screen.desk;
    let Some(best) = others.first() else {
        return classed("p", "quiet").text(desk.text(texts::DESK_MATCHING_NO_OTHER)).view();
    };
    let chosen = StoredValue::new(best.who.clone());
    let option =
        |other: &plan::Other| el("option").attr("value", other.who.to_string()).text(&other.said);
    let id = format!("move-{who}");
    let mentee = who.clone();
    let go = button("plain small", &desk.text(texts::DESK_MATCHING_MOVE_GO), move || {
        let pair = Pair { mentee: mentee.clone(), mentor: chosen.get_value() };
        screen.bench.wish(Wish::Lock, Couple::Pair(pair), focus_of(&mentee));
    });
    let choice = el("select").attr("id", id.clone()).children(others.iter().map(option));
    let choice = choice.on("change", move |event| {
        if let Ok(other) = Reference::parse(&browser::value(&event)) {
            chosen.set_value(other);
        }
    });
    classed("div", "deciding")
        .child(el("label").attr("for", id).text(label))
        .child(choice)
        .child(go)
        .view()
}
