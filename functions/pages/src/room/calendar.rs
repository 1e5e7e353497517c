//! The days of a pair's year as a file for calendars. It has no names in it: calendars are seen by
//! others, and kept by others.

use axum::response::Response;
use domain::calendar::Milestone;
use domain::date::Date;
use domain::instant::Instant;
use functions::http::room::Room;
use icalendar::{Calendar, Class, Component, Event, Property};

use super::days::{Day, days};
use crate::PagesStore;
use crate::behind_link::attached;

/// Who wrote the file, as RFC 5545 asks.
const WRITER: &str = "-//Ligature//Ligature//EN";

/// What the file is called.
const NAME: &str = "mentoring.ics";

/// The file, as a download.
pub(super) fn file<S: PagesStore>(room: &Room<'_, S>) -> Response {
    let program = &room.head().program;
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", WRITER));
    calendar.append_property(("METHOD", "PUBLISH")).name(&program.name);
    let side = room.pairing().partners.side(room.held().reference());
    let year = room.year();
    let days = year.map(|year| days(&room.head().texts, year, side)).unwrap_or_default();
    calendar.extend(days.iter().map(|day| event(room, day)));
    attached("text/calendar; charset=utf-8", NAME, calendar.to_string().into_bytes())
}

/// A whole day, on which nobody counts as busy. It is the same event whenever it is downloaded.
fn event<S: PagesStore>(room: &Room<'_, S>, day: &Day) -> Event {
    let program = &room.head().program;
    let summary = [&day.what, " (", &program.name, ")"].concat();
    let summary = Property::new("SUMMARY", summary)
        .add_parameter("LANGUAGE", room.head().lang().as_str())
        .done();
    let start = Property::new("DTSTART", digits(day.on)).add_parameter("VALUE", "DATE").done();
    let mut event = Event::with_uid(&uid(room, day.milestone));
    event.add_property("DTSTAMP", stamp(room.now()));
    event.append_property(start).append_property(summary);
    event.class(Class::Private).add_property("TRANSP", "TRANSPARENT");
    event
}

fn uid<S: PagesStore>(room: &Room<'_, S>, milestone: Milestone) -> String {
    let host = room.host().as_str();
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    format!("{milestone}.{}@{host}", room.pairing().id)
}

/// `20270301`.
fn digits(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// `20270301T120000Z`.
fn stamp(moment: Instant) -> String {
    let text = moment.to_string().replace(['-', ':'], "");
    text.split_once('.').map_or_else(String::new, |(seconds, _)| format!("{seconds}Z"))
}
