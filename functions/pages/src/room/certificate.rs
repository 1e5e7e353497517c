//! A mentor's certificate: a card on the page of the two when their year has come to its end, a page that is printed, and a
//! file that is kept.

use axum::response::Response;
use domain::texts;
use functions::certificate::NoFile;
use functions::http::Problem;
use functions::http::room::Room;

use super::shown::Shown;
use crate::PagesStore;
use crate::behind_link::attached;
use crate::template::{fill, insert};

const CARD: &str = include_str!("../../templates/room-certificate-card.html");
const PAGE: &str = include_str!("../../templates/room-certificate.html");
const FILE: &str =
    "<button class=\"main\" name=\"do\" value=\"certificate-file:\">{{FILE}}</button>";
const NO_FILE: &str = "<p class=\"hint\">{{TEXT}}</p>";

/// What the file is called. Whose it is stands in it: browsers keep names.
const NAME: &str = "certificate.pdf";

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
    let (file, no_file) = match certificate.has_file(program, texts, today) {
        true => (fill(FILE, &[("FILE", texts.get(texts::CERTIFICATE_FILE))]), String::new()),
        false => {
            let about = ("TEXT", texts.get(texts::CERTIFICATE_NO_FILE));
            (String::new(), fill(NO_FILE, &[about]))
        }
    };
    let parts = [
        ("FILE", file),
        ("NO_FILE", no_file),
        ("CERTIFICATE", certificate.html(program, texts, today)),
    ];
    let page = fill(PAGE, &words);
    let inside = parts.iter().fold(page, |page, (name, markup)| insert(&page, name, markup));
    shown.page(texts.get(texts::CERTIFICATE_TITLE), &inside)
}

/// The file; the page, where there is no file, which says why.
pub(super) fn file<S: PagesStore>(room: &Room<'_, S>) -> Result<Response, Problem> {
    let Some((certificate, today)) = room.certificate() else { return Ok(show(room)) };
    match certificate.pdf(&room.head().program, &room.head().texts, today) {
        Ok(file) => Ok(attached("application/pdf", NAME, file)),
        Err(NoFile::Letter) => Ok(show(room)),
        Err(NoFile::Fault) => Err(Problem::internal()),
    }
}
