//! What a form looks like: markup made from the journey's state, without a listener of its own.

pub(crate) mod check;
pub(crate) mod closed;
pub(crate) mod draft;
pub mod el;
pub(crate) mod error_summary;
pub(crate) mod notice;
pub(crate) mod progress;
pub(crate) mod question;
pub(crate) mod receipt;
pub(crate) mod step;
pub(crate) mod trouble;

use domain::texts::{self, Key};

use self::el::{El, Node, classed, el, live, text};
use crate::journey::Place;
use crate::session::{Seen, Stage};

/// A whole form.
#[must_use]
pub fn form(stage: Stage) -> Node {
    let page = stage.page();
    let place = stage.watch(|scene| Seen::Place(scene.journey.place(), scene.journey.generation()));
    let said = stage.watch(|scene| Seen::Says(Some(scene.said.clone())));
    let banner = if stage.preview {
        classed("p", "banner").text(&stage.text(texts::PREVIEW_BANNER)).node()
    } else {
        Node::Nothing
    };
    classed("div", "root")
        .attr("part", "root")
        .attr("lang", &page.form.lang)
        .attr("dir", direction(&page.form.lang))
        .child(banner)
        .child(heading(stage.level).attr("class", "form-title").text(&page.form.title).node())
        .child(live(move || match place.seen() {
            Seen::Place(Place::Step(at), _) => step::view(stage, at),
            Seen::Place(Place::Receipt, _) => receipt::view(stage),
            _ => check::view(stage),
        }))
        .child(
            classed("p", "unseen")
                .attr("role", "status")
                .child(live(move || text(&said.says().unwrap_or_default())))
                .node(),
        )
        .node()
}

/// A heading of a level; HTML has six.
fn heading(level: u8) -> El {
    let level = match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    el(level).attr("part", "heading")
}

/// The heading that the focus goes to when a step or page is shown.
fn page_heading(stage: Stage) -> El {
    heading(stage.level + 1)
        .attr("class", "heading")
        .attr("tabindex", "-1")
        .attr("data-focus", "heading")
}

fn paragraphs(lines: &[String]) -> impl Iterator<Item = Node> {
    lines.iter().map(|line| el("p").text(line).node())
}

/// A button that does something; see [`crate::session::Deed`].
fn button(stage: Stage, class: &'static str, label: Key, deed: &str) -> El {
    doer(class, deed, "", &stage.text(label))
}

/// The same, with a label of its own and what it is done to.
fn doer(class: &'static str, deed: &str, to: &str, label: &str) -> El {
    classed("button", class)
        .attr("type", "button")
        .attr("part", "button")
        .attr("data-do", deed)
        .attr("data-to", to)
        .text(label)
}

/// The button that Enter presses.
fn submit(label: &str) -> El {
    classed("button", "main")
        .attr("type", "submit")
        .attr("part", "button")
        .attr("data-focus", "send")
        .text(label)
}

/// Languages that are written from right to left.
fn direction(lang: &str) -> &'static str {
    let primary = lang.split('-').next().unwrap_or_default();
    if ["ar", "fa", "he", "ps", "ur", "yi"].contains(&primary) { "rtl" } else { "ltr" }
}
