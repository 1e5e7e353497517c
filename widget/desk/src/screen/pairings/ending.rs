//! Ending a pairing: why, and whether somebody means it.

use domain::desk::{EndPairing, EndReason, Pairing, PairingCard, PairingId};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::words::end_reason;
use super::{Screen, row};
use crate::browser;
use crate::field::choice;
use crate::markup::{button, classed, el};

/// Asks why.
pub(super) fn open(screen: Screen, id: PairingId) {
    screen.ending.set(Some(id));
    browser::focus_on("#why");
}

pub(super) fn view(screen: Screen, card: &PairingCard) -> AnyView {
    let desk = screen.desk;
    let chosen = RwSignal::new(0.to_string());
    let reasons: Vec<EndReason> = reasons().collect();
    let options = reasons.iter().enumerate();
    let options = options.map(|(at, reason)| (at.to_string(), desk.text(end_reason(*reason))));
    let menu = choice("why", &desk.text(texts::DESK_END_WHY), options, chosen);
    let (id, pair) = (card.pairing.id.clone(), row::both(desk, card));
    let yes = button("main small", &desk.text(texts::DESK_END_YES), move || {
        let at: Option<usize> = chosen.get_untracked().parse().ok();
        if let Some(reason) = at.and_then(|at| reasons.get(at)) {
            end(screen, id.clone(), *reason, pair.clone());
        }
    });
    let no = button("plain small", &desk.text(texts::DESK_CANCEL), move || {
        screen.ending.set(None);
        browser::focus_on("#content h1");
    });
    classed("div", "asked")
        .child(menu)
        .child(el("p").text(desk.text(texts::DESK_END_ABOUT)))
        .child(classed("p", "actions").child(yes).child(no))
        .view()
}

/// What somebody can say. That a person has withdrawn is known by itself.
pub(super) fn reasons() -> impl Iterator<Item = EndReason> {
    EndReason::ALL.into_iter().filter(|reason| *reason != EndReason::Withdrawn)
}

fn end(screen: Screen, id: PairingId, reason: EndReason, pair: String) {
    let desk = screen.desk;
    let cohort = desk.people().cohort_now();
    let address = desk.address(&format!("cohorts/{cohort}/pairings/{id}/end"));
    spawn_local(async move {
        match desk.send::<Pairing>("POST", &address, None, &EndPairing { reason }).await {
            Ok(_) => {
                desk.tell(desk.say(texts::DESK_END_DONE, &[("pair", &pair)]));
                screen.ending.try_set(None);
                screen.pairings.again();
                // Who is free again is found there.
                desk.people().read_again(desk);
                desk.bench().refresh(desk);
                browser::focus_on("#content h1");
            }
            Err(failure) => desk.complain_of(&failure),
        }
    });
}
