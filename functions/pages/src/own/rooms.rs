//! The way from what somebody sent to the pages of their pairings.

use domain::texts::{self, Texts};
use functions::http::own::OwnRoom;

use crate::behind_link::day;
use crate::template::{fill, insert};

const ROOMS: &str =
    "<section class=\"asked\"><h2 class=\"heading\">{{TITLE}}</h2>{{ROOMS}}</section>";
const ROOM: &str = "<p><a class=\"link\" href=\"{{ADDRESS}}\">{{TEXT}}</a></p>";

/// The links as markup; nothing, where there are none.
pub(super) fn rooms(texts: &Texts, rooms: &[OwnRoom]) -> String {
    if rooms.is_empty() {
        return String::new();
    }
    let room = |room: &OwnRoom| {
        let text = texts.say(texts::ROOM_OWN_LINK, &[("date", &day(texts, room.since))]);
        fill(ROOM, &[("ADDRESS", &room.link.address), ("TEXT", &text)])
    };
    let around = fill(ROOMS, &[("TITLE", texts.get(texts::ROOM_OWN_TITLE))]);
    insert(&around, "ROOMS", &rooms.iter().map(room).collect::<String>())
}
