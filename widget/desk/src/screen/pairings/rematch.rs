//! Another match for the two of a pairing that goes on: it ends, with a reason, and leads to who is
//! next best for each of them.

use domain::desk::{EndPairing, EndReason, May, Pairing, PairingCard};
use domain::reference::Reference;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::{Screen, ending, row};
use crate::browser;
use crate::markup::{button, classed, el, live, nothing};
use crate::route::Route;

/// The way there and what is asked on it, for whoever matches people.
pub(super) fn view(screen: Screen, card: &PairingCard) -> Option<[AnyView; 2]> {
    let desk = screen.desk;
    if !card.is_live || !desk.may(May::Match) {
        return None;
    }
    // The list may be drawn anew while somebody is asked.
    let id = card.pairing.id.clone();
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| screen.rematching.with(|open| open.as_ref() == Some(&id)))
    };
    let (card, label) = (card.clone(), desk.text(texts::DESK_REMATCH));
    let pair = row::both(desk, &card);
    let named = desk.say(texts::DESK_OF_WHOM, &[("what", &label), ("name", &pair)]);
    let focus = format!("#{}", menu_id(&card));
    let open = button("link", &label, move || {
        screen.rematching.set(Some(id.clone()));
        browser::focus_on(&focus);
    });
    let open = open.attr("aria-label", named).live_flag("hidden", move || is_open.get());
    let asked = live(move || match is_open.get() {
        true => asks(screen, &card),
        false => nothing(),
    });
    Some([open.view(), asked])
}

fn menu_id(card: &PairingCard) -> String {
    format!("rematch-{}", card.pairing.id)
}

/// Asks why, as ending does.
fn asks(screen: Screen, card: &PairingCard) -> AnyView {
    let desk = screen.desk;
    let reasons: Vec<EndReason> = ending::reasons().collect();
    let options = reasons.iter().enumerate().map(|(at, reason)| {
        el("option").attr("value", at.to_string()).text(desk.text(super::end_reason(*reason)))
    });
    let (id, chosen) = (menu_id(card), StoredValue::new(0_usize));
    let menu = el("select").attr("id", id.clone()).children(options);
    let menu = menu.on("change", move |event| {
        chosen.set_value(browser::value(&event).parse().unwrap_or_default());
    });
    let card = card.clone();
    let yes = button("main small", &desk.text(texts::DESK_REMATCH_YES), move || {
        if let Some(reason) = reasons.get(chosen.get_value()) {
            end(screen, card.clone(), *reason);
        }
    });
    let no = button("plain small", &desk.text(texts::DESK_CANCEL), move || {
        screen.rematching.set(None);
        browser::focus_on("#content h1");
    });
    let label = el("label").attr("for", id).text(desk.text(texts::DESK_END_WHY));
    classed("div", "asked")
        .child(classed("div", "field").child(label).child(menu))
        .child(el("p").text(desk.text(texts::DESK_REMATCH_ABOUT)))
        .child(classed("p", "actions").child(yes).child(no))
        .view()
}

fn end(screen: Screen, card: PairingCard, reason: EndReason) {
    let desk = screen.desk;
    let (id, cohort) = (&card.pairing.id, desk.people().cohort_now());
    let address = desk.address(&format!("cohorts/{cohort}/pairings/{id}/end"));
    spawn_local(async move {
        match desk.send::<Pairing>("POST", &address, None, &EndPairing { reason }).await {
            Ok(_) => {
                let (pair, whom) = (row::both(desk, &card), there(&card));
                desk.people().read_again(desk);
                desk.bench().refresh(desk);
                // Whoever looked after the two looks after whom they find, unless somebody else is chosen.
                desk.bench().introducing.liaison.set(card.pairing.liaison.to_string());
                browser::replace_hash(&Route::to_rematch(&whom));
                desk.route().set(Route::Rematch(whom));
                browser::focus_on("#content h1");
                desk.tell(desk.say(texts::DESK_END_DONE, &[("pair", &pair)]));
            }
            Err(failure) => desk.complain_of(&failure),
        }
    });
}

/// Those of the two who have not withdrawn.
fn there(card: &PairingCard) -> Vec<Reference> {
    let is_there = |who: &&Reference| card.people.iter().any(|one| one.reference == **who);
    card.pairing.partners.both().into_iter().filter(is_there).cloned().collect()
}
