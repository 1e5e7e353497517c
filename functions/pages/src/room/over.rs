//! What whoever has a link to a pairing reads when it has ended.

use axum::http::StatusCode;
use axum::response::Response;
use domain::texts;
use functions::http::room::Over;

use crate::behind_link::page;
use crate::template::fill;

const OVER: &str = include_str!("../../templates/room-over.html");

/// It was there, and is gone for good: so a 410, which says no more than that.
pub(super) fn page_of(over: &Over) -> Response {
    let texts = &over.head.texts;
    let title = texts.get(texts::ROOM_OVER_TITLE);
    let next = match over.is_own_doing {
        true => texts::ROOM_OVER_WITHDRAWN,
        false => texts::ROOM_OVER_NEXT,
    };
    let write = texts.say(texts::ROOM_OVER_WRITE, &[("address", &over.head.program.address)]);
    let words = [
        ("TITLE", title),
        ("ABOUT", texts.get(texts::ROOM_OVER_ABOUT)),
        ("NEXT", texts.get(next)),
        ("WRITE", &write),
    ];
    page(&over.head, title, &fill(OVER, &words)).unframed_as(StatusCode::GONE)
}
