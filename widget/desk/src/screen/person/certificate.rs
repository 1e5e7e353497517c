//! A mentor's certificate, as the service draws it: fetched when somebody asks for it.

use domain::desk::PersonCard;
use domain::matching::Side;
use domain::texts;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Screen;
use crate::api::Failure;
use crate::browser;
use crate::markup::{El, button, classed, el, live, nothing};

/// Where the page stands.
const PLACE: &str = "#certificate";

/// The card; nothing, for whoever is no mentor.
pub(super) fn view(screen: Screen, card: &PersonCard) -> Option<El> {
    let desk = screen.desk;
    if card.side != Side::Mentor {
        return None;
    }
    let is_there = RwSignal::new(false);
    let fetch = move || {
        let address = screen.address.with_value(|address| format!("{address}/certificate"));
        spawn_local(async move {
            match desk.get_text(&address).await {
                Ok(page) => {
                    is_there.try_set(true);
                    browser::show_page(PLACE, &page);
                }
                Err(Failure::Gone) => desk.tell(desk.text(texts::DESK_CERTIFICATE_NOT_YET)),
                Err(failure) => desk.complain_of(&failure),
            }
        });
    };
    let shown = move || match is_there.get() {
        true => el("div")
            .child(classed("div", "year-page").attr("id", "certificate"))
            .child(button("plain", &desk.text(texts::DESK_REPORT_PRINT), browser::print_page))
            .view(),
        false => nothing(),
    };
    let open = button("plain", &desk.text(texts::DESK_CERTIFICATE_OPEN), fetch);
    Some(
        classed("section", "card")
            .child(el("h2").text(desk.text(texts::DESK_CERTIFICATE)))
            .child(open)
            .child(live(shown)),
    )
}
