//! How many people a mentor takes on, when that has changed after they answered.

use domain::desk::PersonCard;
use domain::matching::{Capacity, Side};
use domain::texts;
use leptos::task::spawn_local;

use super::Screen;
use crate::browser;
use crate::markup::{El, classed, el};

/// The field, for a mentor.
pub(super) fn view(screen: Screen, card: &PersonCard) -> Option<El> {
    if card.side != Side::Mentor {
        return None;
    }
    let (desk, most) = (screen.desk, Capacity::MOST.to_string());
    let now = card.standing.facts.places.map(|places| places.people().to_string());
    let card = card.clone();
    let input = el("input")
        .attr("type", "number")
        .attr("id", "places")
        .attr("min", "0")
        .attr("max", most.clone())
        .attr("aria-describedby", "places-about")
        .attr("value", now.unwrap_or_default())
        .on("change", move |event| {
            let typed = browser::value(&event);
            let places = match typed.trim() {
                "" => Some(None),
                typed => typed.parse().ok().and_then(|n| Capacity::new(n).ok()).map(Some),
            };
            match places {
                Some(places) => keep(screen, card.clone(), places),
                None => desk.complain(desk.say(texts::DESK_MATCHING_NO_NUMBER, &[("n", &most)])),
            }
        });
    let about = classed("p", "hint").attr("id", "places-about");
    Some(
        classed("div", "card field")
            .child(el("label").attr("for", "places").text(desk.text(texts::DESK_PLACES)))
            .child(about.text(desk.text(texts::DESK_PLACES_ABOUT)))
            .child(input),
    )
}

fn keep(screen: Screen, card: PersonCard, places: Option<Capacity>) {
    let desk = screen.desk;
    spawn_local(async move {
        match desk.people().keep_places(desk, &card, places).await {
            Ok(true) => {
                let name = desk.name_of(&card);
                desk.tell(match places {
                    Some(places) => {
                        let n = places.people().to_string();
                        desk.say(texts::DESK_PLACES_SET, &[("name", &name), ("n", &n)])
                    }
                    None => desk.say(texts::DESK_PLACES_AS_ANSWERED, &[("name", &name)]),
                });
                // Who has a place is another by now.
                desk.bench().refresh(desk);
            }
            Ok(false) => desk.complain(desk.text(texts::DESK_STALE)),
            Err(failure) => desk.complain_of(&failure),
        }
        screen.dossier.again();
        browser::keep_focus_on("#places");
    });
}
