//! What is done to several people at once: decided, taken back, written to.

use std::collections::BTreeSet;

use domain::desk::{Decision, PersonCard};
use domain::reference::Reference;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::Screen;
use crate::browser;
use crate::markup::{El, button, classed, el, live_text};
use crate::people::Put;

pub(super) fn view(screen: Screen) -> AnyView {
    let (desk, people) = (screen.desk, screen.people);
    let n = Memo::new(move |_| people.chosen.with(BTreeSet::len));
    let everybody = el("input")
        .attr("type", "checkbox")
        .attr("id", "choose-all")
        .live_prop("checked", move || {
            let shown = screen.shown.with(Vec::len);
            shown > 0 && n.get() >= shown
        })
        .on("change", move |event| screen.choose_all(browser::checked(&event)));
    let all = classed("div", "option")
        .child(everybody)
        .child(el("label").attr("for", "choose-all").text(desk.text(texts::DESK_CHOOSE_ALL)));
    let count = live_text(move || desk.say(texts::DESK_CHOSEN, &[("n", &n.get().to_string())]));
    let bar = classed("div", "several")
        .child(classed("strong", "n").child(count))
        .child(screen.decisions())
        .child(button("plain small", &desk.text(texts::DESK_COPY_ADDRESSES), move || {
            screen.copy_addresses();
        }))
        .child(button("link", &desk.text(texts::DESK_CHOSEN_NONE), move || {
            people.chosen.set(BTreeSet::new());
        }))
        .live_flag("hidden", move || n.get() == 0);
    classed("div", "choosing").child(all).child(bar).view()
}

impl Screen {
    fn choose_all(self, is_on: bool) {
        let shown = self.shown.get_untracked();
        let mut chosen = BTreeSet::new();
        if is_on {
            self.people.rows.with_untracked(|rows| {
                let shown = shown.iter().filter_map(|at| rows.get(*at));
                chosen.extend(shown.map(|row| row.card.reference.to_string()));
            });
        }
        self.people.chosen.set(chosen);
    }

    fn decisions(self) -> El {
        let desk = self.desk;
        let wanted = RwSignal::new(Decision::Eligible);
        let options = Decision::ALL.map(|decision| {
            el("option")
                .attr("value", format!("{decision:?}"))
                .flag("selected", decision == Decision::Eligible)
                .text(desk.decision(decision))
        });
        let menu = el("select").attr("id", "decide").children(options).on("change", move |event| {
            let value = browser::value(&event);
            if let Some(decision) = Decision::ALL.into_iter().find(|d| format!("{d:?}") == value) {
                wanted.set(decision);
            }
        });
        let go = button("plain small", &desk.text(texts::DESK_DECIDE_GO), move || {
            self.decide(wanted.get_untracked());
        });
        classed("span", "deciding")
            .child(el("label").attr("for", "decide").text(desk.text(texts::DESK_DECIDE)))
            .child(menu)
            .child(go)
    }

    fn chosen(self) -> Vec<PersonCard> {
        let chosen = self.people.chosen.get_untracked();
        self.people.rows.with_untracked(|rows| {
            let is_chosen = |card: &PersonCard| chosen.contains(card.reference.as_str());
            rows.iter().map(|row| &row.card).filter(|card| is_chosen(card)).cloned().collect()
        })
    }

    fn decide(self, decision: Decision) {
        let (desk, people) = (self.desk, self.people);
        let chosen = self.chosen();
        spawn_local(async move {
            match people.decide(desk, &chosen, decision).await {
                Ok(put) if put.kept + put.left == 0 => {
                    desk.tell(desk.text(texts::DESK_DECIDED_NONE));
                }
                Ok(put) => self.decided(put, decision),
                Err(failure) => desk.complain_of(&failure),
            }
        });
    }

    fn decided(self, put: Put, decision: Decision) {
        let desk = self.desk;
        let Put { kept, left, before } = put;
        let (n, status) = (kept.to_string(), desk.decision(decision));
        let mut sentence = desk.say(texts::DESK_DECIDED, &[("n", &n), ("status", &status)]);
        if left > 0 {
            sentence.push(' ');
            sentence.push_str(&desk.say(texts::DESK_DECIDED_LEFT, &[("n", &left.to_string())]));
        }
        desk.tell_with_undo(sentence, move || self.put_back(before.clone()));
    }

    fn put_back(self, before: Vec<(Reference, Decision)>) {
        let (desk, people) = (self.desk, self.people);
        spawn_local(async move {
            match people.put_back(desk, before).await {
                Ok(put) if put.left > 0 => {
                    let n = put.left.to_string();
                    desk.complain(desk.say(texts::DESK_DECIDED_LEFT, &[("n", &n)]));
                }
                Ok(_) => desk.tell(desk.text(texts::DESK_UNDONE)),
                Err(failure) => desk.complain_of(&failure),
            }
        });
    }

    /// Into the clipboard, and nowhere else: no address of ours would hold them.
    fn copy_addresses(self) {
        let desk = self.desk;
        let chosen = self.chosen().into_iter().map(|card| card.address);
        let mut addresses = BTreeSet::new();
        addresses.extend(chosen.filter(|address| !address.is_empty()));
        spawn_local(async move {
            let n = addresses.len().to_string();
            match browser::copy(&Vec::from_iter(addresses).join(", ")).await {
                true => desk.tell(desk.say(texts::DESK_ADDRESSES_COPIED, &[("n", &n)])),
                false => desk.complain(desk.text(texts::DESK_NOT_COPIED)),
            }
        });
    }
}
