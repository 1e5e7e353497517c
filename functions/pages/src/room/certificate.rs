//! A mentor's certificate: a card on the page of the two when their year has come to its end, and a page that is
//! printed, or saved as a PDF by the browser.

use axum::response::Response;
use domain::texts;
use functions::http::room::Room;

use super::shown::Shown;
use crate::PagesStore;
use crate::template::{fill, insert};

const CARD: &str = include_str!("../../templates/room-certificate-card.html");
const PAGE: &str = include_str!("../../templates/room-certificate.html");

/// What leads there; nothing, for whoever gets none, or not yet.
pub(super) fn card<S: PagesStore>(room: &Room<'_, S>, code: &str) -> String {
    if room.certificate().is_none() {
        return String::new();
    }
    let texts = &room.head().texts;
    let words = [
        ("CODE", code),
        ("TITLE", texts.get(texts::CERTIFICATE_CARD)),
        ("ABOUT", texts.get(texts::CERTIFICATE_ABOUT)),
        ("OPEN", texts.get(texts::CERTIFICATE_OPEN)),
    ];
    fill(CARD, &words)
}

/// The page; that of the two, for whoever gets none.
pub(super) fn show<S: PagesStore>(room: &Room<'_, S>) -> Response {
    let shown = Shown::of(room);
    let Some((certificate, today)) = room.certificate() else { return shown.read(None) };
    let (program, texts) = (&room.head().program, &room.head().texts);
    let words = [
        ("CODE", &*shown.code()),
        ("PRINT", texts.get(texts::OWN_PRINT)),
        ("BACK", texts.get(texts::ROOM_CONTACT_BACK)),
    ];
    let article = certificate.html(program, texts, today);
    let inside = insert(&fill(PAGE, &words), "CERTIFICATE", &article);
    shown.page(texts.get(texts::CERTIFICATE_TITLE), &inside)
}
