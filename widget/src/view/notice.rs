//! What a person should hear of before they go on: a draft was found, or cleared.

use domain::texts;

use super::button;
use super::el::{Node, classed, el, live};
use crate::journey::Notice;
use crate::session::{Seen, Stage};

pub(super) fn view(stage: Stage) -> Node {
    let notice = stage.watch(|scene| Seen::Notice(scene.journey.notice()));
    live(move || {
        let (said, undo) = match notice.seen() {
            Seen::Notice(Some(Notice::DraftFound)) => (texts::DRAFT_FOUND, false),
            Seen::Notice(Some(Notice::NewVersion)) => (texts::DRAFT_NEW_VERSION, false),
            Seen::Notice(Some(Notice::Cleared)) => (texts::DRAFT_CLEARED, true),
            Seen::Notice(Some(Notice::MoreAsked)) => (texts::PAGE_MORE_ASKED, false),
            _ => return Node::Nothing,
        };
        if undo {
            return undoable(stage, &stage.text(said), "undo-clear");
        }
        classed("p", "notice").text(&stage.text(said)).node()
    })
}

/// What was taken away, with the way back, where the focus goes: so both are read, together.
pub(super) fn undoable(stage: Stage, said: &str, deed: &'static str) -> Node {
    const SAID: &str = "-gone";
    let undo = button(stage, "link", texts::FORM_UNDO, deed);
    let undo = undo.attr("data-focus", deed).attr("aria-describedby", SAID).node();
    let said = el("span").attr("id", SAID).text(said).node();
    classed("p", "notice").child(said).text(" ").child(undo).node()
}
