//! What a pairing's page looks like.

use axum::response::Response;
use domain::email::Email;
use domain::form::SharedAnswer;
use domain::matching::Side;
use domain::texts::{self, Key, Texts};
use functions::http::room::{Partner, Room};

use super::aside::Typed;
use super::{aside, certificate, contact, days, filling, journal, parting, sheet, topic};
use crate::PagesStore;
use crate::behind_link::{answers, notice, page};
use crate::template::{fill, insert};

const READ: &str = include_str!("../../templates/room.html");
const SECTION: &str = include_str!("../../templates/room-section.html");
const DAYS: &str = include_str!("../../templates/room-days.html");
const WRITE: &str = "<p class=\"actions write\"><a class=\"main\" href=\"{{TO}}\">{{WRITE}}</a>\
    <bdi class=\"hint\">{{ADDRESS}}</bdi></p>";
const PARAGRAPH: &str = "<p>{{TEXT}}</p>";
const HINT: &str = "<p class=\"hint\">{{TEXT}}</p>";

/// A pairing's page, for one of its two.
pub(super) struct Shown<'a, S> {
    room: &'a Room<'a, S>,
    partner: Partner,
}

impl<'a, S: PagesStore> Shown<'a, S> {
    pub(super) fn of(room: &'a Room<'a, S>) -> Self {
        Self { room, partner: room.partner() }
    }

    fn texts(&self) -> &'a Texts {
        &self.room.head().texts
    }

    pub(super) fn code(&self) -> String {
        self.room.link().code.as_str().to_owned()
    }

    /// A page of the room's with other things on it.
    pub(super) fn page(&self, title: &str, inside: &str) -> Response {
        page(self.room.head(), title, inside).unframed()
    }

    /// The page itself, under something that the person should hear of.
    pub(super) fn read(&self, said: Option<&str>) -> Response {
        self.page_of_all(said, &Typed::default())
    }

    /// The same after a private word that can't be taken.
    pub(super) fn wrong(&self, typed: &Typed<'_>) -> Response {
        self.page_of_all(None, typed)
    }

    fn page_of_all(&self, said: Option<&str>, typed: &Typed<'_>) -> Response {
        let texts = self.texts();
        let sections = [
            self.resting(),
            self.asked(),
            certificate::card(self.room, &self.code()),
            self.write(),
            sheet::card(self.room, &self.code()),
            topic::section(self, self.room),
            journal::card(self.room, &self.code()),
            self.shared(),
            self.why(),
            self.goals(),
            self.days(),
            self.shares(),
            self.help(),
            self.aside(typed),
            parting::link(self.room, &self.code()),
        ];
        let title = self.title();
        let words = [
            ("TITLE", title.as_str()),
            ("SINCE", &self.since()),
            ("PURGE", &self.purge()),
            ("SHARED", texts.get(texts::OWN_SHARED)),
        ];
        let inside = insert(&fill(READ, &words), "NOTICE", &said.map(notice).unwrap_or_default());
        let inside = insert(&inside, "SECTIONS", &sections.concat());
        match typed.is_wrong() {
            true => self.page(&[texts.get(texts::PAGE_PROBLEM), &title].join(" "), &inside),
            false => self.page(&title, &inside),
        }
    }

    /// What the partner is called, where they share that.
    pub(super) fn partner_name(&self) -> Option<&str> {
        self.partner.name.as_deref()
    }

    fn title(&self) -> String {
        let texts = self.texts();
        match (&self.partner.name, self.partner.side) {
            (Some(name), _) => texts.say(texts::ROOM_TITLE, &[("name", name)]),
            (None, Some(Side::Mentee)) => texts.get(texts::ROOM_TITLE_MENTOR).to_owned(),
            (None, Some(Side::Mentor)) => texts.get(texts::ROOM_TITLE_MENTEE).to_owned(),
            (None, None) => texts.get(texts::ROOM_TITLE_PEER).to_owned(),
        }
    }

    /// Since when they have each other.
    fn since(&self) -> String {
        let key = match self.partner.side {
            Some(Side::Mentee) => texts::ROOM_SINCE_MENTOR,
            Some(Side::Mentor) => texts::ROOM_SINCE_MENTEE,
            None => texts::ROOM_SINCE_PEER,
        };
        match self.room.introduced() {
            Some(day) => self.texts().say(key, &[("date", &self.texts().date(day))]),
            None => self.texts().get(texts::ROOM_FINISHED).to_owned(),
        }
    }

    pub(super) fn section(&self, id: &str, title: &str, inside: &str) -> String {
        insert(&fill(SECTION, &[("ID", id), ("TITLE", title)]), "INSIDE", inside)
    }

    /// Answers under a heading; nothing, where there are none.
    fn told(&self, id: &str, title: Key, told: &[SharedAnswer]) -> String {
        match told {
            [] => String::new(),
            told => self.section(id, self.texts().get(title), &answers(told)),
        }
    }

    /// That the two rest, where they do.
    fn resting(&self) -> String {
        let texts = self.texts();
        let since = self.room.paused().map(|day| texts.date(day));
        let said = since.map(|day| texts.say(texts::ROOM_PAUSED, &[("date", &day)]));
        said.map(|said| fill(PARAGRAPH, &[("TEXT", &said)])).unwrap_or_default()
    }

    /// What they are asked at the moment: nothing, while they rest.
    fn asked(&self) -> String {
        if self.room.paused().is_some() {
            return String::new();
        }
        let milestone = self.room.asks_for_contact_at();
        let code = self.code();
        let press = milestone.map(|at| contact::question(self.texts(), &code, at));
        press.unwrap_or_default() + &filling::list(self.room, &code)
    }

    /// How to write to the partner, where they share their address.
    pub(super) fn write(&self) -> String {
        let Some(address) = &self.partner.address else { return String::new() };
        let texts = self.texts();
        let write = match &self.partner.name {
            Some(name) => texts.say(texts::ROOM_WRITE, &[("name", name)]),
            None => texts.get(texts::ROOM_WRITE_PARTNER).to_owned(),
        };
        let words = [("TO", &*mailto(address)), ("WRITE", &write), ("ADDRESS", address.as_str())];
        fill(WRITE, &words)
    }

    fn shared(&self) -> String {
        if self.partner.shared.is_empty() {
            return String::new();
        }
        let texts = self.texts();
        let title = match &self.partner.name {
            Some(name) => texts.say(texts::ROOM_SHARED, &[("name", name)]),
            None => texts.get(texts::MAIL_INTRODUCED_SHARED).to_owned(),
        };
        self.section("shared", &title, &answers(&self.partner.shared))
    }

    fn why(&self) -> String {
        self.told("why", texts::MAIL_INTRODUCED_WHY_YOU, &self.room.reasons())
    }

    fn goals(&self) -> String {
        let [partners, own] = self.room.goals();
        self.told("partners-goals", texts::ROOM_GOALS_PARTNER, &partners)
            + &self.told("own-goals", texts::ROOM_GOALS_OWN, &own)
    }

    fn days(&self) -> String {
        let texts = self.texts();
        let (Some(year), Some(today)) = (self.room.year(), self.room.today()) else {
            return String::new();
        };
        let days = days::days(texts, year, self.partner.side);
        let list = days::list(texts, self.room.introduced(), &days, today);
        let words = [
            ("CODE", &*self.code()),
            ("CALENDAR", texts.get(texts::ROOM_CALENDAR)),
            ("PRINT", texts.get(texts::OWN_PRINT)),
            ("ABOUT", texts.get(texts::ROOM_CALENDAR_ABOUT)),
        ];
        let inside = insert(&fill(DAYS, &words), "DAYS", &list);
        self.section("days", texts.get(texts::ROOM_DAYS), &inside)
    }

    /// What the partner reads of them.
    fn shares(&self) -> String {
        let about = fill(HINT, &[("TEXT", self.texts().get(texts::ROOM_SHARES_ABOUT))]);
        let shares = answers(&self.room.shares());
        self.section("shares", self.texts().get(texts::ROOM_SHARES), &(about + &shares))
    }

    /// Whom to write to where something doesn't work.
    fn help(&self) -> String {
        let texts = self.texts();
        let address = ("address", self.room.head().program.address.as_str());
        let about = match self.room.liaison() {
            Some(name) => texts.say(texts::ROOM_LIAISON, &[("name", name), address]),
            None => texts.say(texts::ROOM_COMMITTEE, &[address]),
        };
        let title = texts.get(texts::MAIL_INTRODUCED_LIAISON);
        self.section("help", title, &fill(PARAGRAPH, &[("TEXT", &about)]))
    }

    /// Where they tell whoever looks after them something in private.
    fn aside(&self, typed: &Typed<'_>) -> String {
        let texts = self.texts();
        let form = aside::form(texts, &self.code(), self.room.liaison(), typed);
        let title = texts.get(texts::ROOM_ASIDE_TITLE);
        form.map(|form| self.section("aside", title, &form)).unwrap_or_default()
    }

    pub(super) fn purge(&self) -> String {
        let texts = self.texts();
        let purged = self.room.purged().map(|day| texts.date(day));
        purged.map(|day| texts.say(texts::ROOM_PURGE, &[("date", &day)])).unwrap_or_default()
    }
}

/// The address of a link that begins a mail.
fn mailto(address: &Email) -> String {
    let encoded = address.as_str().bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'@' | b'.' | b'-' | b'_' | b'+' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    std::iter::once("mailto:".to_owned()).chain(encoded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_an_address_adds_to_the_mail_that_it_begins() {
        let to = |address| mailto(&Email::parse(address).unwrap());
        assert_eq!(to("ada+sts@maths.example.ac.uk"), "mailto:ada+sts@maths.example.ac.uk");
        assert_eq!(to("a?cc=b&x%41@b.example"), "mailto:a%3Fcc%3Db%26x%2541@b.example");
        assert_eq!(to("é@b.example"), "mailto:%C3%A9@b.example");
    }
}
