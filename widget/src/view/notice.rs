//! What a person should hear of before they go on: a draft was found, or cleared.

use domain::texts;

use super::button;
use super::el::{Node, classed, live};
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
        let undo = if undo {
            let button = button(stage, "link", texts::FORM_UNDO, "undo-clear");
            button.attr("data-focus", "undo-clear").node()
        } else {
            Node::Nothing
        };
        classed("p", "notice").text(&stage.text(said)).text(" ").child(undo).node()
    })
}
