//! A form that can't be sent now: when it can be, and what to do meanwhile.

use domain::program::Opening;
use domain::texts;
use leptos::prelude::AnyView;

use super::el::{classed, el, nothing};
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> AnyView {
    let page = stage.page();
    let day = |date| page.texts.date(date);
    let said = match &page.opening {
        Opening::Open { .. } => return nothing(),
        Opening::NotYet { opens, closes } => {
            let dates = [("opens", &*day(*opens)), ("closes", &*day(*closes))];
            stage.say(texts::WINDOW_NOT_YET, &dates)
        }
        Opening::Over { closed } => stage.say(texts::WINDOW_OVER, &[("closed", &day(*closed))]),
    };
    classed("p", "notice")
        .child(el("b").text(&said).any())
        .text(" ")
        .text(&stage.text(texts::WINDOW_MEANWHILE))
        .any()
}
