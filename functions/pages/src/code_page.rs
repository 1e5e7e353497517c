//! The page that asks for a link's code. It is the same for every link of its kind, so it tells nothing
//! of what one opens.

use axum::http::StatusCode;
use axum::response::Response;
use domain::texts::{self, Key};
use functions::store::ProgramHead;

use crate::behind_link::page;
use crate::template::{fill, insert};

const BAD: &str = include_str!("../templates/own-bad.html");

/// What is to be opened.
pub(crate) struct CodePage {
    template: &'static str,
    title: Key,
    about: Key,
    bad_about: Key,
    refused: StatusCode,
}

/// What somebody sent.
pub(crate) const OWN: CodePage = CodePage {
    template: include_str!("../templates/own-open.html"),
    title: texts::OWN_OPEN_TITLE,
    about: texts::OWN_OPEN_ABOUT,
    bad_about: texts::OWN_BAD_ABOUT,
    refused: StatusCode::NOT_FOUND,
};

/// A pairing's page.
pub(crate) const ROOM: CodePage = CodePage {
    template: include_str!("../templates/room-open.html"),
    title: texts::ROOM_OPEN_TITLE,
    about: texts::ROOM_OPEN_ABOUT,
    bad_about: texts::ROOM_BAD_ABOUT,
    refused: StatusCode::FORBIDDEN,
};

impl CodePage {
    /// It, for whoever has followed a link.
    pub(crate) fn ask(&self, head: &ProgramHead) -> Response {
        page(head, head.texts.get(self.title), &self.inside(head, "")).unframed()
    }

    /// It, after a code that opened nothing, whatever was wrong with it.
    pub(crate) fn ask_again(&self, head: &ProgramHead) -> Response {
        let (title, about) = (head.texts.get(texts::OWN_BAD_TITLE), head.texts.get(self.bad_about));
        let bad = fill(BAD, &[("TITLE", title), ("ABOUT", about)]);
        page(head, title, &self.inside(head, &bad)).unframed_as(self.refused)
    }

    fn inside(&self, ProgramHead { program, texts, .. }: &ProgramHead, bad: &str) -> String {
        let words = [
            ("TITLE", texts.get(self.title)),
            ("ABOUT", texts.get(self.about)),
            ("CODE", texts.get(texts::OWN_CODE)),
            ("HELP", texts.get(texts::OWN_CODE_HELP)),
            ("OPEN", texts.get(texts::OWN_OPEN)),
            ("LOST", texts.get(texts::OWN_LOST_LINK)),
            ("PROGRAM", program.id.as_str()),
        ];
        insert(&fill(self.template, &words), "BAD", bad)
    }
}
