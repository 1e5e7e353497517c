//! Ending a pairing as one of its two: what happens then, and whether they mean it.

use axum::response::Response;
use domain::api::Code;
use domain::desk::{AsideId, NotWords, Words};
use domain::texts;
use functions::http::Problem;
use functions::http::room::Room;

use super::shown::Shown;
use crate::PagesStore;
use crate::template::{fill, insert};

const LINK: &str = include_str!("../../templates/room-parting-link.html");
const PARTING: &str = include_str!("../../templates/room-parting.html");
const PARTED: &str = include_str!("../../templates/room-over.html");
const PROBLEM: &str = "<p class=\"problem\" id=\"words-problem\">{{TEXT}}</p>";
const TOO_LONG: &str = " aria-invalid=\"true\" aria-describedby=\"words-problem\" autofocus";

/// The way there, as markup for the page of the two; nothing, where it has ended.
pub(super) fn link<S: PagesStore>(room: &Room<'_, S>, code: &str) -> String {
    let texts = &room.head().texts;
    let words = [("CODE", code), ("END", texts.get(texts::PARTING_LINK))];
    if room.can_end() { fill(LINK, &words) } else { String::new() }
}

/// What happens then, and where it is confirmed.
pub(super) fn ask<S: PagesStore>(room: &Room<'_, S>) -> Response {
    asking(room, "", None)
}

/// The same, with what was typed, and by how many characters that is too long.
fn asking<S: PagesStore>(room: &Room<'_, S>, typed: &str, too_long: Option<usize>) -> Response {
    let (shown, texts) = (Shown::of(room), &room.head().texts);
    let Some(random) = getrandom::u64().ok().filter(|_| room.can_end()) else {
        return shown.read(None);
    };
    let id = AsideId::from_random(random);
    let partner = shown.partner_name().unwrap_or_else(|| texts.get(texts::MAIL_PARTNER));
    let whom = match room.liaison() {
        Some(name) => texts.say(texts::PARTING_WORDS, &[("name", name)]),
        None => texts.get(texts::PARTING_WORDS_COMMITTEE).to_owned(),
    };
    let (title, name) = (texts.get(texts::PARTING_TITLE), ("name", partner));
    let problem = too_long.map(|over| {
        let said = texts.say(texts::OWN_ANSWER_TOO_LONG, &[("n", &over.to_string())]);
        fill(PROBLEM, &[("TEXT", &said)])
    });
    let words = [
        ("TITLE", title),
        ("ABOUT", texts.get(texts::PARTING_ABOUT)),
        ("FREE", texts.get(texts::PARTING_FREE)),
        ("MAIL", &texts.say(texts::PARTING_MAIL, &[name])),
        ("CLOSED", texts.get(texts::PARTING_CLOSED)),
        ("FOR_GOOD", texts.get(texts::PARTING_FOR_GOOD)),
        ("CODE", &shown.code()),
        ("WORDS", &whom),
        ("TYPED", typed),
        ("ID", id.as_str()),
        ("YES", texts.get(texts::PARTING_YES)),
        ("BACK", texts.get(texts::PARTING_BACK)),
    ];
    let page = fill(PARTING, &words);
    let page = insert(&page, "TOO_LONG", problem.as_deref().unwrap_or_default());
    let page = insert(&page, "INVALID", too_long.map_or("", |_| TOO_LONG));
    match too_long {
        Some(_) => shown.page(&[texts.get(texts::PAGE_PROBLEM), title].join(" "), &page),
        None => shown.page(title, &page),
    }
}

/// Ends it, and says what becomes of both.
pub(super) async fn end<S: PagesStore>(
    room: &Room<'_, S>,
    id: &str,
    typed: &str,
) -> Result<Response, Problem> {
    let (shown, texts) = (Shown::of(room), &room.head().texts);
    let Some(id) = AsideId::new(id).ok().filter(|_| room.can_end()) else {
        return Ok(shown.read(None));
    };
    let words = match Words::new(typed) {
        Ok(words) => Some(words),
        Err(NotWords::Empty) => None,
        Err(NotWords::TooLong(over)) => return Ok(asking(room, typed, Some(over))),
    };
    match room.end(id, words).await {
        Ok(()) => {}
        Err(problem) if problem.details().code == Code::TooMany => {
            let address = ("address", room.head().program.address.as_str());
            return Ok(shown.read(Some(&texts.say(texts::ROOM_ASIDE_TOO_OFTEN, &[address]))));
        }
        Err(problem) => return Err(problem),
    }
    let title = texts.get(texts::PARTING_DONE);
    let address = ("address", room.head().program.address.as_str());
    let words = [
        ("TITLE", title),
        ("ABOUT", texts.get(texts::PARTING_DONE_ABOUT)),
        ("NEXT", texts.get(texts::PARTING_DONE_NEXT)),
        ("WRITE", &texts.say(texts::PARTING_DONE_WRITE, &[address])),
    ];
    Ok(shown.page(title, &fill(PARTED, &words)))
}
