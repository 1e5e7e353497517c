//! Whom we suggest to introduce, why, and what else could be.

use domain::matching::Side;
use domain::reference::Reference;
use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::words::{name, names, pair};
use super::{Screen, reasons};
use crate::browser;
use crate::markup::{El, button, classed, el, live, nothing};
use crate::matching::{Couple, Plan, Wish};

/// What is drawn of a proposal.
struct Row {
    couple: Couple,
    name: String,
    points: u16,
    is_locked: bool,
}

pub(super) fn view(screen: Screen, plan: &Plan) -> AnyView {
    let desk = screen.desk;
    let rows = in_order(screen, plan);
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
        .child(classed("ul", "pairs").children(shown))
        .child(classed("p", "actions").children(more))
        .view()
}

/// By the names of those who look for somebody.
fn in_order(screen: Screen, plan: &Plan) -> Vec<Row> {
    let row = |couple: Couple, points, is_locked| {
        let name = pair(screen.desk, plan.matching(), &couple);
        Row { couple, name, points, is_locked }
    };
    let solution = plan.solution();
    let pairs = solution.proposals.iter().map(|of| row(of.into(), of.points, of.locked));
    let peers = solution.peers.iter();
    let peers = peers.map(|of| row(Couple::Peers(of.peers.clone()), of.points, of.locked));
    let mut rows: Vec<Row> = pairs.chain(peers).collect();
    rows.sort_by_cached_key(|row| browser::fold(&row.name));
    rows
}

fn one(screen: Screen, plan: &Plan, row: &Row) -> El {
    let Row { couple, name, points, is_locked } = row;
    let desk = screen.desk;
    let [who, _] = couple.both();
    let of = plan.reasons(couple).map_or(0, |reasons| reasons.of).to_string();
    let values = [("points", points.to_string()), ("of", of)];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    let said = desk.say(texts::DESK_MATCHING_POINTS_OF, &values);
    let locked = is_locked
        .then(|| classed("span", "badge good").text(desk.text(texts::DESK_MATCHING_LOCKED)));
    let summary = el("summary")
        .child(classed("span", "two").text(name.clone()))
        .text(" ")
        .child(classed("span", "quiet").text(said))
        .text(" ")
        .children(locked);
    let lock = match is_locked {
        true => act(screen, texts::DESK_MATCHING_UNLOCK, Wish::Unlock, couple, name),
        false => act(screen, texts::DESK_MATCHING_LOCK, Wish::Lock, couple, name),
    };
    el("li")
        .attr("id", format!("of-{who}"))
        .child(unfolding(screen, who, summary, Some(couple.clone())))
        .child(classed("p", "acts").child(lock).child(act(
            screen,
            texts::DESK_MATCHING_FORBID,
            Wish::Forbid,
            couple,
            name,
        )))
}

/// A button that wishes something of two people.
pub(super) fn act(screen: Screen, key: Key, wish: Wish, couple: &Couple, name: &str) -> El {
    let label = screen.desk.text(key);
    let spoken = format!("{label}: {name}");
    let [who, _] = couple.both();
    let (couple, focus) = (couple.clone(), focus_of(who));
    button("plain small", &label, move || screen.bench.wish(wish, couple.clone(), focus.clone()))
        .attr("aria-label", spoken)
        .live("aria-disabled", move || screen.bench.is_busy.get().then(|| "true".to_owned()))
}

/// Where somebody is found again, whether they have somebody or wait.
pub(super) fn focus_of(who: &Reference) -> String {
    format!("#of-{who} summary")
}

/// What unfolds to why, and to what else could be for a mentee. What is inside is made when
/// somebody looks.
pub(super) fn unfolding(
    screen: Screen,
    who: &Reference,
    summary: El,
    couple: Option<Couple>,
) -> AnyView {
    let key = who.to_string();
    let is_open = RwSignal::new(screen.open.with_untracked(|open| open.contains(&key)));
    let toggled = move |event: Event| {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_now = details.is_some_and(|details| details.has_attribute("open"));
        if is_now != is_open.get_untracked() {
            screen.open.update(|open| {
                if is_now {
                    open.insert(key.clone())
                } else {
                    open.remove(&key)
                };
            });
            is_open.set(is_now);
        }
    };
    let who = who.clone();
    let inside = live(move || {
        if !is_open.get() {
            return nothing();
        }
        let drawn = screen.bench.plan.with_untracked(|plan| {
            let plan = plan.as_ref()?;
            let why = couple.as_ref().map(|couple| reasons::view(screen.desk, plan, couple));
            let people = couple.as_ref().map_or(vec![&who], |couple| couple.both().to_vec());
            let links = people.into_iter().map(|who| link(plan, who));
            let all = classed("div", "why")
                .children(why)
                .child(classed("p", "links").children(links))
                .child(elsewhere(screen, plan, &who));
            Some(all.view())
        });
        drawn.unwrap_or_else(nothing)
    });
    el("details")
        .flag("open", is_open.get_untracked())
        .on("toggle", toggled)
        .child(summary)
        .child(inside)
        .view()
}

fn link(plan: &Plan, who: &Reference) -> El {
    let said = format!("{} ({who})", name(plan.matching(), who));
    el("a").attr("href", format!("#person/{who}")).text(said)
}

/// Whom a mentee could have instead: chosen, and then moved.
fn elsewhere(screen: Screen, plan: &Plan, who: &Reference) -> AnyView {
    let (desk, matching) = (screen.desk, plan.matching());
    if matching.person(who).is_none_or(|person| person.side() != Side::Mentee) {
        return nothing();
    }
    let others = plan.elsewhere(who);
    let Some(best) = others.first() else {
        return classed("p", "quiet").text(desk.text(texts::DESK_MATCHING_NO_OTHER)).view();
    };
    let chosen = StoredValue::new(best.who.clone());
    let options = others.iter().map(|other| {
        let (name, points) = (name(matching, &other.who), other.points.to_string());
        let list = names(desk, matching, &other.has);
        let key = match other.free {
            true => texts::DESK_MATCHING_FREE,
            false => texts::DESK_MATCHING_TAKEN,
        };
        let values = [("name", name.as_str()), ("points", &points), ("list", &list)];
        el("option").attr("value", other.who.to_string()).text(desk.say(key, &values))
    });
    let id = format!("move-{who}");
    let label = desk.say(texts::DESK_MATCHING_MOVE, &[("name", &name(matching, who))]);
    let mentee = who.clone();
    let go = button("plain small", &desk.text(texts::DESK_MATCHING_MOVE_GO), move || {
        let pair = domain::matching::Pair { mentee: mentee.clone(), mentor: chosen.get_value() };
        screen.bench.wish(Wish::Lock, Couple::Pair(pair), focus_of(&mentee));
    });
    classed("div", "deciding")
        .child(el("label").attr("for", id.clone()).text(label))
        .child(el("select").attr("id", id).children(options).on("change", move |event| {
            if let Ok(other) = Reference::parse(&browser::value(&event)) {
                chosen.set_value(other);
            }
        }))
        .child(
            go.live("aria-disabled", move || screen.bench.is_busy.get().then(|| "true".to_owned())),
        )
        .view()
}
