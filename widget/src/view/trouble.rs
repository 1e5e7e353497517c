//! Why sending didn't work, beside the button that sends.

use domain::texts;
use leptos::prelude::{AnyView, Get, GetUntracked, Memo, With};

use super::el::{classed, el, live, nothing};
use super::{button, heading};
use crate::journey::{Sending, Trouble};
use crate::session::Stage;

pub(super) fn view(stage: Stage) -> AnyView {
    let sending: Memo<Sending> =
        Memo::new(move |_| stage.journey.with(|journey| journey.sending().clone()));
    live(move || match sending.get() {
        Sending::Idle | Sending::Underway => nothing(),
        Sending::Pretended => classed("p", "notice")
            .attr("role", "status")
            .text(&stage.text(texts::PREVIEW_SEND))
            .any(),
        Sending::Failed(trouble) => alert(stage, &trouble),
    })
}

fn alert(stage: Stage, trouble: &Trouble) -> AnyView {
    let another = match trouble {
        Trouble::SentBefore(_) => classed("p", "actions")
            .child(button(stage, "plain", texts::RECEIPT_PRINT, "print").any())
            .child(button(stage, "plain", texts::NETWORK_SEND_ANOTHER, "another").any())
            .any(),
        Trouble::Refused => button(stage, "plain", texts::RECEIPT_PRINT, "print").any(),
        _ => nothing(),
    };
    classed("div", "summary")
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .attr("data-focus", "trouble")
        .child(heading(stage.level + 2).text(&stage.text(texts::NETWORK_TITLE)).any())
        .child(el("p").text(&sentence(stage, trouble)).any())
        .child(another)
        .any()
}

fn sentence(stage: Stage, trouble: &Trouble) -> String {
    let page = stage.page();
    match trouble {
        Trouble::Offline => stage.text(texts::NETWORK_OFFLINE),
        Trouble::Timeout => stage.text(texts::NETWORK_TIMEOUT),
        Trouble::Server => stage.text(texts::NETWORK_SERVER),
        Trouble::Busy(None) => stage.text(texts::NETWORK_BUSY),
        Trouble::Busy(Some(seconds)) => {
            stage.say(texts::NETWORK_BUSY_FOR, &[("n", &seconds.to_string())])
        }
        Trouble::Origin => {
            let (origin, program) = (stage.origin.get_untracked(), page.program.id.as_str());
            stage.say(texts::NETWORK_ORIGIN, &[("origin", &origin), ("program", program)])
        }
        Trouble::SentBefore(reference) => {
            let reference = reference.as_ref().map_or("?", |reference| reference.as_str());
            stage.say(texts::NETWORK_SENT_BEFORE, &[("reference", reference)])
        }
        Trouble::Refused => {
            stage.say(texts::NETWORK_REFUSED, &[("address", &page.program.address)])
        }
    }
}
