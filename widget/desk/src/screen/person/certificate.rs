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

/// Where the page says that there is no file of it.
const NO_FILE: &str = "data-no-file";

/// The card; nothing, for whoever is no mentor.
pub(super) fn view(screen: Screen, card: &PersonCard) -> Option<El> {
    let desk = screen.desk;
    if card.side != Side::Mentor {
        return None;
    }
    // Whether there is a file, once the page is there.
    let has_file = RwSignal::new(None);
    let address = move |ending: &str| {
        screen.address.with_value(|address| format!("{address}/certificate{ending}"))
    };
    let fetch = move || {
        spawn_local(async move {
            match desk.get_text(&address("")).await {
                Ok(page) => {
                    has_file.try_set(Some(!page.contains(NO_FILE)));
                    browser::show_page(PLACE, &page);
                }
                Err(Failure::Gone) => desk.tell(desk.text(texts::DESK_CERTIFICATE_NOT_YET)),
                Err(failure) => desk.complain_of(&failure),
            }
        });
    };
    let download = move || {
        spawn_local(async move {
            if let Err(failure) = desk.download(&address(".pdf"), |_, _| {}).await {
                desk.complain_of(&failure);
            }
        });
    };
    let shown = move || match has_file.get() {
        Some(has_file) => {
            let print = button("plain", &desk.text(texts::DESK_REPORT_PRINT), browser::print_page);
            let file = has_file
                .then(|| button("plain", &desk.text(texts::DESK_CERTIFICATE_FILE), download));
            el("div")
                .child(classed("div", "year-page").attr("id", "certificate"))
                .child(classed("p", "actions").children(file).child(print))
                .view()
        }
        None => nothing(),
    };
    let open = button("plain", &desk.text(texts::DESK_CERTIFICATE_OPEN), fetch);
    Some(
        classed("section", "card")
            .child(el("h2").text(desk.text(texts::DESK_CERTIFICATE)))
            .child(open)
            .child(live(shown)),
    )
}
