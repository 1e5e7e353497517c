//! Why sending didn't work, beside the button that sends.

use domain::texts;

use super::el::{Node, classed, el, live};
use super::{ALERT, alert, button, print_button};
use crate::journey::{Sending, Trouble};
use crate::session::{Seen, Stage};

pub(super) fn view(stage: Stage) -> Node {
    let sending = stage.watch(|scene| Seen::Sending(scene.journey.sending().clone()));
    live(move || match sending.seen() {
        Seen::Sending(Sending::Pretended) => classed("p", "notice")
            .attr("role", "status")
            .text(&stage.text(texts::PREVIEW_SEND))
            .node(),
        Seen::Sending(Sending::Failed(trouble)) => failed(stage, &trouble),
        _ => Node::Nothing,
    })
}

fn failed(stage: Stage, trouble: &Trouble) -> Node {
    let another = match trouble {
        Trouble::SentBefore { link, .. } => classed("p", "actions")
            .child(to_change(stage, link.as_deref()))
            .child(print_button(stage, "plain"))
            .child(button(stage, "plain", texts::NETWORK_SEND_ANOTHER, "another").node())
            .node(),
        Trouble::Refused => print_button(stage, "plain"),
        _ => Node::Nothing,
    };
    alert(stage, "trouble", stage.level + 2, texts::NETWORK_TITLE)
        .child(el("p").attr("id", ALERT).text(&sentence(stage, trouble)).node())
        .child(another)
        .node()
}

/// To what was sent before, where it can be changed. What is typed here stays.
fn to_change(stage: Stage, link: Option<&str>) -> Node {
    let Some(link) = link else { return Node::Nothing };
    let link = classed("a", "link").attr("href", link).attr("target", "_blank");
    link.text(&stage.text(texts::NETWORK_CHANGE_SENT)).node()
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
            let (origin, program) =
                (stage.look(|scene| scene.setting.origin.clone()), page.program.id.as_str());
            stage.say(texts::NETWORK_ORIGIN, &[("origin", &origin), ("program", program)])
        }
        Trouble::SentBefore { reference, .. } => {
            let reference = reference.as_ref().map_or("?", |reference| reference.as_str());
            stage.say(texts::NETWORK_SENT_BEFORE, &[("reference", reference)])
        }
        Trouble::Refused => {
            stage.say(texts::NETWORK_REFUSED, &[("address", &page.program.address)])
        }
    }
}
