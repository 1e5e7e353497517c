//! A pairing in the list: the two, what became of it, and the way to end it.

use domain::desk::{May, PairedPerson, PairingCard};
use domain::reference::Reference;
use domain::texts;
use leptos::prelude::*;

use super::words::when;
use super::{Screen, ending, goals, pausing, rematch};
use crate::desk::Desk;
use crate::markup::{El, button, classed, el, live, nothing};

pub(super) fn view(screen: Screen, card: &PairingCard) -> El {
    let desk = screen.desk;
    let pairing = &card.pairing;
    let cell = |key| el("td").attr("data-label", desk.text(key));
    let points = [("points", pairing.points.to_string()), ("of", pairing.of.to_string())];
    let points = points.each_ref().map(|(key, value)| (*key, value.as_str()));
    let points = desk.say(texts::DESK_MATCHING_POINTS_OF, &points);
    el("tr")
        .child(el("th").attr("scope", "row").children(people(desk, card)))
        .child(
            cell(texts::DESK_STATUS)
                .child(el("span").text(when(desk, &pairing.stage)))
                .child(classed("span", "below quiet").text(points))
                .children(goals::view(desk, card)),
        )
        .child(cell(texts::DESK_PAIRINGS_LIAISON).text(&card.liaison))
        .child(acts(screen, card, "td"))
}

/// The two.
pub(super) fn people(desk: Desk, card: &PairingCard) -> [El; 2] {
    let links = desk.may(May::ReadPeople);
    card.pairing.partners.both().map(|who| person(desk, &card.people, who, links))
}

/// Somebody of a pairing: a link to their page, where there is one for whoever looks, and where mail
/// reaches them.
pub(super) fn person(desk: Desk, people: &[PairedPerson], who: &Reference, links: bool) -> El {
    let Some(PairedPerson { name, address, side, .. }) =
        people.iter().find(|person| person.reference == *who)
    else {
        return classed("span", "of-two quiet").text(desk.text(texts::DESK_PAIRINGS_GONE));
    };
    let name = if name.is_empty() { who.as_str() } else { name };
    let named = match links {
        true => el("a").attr("href", format!("#person/{who}")).text(name),
        false => el("span").text(name),
    };
    let mail = (!address.is_empty()).then(|| {
        let link = el("a").attr("href", format!("mailto:{address}"));
        classed("span", "below").child(link.child(el("bdi").text(address)))
    });
    classed("span", "of-two")
        .child(named)
        .text(" ")
        .child(classed("span", "tag").text(desk.side(*side)))
        .children(mail)
}

/// What somebody of a pairing is called.
pub(super) fn name(desk: Desk, people: &[PairedPerson], who: &Reference) -> String {
    let found = people.iter().find(|person| person.reference == *who);
    found.map_or_else(|| desk.text(texts::DESK_PAIRINGS_GONE), |person| person.name.clone())
}

/// What the two are called together.
pub(super) fn both(desk: Desk, card: &PairingCard) -> String {
    pair(desk, &card.people, card.pairing.partners.both())
}

/// The same of two.
pub(super) fn pair(desk: Desk, people: &[PairedPerson], two: [&Reference; 2]) -> String {
    let [a, b] = two.map(|who| name(desk, people, who));
    desk.say(texts::DESK_MATCHING_PAIR, &[("a", &a), ("b", &b)])
}

/// What can be done about a pairing, in an element of that tag.
pub(super) fn acts(screen: Screen, card: &PairingCard, tag: &'static str) -> El {
    let desk = screen.desk;
    let acts = classed(tag, "acts").children(pausing::view(screen, card));
    let acts = acts.children(rematch::view(screen, card).into_iter().flatten());
    if !card.is_live || !desk.may(May::Match) {
        return acts;
    }
    let (id, card) = (card.pairing.id.clone(), card.clone());
    let end = desk.text(texts::DESK_END);
    let named = [("what", end.as_str()), ("name", &both(desk, &card))];
    let named = desk.say(texts::DESK_OF_WHOM, &named);
    let is_ending = {
        let id = id.clone();
        Memo::new(move |_| screen.ending.with(|ending| ending.as_ref() == Some(&id)))
    };
    let shown = live(move || match is_ending.get() {
        true => ending::view(screen, &card),
        false => nothing(),
    });
    let open = button("link", &end, move || ending::open(screen, id.clone()))
        .attr("aria-label", named)
        .live_flag("hidden", move || is_ending.get());
    acts.child(open).child(shown)
}
