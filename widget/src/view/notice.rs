//! What a person should hear of before they go on: a draft was found, or cleared.

use domain::texts;
use leptos::prelude::{AnyView, Get, Memo, With};

use super::button;
use super::el::{classed, live, nothing};
use crate::journey::Notice;
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> AnyView {
    let notice: Memo<Option<Notice>> =
        Memo::new(move |_| stage.journey.with(crate::journey::Journey::notice));
    live(move || {
        let (said, undo) = match notice.get() {
            None => return nothing(),
            Some(Notice::DraftFound) => (texts::DRAFT_FOUND, false),
            Some(Notice::NewVersion) => (texts::DRAFT_NEW_VERSION, false),
            Some(Notice::Cleared) => (texts::DRAFT_CLEARED, true),
        };
        let undo = if undo {
            let button = button(stage, "link", texts::FORM_UNDO, "undo-clear");
            button.attr("data-focus", "undo-clear").any()
        } else {
            nothing()
        };
        classed("p", "notice").text(&stage.text(said)).text(" ").child(undo).any()
    })
}
