//! A form that can't be sent now: when it can be, and what to do meanwhile.

use domain::program::Opening;
use domain::texts;

use super::el::{Node, classed, el};
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> Node {
    let page = stage.page();
    let day = |date| page.texts.date(date);
    let Some(opening) = stage.read(|journey| Some(journey.opening().clone())) else {
        return Node::Nothing;
    };
    let said = match &opening {
        Opening::Open { .. } => return Node::Nothing,
        Opening::NotYet { opens, closes } => {
            let dates = [("opens", &*day(*opens)), ("closes", &*day(*closes))];
            stage.say(texts::WINDOW_NOT_YET, &dates)
        }
        Opening::Over { closed } => stage.say(texts::WINDOW_OVER, &[("closed", &day(*closed))]),
    };
    classed("p", "notice")
        .child(el("b").text(&said).node())
        .text(" ")
        .text(&stage.text(texts::WINDOW_MEANWHILE))
        .node()
}
